"""Which rule refuses how many, in marks and words; someone whom two rules refuse counts for both."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import _, language_name, listed, ngettext, number
from app.matching.wish_words import someone_wished
from app.matching.wording import only_wants, rule_word
from app.services.rows import WishRow
from app.ui import theme
from app.ui.matching.fit_marks import CountMarks
from app.ui.matching.persons import Candidate, half_days_of, place_of
from app.ui.people.words import people_of
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.text import label
from app.vocabulary import Strength, half_day

_ICONS = {
    "availability": "later",
    "region": "pin",
    "distance": "walk",
    "language": "talk",
    "wish": "heart",
    "excluded": "close",
}
_FEW = 2
BESIDE = 500  # the least width at 100 % for the words beside the marks


class InTheWay(QWidget):
    """A row per rule: its name, how many it refuses of ``total``, and what it holds on to in this person."""

    def __init__(self, person: Candidate, other: str, refused: Mapping[str, Sequence[str]], total: int) -> None:
        super().__init__()
        self._said: list[QWidget] = []
        self._is_wide: bool | None = None
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(9)
        grid.setColumnStretch(4, 1)
        for at, (rule, ids) in enumerate(refused.items()):
            grid.addWidget(Glyph(_ICONS[rule]), 2 * at, 0)
            grid.addWidget(label(rule_word(rule), bold=True), 2 * at, 1)
            grid.addWidget(label(number(len(ids)), bold=True), 2 * at, 2)
            grid.addWidget(CountMarks(other, len(ids), total), 2 * at, 3)
            words = _holds_on_to(rule, person)
            said = label(words, theme.SECOND, tone="text2", wrap=True)
            said.setVisible(bool(words))
            self._said.append(said)
        self._arrange(wide=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width() >= theme.px(BESIDE))

    def _arrange(self, wide: bool) -> None:
        """What is held on to stands beside the marks, or under them where there is no room for that."""
        if wide == self._is_wide:
            return
        self._is_wide = wide
        self._grid.setVerticalSpacing(10 if wide else 5)
        for at, said in enumerate(self._said):
            self._grid.removeWidget(said)
            place = (2 * at, 4, 1, 1) if wide else (2 * at + 1, 1, 1, 4)
            self._grid.addWidget(said, *place)


def _holds_on_to(rule: str, person: Candidate) -> str:
    """The fact of this person that a rule looks at: ``Elke kan woensdagvoormiddag``."""
    name = person.called
    free = [slot for slot, is_free in (half_days_of(person) or {}).items() if is_free]
    match rule:
        case "availability" if free:
            if len(free) <= _FEW:
                return _("{name} is free on {half_days}").format(
                    name=name, half_days=listed([half_day(slot) for slot in free])
                )
            return ngettext("{name} is free on {n} half-day", "{name} is free on {n} half-days", len(free)).format(
                name=name, n=len(free)
            )
        case "distance" if person.travels_km is not None:
            return _("{name} goes as far as {km} km").format(name=name, km=number(person.travels_km))
        case "region" if place_of(person):
            return _("{name} lives in {place}").format(name=name, place=place_of(person))
        case "wish":
            wishes = [wish for one in people_of(person) for wish in one.wishes]
            musts = [_wished(wish) for wish in wishes if wish.strength is Strength.MUST]
            return only_wants(name, musts) if musts else _("a wish of the other one")
        case "language" if person.languages:
            return _("{name} speaks {languages}").format(
                name=name, languages=listed([language_name(code) for code in person.languages])
            )
        case _:
            return ""


def _wished(wish: WishRow) -> str:
    return someone_wished({"about": wish.about, "from": wish.lower, "to": wish.upper, "wished": wish.values})

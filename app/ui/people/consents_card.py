"""The card of what somebody agreed to: each answer with its day, noted in a dialog, taken back at once."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _, listed, short_date
from app.services import consents
from app.services.consents import ConsentRow
from app.services.rows import RoleRow
from app.services.sharing import SHAREABLE
from app.services.subjects import Subject
from app.ui import theme
from app.ui.days import DayField
from app.ui.people import contents
from app.ui.people.words import TO_ASK
from app.ui.store import Store
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import Button, filled, link
from app.ui.widgets.card import Card
from app.ui.widgets.chip import FilterChip
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.flow import Flow
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import beside, column, row
from app.ui.widgets.text import label
from app.vocabulary import ConsentKind, Role

K = ConsentKind


class ConsentsCard(Card):
    """Nothing is preset: what was not asked is still to be asked."""

    note_wanted = Signal(object)  # a ConsentKind
    taken_back = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("What may be done with it"))
        self._shown: object = None

    def show_consents(self, role: Role, found: Mapping[ConsentKind, ConsentRow]) -> None:
        """Show what somebody answered; what stands here already stays, and the keyboard with it."""
        if self._shown == (shown := (role, dict(found))):
            return
        self._shown = shown
        contents.replace(self.body, [self._line(role, kind, found.get(kind)) for kind in K], keep=1)

    def _line(self, role: Role, kind: ConsentKind, found: ConsentRow | None) -> QWidget:
        words = kind_words(kind, role)
        icon = ("ask", "text2") if found is None else ("check", "green") if found.given else ("close", "text2")
        said: list[QWidget] = [label(answer_words(found), theme.SECOND, tone="text2", wrap=True)]
        if found and found.given and kind is K.BUDDY:
            known = SHAREABLE[role]
            what = listed([_(known[name]) for name in found.what]) or _("nothing chosen yet")
            said.append(label(what, theme.SECOND, wrap=True))
        buttons = [self._button(_("Change…") if found else _("Note…"), words, lambda: self.note_wanted.emit(kind))]
        if found and found.given:
            buttons.insert(0, self._button(_("Take back"), words, lambda: self.taken_back.emit(kind)))
        name = row(Glyph(*icon), label(words, theme.SECOND, bold=True, wrap=True), row(*buttons, gap=14))
        name.setStretch(1, 1)
        host = QWidget()
        host.setLayout(column(name, column(*said, gap=0, margins=(26, 0, 0, 0)), gap=0))
        return host

    def _button(self, words: str, about: str, do: Callable[[], object]) -> Button:
        made = link(words)
        made.setAccessibleName(f"{words} {about}")
        made.clicked.connect(lambda _checked=False: do())
        return made


class NoteConsent(Dialog):
    """One answer: yes or no, when and how; for the one on the other side, exactly what."""

    def __init__(
        self,
        store: Store,
        one: RoleRow,
        role: Role,
        kind: ConsentKind,
        known: ConsentRow | None,
        today: date,
        parent: QWidget,
    ) -> None:
        super().__init__(
            parent, _("{what}: what does {name} say?").format(name=one.called, what=kind_words(kind, role)), width=560
        )
        self._store, self._whom, self._kind = store, Subject(role.value, one.id), kind
        self.answer = Answers([(True, _("Yes")), (False, _("No")), ("", _("Still to ask"))], _("Is that all right?"))
        self.answer.show_answer(known.given if known else None)
        self.answer.answered.connect(self._choose)
        self.asked = Field(_("Is that all right?"), self.answer, optional=False)
        self.day = DayField(_("Said on"), known.on if known else today, latest=today, optional=True)
        self.how = TextField(_("How"), (known.how or "") if known else "", hint=_("Such as aloud, or on paper"))
        shared = set(known.what) if known else set()
        self.what = {name: FilterChip(_(words), name in shared, faint=True) for name, words in SHAREABLE[role].items()}
        ticks = Flow(list(self.what.values()), 6)
        never = _("A surname, an address, a phone number, care and remarks are never shared this way.")
        self._ticks = Field(_("What may be shared, exactly"), ticks, optional=False, hint=never)
        self.body.addWidget(self.asked)
        self.body.addLayout(beside(self.day, self.how, stretch=(2, 3)))
        self.body.addWidget(self._ticks)
        self._show_ticks()
        self.add_cancel()
        self.add_answer(filled(_("Note it")), accepts=None, default=True).clicked.connect(self.save)
        self.answer.setFocus()

    def save(self) -> None:
        """Note it, once there is an answer."""
        if self.answer.shown is None:
            self.asked.set_error(_("Choose an answer."))
            self.answer.setFocus()
        elif self.day.commit():
            given = self.answer.shown if isinstance(self.answer.shown, bool) else None
            ticked = [name for name, chip in self.what.items() if chip.isChecked()]
            what = ticked if self._kind is K.BUDDY and given else None
            self._store.write(
                consents.note_consent, self._whom, self._kind, given, self.day.day, self.how.text or None, what
            )
            self.accept()

    def _choose(self, key: object) -> None:
        self.answer.show_answer(key if isinstance(key, bool | str) else None)
        self.asked.set_error("")
        self._show_ticks()
        self.stand()

    def _show_ticks(self) -> None:
        self._ticks.setVisible(self._kind is K.BUDDY and self.answer.shown is True)


def kind_words(kind: ConsentKind, role: Role) -> str:
    """What is agreed to, as it is asked; a buddy's facts are shared with a participant."""
    other = _("Share with the buddy") if role is Role.PARTICIPANT else _("Share with the participant")
    words = {
        K.REGISTER: _("Keep in Klik"),
        K.PARTNER: _("Share with a partner organisation"),
        K.BUDDY: other,
        K.STORY: _("Tell the story, without the name"),
    }
    return words[kind]


def answer_words(found: ConsentRow | None) -> str:
    """``ja, op 03/03/2026 · mondeling``"""
    if found is None:
        return _(TO_ASK)
    said = _("yes") if found.given else _("no")
    day = _("{answer}, on {day}").format(answer=said, day=short_date(found.on)) if found.on else said
    return " · ".join(part for part in (day, found.how) if part)

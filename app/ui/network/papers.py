"""A network map on paper: to keep, laid over an earlier one, or blank, because a screen can come between people."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.documents.network_data import Sheet
from app.i18n import N_, _
from app.services import network_moments, network_papers, paper_language
from app.services.network import NetworkMap
from app.services.network_moments import Moment
from app.services.network_papers import People
from app.services.subjects import Subject
from app.ui import theme
from app.ui.network.moment_words import NOW, moment_words
from app.ui.printing import print_pdf
from app.ui.saving import PRINTER, add_paper_answers, add_told, language_words, nobody, noted, plain, save_pdf
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Choice, Field
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import label
from app.vocabulary import HandoutKind

SHEETS = {
    Sheet.A4_LANDSCAPE: N_("A4 landscape"),
    Sheet.A4_PORTRAIT: N_("A4 portrait"),
    Sheet.A3_LANDSCAPE: N_("A3 landscape"),
    Sheet.A3_PORTRAIT: N_("A3 portrait"),
}
PEOPLE = {
    People.NAMED: N_("With the names"),
    People.PSEUDONYMS: N_("Without names"),
    People.BLANK: N_("Blank, to fill in"),
}
NOTHING = ""


class MapPaper(Dialog):
    """Asks which paper with ``exec()``; then ``people``, ``moment``, ``since``, ``sheet``, ``named`` and ``goes_to``.

    Names of others go to the printer as they were asked for, and into a file only where that is ticked.
    """

    def __init__(
        self,
        parent: QWidget | None,
        shown: NetworkMap,
        kept: Sequence[Moment],
        blank: bool = False,
        since: date | None = None,
        moment: date | None = None,
        language: str = "",
    ) -> None:
        super().__init__(parent, _("Network map on paper"), width=WIDE)
        self.goes_to = ""  # PDF or PRINTER
        self.content = Segmented([(people.value, _(words)) for people, words in PEOPLE.items()], _("What is on it"))
        self.which = map_choice(kept)
        over = [(one.on.isoformat(), moment_words(one)) for one in reversed(kept)]
        self.over = Choice([(NOTHING, _("no other map")), *over])
        self._sheet = Choice([(sheet.value, _(words)) for sheet, words in SHEETS.items()])
        self.name = CheckBox(_("Say on it that the map is of {name}").format(name=shown.called))
        self.in_file = CheckBox(_("Names of others in a PDF too"))
        self._maps = Field(_("Which map"), self.which, optional=False)
        self._over = Field(_("Laid over"), self.over, optional=False)
        waiting = _("Names that wait to be placed do not stand on it.") if shown.waiting else ""
        self._waiting = label(waiting, theme.SECOND, tone="text2", wrap=True)
        self._pseudonyms = label("", theme.SECOND, tone="text2", wrap=True)
        warning = _(
            "The PDF is not encrypted: whoever opens it reads what stands in it. Keep it in a place only you see, and "
            "remove it once it is printed."
        )
        self.body.addWidget(self.content)
        self._language = add_told(self, language)
        fields: list[QWidget] = [self._maps, self._over, Field(_("Paper"), self._sheet, optional=False)]
        for part in (*fields, self.name, self.in_file, self._pseudonyms, self._waiting, label(warning, wrap=True)):
            self.body.addWidget(part)
        self._kept = bool(kept)
        self.content.chosen.connect(self._follow)
        self.which.choose(moment.isoformat() if moment else NOW)
        self.over.choose(since.isoformat() if since else NOTHING)
        self.content.choose((People.BLANK if blank or not (shown.placed or kept) else People.NAMED).value)
        self._follow()
        add_paper_answers(self, self._go)

    @property
    def people(self) -> People:
        """What it says of who is on the map."""
        chosen = People(self.content.current)
        kept_out = self.goes_to not in ("", PRINTER) and not self.in_file.isChecked()
        return People.PSEUDONYMS if chosen is People.NAMED and kept_out else chosen

    @property
    def moment(self) -> date | None:
        """The day of a map that was kept; None for the map of now."""
        return self._days[1]

    @property
    def since(self) -> date | None:
        """The day of an earlier map to lay this one over."""
        return self._days[0]

    @property
    def sheet(self) -> Sheet:
        """The size and the way round."""
        return Sheet(self._sheet.current)

    @property
    def named(self) -> bool:
        """Whether it says whose map it is."""
        return self.name.isChecked()

    @property
    def _days(self) -> tuple[date | None, date | None]:
        """From which map to which, in the order of time; the first is None where there is nothing to lay it over."""
        day, over = chosen_day(self.which), self.over.current
        if not over or day == date.fromisoformat(over):
            return None, day
        earlier = date.fromisoformat(over)
        return (earlier, day) if day is None or earlier < day else (day, earlier)

    def _follow(self, _people: str = "") -> None:
        people = People(self.content.current)
        for part in (self._maps, self._over):
            part.setVisible(self._kept and people is not People.BLANK)
        self.name.setVisible(people is not People.PSEUDONYMS)
        self.in_file.setVisible(people is People.NAMED)
        self._pseudonyms.setText(_without_names(people))
        self._pseudonyms.setVisible(people is not People.BLANK)
        self._language.setVisible(bool(self._language.text()) and people is not People.PSEUDONYMS)
        self._waiting.setVisible(bool(self._waiting.text()) and people is not People.BLANK)
        if self.isVisible():
            self.stand()

    def _go(self, where: str) -> None:
        self.goes_to = where


def _without_names(people: People) -> str:
    """What stands in place of the names, or would in a PDF."""
    if people is People.NAMED:
        return _("Without that tick a PDF has a letter and a number in place of every name (N1, V1, H1…).")
    return _(
        "In place of every name it has a letter and a number (N1, V1, H1…), the same on each map of this participant. "
        "It does not say whose map it is, nor what was said in own words."
    )


def map_choice(kept: Sequence[Moment]) -> Choice:
    """Which of the maps of a participant: that of now, or one that was kept."""
    days = [(one.on.isoformat(), moment_words(one)) for one in reversed(kept)]
    return Choice([(NOW, _("the map of now")), *days])


def chosen_day(which: Choice) -> date | None:
    """The day of a map that was kept; None for the map of now."""
    return None if which.current == NOW else date.fromisoformat(which.current)


def give_map(
    parent: QWidget,
    store: Store,
    shown: NetworkMap,
    on: date,
    blank: bool = False,
    since: date | None = None,
    moment: date | None = None,
) -> Task | None:
    """Ask which paper, and print it or write it in the file that is asked for.

    ``moment`` is the day of the kept map in sight, None for the map of now; ``since`` of what it is laid over.
    """
    kept = store.read(network_moments.moments, shown.participant_id)
    language = language_words(store.read(paper_language.of_participant, shown.participant_id))
    asked = MapPaper(parent.window(), shown, kept, blank, since, moment, language)
    if not asked.exec():
        return None
    name = _("network-map.pdf")
    if asked.named and asked.people is not People.PSEUDONYMS:
        name = _("network-map-{participant}.pdf").format(participant=plain(shown.called, _("participant")))
    if asked.since and asked.people is not People.BLANK:
        pseudonymised = asked.people is People.PSEUDONYMS
        compared = store.read(
            network_papers.comparison,
            shown.participant_id,
            asked.since,
            asked.moment,
            on,
            asked.sheet,
            pseudonymised=pseudonymised,
            named=asked.named,
        )
        make = lambda: network_papers.comparison_pdf(compared)  # noqa: E731
    else:
        data = store.read(
            network_papers.network_map,
            shown.participant_id,
            on,
            asked.sheet,
            people=asked.people,
            moment=asked.moment,
            named=asked.named,
        )
        make = lambda: network_papers.network_map_pdf(data)  # noqa: E731
    what = {
        People.NAMED: _("Network map with the names"),
        People.PSEUDONYMS: _("Network map without names"),
    }.get(asked.people)
    whom = Subject("participant", shown.participant_id)
    sent = noted(store, HandoutKind.LETTER, what, on, whom) if what else nobody
    if asked.goes_to == PRINTER:
        return print_pdf(parent, store, make, sent)
    return save_pdf(parent, store, name, make, sent)

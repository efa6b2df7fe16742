"""The papers of a volunteer: what is there and until when, what is missing, and the dialog to note one."""

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import N_, _, short_date
from app.services import papers
from app.services.papers import SERVICE_NAMES, Missing, PaperRow, Papers
from app.services.rows import BuddyRow
from app.ui import theme
from app.ui.buddies.stages import why_words
from app.ui.days import DayField
from app.ui.people import contents
from app.ui.people.known import Known
from app.ui.people.paper_tab import OwnPapers
from app.ui.store import Store
from app.ui.widgets.buttons import filled, link, outlined
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Choice, Field, TextField
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import beside, column, row
from app.ui.widgets.text import label
from app.vocabulary import PaperKind, word

K = PaperKind
ON = {K.EXTRACT: N_("Seen on"), K.TRAINING: N_("Followed on")}
BY = {K.EXTRACT: N_("Seen by"), K.INSURANCE: N_("Insurer"), K.TRAINING: N_("Given by")}
NOTE = {K.EXTRACT: N_("Model"), K.BENEFIT_NOTICE: N_("To which service"), K.TRAINING: N_("About what")}


class VolunteerPapers(OwnPapers):
    """First what is missing, then what is there; what is compulsory says so."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Papers of the volunteer"))
        self._store = store
        self._known: Known[BuddyRow] | None = None

    def show_known(self, known: Known[BuddyRow]) -> None:
        self._known = known
        found = known.papers
        assert found
        several = len(found.people) > 1
        lines = [self._missing(one, several) for one in found.missing]
        lines += [self._line(one, several, known.today, found.soon) for one in found.rows]
        new = outlined(_("Note a paper…"), "plus", small=True)
        new.clicked.connect(lambda _on=False: self.note())
        last = QWidget()
        last.setLayout(row(new, 1))
        contents.replace(self.body, [*lines, last], keep=1)

    def note(
        self,
        kind: PaperKind = K.AGREEMENT_NOTE,
        person_id: UUID | None = None,
        known_paper: PaperRow | None = None,
        model: str = "",
    ) -> None:
        """Note a paper of who is shown, or correct one; ``model`` is that of an extract that is asked, or the service
        that is to be told of a benefit."""
        if one := self._known:
            found = self._store.read(papers.of, one.row.id, one.today)
            asked = (kind, person_id, known_paper, model)
            PaperDialog(self._store, one.row.id, found, one.today, self.window(), *asked).open()

    def _missing(self, one: Missing, several: bool) -> QWidget:
        """A paper that the law asks, with the way to note it."""
        note = outlined(_("Note it…"), small=True)
        note.setAccessibleName(_("Note: {what}").format(what=_named(one.kind, one.name, several, one.model)))
        about = _(SERVICE_NAMES[one.benefit]) if one.benefit else one.model
        note.clicked.connect(lambda _on=False: self.note(one.kind, one.person_id, model=about))
        said = _("not there yet · compulsory before the start")
        if why := why_words(one):
            said = _("not there yet · {why}").format(why=why)
        return _paper(_named(one.kind, one.name, several, one.model), said, "ask", note)

    def _line(self, one: PaperRow, several: bool, today: date, soon: int) -> QWidget:
        change = link(_("Change…"))
        name = _named(one.kind, one.name, several)
        change.setAccessibleName(_("Change: {what}").format(what=name))
        change.clicked.connect(lambda _on=False: self.note(known_paper=one))
        days = (one.until - today).days if one.until else soon + 1
        return _paper(name, _said(one, today), "check" if days >= 0 else "later", change, soon=days <= soon)


class PaperDialog(Dialog):
    """A paper: whose, which, when and until when. Of an extract only that it was seen."""

    def __init__(
        self,
        store: Store,
        buddy_id: UUID,
        found: Papers,
        today: date,
        parent: QWidget | None = None,
        kind: PaperKind = PaperKind.AGREEMENT_NOTE,
        person_id: UUID | None = None,
        known_paper: PaperRow | None = None,
        model: str = "",
    ) -> None:
        known = known_paper
        super().__init__(parent, _("Change the paper") if known else _("Note a paper"), width=WIDE)
        self._store, self._buddy_id, self._known = store, buddy_id, known
        self.kind = Choice([(one.value, word(one)) for one in PaperKind], _("Which paper"))
        self.kind.choose((known.kind if known else kind).value)
        self.whose = Choice([(str(one), name) for one, name in found.people.items()], _("Of whom"))
        self.whose.choose(str(known.person_id if known else person_id or next(iter(found.people))))
        self.on = DayField("", known.on if known else None, latest=today, optional=True)
        self.until = DayField(_("Counts until"), known.until if known else None, optional=True)
        self.by = TextField("", (known.by or "") if known else "")
        self.note = TextField("", (known.note or "") if known else model)
        self.careful = label(
            _("Only that it was seen: what the extract says may not be kept."), theme.SECOND, tone="text2", wrap=True
        )
        which, whose = (
            Field(_("Which paper"), self.kind, optional=False),
            Field(_("Of whom"), self.whose, optional=False),
        )
        self.body.addLayout(beside(which, whose))
        whose.setVisible(len(found.people) > 1)
        self.kind.setEnabled(known is None)
        self.whose.setEnabled(known is None)
        self.body.addLayout(beside(self.on, self.until))
        self.body.addLayout(beside(self.by, self.note))
        self.body.addWidget(self.careful)
        self.kind.chosen.connect(self._word)
        if known:
            remove = self.add_answer(outlined(_("Remove")), accepts=None)
            remove.clicked.connect(lambda _on=False: self._remove(known))
        self.add_cancel()
        save = self.add_answer(filled(_("Note it")), accepts=None, default=True)
        save.clicked.connect(lambda _on=False: self.save())
        self._word()
        (self.on if known or person_id else self.kind).setFocus()

    @classmethod
    def of_missing(
        cls, store: Store, buddy_id: UUID, found: Papers, today: date, parent: QWidget | None
    ) -> "PaperDialog":
        """For the first paper that is missing."""
        if not found.missing:
            return cls(store, buddy_id, found, today, parent)
        first = found.missing[0]
        about = _(SERVICE_NAMES[first.benefit]) if first.benefit else first.model
        return cls(store, buddy_id, found, today, parent, first.kind, first.person_id, None, about)

    def save(self) -> None:
        """Note it, unless a day cannot be."""
        wrong = [field for field in (self.on, self.until) if not field.commit()]
        if wrong:
            wrong[0].setFocus()
            return
        facts: dict[str, Any] = {"on": self.on.day, "until": self.until.day}
        facts |= {"by": self.by.text or None, "note": self.note.text or None}
        try:
            if self._known:
                self._store.write(papers.change, self._known.id, facts)
            else:
                whose, kind = UUID(self.whose.current), PaperKind(self.kind.current)
                self._store.write(papers.add, self._buddy_id, whose, kind, facts)
        except KlikError as error:
            self.until.set_error(str(error))
            self.until.setFocus()
            return
        self.accept()

    def _word(self, _key: str = "") -> None:
        """The words of the fields go with the paper."""
        kind = PaperKind(self.kind.current)
        for field, words in (
            (self.on, ON.get(kind, N_("Signed on"))),
            (self.by, BY.get(kind, N_("By"))),
            (self.note, NOTE.get(kind, N_("Where the paper lies"))),
        ):
            field.rename(_(words))
        self.careful.setVisible(kind is PaperKind.EXTRACT)
        if self.isVisible():
            self.stand()

    def _remove(self, known: PaperRow) -> None:
        self._store.write(papers.remove, known.id)
        self.accept()


def _said(one: PaperRow, today: date) -> str:
    """When, until when, by whom: what is known of it."""
    when = {K.EXTRACT: _("seen on {day}"), K.TRAINING: _("followed on {day}")}.get(one.kind, _("signed on {day}"))
    parts = [when.format(day=short_date(one.on)) if one.on else ""]
    if one.until:
        until = _("counts until {day}") if one.until >= today else _("counted until {day}")
        parts.append(until.format(day=short_date(one.until)))
    return " · ".join(filter(None, (*parts, one.by, one.note))) or _("noted, without a day")


def _named(kind: PaperKind, name: str, several: bool, model: str = "") -> str:
    what = _("{paper}, model {model}").format(paper=word(kind), model=model) if model else word(kind)
    return _("{paper}, {name}").format(paper=what, name=name) if several else what


def _paper(name: str, said: str, icon: str, button: QWidget, soon: bool = False) -> QWidget:
    tone = "amber_ink" if soon else "text2"
    texts = column(label(name, bold=True, wrap=True), label(said, theme.SECOND, tone=tone, wrap=True), gap=0)
    made = QWidget()
    line = row(column(Glyph(icon, tone), 1), texts, button, gap=10)
    line.setStretch(1, 1)
    made.setLayout(line)
    return made

"""How long people are kept, who is kept longer than that by now, and what may be done with each."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext, short_date
from app.services import network_retention, office, retention
from app.services.retention import Kept, PastTerm, Terms
from app.ui import theme
from app.ui.office.keep_dialog import KeepLonger
from app.ui.office.rhythm import whole
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.today.link import NameLink
from app.ui.widgets.buttons import outlined, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.columns import Columns
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import clear, column, row, separator
from app.ui.widgets.text import ElidedLabel, label

LONGEST = 600
MOST = 40
"""How many stand on the card at once: who is dealt with makes room for the next."""
TERMS = {
    "participant": N_("A participant, … months after leaving"),
    "buddy": N_("A buddy, … months after stopping"),
    "not_admitted": N_("Who was not admitted, … months after that"),
}
_KEPT = {
    Kept.PARTICIPANT: N_("participant · gone since {day}"),
    Kept.BUDDY: N_("buddy · gone since {day}"),
    Kept.NOT_ADMITTED: N_("not admitted · gone since {day}"),
}


class KeepingCard(Card):
    """Terms are saved as they are filled in; nobody goes by itself."""

    erase_wanted = Signal(object, str, str)  # the id of a person, the name, and how she or he is called
    opened = Signal(object)  # a Subject
    wiping_wanted = Signal()  # of network maps past keeping

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self.usual = quiet(_("As usual"))
        super().__init__(_("How long people are kept"), self.usual)
        self._store, self._today = store, today
        self._looking: Task | None = None
        self.terms = {
            name: TextField(_(words), check=whole(1, LONGEST), optional=False) for name, words in TERMS.items()
        }
        self.months = TextField(
            _("A network map, … months after that"),
            check=lambda text: whole(1, LONGEST)(text) if text else "",
            hint=_("Left empty it is kept as long as the rest of the file."),
        )
        for field in (*self.terms.values(), self.months):
            theme.fix(field.editor, width=90)
        for field in self.terms.values():
            field.committed.connect(lambda _text: self._settle())
        self.months.committed.connect(self._settle_maps)
        self.usual.clicked.connect(self._restore)
        why = _(
            "Once a year Klik shows who is kept longer than you settled here. Nobody is erased by itself: you erase "
            "somebody, or keep the file longer and say why. What volunteers were paid back stays for seven years."
        )
        self.none = label(_("Nobody is kept longer than that now."), tone="text2")
        self.none.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._count = label("", theme.SMALL, tone="text2")
        self._count.hide()
        self.maps = outlined("")
        self.maps.clicked.connect(self.wiping_wanted)
        self.looked = outlined(_("Looked at for this year"), "check")
        self.looked.hide()
        self.looked.clicked.connect(lambda: self._store.write(retention.looked, self._today()))
        self.add(label(why, tone="text2", wrap=True))
        self.add(Columns([*self.terms.values(), self.months], least=380))
        self.add(separator())
        self.add(label(_("Kept longer than that"), bold=True))
        self.add(self.none)
        self.add(self._list)
        self.add(self._count)
        self.add(row(self.looked, self.maps, 1))
        self.body.setSpacing(12)

    def refresh(self) -> None:
        """Read again and show, but for a field with a mistake in it; who is past a term is looked for beside it."""
        today = self._today()
        settled = asdict(self._store.read(retention.terms))
        for name, field in self.terms.items():
            if not field.error:
                field.set_text(str(settled[name]))
        if not self.months.error:
            months = self._store.read(office.office).network_months
            self.months.set_text("" if months is None else str(months))
        self.usual.setEnabled(settled != asdict(Terms()))
        n = len(self._store.read(network_retention.past_keeping, today))
        self.maps.setText(ngettext("Wipe {n} map of who left…", "Wipe {n} maps of who left…", n).format(n=n))
        self.maps.setVisible(bool(n))
        if self._looking:
            self._looking.cancel()
        store = self._store

        def look(_is_cancelled: object, _report: object) -> tuple[Sequence[PastTerm], bool]:
            return store.read(retention.all_past, today), bool(store.read(retention.asked, today))

        self._looking = Task(look)
        self._looking.done.connect(self._show)
        self._looking.start()

    def _show(self, found: tuple[Sequence[PastTerm], bool]) -> None:
        self._looking = None
        past, asked = found
        clear(self._list)
        first = sorted(past, key=lambda one: one.longer is not None)[:MOST]
        for one in first:
            self._list.addWidget(self._line(one))
        self._count.setText(_("{n} of {total}").format(n=len(first), total=len(past)))
        self._count.setVisible(len(first) < len(past))
        self.none.setVisible(not past)
        self.looked.setVisible(asked)

    def _line(self, one: PastTerm) -> QWidget:
        name = NameLink(one.name)
        name.clicked.connect(lambda: self.opened.emit(one.whom))
        longer, erase = outlined(_("Keep longer…"), small=True), outlined(_("Erase…"), small=True)
        longer.setAccessibleName(_("Keep {name} longer…").format(name=one.name))
        erase.setAccessibleName(_("Erase {name}…").format(name=one.name))
        longer.clicked.connect(lambda: KeepLonger(self.window(), self._store, one, self._today()).open())
        erase.clicked.connect(lambda: self.erase_wanted.emit(one.person_id, one.name, one.called))
        made = QWidget()
        said = _(_KEPT[one.kept]).format(day=short_date(one.since))
        if one.longer:
            said = _("kept until {day}: {why}").format(day=short_date(one.longer), why=one.why)
        why = ElidedLabel(said, theme.SECOND)
        line = row(column(row(name, 1), why, gap=0), longer, erase, gap=8)
        line.setStretch(0, 1)
        made.setLayout(line)
        return made

    def _settle(self) -> None:
        if not any(field.error for field in self.terms.values()):
            settled = Terms(**{name: int(field.text) for name, field in self.terms.items()})
            self._store.write_quietly(retention.settle, settled)
            self.refresh()

    def _restore(self) -> None:
        """The terms of people as usual again; for maps that is an empty field."""
        for field in self.terms.values():
            field.set_error("")
        self._store.write(retention.settle, Terms())
        self.refresh()

    def _settle_maps(self, text: str) -> None:
        self._store.write_quietly(office.change_office, {"network_months": int(text) if text else None})
        self.refresh()

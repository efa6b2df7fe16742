"""Hand a caseload over: from whom to whom, which participants, from when on; then the letters and an overview."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.i18n import _, ngettext, short_date
from app.services import caseload, office
from app.services.caseload import Case
from app.ui import theme
from app.ui.days import DayField
from app.ui.letters import give_letters
from app.ui.lists.batch_dialogs import left_out_words
from app.ui.saving import give_pdf, noted, plain
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Choice, Field
from app.ui.widgets.layout import beside, clear, column, row
from app.ui.widgets.text import label
from app.vocabulary import HandoutKind

LIST_HEIGHT = 190
NOBODY = "nobody"


def hand_over(parent: QWidget, store: Store, today: date, ids: Sequence[UUID] = (), begin: UUID | None = None) -> None:
    """Ask, hand over, and offer the letters and the overview."""
    dialog = HandOverDialog(parent.window(), store, today, ids, begin)
    if dialog.exec() and dialog.day.day:
        name, start = dialog.to.currentText(), dialog.day.day
        AfterDialog(parent.window(), store, dialog.handed, name, start, today).exec()


class HandOverDialog(Dialog):
    """Hands over; then ``handed`` says who followed each of them until then.

    With ``ids`` these participants, else all whom a coordinator follows; ``begin`` is who that is to begin with.
    """

    def __init__(
        self,
        parent: QWidget | None,
        store: Store,
        today: date,
        ids: Sequence[UUID] = (),
        begin: UUID | None = None,
    ) -> None:
        text = _("Whoever follows a participant follows the duo too. One step of undo takes all of it back.")
        super().__init__(parent, _("Hand over to a colleague"), text, width=WIDE)
        self._store, self._today, self._ids = store, today, tuple(ids)
        self._cases: Sequence[Case] = ()
        self.handed: dict[UUID, UUID | None] = {}
        self.boxes: dict[UUID, CheckBox] = {}
        known = store.read(office.all_coordinators)
        self.before = Choice([*((str(one.id), one.full_name) for one in known), (NOBODY, _("nobody yet"))])
        self.before.choose(str(begin) if begin else NOBODY)
        self.to = Choice([(str(one.id), one.full_name) for one in known if one.active])
        self.day = DayField(_("From which day on"), today, compulsory=True)
        self.count = label("", bold=True)
        self.everybody = CheckBox(_("All of them"), on=True)
        self._trouble = label("", theme.SECOND, tone="red_ink", wrap=True)
        self._trouble.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._assemble()
        self.add_cancel()
        self.hand = self.add_answer(filled(""), accepts=None, default=True)
        self.before.chosen.connect(lambda _key: self._look())
        self.to.chosen.connect(lambda _key: self._tell())
        self.everybody.clicked.connect(self._tick_all)
        self.hand.clicked.connect(self._hand_over)
        self._look()

    @property
    def chosen(self) -> list[UUID]:
        """The participants who are ticked."""
        return [one for one, box in self.boxes.items() if box.isChecked()]

    def _assemble(self) -> None:
        whose = Field(_("Who follows them now"), self.before, optional=False)
        to = Field(_("Who takes over"), self.to, optional=False)
        self.body.addLayout(beside(whose, to, self.day))
        whose.setVisible(not self._ids)  # then each line says it
        inside = QWidget()
        inside.setObjectName("scrolled")
        inside.setLayout(column(self._lines, 1, margins=(12, 8, 12, 8)))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        theme.fix(area, height=LIST_HEIGHT)
        frame = QFrame()
        frame.setObjectName("card")
        frame.setLayout(column(area, margins=(1, 1, 1, 1)))
        self.body.addLayout(row(self.count, 1, self.everybody))
        self.body.addWidget(frame)
        self.body.addWidget(self._trouble)

    def _look(self) -> None:
        """Who may be handed over."""
        if self._ids:
            self._cases = self._store.read(caseload.cases, self._ids, self._today)
        else:
            who = None if self.before.current == NOBODY else UUID(self.before.current)
            self._cases = self._store.read(caseload.caseload, who, self._today)
        clear(self._lines)
        self.boxes = {}
        for one in self._cases:
            box = self.boxes[one.id] = CheckBox(_case_words(one, bool(self._ids)), on=True)
            box.toggled.connect(lambda _on: self._tell())
            self._lines.addWidget(box)
        now = {str(one.coordinator_id) for one in self._cases}
        if self.to.current in now and len(now) == 1:  # somebody else is meant
            others = (str(self.to.itemData(at)) for at in range(self.to.count()))
            self.to.choose(next((one for one in others if one not in now), self.to.current))
        self._tell()

    def _tick_all(self, on: bool) -> None:
        for box in self.boxes.values():
            box.setChecked(on)

    def _tell(self) -> None:
        n = len(self.chosen)
        self.everybody.setChecked(n == len(self.boxes))
        self.everybody.setVisible(len(self.boxes) > 1)
        total = len(self.boxes)
        self.count.setText(
            _("{n} of {total}").format(n=n, total=total) if total else _("Nobody is followed by her or him now.")
        )
        moving = len(self._moving())
        self.hand.setText(ngettext("Hand {n} over", "Hand {n} over", moving).format(n=moving))
        self.hand.setEnabled(n > 0)
        self.hand.updateGeometry()

    def _moving(self) -> dict[UUID, UUID | None]:
        """Those of them who change hands, with who followed them until now."""
        return {
            one.id: one.coordinator_id
            for one in self._cases
            if self.boxes[one.id].isChecked() and str(one.coordinator_id) != self.to.current
        }

    def _hand_over(self) -> None:
        before = self._moving()
        same = not before or not self.to.current
        self._trouble.setText(_("Choose a colleague who does not follow them yet.") if same else "")
        self._trouble.setVisible(same)
        QTimer.singleShot(0, self, self.stand)
        if same:
            self.to.setFocus()
            return
        if not self.day.commit() or not self.day.day:
            self.day.setFocus()
            return
        self._store.write(caseload.hand_over, list(before), UUID(self.to.current))
        self.handed = before
        self.accept()


class AfterDialog(Dialog):
    """It is done: the letters to participants and buddies, and an overview for the colleague."""

    def __init__(
        self,
        parent: QWidget | None,
        store: Store,
        before: Mapping[UUID, UUID | None],
        name: str,
        start: date,
        today: date,
    ) -> None:
        chosen = tuple(before)
        n = len(chosen)
        words = ngettext(
            "{name} is the contact person of {n} participant now.",
            "{name} is the contact person of {n} participants now.",
            n,
        )
        super().__init__(parent, _("Handed over"), words.format(name=name, n=n), width=WIDE)
        self._over = parent or self
        self._store, self._chosen = store, chosen
        self._name, self._start, self._today = name, start, today
        self.made = store.read(caseload.handover_letters, before, start, today)
        letters = ngettext(
            "{n} letter to participants and their buddies, who it is from {day} on.",
            "{n} letters to participants and their buddies, who it is from {day} on.",
            len(self.made.letters),
        )
        self.letters = outlined(_("The letters…"), "paper")
        self.overview = outlined(_("The overview…"), "list")
        for button, said in (
            (self.letters, letters.format(n=len(self.made.letters), day=short_date(start))),
            (self.overview, _("An overview for {name}: who, which duo, and what is still to do.").format(name=name)),
        ):
            line = row(label(said, wrap=True), button, gap=16)
            line.setStretch(0, 1)
            self.body.addLayout(line)
        if left_out := left_out_words(self.made.left_out):
            self.body.addWidget(label(left_out, theme.SECOND, tone="text2", wrap=True))
        self.letters.setEnabled(bool(self.made.letters))
        self.letters.clicked.connect(lambda _on=False: self.give_letters())
        self.overview.clicked.connect(lambda _on=False: self.give_overview())
        self.add_answer(filled(_("Done")), default=True)

    def give_letters(self) -> Task | None:
        """All the letters in one file, or to the printer; then it is noted."""
        name = _("new-contact-person.pdf")
        return give_letters(self._over, self._store, lambda: self.made.letters, name, self._today)

    def give_overview(self) -> Task | None:
        """What the colleague has to know, on paper."""
        from app.services import lists_out

        data = self._store.read(caseload.overview, self._chosen, self._name, self._today)
        warning = _(
            "The names and phone numbers of participants stand in it. The file is not encrypted: whoever opens it "
            "reads it. Keep it in a place only you see."
        )
        file = _("overview-{name}.pdf").format(name=plain(self._name, "klik"))
        sent = noted(self._store, HandoutKind.LIST, _("Overview of a handover"), self._today, to=self._name)
        return give_pdf(self._over, self._store, file, warning, lambda: lists_out.paper(data), sent=sent)


def _case_words(one: Case, whose: bool) -> str:
    """``Marleen Zonnedauw · Geel · met Nadia Vlinderdal``, with ``whose`` also who follows her now."""
    duo = _("with {buddy}").format(buddy=one.duo) if one.duo else ""
    now = _("now {name}").format(name=one.coordinator.split(" ")[0] or _("nobody")) if whose else ""
    return " · ".join(filter(None, (one.name, one.place, duo, now)))

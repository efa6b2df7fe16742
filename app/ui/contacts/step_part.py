"""What comes next: in own words, on a day that is one key away; and whether a step that was agreed is done.

Where that was to ask how it goes with an offer, the answer is noted along with it.
"""

from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from textwrap import shorten
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services.follow_ups import Step, StepRow
from app.services.today_rows import Matter
from app.ui import theme
from app.ui.days import DayField
from app.ui.layers import as_if_read
from app.ui.today.later import days
from app.ui.today.words import task
from app.ui.widgets.answers import Answers
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label
from app.ui.words import weekday_date
from app.vocabulary import FollowUpKind

_ANOTHER = "another"
_MOST_SAID = 40  # letters: a box to tick has one line


class StepPart(QWidget):
    """The step that may be ticked off is the first one open, or the one the dialog was opened for."""

    grown = Signal()

    def __init__(
        self, steps: Sequence[StepRow], opened_for: UUID | None, today: date, what: TextField | None = None
    ) -> None:
        super().__init__()
        self._step = next((one for one in steps if one.id == opened_for), steps[0] if steps else None)
        said = task(Matter(self._step.kind), self._step.what) if self._step else ""
        on = weekday_date(self._step.on) if self._step else ""
        done = _("Done: {what} ({day})")
        brief = shorten(said, _MOST_SAID, placeholder="…")
        self.finished = CheckBox(done.format(what=brief, day=on), opened_for is not None)
        self.finished.setToolTip(done.format(what=said, day=on) if brief != said else "")
        self.met = Answers([(True, _("yes")), (False, _("no"))], _("Came to know more people?"))
        self._asked = QWidget()
        self._asked.setLayout(row(label(self.met.accessibleName(), theme.SECOND, bold=True), self.met, 1, gap=10))
        self.what = what or as_if_read(TextField(_("The next step")))
        self.when = Answers([*days(today), (_ANOTHER, _("choose a day…"))], _("When is the next step?"))
        self.typed = DayField(_("Day"), earliest=today + timedelta(days=1), compulsory=True)
        self.setLayout(column(self.finished, self._asked, self.what, self.when, self.typed, gap=8))
        self.finished.setVisible(self._step is not None)
        self.typed.hide()
        self._asked.setVisible(self._asks_whom_was_met)
        self.finished.toggled.connect(lambda _on: self._ask())
        self.met.answered.connect(self.met.show_answer)
        self.when.answered.connect(self._choose)

    @property
    def step(self) -> Step | None:
        """What comes next, if anything was said; only after ``commit``."""
        day = self.typed.day if self.when.shown == _ANOTHER else self.when.shown
        return Step(self.what.text or None, day) if isinstance(day, date) else None

    @property
    def finishes(self) -> UUID | None:
        """The step that is ticked off."""
        return self._step.id if self._step and self.finished.isChecked() else None

    @property
    def met_people(self) -> bool | None:
        """What was answered about an offer, where this talk was about one."""
        return self.met.shown if self._asks_whom_was_met and isinstance(self.met.shown, bool) else None

    @property
    def _asks_whom_was_met(self) -> bool:
        return self.finished.isChecked() and self._step is not None and self._step.kind is FollowUpKind.REFERRAL

    def _ask(self) -> None:
        self._asked.setVisible(self._asks_whom_was_met)
        self.grown.emit()

    def not_reached(self) -> None:
        """Nobody was reached: what was to be talked about is still to be done."""
        self.finished.setChecked(False)

    def commit(self) -> bool:
        """Whether a next step has its day."""
        if self.when.shown == _ANOTHER:
            right = self.typed.commit()
            if not right:
                self.typed.setFocus()
            return right
        trouble = _("Choose on which day.") if self.what.text and self.when.shown is None else ""
        if trouble:
            self.when.setFocus()  # the line is left, and says itself that nothing is wrong with it
        self.what.set_error(trouble)
        self.grown.emit()
        return not trouble

    def _choose(self, key: Hashable) -> None:
        self.when.show_answer(key)
        self.what.set_error("")
        self.typed.setVisible(key == _ANOTHER)
        self.grown.emit()
        if key == _ANOTHER:
            self.typed.setFocus()

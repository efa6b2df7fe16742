"""The tab of the path: what happened and when, and the duos of now and of earlier."""

from collections.abc import Callable
from datetime import date
from typing import Generic
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from app.i18n import _
from app.services.follow_ups import Reminder
from app.ui import theme
from app.ui.people import contents
from app.ui.people.contents import Items
from app.ui.people.kind import Kind
from app.ui.people.known import Known, R
from app.ui.widgets.card import Card
from app.ui.widgets.layout import column
from app.ui.widgets.text import label
from app.ui.words import known_date
from app.vocabulary import Role, word

_DAY_WIDTH = 84


class Trajectory(QWidget, Generic[R]):
    """Two cards: the days of the path, the newest first, and the duos."""

    duo_wanted = Signal(object)
    step_done = Signal(object)  # a Reminder

    def __init__(self, kind: Kind[R]) -> None:
        super().__init__()
        self._kind = kind
        self._days, self._steps, self._duos = Card(_("What happened")), Card(_("Next steps")), Card(_("Duos"))
        side = QWidget()
        side.setLayout(column(self._steps, self._duos, gap=12))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(12)
        for part, wide in ((self._days, 7), (side, 5)):
            self._columns.addWidget(part, wide, Qt.AlignmentFlag.AlignTop)

    def set_wide(self, wide: bool) -> None:
        """Beside each other, or under each other."""
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def show_known(self, known: Known[R]) -> None:
        """Show somebody, or the same one again."""
        contents.replace(self._days.body, self._happened(known), keep=1)
        width = contents.day_width([step.on for _about, step in known.steps], known.today)
        steps: Items = [contents.step(step, known.today, width, self._done(about)) for about, step in known.steps]
        contents.replace(self._steps.body, steps, keep=1)
        self._steps.setVisible(bool(steps))
        role = self._kind.role
        duos: Items = [contents.duo_line(duo, role, self._show(duo.id)) for duo in known.duos]
        none = label(_("No duo yet."), theme.SECOND, tone="text2")
        contents.replace(self._duos.body, duos or [none], keep=1)

    def _happened(self, known: Known[R]) -> Items:
        found: list[tuple[date, str, str, str]] = [
            (day, known_date(day, precision), words, "") for day, precision, words in self._kind.days(known.row) if day
        ]
        for duo in known.duos:
            name = duo.buddy if self._kind.role is Role.PARTICIPANT else duo.participant
            with_whom = _("with {name}").format(name=name)
            found += [(day, known_date(day), word(state), with_whom) for state, day in duo.steps]
        if not found:
            return [label(_("Nothing dated yet."), theme.SECOND, tone="text2")]
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        found.reverse()  # the newest first; of one day the step that came last
        found.sort(key=lambda one: one[0], reverse=True)
        for at, (_day, said, words, about) in enumerate(found):
            when = contents.first_line(label(said, theme.SECOND, tone="text2"), theme.SECOND)
            theme.fix(when, width=_DAY_WIDTH)
            grid.addWidget(when, at, 0, Qt.AlignmentFlag.AlignTop)
            text = " · ".join(part for part in (words, about) if part)
            grid.addWidget(label(text, theme.SECOND, wrap=True), at, 1)
        return [grid]

    def _done(self, about: Reminder) -> Callable[[], object]:
        return lambda: self.step_done.emit(about)

    def _show(self, duo_id: UUID) -> Callable[..., object]:
        return lambda _checked=False: self.duo_wanted.emit(duo_id)

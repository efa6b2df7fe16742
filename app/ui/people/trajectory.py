"""The tab of the path: what happened and when, the duos of now and of earlier, and what goes on beside them."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Generic, Protocol
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
from app.vocabulary import FollowUpKind, Role, word

_DAY_WIDTH = 84


class Beside(Protocol):
    """Cards that only one role has, before the others: ``main`` in the wide column, ``side`` beside it.

    ``tasks`` are the kinds of steps that stand on those cards already.
    """

    main: Sequence[QWidget]
    side: Sequence[QWidget]
    tasks: frozenset[FollowUpKind]

    def show_known(self, known: Known[Any]) -> None: ...


class Trajectory(QWidget, Generic[R]):
    """The days of the path, the newest first, the next steps and the duos; before them what the role brings itself."""

    duo_wanted = Signal(object)
    step_done = Signal(object)  # a Reminder

    def __init__(self, kind: Kind[R], beside: Beside | None = None) -> None:
        super().__init__()
        self._kind, self.beside = kind, beside
        self._days, self._steps, self._duos = Card(_("What happened")), Card(_("Next steps")), Card(_("Duos"))
        main, side = QWidget(), QWidget()
        main.setLayout(column(*(beside.main if beside else ()), self._days, gap=12))
        side.setLayout(column(*(beside.side if beside else ()), self._steps, self._duos, gap=12))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(12)
        for part, wide in ((main, 7), (side, 5)):
            self._columns.addWidget(part, wide, Qt.AlignmentFlag.AlignTop)

    def set_wide(self, wide: bool) -> None:
        """Beside each other, or under each other."""
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def show_known(self, known: Known[R]) -> None:
        """Show somebody, or the same one again."""
        contents.replace(self._days.body, self._happened(known), keep=1)
        told = self.beside.tasks if self.beside else frozenset()
        open_steps = [(about, step) for about, step in known.steps if step.kind not in told]
        width = contents.day_width([step.on for _about, step in open_steps], known.today)
        steps: Items = [contents.step(step, known.today, width, self._done(about)) for about, step in open_steps]
        contents.replace(self._steps.body, steps, keep=1)
        self._steps.setVisible(bool(steps))
        role = self._kind.role
        duos: Items = [contents.duo_line(duo, role, self._show(duo.id)) for duo in known.duos]
        none = label(_("No duo yet."), theme.SECOND, tone="text2")
        contents.replace(self._duos.body, duos or [none], keep=1)
        if self.beside:
            self.beside.show_known(known)

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

"""When and where the two will meet for the first time, or once more; and that they met."""

from datetime import date, time

from PySide6.QtWidgets import QWidget

from app.i18n import _, clock, long_date, ngettext
from app.services import duo_path
from app.ui import theme
from app.ui.days import DayField
from app.ui.duos.day_dialog import DayDialog
from app.ui.duos.view import DuoView
from app.ui.hours import HourField
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import Columns
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label


class PlanPart(QWidget):
    """Day, hour and place, then *they met*. Planned once, a change of these is kept as it is typed."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._view: DuoView | None = None
        self.title = label("", theme.BODY, bold=True, wrap=True)
        self.day = DayField(_("Day"))
        self.hour = HourField(_("Hour"))
        self.place = TextField(_("Place"), optional=True)
        self.plan = Button("filled", _("Plan the first meeting"), "calendar")
        self.met = Button("outlined", _("Note the first meeting…"), "meet")
        self.plan.clicked.connect(self._plan)
        self.met.clicked.connect(self._met)
        for field in (self.day, self.hour, self.place):
            field.committed.connect(lambda _text: self._change())
        fields = Columns([self.day, self.hour, self.place], least=150, shares=(2, 2, 5))
        self.setLayout(column(self.title, fields, row(self.plan, self.met, 1), gap=10))

    def show_view(self, view: DuoView) -> None:
        before, self._view = self._view, view
        planned, hour, place = _plan_of(view)
        other = before is None or before.row.id != view.row.id
        if other or _plan_of(before) != _plan_of(view):
            if other or not self.day.error:
                self.day.set_day(planned)
            if other or not self.hour.error:
                self.hour.set_hour(hour)
            self.place.set_text(place or "")
        if planned is None:
            self.title.setText(
                _("When do they meet once more?") if view.again else _("Both said yes. When do they meet?")
            )
        else:
            to_come, day = planned >= view.today, long_date(planned)
            if hour:
                words = _("They meet on {day} at {hour}") if to_come else _("They were to meet on {day} at {hour}")
                self.title.setText(words.format(day=day, hour=clock(hour)))
            else:
                words = _("They meet on {day}.") if to_come else _("They were to meet on {day}.")
                self.title.setText(words.format(day=day))
        self.plan.setVisible(planned is None)
        self.met.become("outlined" if planned is None else "filled")
        self.met.update()

    @property
    def _planned(self) -> date | None:
        return _plan_of(self._view)[0]

    def _plan(self) -> None:
        if self._view and self.day.commit() and self.hour.commit():
            if self.day.day is None:
                self.day.ask_again()
                return
            self._keep()

    def _change(self) -> None:
        if self._planned is not None:
            self._keep()

    def _keep(self) -> None:
        """What cannot be read takes nothing away of what was planned, and stays until it is right."""
        if self._view:
            day, hour, _place = _plan_of(self._view)
            day = day if self.day.error else self.day.day
            hour = hour if self.hour.error else self.hour.hour
            self._store.write(duo_path.plan_meeting, self._view.row.id, day, self.place.text or None, hour)

    def _met(self) -> None:
        if self._view:
            note_meeting(self, self._store, self._view)


def note_meeting(parent: QWidget, store: Store, view: DuoView) -> None:
    """Ask on which day the two met, and note that; what each of them says comes later, apart."""
    planned = _plan_of(view)[0]
    hours = view.rhythms.thinking_hours
    text = ngettext(
        "What each of them thought of it you ask later, apart: give both {n} hour to think it over.",
        "What each of them thought of it you ask later, apart: give both {n} hours to think it over.",
        hours,
    ).format(n=hours)
    dialog = DayDialog(
        parent.window(),
        _("The two met"),
        text,
        _("Note the first meeting"),
        view.today,
        day=min(planned, view.today) if planned else None,
    )
    if dialog.exec():
        store.write(duo_path.note_meeting, view.row.id, None, None, dialog.day)


def _plan_of(view: DuoView | None) -> tuple[date | None, time | None, str | None]:
    """The meeting that is still to come or to be noted: one from before the last meeting is history."""
    if view is None:
        return None, None, None
    planned = view.row.meeting_planned_on
    if view.row.met_on and planned and planned <= view.row.met_on:
        return None, None, None
    return planned, view.row.meeting_planned_at, view.row.meeting_place

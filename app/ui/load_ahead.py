"""While the password is typed, what the window needs is loaded: a module at a time, so that no key waits for it."""

import gc
import linecache
from collections.abc import Iterator
from datetime import date
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

MODULES = (
    "sqlalchemy.orm",
    "app.models",
    "app.storage.vault",
    "app.storage.backup",
    "app.storage.trial",
    "app.services.people",
    "app.services.duos",
    "app.services.matching",
    "app.services.agreements",
    "app.ui.main_window",
    "app.ui.today.page",
    "app.ui.lists.table_pane",
    "app.ui.people.page",
    "app.ui.participants.page",
    "app.ui.buddies.page",
    "app.ui.matching.page",
    "app.ui.duos.detail",
    "app.ui.duos.page",
    "app.ui.network.room",
    "app.ui.ladders.view",
    "app.ui.network_meeting.view",
    "app.ui.programme.view",
    "app.ui.network.page",
    "app.ui.events.page",
    "app.ui.office.page",
    "app.ui.offers.page",
    "app.ui.impact.view",
    "app.ui.expenses.view",
    "app.ui.signals.view",
    "app.ui.figures.page",
    "app.ui.importing.opening",
    "app.ui.assembly",
    "app.ui.first_seconds",
    "app.ui.backing_up",
    "app.ui.drafts",
    "app.ui.notices",
)


class LoadAhead(QObject):
    """Begins once the page that asks has been painted; whoever is quicker loads the rest by opening the window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = self._steps()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)
        QTimer.singleShot(100, self._timer, self._timer.start)

    def _next(self) -> None:
        for _step in self._left:
            return
        self._timer.stop()

    @staticmethod
    def _steps() -> Iterator[object]:
        for name in MODULES:
            yield import_module(name)
            # PySide looks in the source of each module that is imported for its own name, and Python keeps what was
            # read so: in a checkout 28 MB of lines.
            linecache.clearcache()
        from app.i18n import long_date
        from app.places import all_places
        from app.services.rehearsal import rehearse

        yield all_places()
        yield long_date(date.today())  # reads the words of the calendar
        for _question in rehearse(date.today()):
            yield None
        # The window that was locked goes, what is loaded stays: nobody walks over it while the next window opens.
        gc.unfreeze()
        gc.collect()
        gc.freeze()

"""Pictures of locking: what is chosen, what is said before it, the envelope of the centre, and what comes back."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from waiting import wait

from app.i18n import _
from app.services.subjects import Subject
from app.storage.drafts import Draft
from app.ui.contacts.dialog import ContactDialog
from app.ui.drafts import DraftDialog
from app.ui.main_window import MainWindow
from app.ui.notices import Notices
from app.ui.office.lock_card import envelope_sheet
from app.ui.store import Store
from app.ui.unlock.recovery import RecoveryCode
from app.ui.widgets.layout import bring_into_sight

At = Callable[[str, Callable[[Any], object]], Callable[[], object]]
Scene = tuple[str, Callable[[], object]]


def of_locking(store: Store, window: MainWindow, today: date, marleen: UUID, at: At) -> Iterator[Scene]:
    """The card, the envelope, a draft that is offered, and last the line above the page: it stays."""
    yield (
        "problem-report-card",
        at("office", lambda page: (page.show_section("laptop"), wait(100), bring_into_sight(page.report.make))),
    )
    yield (
        "lock-card",
        at("office", lambda page: (page.show_section("laptop"), wait(100), bring_into_sight(page.lock.make))),
    )
    sheet = envelope_sheet("Buddywerking De Voorbeeldstreek", today)
    code = "7KM2W-Q9RTX-0HV3C-NN8WM-4PZ6W1"
    yield (
        "lock-envelope",
        at("office", lambda page: RecoveryCode(window, code, _("It is in the envelope"), sheet=sheet).open()),
    )
    for name, may in (("again", True), ("shown", False)):
        yield (
            f"lock-draft-{name}",
            at(
                "today", lambda page, may=may: DraftDialog(window, _draft(window, store, marleen), may_go_on=may).open()
            ),
        )
    notices = Notices(window, store.vault)  # type: ignore[arg-type]
    yield "lock-soon", at("today", lambda page: notices.tell_soon(True))


def _draft(window: MainWindow, store: Store, marleen: UUID) -> Draft:
    dialog = ContactDialog(window, store, Subject("participant", marleen), date.today())
    dialog.open()
    dialog.remark.retype("Ze wil graag naar de markt op donderdag, maar liever niet alleen. Haar zus belt nog.")
    draft = Draft(dialog.title.text(), "2026-11-27T16:40", dialog.typed(), dialog.again().about)
    dialog.done(0)
    return draft

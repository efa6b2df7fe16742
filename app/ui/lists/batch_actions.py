"""What the bar for several does: each asks once, for all who may be contacted, and names who is left out."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import N_
from app.services import batch, events
from app.services.subjects import Kind
from app.ui.messages import tell
from app.ui.store import Store
from app.ui.widgets.dialog import Dialog

Ids = Sequence[UUID]


def note_talks(parent: QWidget, store: Store, kind: Kind, ids: Ids, today: date) -> None:
    """Note one talk with each."""
    from app.ui.lists.batch_dialogs import TalksDialog

    _ask(parent, store, kind, ids, lambda chosen: TalksDialog(parent.window(), store, chosen, today))


def add_steps(parent: QWidget, store: Store, kind: Kind, ids: Ids, today: date) -> None:
    """Note the same next step for each."""
    from app.ui.lists.batch_dialogs import StepsDialog

    _ask(parent, store, kind, ids, lambda chosen: StepsDialog(parent.window(), store, chosen, today))


def invite(parent: QWidget, store: Store, kind: Kind, ids: Ids, today: date) -> None:
    """Put each on the list of an event that is still to come."""
    from app.ui.lists.batch_dialogs import InviteAllDialog

    coming = [one for one in store.read(events.events) if one.on >= today and not one.cancelled]
    if not coming:
        tell(parent.window(), KlikError(N_("No event is planned yet. Make one under Events, and invite them then.")))
        return
    InviteAllDialog(parent.window(), store, kind, ids, coming).exec()


def give_labels(parent: QWidget, store: Store, kind: Kind, ids: Ids, today: date) -> None:
    """Print address labels, or write them in a file."""
    from app.ui.lists.labels_dialog import give_labels as give

    give(parent, store, kind, ids, today)


def write_mails(parent: QWidget, store: Store, kind: Kind, ids: Ids, today: date) -> None:
    """Write a mail once and make a draft of it for each."""
    from app.services import mails
    from app.ui.lists.mails_dialog import MailsDialog, OneByOne

    whom = store.read(mails.addressees, kind, ids)
    if not whom.people:
        tell(parent.window(), KlikError(N_("Of none of them a mail address is known that may be written to.")))
        return
    dialog = MailsDialog(parent.window(), store, whom, today)
    if dialog.exec() and dialog.to_open:
        OneByOne(parent.window(), store, dialog.to_open, today).exec()


def hand_over(parent: QWidget, store: Store, kind: Kind, ids: Ids, today: date) -> None:
    """Hand the participants over to a colleague; of duos the participants."""
    from app.services import duos
    from app.ui.lists.hand_over import hand_over as ask

    if kind == "duo":
        wanted = frozenset(ids)
        ids = list(dict.fromkeys(row.participant_id for row in store.read(duos.duos) if row.id in wanted))
    ask(parent, store, today, ids)


def _ask(parent: QWidget, store: Store, kind: Kind, ids: Ids, make: Callable[[batch.Chosen], Dialog]) -> None:
    chosen = store.read(batch.chosen, kind, ids)
    if chosen.subjects:
        make(chosen).exec()
    else:
        tell(parent.window(), KlikError(N_("Nobody of those chosen may be contacted.")))

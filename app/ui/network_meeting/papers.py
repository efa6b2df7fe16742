"""The papers of a network meeting, printed or saved where the coordinator wants them."""

from collections.abc import Collection
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _, listed, ngettext
from app.services.subjects import Subject
from app.ui.messages import tell
from app.ui.network_meeting.shown import Shown
from app.ui.saving import Sent, Spoken, give_pdf, noted, plain
from app.ui.store import Store
from app.ui.tasks import Task
from app.vocabulary import HandoutKind


def give_invitations(parent: QWidget, store: Store, shown: Shown, only: Collection[UUID] | None = None) -> Task | None:
    """Make the letters to those who are invited, or to some of them."""
    from app.services import network_meeting_papers as papers  # ReportLab is slow to import: only who prints waits

    try:
        letters = store.read(papers.invitations, shown.row.id, shown.today, only)
    except KlikError as error:
        tell(parent.window(), error)
        return None
    question = (
        _("The question stands on it, as {name} agreed.") if letters[0].question else _("The question is not on it.")
    )
    warning = _(
        "A letter to {names}. {question} The file is not encrypted: whoever opens it reads it. Keep it in a place only "
        "you see."
    ).format(names=listed([one.name for one in letters]), question=question.format(name=shown.called))
    # Not by name: who thinks along is wiped once the map is past keeping, and this note stays.
    to = ngettext("{n} person", "{n} people", len(letters)).format(n=len(letters))
    return give_pdf(
        parent,
        store,
        _("network-meeting-invitation-{name}.pdf").format(name=plain(shown.called, _("participant"))),
        warning,
        lambda: papers.invitations_pdf(letters),
        sent=_noted(store, shown, _("Invitations to a network meeting"), to),
        large=lambda: papers.invitations_pdf(letters, large=True),
        template="network_invitation",
        spoken=Spoken((letters[0].letterhead.language,)),
    )


def give_plan(parent: QWidget, store: Store, shown: Shown) -> Task | None:
    """Print the plan, or write it in the file that is asked for."""
    from app.services import network_meeting_papers as papers

    data = store.read(papers.plan, shown.row.id)
    warning = _(
        "The plan is of {name}, who decides who gets it. The file is not encrypted: whoever opens it reads it. Keep it "
        "in a place only you see."
    ).format(name=shown.called)
    return give_pdf(
        parent,
        store,
        _("network-meeting-plan-{name}.pdf").format(name=plain(shown.called, _("participant"))),
        warning,
        lambda: papers.plan_pdf(data),
        sent=_noted(store, shown, _("Plan of a network meeting"), shown.called),
        large=lambda: papers.plan_pdf(data, large=True),
        template="network_plan",
        spoken=Spoken((data.letterhead.language,)),
    )


def _noted(store: Store, shown: Shown, what: str, to: str) -> Sent:
    whom = Subject("participant", shown.participant_id)
    return noted(store, HandoutKind.LETTER, what, shown.today, whom, to=to)

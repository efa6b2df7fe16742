"""Commands on one duo: begin it, note one that runs already, note the first meeting, print its papers."""

from argparse import Namespace
from datetime import date

from app.cli.leaving import tell_instead
from app.cli.opening import opened
from app.cli.output import show_json
from app.i18n import _
from app.models import Buddy, Duo, Participant
from app.services import documents, duo_path, duos, existing_duos, handouts
from app.services.actions import perform
from app.services.people import identify
from app.vocabulary import Click, word


def accept(given: Namespace) -> None:
    """Begin a duo of two people; where a rule speaks against it a reason is needed."""
    with opened(given) as vault:
        with vault.read() as session:
            participant = identify(session, Participant, given.participant)
            buddy = identify(session, Buddy, given.buddy)
        duo = perform(vault, duo_path.accept, participant, buddy, given.date, given.reason)
        with vault.read() as session:
            made = duos.duo(session, duo)
    _tell_state(given, made)


def record_duo(given: Namespace) -> None:
    """Note a duo that runs already, such as one that a list spoke of."""
    with opened(given) as vault:
        with vault.read() as session:
            participant = identify(session, Participant, given.participant)
            buddy = identify(session, Buddy, given.buddy)
        duo = perform(vault, existing_duos.record, participant, buddy, given.since, given.date)
        with vault.read() as session:
            made = duos.duo(session, duo)
    _tell_state(given, made)


def meeting(given: Namespace) -> None:
    """Note that the two met, and what each said; that they met implies that both had said yes to it."""
    with opened(given) as vault:
        with vault.read() as session:
            duo = identify(session, Duo, given.duo)
        perform(vault, duo_path.note_meeting, duo, Click(given.participant), Click(given.buddy), given.date)
        with vault.read() as session:
            met = duos.duo(session, duo)
    _tell_state(given, met)


def agreement(given: Namespace) -> None:
    """Write the agreement as PDF, filled in as far as it is known."""
    with opened(given) as vault:
        with vault.read() as session:
            duo = identify(session, Duo, given.duo)
            data = documents.agreement(session, duo)
            tell_instead(session, "duo_agreement", [data.letterhead.language])
        vault.check_ours()
        documents.save(given.out, documents.agreement_pdf(data))
        perform(vault, handouts.note_agreement, duo, date.today())
    print(_("Written: {file}. This file is not encrypted.").format(file=given.out))


def _tell_state(given: Namespace, duo: duos.DuoRow) -> None:
    if given.json:
        show_json({"duo": duo.id, "state": duo.state})
    else:
        print(
            _("{participant} & {buddy}: {state} (duo {id})").format(
                participant=duo.participant_short, buddy=duo.buddy_short, state=word(duo.state), id=duo.id
            )
        )

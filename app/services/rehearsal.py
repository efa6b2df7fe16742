"""The first questions of a window, and a first note, while the password is typed: of nobody, and of two made up.

SQLAlchemy puts a question into words once for every vault that is opened after that (``storage/connection.py``): asked
here before, the forty questions of Today cost half when somebody waits for them, and those of a duo a third.
"""

from collections.abc import Callable, Iterator
from datetime import date

from app.models import Base, Buddy, Duo, Participant, Person
from app.services import (
    agreements,
    areas,
    balance,
    consents,
    contacts,
    criteria,
    duos,
    evaluations,
    expense_outings,
    filters,
    follow_ups,
    goals,
    matching,
    meanwhile,
    office,
    own_lists,
    papers,
    people,
    reports,
    retention,
    subjects,
)
from app.services import today as due
from app.services.subjects import Subject
from app.services.today_rows import FIRST
from app.storage.connection import nobody
from app.vocabulary import ContactKind, Role

Questions = tuple[Callable[[], object], ...]


def rehearse(today: date) -> Iterator[None]:
    """Ask them, one after the other; a moment of rest may be taken at each."""
    with nobody(Base.metadata) as session:
        of_nobody: Questions = (
            lambda: office.office(session),
            lambda: due.today(session, today, FIRST),
            lambda: people.participants(session, today),
            lambda: people.buddies(session, today),
            lambda: duos.duos(session),
            lambda: retention.asked(session, today),
            lambda: duos.unnoted(session, Role.PARTICIPANT),
            lambda: people.wished_about(session, Role.BUDDY),
            lambda: areas.areas(session),
            lambda: criteria.criteria(session),
            lambda: filters.saved(session, "participant", today),
        )
        for ask in of_nobody:
            yield
            ask()
        participant, buddy = Participant(person=Person(first_name="A")), Buddy(person=Person(first_name="B"))
        pair = Duo(participant=participant, buddy=buddy)
        session.add(pair)
        session.flush()
        session.expunge_all()
        whom, two = Subject("participant", participant.id), Subject("duo", pair.id)
        of_two: Questions = (
            lambda: duos.duos_of(session, whom.id),
            lambda: follow_ups.open_steps(session, whom),
            lambda: contacts.contacts_of(session, whom),
            lambda: consents.consents(session, whom),
            lambda: reports.of(session, whom),
            lambda: meanwhile.meanwhile(session, whom.id, today),
            lambda: papers.of(session, buddy.id, today),
            lambda: duos.duo(session, pair.id),
            lambda: people.participant(session, whom.id, today),
            lambda: people.buddy(session, buddy.id, today),
            lambda: evaluations.due(
                session, duos.duo(session, pair.id), evaluations.evaluations_of(session, pair.id), today
            ),
            lambda: contacts.contacts_of(session, two),
            lambda: contacts.last_talks(session, pair.id),
            lambda: (agreements.terms(session, pair.id), agreements.versions(session, pair.id)),
            lambda: matching.pair(session, whom.id, buddy.id, today),
            lambda: goals.goals(session, whom.id),
            lambda: balance.signs_of(session, pair.id, today),
            lambda: [consents.may_tell(session, of) for of in (whom, Subject("buddy", buddy.id))],
            lambda: subjects.whom(session, two),
            lambda: own_lists.words_of(session, own_lists.ACTIVITIES),
            lambda: expense_outings.volunteers(session, pair.id),
            lambda: follow_ups.open_steps(session, two),
            lambda: contacts.note_talk(session, whom, today, ContactKind.PHONE),
            lambda: contacts.note_outing(session, pair.id, today),
        )
        for ask in of_two:
            yield
            ask()
            session.expunge_all()

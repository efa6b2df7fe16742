"""A criterion of the office's own in the example: some were asked, some wish it, and of some it is not known."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.matching.people import CUSTOM
from app.models import Buddy, Participant
from app.services.criteria import add_criterion
from app.services.demo_people import words
from app.services.people import put_wishes
from app.services.rows import WishRow, wish_row
from app.vocabulary import ParticipantStatus, Role, Strength

STRENGTHS = (Strength.MUST, Strength.RATHER, Strength.NICE)


def settle_criterion(session: Session, people: Sequence[Participant], buddies: Sequence[Buddy]) -> None:
    """Two in three of the free buddies answered; three who wait and have pets of their own wish it, and hold it."""
    name = words("office")["criterion"]
    add_criterion(session, name)
    for at, buddy in enumerate(buddies):
        if at % 3 != 2:
            buddy.person.custom = {name: bool(buddy.person.has_pets) or at % 3 == 0}
    waiting = [one for one in people if one.status is ParticipantStatus.WAITING and one.person.has_pets]
    for strength, participant in zip(STRENGTHS, waiting[1:], strict=False):
        person = participant.person
        person.custom = {name: True}
        kept = [wish_row(wish) for wish in person.wishes if wish.role is Role.PARTICIPANT]
        put_wishes(person, Role.PARTICIPANT, [*kept, WishRow(CUSTOM + name, (True,), None, None, strength, False)])

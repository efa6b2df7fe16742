"""What is true of a record by itself: SQLAlchemy entities, one family per file, portable types only."""

from app.models.agreement import Agreement
from app.models.base import Base
from app.models.buddy import Buddy
from app.models.contact import Contact
from app.models.duo import Duo, DuoStep, Exclusion
from app.models.follow_up import FollowUp
from app.models.network import NetworkContact
from app.models.office import Area, Coordinator, Office, Organisation
from app.models.participant import Participant
from app.models.person import Person, Wish

__all__ = [
    "Agreement",
    "Area",
    "Base",
    "Buddy",
    "Contact",
    "Coordinator",
    "Duo",
    "DuoStep",
    "Exclusion",
    "FollowUp",
    "NetworkContact",
    "Office",
    "Organisation",
    "Participant",
    "Person",
    "Wish",
]

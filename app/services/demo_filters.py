"""The filter of the example: whom to call among those who wait long."""

from sqlalchemy.orm import Session

from app.services.demo_people import words
from app.services.filter_fields import Relation
from app.services.filters import Condition, keep


def keep_filter(session: Session) -> None:
    """Keep one filter, as a coordinator would make it."""
    asked = (Condition("waits", Relation.LONGER, 6), Condition("heard", Relation.LONGER, 2))
    keep(session, "participant", words("office")["filter"], asked)

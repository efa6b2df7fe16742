"""What there is to do and to turn to nearby, and who was warmly brought there."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, link
from app.vocabulary import Along, Answer, Threshold


class Offer(Base):
    """A leisure offer or a service. ``free`` is unknown unless somebody said so; ``cost`` says it in words.

    ``kinds`` are words such as interests are; an offer that is over is no longer ``active``, and stays to be read.
    """

    __tablename__ = "offer"

    name: Mapped[str]
    kinds: Mapped[list[str] | None]
    street: Mapped[str | None]
    postcode: Mapped[str | None]
    place: Mapped[str | None]
    cost: Mapped[str | None]
    free: Mapped[bool | None]
    threshold: Mapped[Threshold | None]
    contact_name: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    note: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)


class Referral(Base):
    """Somebody on the way to an offer, or (``what``) to something else; with ``other`` participant, an outing of two.

    Of an outing each is asked first: ``answer`` and ``other_answer``, None as long as that is still to be done.

    Who goes ``along``, how many ``times`` by now, and since when she or he goes alone (``alone_since``). It is over on
    ``ended_on``; ``result`` says what came of it. ``met_people``: whether she or he came to know more people there.
    ``follow_up`` is the task to ask how it goes.
    """

    __tablename__ = "referral"

    participant_id: Mapped[UUID] = link("participant", cascade=True)
    other_id: Mapped[UUID | None] = link("participant")
    offer_id: Mapped[UUID | None] = link("offer")
    follow_up_id: Mapped[UUID | None] = link("follow_up")
    on: Mapped[date]
    what: Mapped[str | None]
    answer: Mapped[Answer | None]
    other_answer: Mapped[Answer | None]
    along: Mapped[Along | None]
    along_name: Mapped[str | None]
    times: Mapped[int] = mapped_column(default=0)
    alone_since: Mapped[date | None]
    ended_on: Mapped[date | None]
    met_people: Mapped[bool | None]
    result: Mapped[str | None]
    note: Mapped[str | None] = mapped_column(default=None)

"""The emergency card: which numbers to call, and for what. The office may change them; by default Belgian ones."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.services.actions import action
from app.services.office import change_office, the_office

MOST, LONGEST_NUMBER, LONGEST_WORDS = 8, 24, 80
"""What has room on the card, in lines and letters."""


@dataclass(frozen=True)
class Number:
    """A number as it is dialled, and what it is for: words as they stand on the card."""

    number: str
    what: str


# Words of a paper, and so in the language of the papers.
USUAL = (
    Number("112", "dringend: ziekenwagen, brandweer, politie"),
    Number("1733", "huisarts van wacht"),
    Number("1813", "Zelfmoordlijn, dag en nacht"),
    Number("106", "Tele-Onthaal, voor een gesprek, dag en nacht"),
    Number("1712", "vragen over geweld of misbruik"),
)


def numbers(session: Session) -> tuple[Number, ...]:
    """The numbers of this office, in their order."""
    kept = the_office(session).emergency
    return USUAL if kept is None else tuple(Number(number, what) for number, what in kept)


@action(N_("Emergency numbers changed"))
def change(session: Session, wanted: Iterable[Number]) -> None:
    """Settle the numbers of the card; a line without a number is left out."""
    told = tuple(Number(" ".join(one.number.split()), " ".join(one.what.split())) for one in wanted)
    told = tuple(one for one in told if one.number)
    if not told:
        raise KlikError(N_("The card needs at least one number."))
    if len(told) > MOST:
        raise KlikError(N_("The card has room for {n} numbers."), n=MOST)
    for one in told:
        if len(one.number) > LONGEST_NUMBER or len(one.what) > LONGEST_WORDS:
            raise KlikError(N_("‘{number}’ does not fit on the card: write it shorter."), number=one.number)
    change_office(session, {"emergency": None if told == USUAL else [[one.number, one.what] for one in told]})

"""The emergency card: which numbers to call, and for what. The office may change them; by default Belgian ones."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, place
from app.services.actions import action
from app.services.office import change_office, the_office

MOST, LONGEST_NUMBER, LONGEST_WORDS = 8, 24, 80
"""What has room on the card, in lines and letters."""


@dataclass(frozen=True)
class Number:
    """A number as it is dialled, and what it is for: words as they stand on the card."""

    number: str
    what: str


_USUAL = {
    "nl_BE": (
        Number("112", "dringend: ziekenwagen, brandweer, politie"),
        Number("1733", "huisarts van wacht"),
        Number("1813", "Zelfmoordlijn, dag en nacht"),
        Number("106", "Tele-Onthaal, voor een gesprek, dag en nacht"),
        Number("1712", "vragen over geweld of misbruik"),
    ),
    "fr_BE": (
        Number("112", "urgence\xa0: ambulance, pompiers, police"),
        Number("1733", "médecin généraliste de garde"),
        Number("0800 32 123", "Centre de Prévention du Suicide, jour et nuit"),
        Number("107", "Télé-Accueil, pour parler, jour et nuit"),
        Number("0800 30 030", "Écoute violences conjugales, jour et nuit"),
    ),
    "en_BE": (
        Number("112", "urgent: ambulance, fire brigade, police"),
        Number("1733", "family doctor on call"),
        Number("02 648 40 14", "Community Help Service, in English, day and night"),
    ),
}
"""By language of the paper: who picks up in another language is another one to call.

Of the French and English ones: preventionsuicide.be (0800 32 123), wal.autonomia.org (0800 30 030, at night and in the
weekend answered by 107), chsbelgium.org and rtbf.be (02 648 40 14); looked up on 28 November 2026.
"""


def usual() -> tuple[Number, ...]:
    """The numbers that ship with Klik, in the language in force."""
    return _USUAL[place()]


def numbers(session: Session) -> tuple[Number, ...]:
    """The numbers of this office, in their order; where it settled none, the usual ones."""
    kept = the_office(session).emergency
    return usual() if kept is None else tuple(Number(number, what) for number, what in kept)


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
    change_office(session, {"emergency": None if told in _USUAL.values() else [[one.number, one.what] for one in told]})

"""Who may stand in the vault twice."""

from argparse import Namespace
from typing import Any

from app.cli.opening import opened
from app.cli.output import show_json, tell
from app.i18n import _, short_date, telephone
from app.services import duplicates
from app.services.duplicates import Known, Pair
from app.vocabulary import word


def show(given: Namespace) -> None:
    """List each two, on what they agree and what differs."""
    with opened(given) as vault, vault.read() as session:
        found = duplicates.pairs(session)
    if given.json:
        show_json([_told(pair) for pair in found])
        return
    if not found:
        tell(_("Nobody seems to be there twice."))
    for pair in found:
        print(pair.said)
        for one in (pair.one, pair.other):
            print("  " + _line(one))


def _line(one: Known) -> str:
    born = short_date(one.birth_date) or str(one.birth_year or "")
    roles = [f"{_(role.value)} {str(record)[:8]} ({word(status)})" for role, record, status in one.roles]
    facts = (one.name, born and f"° {born}", one.place, telephone(one.phone), one.email, *roles)
    return " · ".join(fact for fact in facts if fact)


def _told(pair: Pair) -> dict[str, Any]:
    return {
        "people": [_person(one) for one in (pair.one, pair.other)],
        "agrees": list(pair.agrees),
        "differs": list(pair.differs),
    }


def _person(one: Known) -> dict[str, Any]:
    return {
        "id": one.person_id,
        "name": one.name,
        "birth_date": one.birth_date,
        "birth_year": one.birth_year,
        "place": one.place,
        "phone": one.phone,
        "email": one.email,
        "roles": [{"role": role, "id": record, "status": status} for role, record, status in one.roles],
    }

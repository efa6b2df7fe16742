"""Erasing somebody for good, after telling what goes and what stays."""

import sys
from argparse import Namespace

from app.cli.opening import opened
from app.cli.output import tell
from app.errors import KlikError
from app.i18n import N_, _
from app.places import fold
from app.services import erasing, erasing_words
from app.services.people import identify_person


def erase(given: Namespace) -> None:
    """Erase one human being; asks for the name first, unless told not to."""
    with opened(given) as vault:
        with vault.read() as session:
            person_id = identify_person(session, given.id)
            found = erasing.going(session, person_id, given.date)
        if found.against:
            raise KlikError(found.against)
        tell(erasing_words.goes(found))
        for stay in erasing_words.stays(found, given.date):
            tell(f"{'!' if stay.is_warning else '-'} {stay.words}")
        for one in found.mentions:
            tell(f"  {one.whose}: {one.words}" if one.whose else f"  {one.words}")
        if not given.yes:
            _confirm(found.name)
        erasing.erase_for_good(vault, person_id, given.date)
    print(_("Erased. This cannot be undone."))


def _confirm(name: str) -> None:
    if not sys.stdin.isatty():
        raise KlikError(N_("Nobody was erased. Say --yes when you are sure: it cannot be undone."))
    print(_("Type the name to erase {name} for good: ").format(name=name), end="", file=sys.stderr, flush=True)
    if fold(input()) != fold(name):
        raise KlikError(N_("That is not the name. Nobody was erased."))

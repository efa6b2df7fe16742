"""What was decided on earlier calculations, and on which."""

from argparse import Namespace

from app.cli.opening import opened
from app.cli.output import show_json, table, tell
from app.i18n import _, short_date
from app.services.rounds import rounds


def show(given: Namespace) -> None:
    """The decisions that are kept, the last first, with who took them."""
    with opened(given) as vault, vault.read() as session:
        found = rounds(session)
    if given.json:
        show_json(found)
        return
    if not found:
        tell(_("Nothing was decided on a calculation yet: no proposal was accepted or kept."))
    table([str(of.id)[:8], short_date(of.on), of.by, one.sentence] for of in found for one in of.decisions)

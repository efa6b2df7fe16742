"""The backups of a vault, told without opening it: no name stands in what they say of themselves."""

from argparse import Namespace

from app.cli.output import show_json, table, tell
from app.i18n import _, clock, short_date
from app.services.backup_words import holds
from app.storage import second_place, state
from app.storage.errors import NoVault
from app.storage.names import is_vault
from app.storage.second_place import Standing


def show(given: Namespace) -> None:
    """List those in the vault and in its second place where that is reachable, the newest first."""
    found = second_place.everywhere(given.vault, state.peek(given.vault))[::-1]
    if not found and not is_vault(given.vault):
        raise NoVault
    if given.json:
        show_json([_told(one) for one in found])
        return
    if not found:
        tell(_("No backup was made yet."))
    table(_line(one) for one in found)


def _told(one: Standing) -> dict[str, object]:
    info = one.info
    return {
        "file": info.path,
        "at": info.at,
        "why": _why(one),
        "changes": info.head.number,
        "counts": info.counts,
        "schema": info.schema,
        "app": info.app,
        "here": one.here,
        "outside": one.outside,
    }


def _line(one: Standing) -> list[str]:
    at = one.info.at.astimezone()
    return [f"{short_date(at.date())} {clock(at)}", _why(one), holds(one.info.counts), str(one.info.path)]


def _why(one: Standing) -> str:
    return _(one.info.why) if one.info.why else ""

"""How backups are spoken of: when, where to, and how much is in them."""

from datetime import date, datetime
from pathlib import Path

from app.i18n import _, clock, listed, ngettext, short_date
from app.storage.names import BACKUPS
from app.storage.state import State, moment


def said(at: datetime) -> str:
    """``vandaag 8.58 u.``, or ``20/11/2026 8.58 u.``"""
    day = _("today") if at.date() == date.today() else short_date(at.date())
    return f"{day} {clock(at)}"


def local(kept: str) -> datetime | None:
    """A moment of the state, by the clock on the wall."""
    at = moment(kept)
    return at.astimezone().replace(tzinfo=None) if at else None


def where_to(known: State, folder: Path) -> str:
    """``deze laptop en STICK``: where the last verified backup of the vault in a folder went."""
    made, own = Path(known.backup_file), folder / BACKUPS
    if made.parent != own and not (own / made.name).exists():  # its folder may have been moved with the vault
        return place(made.parent)
    along = known.also_to and known.also_file == made.name
    return listed([_("this laptop"), place(Path(known.also_to))] if along else [_("this laptop")])


def place(folder: Path) -> str:
    """The name of a folder, or ``E:\\`` for a stick as a whole."""
    return folder.name or str(folder)


def first_made(file: Path | str) -> str:
    """That a vault was brought up to date, and where the backup of before stands."""
    sentence = _("This vault was of an older version. A backup was made and verified first: {file}")
    return sentence.format(file=file)


def holds(counts: dict[str, int]) -> str:
    """``42 deelnemers · 31 buddy's · 25 duo's``"""
    participants, buddies, duos = (counts.get(name, 0) for name in ("participant", "buddy", "duo"))
    return " · ".join(
        (
            ngettext("{n} participant", "{n} participants", participants).format(n=participants),
            ngettext("{n} buddy", "{n} buddies", buddies).format(n=buddies),
            ngettext("{n} duo", "{n} duos", duos).format(n=duos),
        )
    )


def in_short(counts: dict[str, int]) -> str:
    """``42 personen · 25 duo's``: for a column with no room for more."""
    people, duos = counts.get("person", 0), counts.get("duo", 0)
    words = ngettext("{n} person", "{n} people", people).format(n=people)
    return f"{words} · " + ngettext("{n} duo", "{n} duos", duos).format(n=duos)

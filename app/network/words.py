"""How sectors and rings are called."""

from collections.abc import Sequence

from app.i18n import N_, _
from app.network.map import Ring, Sector

SECTORS = {
    Sector.FAMILY: N_("Family and household"),
    Sector.FRIENDS: N_("Friends and acquaintances"),
    Sector.NEIGHBOURHOOD: N_("Neighbourhood, leisure, work"),
    Sector.CARE: N_("Care and services"),
}
RINGS = {
    Ring.VERY_CLOSE: N_("very close"),
    Ring.CLOSE: N_("close"),
    Ring.KNOWN: N_("known"),
    Ring.FURTHER: N_("further"),
}


def sector_word(sector: Sector | None, own: Sequence[str] = ()) -> str:
    """``Vrienden en kennissen``, or what it is called on a map; empty for nowhere yet."""
    if sector is None:
        return ""
    return own[sector] if own else _(SECTORS[sector])


def ring_word(ring: Ring | None) -> str:
    """``heel dichtbij``; empty for nowhere yet."""
    return "" if ring is None else _(RINGS[ring])


def sector_words() -> tuple[str, str, str, str]:
    """All four, with the clock from the upper left."""
    family, friends, neighbourhood, care = (sector_word(sector) for sector in Sector)
    return family, friends, neighbourhood, care


def ring_words() -> tuple[str, str, str, str]:
    """All four, from the middle out."""
    very_close, close, known, further = (ring_word(ring) for ring in Ring)
    return very_close, close, known, further


def named_sectors(own: Sequence[str] = ()) -> tuple[str, str, str, str]:
    """What the four parts are called on a map: in words of one's own, else the usual ones."""
    said = [*own, "", "", "", ""]
    family, friends, neighbourhood, care = (mine or usual for mine, usual in zip(said[:4], sector_words(), strict=True))
    return family, friends, neighbourhood, care

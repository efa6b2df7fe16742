"""How contacts are shown: shape and words."""

from collections.abc import Iterable, Sequence

from app.i18n import N_, _, labelled, short_date
from app.network.contents import MapContact
from app.network.map import Ring, Sector
from app.network.words import ring_word, sector_word
from app.services.network import NetworkMap
from app.vocabulary import NetworkKind, TieKind, word

MARKS = {
    NetworkKind.RELATIVE: "participant",
    NetworkKind.VOLUNTEER: "buddy",
    NetworkKind.PROFESSIONAL: "prof",
    NetworkKind.GROUP: "group",
    NetworkKind.ANIMAL: "group",
}
BONDS = {
    TieKind.EXISTING: N_("in touch"),
    TieKind.ENDED: N_("no longer in touch"),
    TieKind.TENSE: N_("tense"),
}


def spoken(row: MapContact, sectors: Sequence[str] = ()) -> str:
    """A contact as a screen reader says it: ``Mama, moeder, naaste of kennis, dichtbij, familie en huisgenoten``."""
    where = (ring_word(row.ring), sector_word(row.sector, sectors)) if row.spot else (_("still to place"),)
    return ", ".join(part for part in (row.name, row.relation, word(row.kind), *where, *state_words(row)) if part)


def overview(rows: Iterable[MapContact], sectors: Sequence[str] = ()) -> str:
    """All who are placed, as a screen reader says what the eye sees: by sector, and in it from near to far."""
    found: dict[Sector, dict[Ring, list[str]]] = {}
    for row in rows:
        if row.sector is not None and row.ring is not None:
            said = (row.name, *state_words(row))
            found.setdefault(row.sector, {}).setdefault(row.ring, []).append(" ".join(said))
    return " ".join(
        labelled(
            sector_word(sector, sectors),
            "; ".join(labelled(ring_word(ring), ", ".join(names)) for ring, names in sorted(rings.items())) + ".",
        )
        for sector, rings in sorted(found.items())
    )


def state_words(row: MapContact) -> list[str]:
    """What makes that somebody does not count as being there."""
    return [words for on, words in ((row.potential, _("can grow")), (row.deceased, _("deceased"))) if on]


def sentence(shown: NetworkMap) -> str:
    """What there is to say of a map as a whole."""
    if shown.deceased_on:
        return _("died on {day}").format(day=short_date(shown.deceased_on))
    return _("wants no network map") if shown.wanted is False else ""

"""How ties and support are said: in words, and as the letters of an ecogram."""

from collections.abc import Sequence
from uuid import UUID

from app.i18n import N_, _, labelled, listed
from app.network.contents import MapContact, MapContents
from app.ui.network.words import BONDS
from app.vocabulary import Support, TieKind, word

LETTERS = {Support.PRACTICAL: N_("P"), Support.COMPANY: N_("C"), Support.ADVICE: N_("A"), Support.EMOTIONAL: N_("E")}
"""In Dutch P, G, A and E."""


def tie_words(contents: MapContents, row: MapContact) -> list[str]:
    """The ties of somebody by kind: ``kennen elkaar: Zus Ria en Neef Timo``, ``gespannen: Mieke``; last the bond."""
    known = contents.known_to(row.id)
    by_kind = [(kind, [one.name for one, how in known if how is kind]) for kind in TieKind]
    said = [labelled(word(kind), listed(names)) for kind, names in by_kind if names]
    return said + ([_bond(row.bond)] if row.bond else [])


def line_words(contents: MapContents, ends: Sequence[UUID], kind: TieKind) -> str:
    """A line on the map: ``Mama en Zus Ria: kennen elkaar``, or for one to the middle ``Mama, met de deelnemer: …``."""
    names = [contents.by_id[one].name for one in ends]
    return labelled(listed(names), word(kind)) if len(names) > 1 else f"{names[0]}, {_bond(kind)}"


def _bond(bond: TieKind) -> str:
    return _("with the participant: {how}").format(how=_(BONDS[bond]))

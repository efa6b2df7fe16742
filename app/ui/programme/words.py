"""How the whole working is told: by shape and word, in counts, and for a screen reader."""

from uuid import UUID

from app.i18n import N_, _, listed, ngettext
from app.services.programme import PART_WORDS, Node, Part, Programme

MARKS = {Part.PARTICIPANT: "participant", Part.BUDDY: "buddy", Part.COORDINATOR: "prof", Part.PARTNER: "group"}
MANY = {
    Part.PARTICIPANT: N_("Participants"),
    Part.BUDDY: N_("Buddies"),
    Part.COORDINATOR: N_("Coordinators"),
    Part.PARTNER: N_("Partners"),
}
APART = {
    Part.PARTICIPANT: N_("Participants without a duo"),
    Part.BUDDY: N_("Buddies without a duo or partner"),
    Part.COORDINATOR: N_("Coordinators without duos"),
    Part.PARTNER: N_("Partners without buddies"),
}
MOST_NAMES = 8


def apart_words(group: str, count: int) -> str:
    """``Deelnemers zonder duo (45)``"""
    return f"{_(APART[Part(group)])} ({count})"


def facts(node: Node) -> str:
    """``Deelnemer · wacht``, ``Coördinator · volgt 23 deelnemers``"""
    said = [_(PART_WORDS[node.part]), node.state]
    if node.part is Part.COORDINATOR:
        said.append(
            ngettext("follows {n} participant", "follows {n} participants", node.caseload).format(n=node.caseload)
        )
    return " · ".join(filter(None, said))


def spoken(node: Node, found: Programme, nodes: dict[UUID, Node]) -> str:
    """Somebody as a screen reader says it, with whom she or he belongs together."""
    near = [
        nodes[tie.other if tie.one == node.id else tie.one].name
        for tie in found.ties
        if node.id in (tie.one, tie.other)
    ]
    told = [*near[:MOST_NAMES], _("{n} more").format(n=len(near) - MOST_NAMES)] if len(near) > MOST_NAMES else near
    with_whom = _("tied to {names}").format(names=listed(told)) if near else _("alone on the picture")
    return f"{node.name}, {facts(node)}, {with_whom}"

"""The whole working outside the vault: as GraphML for programs that draw and count networks, and without names."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from app.i18n import _
from app.services.programme import PART_WORDS, Part, Programme
from app.transfer.cells import legal

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_KEYS = {
    "label": ("node", "string"),
    "part": ("node", "string"),
    "state": ("node", "string"),
    "caseload": ("node", "int"),
    "x": ("node", "double"),
    "y": ("node", "double"),
    "kind": ("edge", "string"),
}


def without_names(found: Programme) -> Programme:
    """The same with a word and a number for everybody; the numbers say nothing about the order of the names."""
    numbered: dict[UUID, str] = {}
    for part in Part:
        ids = sorted(node.id for node in found.nodes if node.part is part)
        numbered |= {one: f"{_(PART_WORDS[part])} {at}" for at, one in enumerate(ids, start=1)}
    nodes = [replace(node, name=numbered[node.id], short=numbered[node.id]) for node in found.nodes]
    return replace(found, nodes=tuple(sorted(nodes, key=lambda node: node.id)))


def graphml(found: Programme, places: Mapping[UUID, tuple[float, float]]) -> bytes:
    """A node for everybody and an edge for every tie: ``duo``, ``getting_to_know``, ``follows`` or ``brought``.

    No id of the vault stands in it. The same programme and places give the same bytes.
    """
    root = Element("graphml", {"xmlns": _SPACE})
    for key, (domain, kind) in _KEYS.items():
        SubElement(root, "key", {"id": key, "for": domain, "attr.name": key, "attr.type": kind})
    graph = SubElement(root, "graph", {"id": "programme", "edgedefault": "undirected"})
    names = {node.id: f"n{at}" for at, node in enumerate(found.nodes, start=1)}
    parts = {node.id: node.part for node in found.nodes}
    for node in found.nodes:
        told = {"label": node.name, "part": node.part.value, "state": node.state}
        if node.part is Part.COORDINATOR:
            told["caseload"] = str(node.caseload)
        if at := places.get(node.id):
            told |= {"x": f"{at[0]:.2f}", "y": f"{at[1]:.2f}"}
        _add(graph, "node", {"id": names[node.id]}, told)
    for tie in found.ties:
        follows = Part.COORDINATOR in (parts[tie.one], parts[tie.other])
        kind = ("duo" if tie.together else "getting_to_know") if tie.duo_id else "follows" if follows else "brought"
        _add(graph, "edge", {"source": names[tie.one], "target": names[tie.other]}, {"kind": kind})
    indent(root, " ")
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _add(graph: Element, tag: str, own: dict[str, str], told: Mapping[str, str]) -> None:
    made = SubElement(graph, tag, own)
    for key, said in told.items():
        if said:
            SubElement(made, "data", {"key": key}).text = legal(said)

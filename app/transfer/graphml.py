"""A network map as GraphML, for programs that draw and count networks; and read from it again.

Nodes are the participant (``ego``) and everybody on the map, edges what is between them. ``label`` is what a program
shows, ``x`` and ``y`` where; the facts have the names and codes of ``network_fields.codes``.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement
from xml.parsers import expat

from app.errors import KlikError
from app.i18n import N_
from app.network.contents import MapContact, MapContents, MapTie
from app.places import fold
from app.transfer.cells import Note, legal, note
from app.transfer.network_fields import TITLES, Reader, ReadMap, Value, check_size, codes, enum_words, not_understood
from app.vocabulary import TieKind

MOST_BYTES = 5_000_000
_SPACE = "http://graphml.graphdrawing.org/xmlns"
_EGO = "ego"
_TYPES = {
    "angle": "double",
    "distance": "double",
    "x": "double",
    "y": "double",
    "ego": "boolean",
    "without_buddy": "boolean",
    "potential": "boolean",
    "deceased": "boolean",
}
_NODE = ("label", "ego", "x", "y", *(field for field in TITLES if field != "name"))
_UNREADABLE = N_("{file} cannot be read as GraphML. Save it again as GraphML, or use an Excel list.")
_REFUSED = N_("{file} holds definitions of its own (a DOCTYPE), and is not read for safety. Save it without them.")


def to_graphml(contents: MapContents, ego: str) -> bytes:
    """The file of a map, ``ego`` being what the participant is called in it; the same map gives the same bytes."""
    root = Element("graphml", {"xmlns": _SPACE})
    for domain, names in (("node", _NODE), ("edge", ("kind", "to_ego"))):
        for name in names:
            kind = "boolean" if name == "to_ego" else _TYPES.get(name, "string")
            SubElement(root, "key", {"id": f"{domain}-{name}", "for": domain, "attr.name": name, "attr.type": kind})
    graph = SubElement(root, "graph", {"id": "network", "edgedefault": "undirected"})
    _add(graph, "node", {"id": _EGO}, {"label": ego, "ego": True, "x": 0.0, "y": 0.0})
    nodes = {one.id: f"n{at}" for at, one in enumerate(contents.contacts, start=1)}
    for one in contents.contacts:
        told = codes(one)
        place: dict[str, Value] = {"x": one.spot.x, "y": one.spot.y} if one.spot else {}
        _add(graph, "node", {"id": nodes[one.id]}, {"label": told.pop("name")} | place | told)
    for one in contents.contacts:
        bond = {"kind": one.bond.value} if one.bond else {}
        _add(graph, "edge", {"source": _EGO, "target": nodes[one.id]}, {"to_ego": True, **bond})
    for tie in contents.ties:
        _add(graph, "edge", {"source": nodes[tie.one], "target": nodes[tie.other]}, {"kind": tie.kind.value})
    ElementTree.indent(root, " ")
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def read_graphml(path: Path, sectors: tuple[str, ...] = ()) -> ReadMap:
    """Everybody in a file, in its order, whoever made it. Raises ``KlikError`` where it cannot be read."""
    root = _parsed(path)
    names = {key.get("id", ""): key.get("attr.name", "") for key in _all(root, "key")}
    nodes = [(node, said) for node in _all(root, "node") if not _is_ego(said := _data(node, names))]
    check_size(len(nodes), path.name)
    reader = Reader(sectors)
    contacts: dict[str, MapContact] = {}
    ids: dict[str, UUID] = {}
    notes: list[Note] = []
    for node, said in nodes:
        if (node_id := node.get("id", "")) in ids:
            continue
        said["name"] = said.get("label") or said.get("name") or _shown(node) or node_id
        if (one := reader.read(said)) is None:
            continue
        if fold(one.name) in contacts:
            notes.append(note(N_("{name} stands in it twice; the first is taken."), name=one.name))
        elif reader.unread:
            notes.append(not_understood(one.name, reader.unread))
        kept = contacts.setdefault(fold(one.name), one)
        ids[node_id] = kept.id
    if not contacts:
        raise KlikError(N_("No name stands in {file}."), file=path.name)
    return ReadMap(MapContents(tuple(contacts.values()), _ties(root, names, ids)), tuple(notes))


def _parsed(path: Path) -> Element:
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        raise KlikError(
            N_("{file} cannot be opened. Is it still there, and not open elsewhere?"), file=path.name
        ) from error
    if size > MOST_BYTES:
        raise KlikError(N_("{file} is too large to be a network map."), file=path.name)

    def refuse(*_told: object) -> None:
        raise KlikError(_REFUSED, file=path.name)

    # What a file defines itself can grow without end, or fetch what stands elsewhere: nothing of it is followed.
    guard = expat.ParserCreate()
    guard.StartDoctypeDeclHandler = refuse
    try:
        guard.Parse(data, True)
        return ElementTree.fromstring(data)
    except (expat.ExpatError, ElementTree.ParseError, ValueError, LookupError) as error:
        raise KlikError(_UNREADABLE, file=path.name) from error


def _ties(root: Element, names: Mapping[str, str], ids: Mapping[str, UUID]) -> tuple[MapTie, ...]:
    """The first that is said of each two; an edge to the participant is no tie between others."""
    kinds = enum_words(TieKind)
    found: dict[tuple[UUID, UUID], MapTie] = {}
    for edge in _all(root, "edge"):
        one, other = ids.get(edge.get("source", "")), ids.get(edge.get("target", ""))
        if one and other and one != other:
            tie = MapTie.between(one, other, kinds.get(fold(_data(edge, names).get("kind", "")), TieKind.EXISTING))
            found.setdefault(tie.pair, tie)
    return tuple(found.values())


def _data(element: Element, names: Mapping[str, str]) -> dict[str, str]:
    """What is said of a node itself, and not of those within it."""
    return {names.get(data.get("key", ""), ""): data.text or "" for data in element if _is(data, "data")}


def _is_ego(said: Mapping[str, str]) -> bool:
    return fold(said.get("ego", "")) in ("true", "1")


def _shown(node: Element) -> str:
    """What yEd writes in a node: within its picture of it."""
    drawn = (label for data in node if _is(data, "data") for label in _all(data, "NodeLabel"))
    return next((words for label in drawn if (words := (label.text or "").strip())), "")


def _all(element: Element, name: str) -> Iterator[Element]:
    """Elements by name, in whichever space their program puts them."""
    return (one for one in element.iter() if _is(one, name))


def _is(element: Element, name: str) -> bool:
    return isinstance(element.tag, str) and element.tag.rpartition("}")[2] == name


def _add(graph: Element, tag: str, attributes: dict[str, str], told: Mapping[str, Value]) -> None:
    made = SubElement(graph, tag, attributes)
    for name, value in told.items():
        written = str(value).lower() if isinstance(value, bool) else repr(value) if isinstance(value, float) else value
        SubElement(made, "data", {"key": f"{tag}-{name}"}).text = legal(str(written))

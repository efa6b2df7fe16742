"""Commands on a network map: write it in a file, lay two maps over each other, and count."""

from argparse import Namespace
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.cli.leaving import give
from app.cli.opening import opened
from app.cli.output import show_json, table
from app.errors import KlikError
from app.i18n import N_, _, short_date
from app.models import Participant
from app.network.change_words import told
from app.network.compare import Change, Changes
from app.network.contents import MapContact, MapContents
from app.network.figures import Figures, figures
from app.network.words import named_sectors, ring_word
from app.services import documents, handouts, network_files, network_papers
from app.services.actions import perform
from app.services.network_papers import People
from app.services.people import identify
from app.services.subjects import Subject
from app.vocabulary import HandoutKind, NetworkKind, word

_LISTS = (
    "new",
    "returned",
    "gone",
    "died",
    "unplaced",
    "closer",
    "further",
    "elsewhere",
    "grown",
    "faded",
)
_COUNTS = {
    "there": N_("on the map"),
    "isolated": N_("knows nobody else on it"),
    "only_via_buddy": N_("only together with the buddy"),
    "to_ask": N_("met through the buddy, still to ask"),
    "without_buddy": N_("is there without the buddy"),
    "potential": N_("could grow"),
    "deceased": N_("deceased"),
    "waiting": N_("still to place"),
}


def write(given: Namespace) -> None:
    """Write a map in a file; what kind, its name says."""
    kind = given.out.suffix.casefold()
    if kind not in _WRITERS:
        raise KlikError(
            N_("{file} is no file that a map can be written in: use {kinds}."),
            file=given.out,
            kinds=", ".join(_WRITERS),
        )
    with opened(given) as vault:
        with vault.read() as session:
            participant = identify(session, Participant, given.participant)
            make = _WRITERS[kind](session, participant, given.moment, given.pseudonyms)
        give(vault, given.out, make(), HandoutKind.EXPORT, *_what(given, participant))


def compare(given: Namespace) -> None:
    """Tell what changed between two maps, or put them on paper laid over each other."""
    if given.out and given.out.suffix.casefold() != ".pdf":
        raise KlikError(N_("{file} is no PDF: two maps laid over each other are written as .pdf."), file=given.out)
    if given.until and given.since >= given.until:
        raise KlikError(
            N_("--from {then} must be before --to {now}."), then=short_date(given.since), now=short_date(given.until)
        )
    with opened(given) as vault:
        with vault.read() as session:
            participant = identify(session, Participant, given.participant)
            data = network_papers.comparison(
                session, participant, given.since, given.until, date.today(), pseudonymised=given.pseudonyms
            )
        if given.out:
            vault.check_ours()
            documents.save(given.out, network_papers.comparison_pdf(data))
            what, whom = _what(given, participant)
            perform(vault, handouts.note_left, HandoutKind.EXPORT, what, date.today(), [whom])
    if given.json:
        counts = {"then": _counts(figures(data.then), data.then), "now": _counts(figures(data.now), data.now)}
        show_json({"from": data.then_on, "to": data.now_on} | _changes(data.changes, data.now) | counts)
    elif given.out:
        print(_("Written: {file}. This file is not encrypted.").format(file=given.out))
    else:
        lines = [one.sentence for one in told(data.changes, data.now)]
        print("\n".join(lines or [_("On both maps the same stands.")]))


def count(given: Namespace) -> None:
    """Tell what a map says in counts."""
    with opened(given) as vault, vault.read() as session:
        participant = identify(session, Participant, given.participant)
        contents = network_papers.contents_for(session, participant, None, pseudonymised=given.pseudonyms)
    found = figures(contents)
    if given.json:
        show_json(_counts(found, contents))
        return
    rows = [(_(words), len(getattr(found, name))) for name, words in _COUNTS.items()]
    rows += [(word(kind).lower(), len(ids)) for kind, ids in found.by_kind.items()]
    rows += [(ring_word(ring), len(ids)) for ring, ids in found.by_ring.items()]
    rows += zip(named_sectors(contents.sectors), map(len, found.by_sector.values()), strict=True)
    rows.append((_("ties between them"), found.ties))
    table([words, str(number)] for words, number in rows)


Writer = Callable[[Session, UUID, date | None, bool], Callable[[], bytes]]
"""Reads a map from the vault, and gives what makes the file once the vault is closed."""


def _drawn(make: Callable[[Any], bytes]) -> Writer:
    def read(session: Session, participant: UUID, moment: date | None, pseudonyms: bool) -> Callable[[], bytes]:
        people = People.PSEUDONYMS if pseudonyms else People.NAMED
        data = network_papers.network_map(session, participant, date.today(), people=people, moment=moment)
        return lambda: make(data)

    return read


def _told(make: Callable[[MapContents], bytes]) -> Writer:
    def read(session: Session, participant: UUID, moment: date | None, pseudonyms: bool) -> Callable[[], bytes]:
        contents = network_papers.contents_for(session, participant, moment, pseudonymised=pseudonyms)
        return lambda: make(contents)

    return read


_WRITERS: dict[str, Writer] = {
    ".pdf": _drawn(network_papers.network_map_pdf),
    ".svg": _drawn(network_papers.network_map_svg),
    ".png": _drawn(network_papers.network_map_png),
    ".graphml": _told(network_files.map_graphml),
    ".xlsx": _told(lambda contents: network_files.map_workbook(contents, date.today())),
}


def _what(given: Namespace, participant: UUID) -> tuple[str, Subject]:
    """What is noted of it, and with whom."""
    what = _("Network map without names") if given.pseudonyms else _("Network map with the names")
    return what, Subject("participant", participant)


def _changes(changes: Changes, now: MapContents) -> dict[str, Any]:
    found: dict[str, Any] = {name: [_change(one) for one in getattr(changes, name)] for name in _LISTS}
    found["ties"] = [
        {"one": _who(now.by_id[one.one]), "other": _who(now.by_id[one.other]), "from": one.then, "to": one.now}
        for one in changes.ties
    ]
    return found


def _change(one: Change | MapContact) -> dict[str, Any]:
    if isinstance(one, MapContact):
        return _who(one) | _where(one)
    return _who(one.now) | {"from": _where(one.then), "to": _where(one.now)}


def _who(one: MapContact) -> dict[str, Any]:
    return {"id": one.id, "name": one.name}


def _where(one: MapContact) -> dict[str, Any]:
    return {
        "ring": None if one.ring is None else one.ring.name.lower(),
        "sector": None if one.sector is None else one.sector.name.lower(),
    }


def _counts(found: Figures, contents: MapContents) -> dict[str, Any]:
    """Each figure as the people it counts."""

    def people(ids: Iterable[UUID]) -> list[dict[str, Any]]:
        return [_who(contents.by_id[one]) for one in ids]

    return {
        **{name: people(getattr(found, name)) for name in _COUNTS},
        "by_kind": {kind.value: people(found.by_kind[kind]) for kind in NetworkKind},
        "by_ring": {ring.name.lower(): people(ids) for ring, ids in found.by_ring.items()},
        "by_sector": {sector.name.lower(): people(ids) for sector, ids in found.by_sector.items()},
        "empty_sectors": [sector.name.lower() for sector in found.empty_sectors],
        "ties": found.ties,
        "pairs": found.pairs,
        "density": found.density,
    }

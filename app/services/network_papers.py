"""A network map brought together for paper or a picture: as it is, as it was on a day, or laid over another."""

from datetime import date
from enum import Enum
from uuid import UUID

from sqlalchemy.orm import Session

from app.documents.data import Side
from app.documents.network_data import NetworkComparisonData, NetworkMapData, Sheet
from app.i18n import speaking
from app.models import Participant
from app.network.compare import compare
from app.network.contents import MapContents
from app.network.pseudonyms import pseudonyms, without_names
from app.network.words import named_sectors, ring_words
from app.services.documents import letterhead
from app.services.network import network
from app.services.network_moments import contents_on, moments
from app.services.paper_language import language_of
from app.services.people import get


class People(Enum):
    """What a paper says of who is on a map."""

    NAMED = "named"
    PSEUDONYMS = "pseudonyms"  # a letter for what they are, and a number
    BLANK = "blank"  # nobody: to draw on together


def network_map(
    session: Session,
    participant_id: UUID,
    today: date,
    sheet: Sheet = Sheet.A4_LANDSCAPE,
    *,
    people: People = People.NAMED,
    moment: date | None = None,
    named: bool = False,
) -> NetworkMapData:
    """The map of a participant as it stands, or as it was kept on the day of ``moment``; ``named`` says whose it is.

    It is in the participant's language; without names, for others to learn from, in that of the office.
    Without names of others it does not say whose it is either. Raises ``KlikError`` where none was kept that day.
    """
    with speaking(_language(session, participant_id, pseudonymised=people is People.PSEUDONYMS)):
        found = network(session, participant_id)
        contents = contents_for(session, participant_id, moment, pseudonymised=people is People.PSEUDONYMS)
        sectors = named_sectors(contents.sectors)
        if people is People.BLANK:
            contents = MapContents()
        return NetworkMapData(
            contents=contents,
            sectors=sectors,
            rings=ring_words(),
            letterhead=letterhead(session),
            participant=Side(found.full_name, found.called) if named and people is not People.PSEUDONYMS else Side(),
            day=None if people is People.BLANK else moment or today,
            sheet=sheet,
        )


def comparison(
    session: Session,
    participant_id: UUID,
    then: date,
    now: date | None,
    today: date,
    sheet: Sheet = Sheet.A4_LANDSCAPE,
    *,
    pseudonymised: bool = False,
    named: bool = False,
) -> NetworkComparisonData:
    """A map that was kept and a later one, or the map of now, laid over each other, in the same language as a map."""
    earlier = {one.id for kept in moments(session, participant_id) if kept.on < then for one in kept.contents.placed}
    with speaking(_language(session, participant_id, pseudonymised=pseudonymised)):
        before, after = (contents_for(session, participant_id, on, pseudonymised=pseudonymised) for on in (then, now))
        found = network(session, participant_id)
        return NetworkComparisonData(
            then=before,
            now=after,
            changes=compare(before, after, earlier),
            then_on=then,
            now_on=now or today,
            sectors=named_sectors(after.sectors),
            rings=ring_words(),
            letterhead=letterhead(session),
            participant=Side(found.full_name, found.called) if named and not pseudonymised else Side(),
            sheet=sheet,
        )


def _language(session: Session, participant_id: UUID, *, pseudonymised: bool) -> str:
    return language_of(None if pseudonymised else get(session, Participant, participant_id).person)


def contents_for(session: Session, participant_id: UUID, on: date | None, *, pseudonymised: bool) -> MapContents:
    """A map that was kept on a day, or the one of now, with names or without; who has which number is the same."""
    contents = contents_on(session, participant_id, on)
    if not pseudonymised:
        return contents
    now = contents_on(session, participant_id, None)
    kept = (one.contents for one in moments(session, participant_id))
    return without_names(contents, pseudonyms([*kept, now]))


def network_map_pdf(data: NetworkMapData) -> bytes:
    """The map on paper."""
    from app.documents.network_map import render  # ReportLab is slow to import: only who prints waits for it

    return render(data)


def network_map_svg(data: NetworkMapData) -> bytes:
    """The map as a picture in lines, whose words can be found."""
    from app.documents.network_map import svg

    return svg(data)


def network_map_png(data: NetworkMapData) -> bytes:
    """The map as a picture in dots."""
    from app.documents.network_map import png

    return png(data)


def comparison_pdf(data: NetworkComparisonData) -> bytes:
    """Two maps laid over each other, on paper."""
    from app.documents.network_comparison import render

    return render(data)

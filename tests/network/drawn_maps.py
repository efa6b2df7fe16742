"""Maps as Hypothesis draws them: some of the same people on each, so that two maps have something to compare."""

from uuid import UUID

from hypothesis import strategies as st

from app.network.contents import MapContact, MapContents, MapTie
from app.network.map import Spot
from app.vocabulary import Met, NetworkKind, Often, Support, TieKind

IDS = tuple(UUID(int=at) for at in range(1, 9))
_SPOTS = st.builds(Spot, st.floats(-180, 179.99), st.floats(0, 100))
_SUPPORTS = st.frozensets(st.sampled_from(Support))


def contacts(contact_id: UUID) -> st.SearchStrategy[MapContact]:
    """Somebody, with anything known or unknown."""
    return st.builds(
        MapContact,
        id=st.just(contact_id),
        name=st.text(min_size=1, max_size=4),
        said_kind=st.none() | st.sampled_from(NetworkKind),
        relation=st.none() | st.text(max_size=4),
        spot=st.none() | _SPOTS,
        potential=st.booleans(),
        deceased=st.booleans(),
        duo=st.none() | st.sampled_from(IDS),
        often=st.none() | st.sampled_from(Often),
        met=st.none() | st.sampled_from(Met),
        without_buddy=st.none() | st.booleans(),
        bond=st.none() | st.sampled_from(TieKind),
        receives=_SUPPORTS,
        gives=_SUPPORTS,
    )


@st.composite
def maps(draw: st.DrawFn) -> MapContents:
    """A map of a few people and of ties between them."""
    ids = draw(st.lists(st.sampled_from(IDS), unique=True))
    pairs = [(one, other) for one in ids for other in ids if one < other]
    tied = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return MapContents(
        tuple(draw(contacts(one)) for one in ids),
        tuple(MapTie(*pair, draw(st.sampled_from(TieKind))) for pair in tied),
        tuple(draw(st.sampled_from([(), ("thuis", "vrienden", "", "zorg")]))),
    )

"""What a map says in counts, beside the same counted by hand."""

from itertools import combinations

from hypothesis import given

from app.network.contents import MapContact, MapContents, MapTie
from app.network.figures import figures
from app.network.map import Ring, Sector, Spot
from app.vocabulary import Met, NetworkKind, TieKind
from tests.network.drawn_maps import IDS, maps

HUMANS = (NetworkKind.RELATIVE, NetworkKind.VOLUNTEER, NetworkKind.PROFESSIONAL)


@given(maps())
def test_figures_agree_with_a_naive_count(contents: MapContents) -> None:
    found = figures(contents)
    there, isolated, only, ask, without = [], [], [], [], []
    for one in contents.contacts:
        if one.spot is None or one.potential or one.deceased:
            continue
        there.append(one.id)
        if one.kind not in HUMANS or one.duo is not None:
            continue
        if one.without_buddy is True or (one.without_buddy is None and one.met is not Met.BUDDY):
            without.append(one.id)
        elif one.without_buddy is False:
            only.append(one.id)
        else:
            ask.append(one.id)
    tied = 0
    alone = set(there)
    for a, b in combinations(there, 2):
        for tie in contents.ties:
            if {tie.one, tie.other} == {a, b} and tie.kind in (TieKind.EXISTING, TieKind.TENSE):
                tied += 1
                alone -= {a, b}
    isolated = [one for one in there if one in alone]
    assert (found.there, found.isolated) == (tuple(there), tuple(isolated))
    assert (found.only_via_buddy, found.to_ask, found.without_buddy) == (tuple(only), tuple(ask), tuple(without))
    assert (found.ties, found.pairs) == (tied, sum(1 for _pair in combinations(there, 2)))
    for part, keys in ((found.by_kind, NetworkKind), (found.by_ring, Ring), (found.by_sector, Sector)):
        assert list(part) == list(keys)
        assert sorted(one for ids in part.values() for one in ids) == sorted(there)
    assert set(found.empty_sectors) == {sector for sector in Sector if not found.by_sector[sector]}
    apart = (found.there, found.potential, found.deceased, found.waiting)
    assert sum(map(len, apart)) == len(contents.contacts)
    assert {one for ids in apart for one in ids} == contents.by_id.keys()
    assert found.density == (None if len(there) < 2 else tied / found.pairs)


def test_who_was_met_through_the_buddy_is_asked_about_before_being_counted() -> None:
    def met(which: int, without: bool | None) -> MapContact:
        return MapContact(IDS[which], f"Iemand {which}", spot=Spot(40, 50), met=Met.BUDDY, without_buddy=without)

    found = figures(MapContents((met(0, None), met(1, False), met(2, True))))
    assert (found.to_ask, found.only_via_buddy, found.without_buddy) == ((IDS[0],), (IDS[1],), (IDS[2],))


def test_a_tie_with_who_is_not_there_keeps_nobody_from_standing_apart() -> None:
    here, dead = MapContact(IDS[0], "Mama", spot=Spot(120, 50)), MapContact(IDS[1], "Papa", spot=Spot(130, 50))
    contents = MapContents((here, dead), (MapTie.between(here.id, dead.id),))
    assert figures(contents).isolated == ()
    gone = MapContact(dead.id, dead.name, spot=dead.spot, deceased=True)
    assert figures(MapContents((here, gone), contents.ties)).isolated == (here.id,)

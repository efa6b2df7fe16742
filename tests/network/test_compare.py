"""Two maps laid over each other, what is said of it, and the way from one to the other."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.network.between import standing
from app.network.change_words import What, told
from app.network.compare import Change, Changes, TieChange, compare
from app.network.contents import MapContact, MapContents, MapTie
from app.network.map import Ring, Sector, Spot
from app.vocabulary import TieKind
from tests.network.drawn_maps import IDS, maps

CLOSE, FAR = Spot(120, 30), Spot(120, 90)


def contact(which: int, spot: Spot | None = CLOSE, **facts: object) -> MapContact:
    return replace(MapContact(IDS[which], f"Iemand {which}", spot=spot), **facts)  # type: ignore[arg-type]


def changed(then: MapContact | None, now: MapContact | None, earlier: tuple[UUID, ...] = ()) -> Changes:
    """What changed where only one was, or is, on the map."""
    one, other = (MapContents((who,) if who else ()) for who in (then, now))
    return compare(one, other, earlier)


@given(maps(), maps())
def test_a_comparison_is_the_mirror_of_its_reverse(a: MapContents, b: MapContents) -> None:
    there, back = compare(a, b), compare(b, a)

    def mirrored(changes: tuple[Change, ...]) -> set[tuple[MapContact, MapContact]]:
        return {(one.now, one.then) for one in changes}

    def plain(changes: tuple[Change, ...]) -> set[tuple[MapContact, MapContact]]:
        return {(one.then, one.now) for one in changes}

    assert (set(there.new), set(there.gone)) == (set(back.gone), set(back.new))
    assert (plain(there.closer), plain(there.further)) == (mirrored(back.further), mirrored(back.closer))
    assert plain(there.elsewhere) == mirrored(back.elsewhere)
    assert (plain(there.grown), plain(there.faded)) == (mirrored(back.faded), mirrored(back.grown))
    assert there.ties == tuple(TieChange(one.one, one.other, one.now, one.then) for one in back.ties)


@given(maps())
def test_a_map_does_not_differ_from_itself(contents: MapContents) -> None:
    assert compare(contents, contents) == Changes((), (), (), (), (), (), (), (), (), (), ())


@given(maps(), maps())
def test_everybody_on_one_of_two_maps_is_told_of_once(a: MapContents, b: MapContents) -> None:
    found = compare(a, b)
    was, is_now = ({one.id for one in each.placed if not one.deceased} for each in (a, b))
    assert {one.id for one in found.new} == is_now - was
    assert {one.id for one in found.gone} == was - is_now
    moved = [one.now.id for one in (*found.closer, *found.further, *found.elsewhere)]
    assert len(moved) == len(set(moved))
    assert set(moved) == {
        one
        for one in was & is_now
        if (a.by_id[one].ring, a.by_id[one].sector) != (b.by_id[one].ring, b.by_id[one].sector)
    }


def test_who_died_is_not_only_gone() -> None:
    found = changed(contact(0), contact(0, deceased=True))
    assert [line.what for line in told(found, MapContents((contact(0, deceased=True),)))] == [What.DIED]
    assert found.gone == found.died == (contact(0),)


def test_who_waits_for_a_place_is_not_said_to_be_gone() -> None:
    now = contact(0, None)
    assert [line.what for line in told(changed(contact(0), now), MapContents((now,)))] == [What.UNPLACED]


def test_who_stood_on_a_map_before_both_is_back() -> None:
    lines = told(changed(None, contact(0), (IDS[0],)), MapContents((contact(0),)))
    assert [(line.what, line.ids) for line in lines] == [(What.BACK, (IDS[0],))]


def test_a_possibility_that_grew_may_be_closer_as_well() -> None:
    found = changed(contact(0, FAR, potential=True), contact(0))
    assert [line.what for line in told(found, MapContents((contact(0),)))] == [What.CLOSER, What.GROWN]
    assert found.closer[0].now.ring is Ring.VERY_CLOSE


def test_a_move_along_the_ring_is_elsewhere_and_says_where_to() -> None:
    now = contact(0, Spot(-40, 30))
    (line,) = told(changed(contact(0), now), MapContents((now,), sectors=("", "", "Dorp", "")))
    assert line.sentence == "Elders op de kaart, 1: Iemand 0 (naar Dorp)"
    assert now.sector is Sector.NEIGHBOURHOOD


@pytest.mark.parametrize(
    ("then", "now", "words"),
    [
        (None, TieKind.EXISTING, "Iemand 0 en Iemand 1 kennen elkaar nu"),
        (TieKind.EXISTING, TieKind.TENSE, "Tussen Iemand 0 en Iemand 1 is het nu gespannen"),
        (TieKind.TENSE, TieKind.EXISTING, "Tussen Iemand 0 en Iemand 1 is het niet meer gespannen"),
        (TieKind.EXISTING, TieKind.ENDED, "Iemand 0 en Iemand 1 kenden elkaar vroeger"),
        (TieKind.EXISTING, None, "Tussen Iemand 0 en Iemand 1 is geen band meer getekend"),
    ],
)
def test_a_tie_that_changed_is_told_in_words(then: TieKind | None, now: TieKind | None, words: str) -> None:
    people = (contact(0), contact(1))
    a, b = (MapContents(people, (MapTie(IDS[0], IDS[1], kind),) if kind else ()) for kind in (then, now))
    (line,) = told(compare(a, b), b)
    assert (line.sentence, line.ids) == (words, IDS[:2])


def test_of_ties_with_who_is_gone_nothing_is_said() -> None:
    then = MapContents((contact(0), contact(1)), (MapTie(IDS[0], IDS[1]),))
    assert compare(then, MapContents((contact(0),))).ties == ()


@given(maps(), maps())
def test_the_way_begins_on_one_map_and_ends_on_the_other(a: MapContents, b: MapContents) -> None:
    people = standing(a, b)
    now = {one.id for one in b.placed}
    dead = {one.id for one in a.placed if one.deceased and one.id not in now}  # taken off since, and told nowhere
    for share, contents in ((0.0, a), (1.0, b)):
        there = {one.contact.id: one.spot(share) for one in people if one.presence(share)}
        assert there == {one.id: one.spot for one in contents.placed if one.id not in dead}


@given(maps(), maps())
def test_who_goes_on_the_way_is_told_to_be_gone(a: MapContents, b: MapContents) -> None:
    going = {one.contact.id for one in standing(a, b) if one.now is None}
    assert going <= {one.id for one in compare(a, b).gone}


@given(st.floats(0, 1))
def test_somebody_goes_straight(share: float) -> None:
    (one,) = standing(MapContents((contact(0, Spot(90, 90)),)), MapContents((contact(0, Spot(0, 90)),)))
    spot = one.spot(share)
    assert spot.x + spot.y == pytest.approx(90)

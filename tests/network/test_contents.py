"""What a map holds, and how it is kept."""

import json
from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.network.contents import MapContact, MapContents, MapTie, from_plain, standing_apart, to_plain, without
from app.network.map import Spot
from app.vocabulary import NetworkKind, Support, TieKind
from tests.network.drawn_maps import IDS, maps


@given(maps())
def test_a_map_that_is_kept_is_read_as_it_was(contents: MapContents) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(contents)))) == contents


def test_what_a_later_version_adds_is_passed_over() -> None:
    plain = to_plain(MapContents((MapContact(IDS[0], "Mama"),)))
    plain["contacts"][0]["colour"] = "blue"
    plain["weather"] = "sun"
    assert from_plain(plain) == MapContents((MapContact(IDS[0], "Mama"),))


def test_a_kind_that_nobody_said_is_that_of_the_sector() -> None:
    assert MapContact(IDS[0], "Huisarts", spot=Spot(-140, 70)).kind is NetworkKind.PROFESSIONAL
    assert MapContact(IDS[0], "Zus", NetworkKind.RELATIVE, spot=Spot(-140, 70)).kind is NetworkKind.RELATIVE
    assert MapContact(IDS[0], "Zus").kind is None


def test_a_part_of_a_map_keeps_the_ties_within_it() -> None:
    one, other, third = (MapContact(which, f"Iemand {which.int}") for which in IDS[:3])
    ties = (MapTie.between(other.id, one.id, TieKind.TENSE), MapTie.between(one.id, third.id))
    contents = MapContents((one, other, third), ties)
    assert ties[0].pair == (one.id, other.id)  # whatever their order was
    assert contents.only({one.id, other.id}) == MapContents((one, other), ties[:1])
    assert contents.known_to(one.id) == ((other, TieKind.TENSE), (third, TieKind.EXISTING))
    assert contents.known_to(UUID(int=99)) == ()


def test_a_word_that_this_version_does_not_know_is_unknown_and_no_map_is_lost_over_it() -> None:
    mama = MapContact(IDS[0], "Mama", spot=Spot(120, 30))
    plain = to_plain(MapContents((mama, MapContact(IDS[1], "Papa")), (MapTie(IDS[0], IDS[1]),)))
    for fact in ("said_kind", "often", "met", "bond"):
        plain["contacts"][0][fact] = "of later"
    plain["contacts"][0]["gives"] = ["company", "of later"]
    del plain["contacts"][1]["name"]
    plain["contacts"][1] |= {"angle": 12.0, "distance": None, "relation": None, "duo": "of later"}
    plain["contacts"] += [{"name": "without an id"}, {"id": "of later", "name": "with another one"}]
    plain["ties"][0].append("of later")
    plain["ties"] += [[str(IDS[0]), str(IDS[1]), "of later"], [str(IDS[0]), str(IDS[5]), "tense"]]
    found = from_plain(plain)
    assert found.contacts == (replace(mama, gives=frozenset({Support.COMPANY})), MapContact(IDS[1], "?"))
    assert found.ties == (MapTie(IDS[0], IDS[1]),)
    assert from_plain({}) == MapContents()


@given(maps(), st.sets(st.sampled_from(IDS)))
def test_who_is_taken_out_of_what_was_kept_leaves_the_rest_as_it_was(contents: MapContents, gone: set[UUID]) -> None:
    plain = json.loads(json.dumps(to_plain(contents))) | {"weather": "sun"}
    rest = without(plain, gone)
    assert from_plain(rest) == contents.only(contents.by_id.keys() - gone)
    assert rest["weather"] == "sun"
    assert standing_apart(plain, gone) == from_plain(rest).contacts

"""What a map holds, and how it is kept."""

import json
from uuid import UUID

from hypothesis import given

from app.network.contents import MapContact, MapContents, MapTie, from_plain, to_plain
from app.network.map import Spot
from app.vocabulary import NetworkKind, TieKind
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
    assert contents.only({one.id, other.id}) == MapContents((one, other), ties[:1])
    assert contents.known_to(one.id) == ((other, TieKind.TENSE), (third, TieKind.EXISTING))
    assert contents.known_to(UUID(int=99)) == ()

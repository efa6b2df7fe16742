"""Letters and numbers in place of names: the same on every map, by what somebody is, with nothing in own words."""

from uuid import UUID

from app.network.contents import MapContact, MapContents, MapTie
from app.network.map import Spot
from app.network.pseudonyms import pseudonyms, without_names
from app.vocabulary import NetworkKind


def somebody(at: int, kind: NetworkKind | None, **said: object) -> MapContact:
    return MapContact(UUID(int=at), f"Iemand {at}", said_kind=kind, **said)  # type: ignore[arg-type]


def test_everybody_is_numbered_as_they_first_appear_and_called_by_what_they_are_now() -> None:
    kinds = NetworkKind
    then = MapContents((somebody(3, None), somebody(1, kinds.RELATIVE), somebody(5, kinds.RELATIVE)))
    now = MapContents(
        (
            somebody(7, kinds.RELATIVE),
            somebody(5, kinds.RELATIVE, relation="zus van Iemand 1", spot=Spot(1, 50)),
            somebody(3, kinds.PROFESSIONAL),
            somebody(8, kinds.VOLUNTEER, duo=UUID(int=99)),
            somebody(9, kinds.VOLUNTEER),
            somebody(2, kinds.GROUP),
            somebody(4, kinds.ANIMAL),
            somebody(6, None),
        ),
        (MapTie(UUID(int=3), UUID(int=5)),),
        ("Bij Iemand 1", "", "", ""),
    )
    names = pseudonyms([then, now])
    assert {at.int: name for at, name in names.items()} == {
        3: "H1", 1: "N1", 5: "N2", 7: "N3", 8: "B1", 9: "V1", 2: "G1", 4: "D1", 6: "X1"
    }  # fmt: skip
    told = without_names(now, names)
    assert "Iemand" not in repr(told)
    assert told.ties == now.ties
    assert told.contacts[1].spot == Spot(1, 50)

"""When someone is free: every way of writing that the lists have."""

import pytest

from app.transfer.half_days import half_days
from app.vocabulary import HALF_DAYS


def short(slots: tuple[str, ...] | None) -> str:
    """``sat-morning`` as ``sat1``, in the order given."""
    parts = {"morning": "1", "afternoon": "2", "evening": "3"}
    return " ".join(slot[:3] + parts[slot[4:]] for slot in slots or ())


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("za", "sat1 sat2 sat3"),
        ("woe", "wed1 wed2 wed3"),
        ("di en do", "tue1 tue2 tue3 thu1 thu2 thu3"),
        ("za vm, zo", "sat1 sun1 sun2 sun3"),
        ("zo, za vm en nm", "sat1 sat2 sun1 sun2 sun3"),
        ("ma vm", "mon1"),
        ("woensdagnamiddag", "wed2"),
        ("vrij vm", "fri1"),
        ("vrijdagavond", "fri3"),
        ("di en do nm", "tue2 thu2"),
        ("ma, wo en vr nm", "mon2 wed2 fri2"),
        ("dinsdag- en donderdagavond", "tue3 thu3"),
        ("ma vm/di nm", "mon1 tue2"),
        ("ma/wo/vr av", "mon3 wed3 fri3"),
        ("vr-zo av", "fri3 sat3 sun3"),
        ("za-ma vm", "mon1 sat1 sun1"),
        ("di-do-za av", "tue3 thu3 sat3"),
        ("weekend behalve zo av", "sat1 sat2 sat3 sun1 sun2"),
        ("vrij op dinsdag", "tue1 tue2 tue3"),
        ("do en vrij", "thu1 thu2 thu3 fri1 fri2 fri3"),
        ("Zaterdagvoormiddag en zondag", "sat1 sun1 sun2 sun3"),
        ("weekdagavonden", "mon3 tue3 wed3 thu3 fri3"),
    ],
)
def test_the_half_days_meant(cell: str, meant: str) -> None:
    read = half_days(cell)
    assert sorted(short(read.value).split()) == sorted(meant.split())
    assert not read.keep
    assert list(read.value or ()) == sorted(read.value or (), key=HALF_DAYS.index)


@pytest.mark.parametrize(
    ("cell", "count"),
    [("ma-vr", 15), ("ma t/m vr", 15), ("ma-vrij", 15), ("weekend", 6), ("elke dag", 21), ("alle dagen", 21),
     ("elke dag behalve ma", 18), ("elke dag behalve ma vm", 20), ("avond", 7), ("'s avonds", 7), ("elke vm", 7),
     ("overdag", 14), ("avond en weekend", 11), ("elke namiddag behalve wo", 6)],
)  # fmt: skip
def test_how_many_half_days(cell: str, count: int) -> None:
    assert len(half_days(cell).value or ()) == count


def test_a_part_alone_holds_on_all_days() -> None:
    assert half_days("avond").value == tuple(slot for slot in HALF_DAYS if slot.endswith("evening"))


@pytest.mark.parametrize("cell", ["", "-", "?"])
def test_nothing_said_is_unknown(cell: str) -> None:
    read = half_days(cell)
    assert (read.value, read.notes) == (None, ())


@pytest.mark.parametrize("cell", ["flexibel", "vrij", "zo snel mogelijk", "wo na 15u", "niet op ma", "doen", 12.0])
def test_what_is_not_understood_is_unknown_and_kept(cell: str | float) -> None:
    read = half_days(cell)
    assert read.value is None
    assert read.keep
    assert read.notes


def test_what_is_understood_in_part_says_which_part_is_not() -> None:
    read = half_days("ma vm (9u)")
    assert short(read.value) == "mon1"
    assert read.keep
    assert "9u" in str(read.notes[0])


def test_a_bare_day_before_a_comma_and_a_part_is_asked_about() -> None:
    read = half_days("za, zo nm")
    assert short(read.value) == "sat1 sat2 sat3 sun2"
    assert read.notes

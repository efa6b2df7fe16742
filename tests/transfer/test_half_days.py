"""When someone is free: every way of writing that the lists have."""

import pytest

from app.i18n import LANGUAGES, speaking
from app.transfer import writing
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


@pytest.mark.parametrize(
    "cell",
    ["weekend niet", "ma niet", "za, zo niet", "ma vm en di, woensdag nooit", "za niet, zo wel", "za niet zo wel",
     "elke dag niet op ma", "weekend: nooit", "geen weekend", "elke dag behalve", "elke dag behalve feestdagen",
     "ma bezet", "za misschien", "di werkt", "weekend nee", "zo onmogelijk"],
)  # fmt: skip
def test_a_day_that_may_be_denied_is_not_read_as_free(cell: str) -> None:
    read = half_days(cell)
    assert (read.value, read.keep) == (None, True)
    assert read.notes


@pytest.mark.parametrize(
    "cell",
    ["ma 14-16u", "ma 14u-16u", "ma 14:00-16:30", "ma-vr 9-17u", "wo na 15u", "za vanaf 10", "di tot 12 uur", "zo 9.30",
     "14u", "ma 9-12, di nm", "ma vm 9u, di 14u", "ma/di 14u nm", "ma maar na vier", "elke dag behalve 14-16u"],
)  # fmt: skip
def test_hours_in_place_of_a_part_of_the_day_are_not_read_as_free(cell: str) -> None:
    read = half_days(cell)
    assert (read.value, read.keep) == (None, True)
    assert read.notes


@pytest.mark.parametrize(
    ("cell", "count"),
    [("elke dag, niet in het weekend", 15), ("elke dag maar niet op ma", 18), ("ma-vr, nooit av", 10),
     ("ma, niet di", 3),
     ("ma-vr geen avonden", 10), ("elke dag behalve ma, weekend niet", 12), ("elke dag behalve ma 14-16u", 18),
     ("ma na de middag", 1), ("voor de middag", 7), ("za maar enkel vm", 1)],
)  # fmt: skip
def test_an_exception_behind_a_comma_is_about_what_follows(cell: str, count: int) -> None:
    assert len(half_days(cell).value or ()) == count


def test_what_is_understood_in_part_says_which_part_is_not() -> None:
    read = half_days("ma vm (9u)")
    assert short(read.value) == "mon1"
    assert read.keep
    assert "9u" in str(read.notes[0])


def test_a_bare_day_before_a_comma_and_a_part_is_asked_about() -> None:
    read = half_days("za, zo nm")
    assert short(read.value) == "sat1 sat2 sat3 sun2"
    assert read.notes


@pytest.mark.parametrize(
    ("said", "free"),
    [
        ("lundi matin et après-midi, jeudi soir", ("mon-morning", "mon-afternoon", "thu-evening")),
        ("mar et jeu apm", ("tue-afternoon", "thu-afternoon")),
        ("tous les jours sauf dimanche", tuple(slot for slot in HALF_DAYS if not slot.startswith("sun"))),
        ("Mon morning, Sat and Sun afternoon", ("mon-morning", "sat-afternoon", "sun-afternoon")),
        ("du lundi au mercredi soir", ("mon-evening", "tue-evening", "wed-evening")),
    ],
)
def test_french_and_english_are_read_as_well(said: str, free: tuple[str, ...]) -> None:
    assert half_days(said).value == free


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_written_in_a_language_is_read_back(code: str) -> None:
    with speaking(code):
        for free in (HALF_DAYS, HALF_DAYS[:4], HALF_DAYS[2:11:3], HALF_DAYS[15:]):
            assert half_days(writing.half_days(free)).value == free

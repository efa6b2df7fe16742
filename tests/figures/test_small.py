"""What leaves the office: no small group stands alone, none can be reckoned from the rest, and the sums agree."""

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.figures.asked import whole_year
from app.figures.figure import Figure, Figures, Of, Part
from app.figures.small import OTHER, taken_together, without_small_groups

COUNTS = st.lists(st.integers(1, 40), max_size=12)
FEW = 5


def parts(*counts: int) -> tuple[Part, ...]:
    return tuple(Part(f"v{at}", n, tuple(UUID(int=one) for one in range(n))) for at, n in enumerate(counts))


def shown(*counts: int, few: int = FEW) -> dict[str, int]:
    return {part.value: part.n for part in taken_together(parts(*counts), few)}


@given(COUNTS, st.integers(1, 10))
def test_sums_agree_and_nobody_stands_alone(counts: list[int], few: int) -> None:
    found = taken_together(parts(*counts), few)
    assert sum(part.n for part in found) == sum(counts)
    assert {one for part in found for one in part.ids} == {one for part in parts(*counts) for one in part.ids}
    assert all(part.n >= few for part in found if part.value != OTHER)
    others = [part.n for part in found if part.value == OTHER]
    # Fewer than that among the others only where there are so few in all.
    assert all(n >= few or n == sum(counts) for n in others)
    if all(n >= few for n in counts):
        assert {part.value: part.n for part in found} == {f"v{at}": n for at, n in enumerate(counts)}


def test_a_lone_small_group_takes_the_smallest_of_the_rest_along() -> None:
    assert shown(20, 4, 9, 5) == {"v0": 20, "v2": 9, OTHER: 9}
    assert shown(20, 3, 2) == {"v0": 20, OTHER: 5}
    assert shown(20, 1) == {OTHER: 21}
    assert shown(2, 1) == {OTHER: 3}
    assert shown() == {}
    assert shown(5, 6) == {"v0": 5, "v1": 6}
    assert taken_together((Part("a", 2, erased=2), Part("b", 4, erased=1), Part("c", 9)), FEW)[-1].erased == 3


def test_events_are_nobody_and_stay_as_they_are() -> None:
    of_events = Figure("events", Of.EVENT, 3, by={"kind": parts(1, 2)})
    of_people = Figure("new", Of.PARTICIPANT, 3, ids=(UUID(int=1),), by={"gender": parts(1, 2)})
    made = without_small_groups(Figures(whole_year(2026), (of_people,), (of_events,)), FEW)
    assert [part.n for part in made.figure("events").by["kind"]] == [1, 2]
    assert [(part.value, part.n) for part in made.figure("new").by["gender"]] == [(OTHER, 3)]
    assert made.asked.first == date(2026, 1, 1)


def test_what_happened_in_a_village_is_that_of_several_people() -> None:
    geel, mol = (Part("Geel", 30), Part("Mol", 21), Part("", 9)), (Part("Geel", 8), Part("Mol", 2), Part("Retie", 4))
    seen = Figure("seen", Of.CONTACT, 60, by={"municipality": geel, "kind": (Part("walk", 60),)})
    figures = Figures(whole_year(2026), (seen, Figure("duo_running", Of.DUO, 14, by={"municipality": mol})), ())
    made = without_small_groups(figures, FEW).figure("seen")
    assert [(part.value, part.n) for part in made.by["municipality"]] == [("Geel", 30), (OTHER, 30)]
    assert [(part.value, part.n) for part in made.by["kind"]] == [("walk", 60)]


GENDERS = st.dictionaries(st.sampled_from(["f", "m", "x", ""]), st.integers(1, 40))


@given(GENDERS, st.integers(2, 8))
def test_of_gender_only_the_small_ones_go_together(counts: dict[str, int], few: int) -> None:
    found = {one.value: one.n for one in taken_together([Part(*one) for one in counts.items()], few, gender=True)}
    assert sum(found.values()) == sum(counts.values())
    assert all(n >= few for value, n in found.items() if value != OTHER)
    gone = counts.keys() - found.keys()
    # Who was taken together could be of several genders: of those that are not told, none can be left out.
    assert not gone or len(gone) > 1 or (gone < {"x", ""} and not {"x", ""} <= counts.keys()) or gone == counts.keys()
    small = {value for value, n in counts.items() if n < few}
    if len(small) > 1:
        assert gone == small


def test_a_lone_x_does_not_swallow_men() -> None:
    def shown(**counts: int) -> dict[str, int]:
        parts = [Part(value.removeprefix("no"), n) for value, n in counts.items()]
        return {one.value: one.n for one in taken_together(parts, FEW, gender=True)}

    assert shown(f=20, m=12, x=1) == {"f": 20, "m": 12, OTHER: 1}
    assert shown(f=20, m=12, x=1, no=7) == {"f": 20, "m": 12, OTHER: 8}
    assert shown(f=20, m=2) == {OTHER: 22}
    assert shown(f=20, m=2, x=1) == {"f": 20, OTHER: 3}

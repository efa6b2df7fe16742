"""What changed, counted from answers: as a plain recount has it, never over other options, and never of too few."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.figures.impact import Area, Looked, Options, Said, areas
from app.vocabulary import Voice

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
FIVE = ("veel minder", "iets minder", "evenveel", "iets meer", "veel meer")
THREE = ("minder", "evenveel", "meer")
FEW = 3


class Given(NamedTuple):
    """One answer in an evaluation of its own."""

    evaluation_id: UUID
    duo_id: UUID
    voice: Voice
    months: int | None
    on: date
    key: str
    options: Options
    answer: int


def looked(given: Iterable[Given]) -> list[Looked]:
    return [Looked(*one[:5], [Said(*one[5:])]) for one in given]


answers = st.builds(
    lambda number, duo, voice, months, day, key, options, answer: Given(
        UUID(int=number), UUID(int=duo), voice, months, FIRST + timedelta(days=day), key, options, answer
    ),
    st.integers(0, 10**6),
    st.integers(1, 6),
    st.sampled_from(Voice),
    st.sampled_from([3, 6, 12, None]),
    st.integers(-400, 400),
    st.sampled_from(["gezelschap", "tevreden", "contact", "doel-a", "doel-b", "verhaal"]),
    st.sampled_from([FIVE, FIVE, THREE]),
    st.integers(1, 3),
)
many = st.lists(answers, max_size=80, unique_by=lambda one: one.evaluation_id)


def counted(given: Iterable[Given], few: int = FEW) -> list[Area]:
    return areas(looked(given), FIRST, LAST, few, {})


def one(duo: int, months: int | None, on: date, answer: int, options: tuple[str, ...] = FIVE) -> Given:
    return Given(
        UUID(int=duo * 1000 + (months or 0)), UUID(int=duo), Voice.BUDDY, months, on, "contact", options, answer
    )


@given(many)
def test_counts_are_those_of_a_plain_recount(said: list[Given]) -> None:
    seen = set()
    for area in counted(said):
        for scale in area.scales:
            for moment in scale.moments:
                here = [
                    each
                    for each in said
                    if (each.voice, each.options, each.months) == (area.voice, scale.options, moment.months)
                    and (each.key if not each.key.startswith("doel") else "doel") == area.key
                    and FIRST <= each.on <= LAST
                    and not any(
                        (later.duo_id, later.voice, later.key, later.months)
                        == (each.duo_id, each.voice, each.key, each.months)
                        and (each.on, each.evaluation_id) < (later.on, later.evaluation_id)
                        and later.on <= LAST
                        for later in said
                    )
                ]
                assert moment.n == len(here) > 0
                assert sorted(moment.ids) == sorted(each.evaluation_id for each in here)
                if moment.n < FEW:
                    assert (moment.counts, moment.by_answer) == (None, ())
                else:
                    plain = [sum(each.answer == at for each in here) for at in range(1, len(scale.options) + 1)]
                    assert moment.counts == tuple(plain) == tuple(map(len, moment.by_answer))
                seen |= {(each.evaluation_id, each.key) for each in here}
    # Nothing that counts is left out: of each side and moment the last answer of the period is somewhere.
    last = {}
    for each in sorted(said, key=lambda each: (each.on, each.evaluation_id)):
        if each.on <= LAST and each.key != "verhaal":
            last[each.duo_id, each.voice, each.key, each.months] = each
    assert seen == {(each.evaluation_id, each.key) for each in last.values() if each.on >= FIRST}


@given(many)
def test_pairs_are_those_of_a_plain_recount(said: list[Given]) -> None:
    for area in counted(said, few=1):
        sides = {(each.duo_id, each.key) for each in said if each.voice is area.voice}
        found: dict[tuple[str, ...], list[int]] = {scale.options: [] for scale in area.scales}
        other = 0
        for duo, key in sides:
            if ("doel" if key.startswith("doel") else key) != area.key:
                continue
            mine = [each for each in said if (each.duo_id, each.voice, each.key) == (duo, area.voice, key)]
            mine = sorted(
                (each for each in mine if each.on <= LAST), key=lambda e: (e.on, e.months or 0, e.evaluation_id)
            )
            if not mine or mine[-1].on < FIRST:
                continue
            before = [each for each in mine[:-1] if each.months is None or each.months != mine[-1].months]
            alike = [each for each in before if each.options == mine[-1].options]
            if alike:
                found[mine[-1].options].append(mine[-1].answer - alike[0].answer)
            other += bool(before) and not alike
        assert len(area.changed_in_between) == other
        for scale in area.scales:
            moved, pairs = found[scale.options], scale.paired
            assert pairs.n == len(pairs.ids) == len(moved)
            assert (len(pairs.up), len(pairs.same), len(pairs.down)) == (
                sum(step > 0 for step in moved),
                sum(step == 0 for step in moved),
                sum(step < 0 for step in moved),
            )


def test_a_changed_list_of_answers_is_never_mixed_with_the_one_before() -> None:
    said = [one(duo, 3, date(2026, 2, 1), 2) for duo in range(4)]
    said += [one(duo, 6, date(2026, 5, 1), 3, THREE) for duo in range(4)]
    (area,) = counted(said)
    assert [(scale.options, [moment.months for moment in scale.moments]) for scale in area.scales] == [
        (THREE, [6]),
        (FIVE, [3]),
    ]
    assert [scale.paired.n for scale in area.scales] == [0, 0]
    assert len(area.changed_in_between) == 4


def test_the_first_answer_may_be_of_before_the_period() -> None:
    said = [one(duo, 3, date(2025, 3, 1), 2) for duo in range(FEW)]
    said += [one(duo, 12, date(2026, 3, 1), duo + 1) for duo in range(FEW)]
    (area,) = counted(said)
    (scale,) = area.scales
    assert [moment.months for moment in scale.moments] == [12]
    assert (len(scale.paired.up), len(scale.paired.same), len(scale.paired.down)) == (1, 1, 1)


def test_one_answer_fewer_than_asked_is_not_counted_out() -> None:
    said = [one(duo, 3, date(2026, 2, 1), 2) for duo in range(FEW)]
    (enough,) = counted(said)[0].scales[0].moments
    (few,) = counted(said[1:])[0].scales[0].moments
    assert enough.counts == (0, 3, 0, 0, 0)
    assert (few.n, few.counts, few.by_answer) == (2, None, ())


def test_what_was_noted_twice_of_one_moment_counts_once_and_is_no_pair() -> None:
    said = [one(1, 3, date(2026, 2, 1), 2), one(1, 3, date(2026, 2, 9), 4)]
    said[1] = Given(
        UUID(int=9), *(getattr(said[1], name) for name in ("duo_id", "voice", "months", "on")), "contact", FIVE, 4
    )
    (area,) = counted(said, few=1)
    (moment,) = area.scales[0].moments
    assert (moment.n, moment.counts) == (1, (0, 0, 0, 1, 0))
    assert area.scales[0].paired.n == 0


def test_what_changed_comes_before_how_it_goes() -> None:
    keys = ["contact", "eigen-vraag", "tevreden", "doel-a", "gezelschap"]
    said = [Given(UUID(int=at), UUID(int=1), Voice.PARTICIPANT, 12, FIRST, key, FIVE, 1) for at, key in enumerate(keys)]
    found = areas(looked(said), FIRST, LAST, 1, {Voice.PARTICIPANT: ["contact", "doel"]})
    assert [area.key for area in found] == ["gezelschap", "tevreden", "doel", "contact", "eigen-vraag"]
    assert [area.effect for area in found] == [True, True, True, False, False]

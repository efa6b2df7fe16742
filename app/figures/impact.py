"""What changed, as it was told: how often each answer was given at each moment, and how the same side answered twice.

Nothing is averaged, weighed or added up over questions. What an answer is worth is not said either: the answers stand
in the order in which they were asked, and of some lists the middle is good, or the beginning.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from app.vocabulary import Voice

GOALS = "doel"
"""How the keys of questions about a goal begin: each goal has its own, and together they are one area."""
TOLD = "verhaal"
"""The key of the question whether something may be told: that is no effect."""
EFFECTS: Mapping[Voice, tuple[str, ...]] = {
    Voice.PARTICIPANT: (
        *("zelfvertrouwen", "begrepen", "gezelschap", "buitenkomen", "tevreden", "nieuwe-mensen", "praktisch"),
        *("durven", "anderen", GOALS),
    ),
    Voice.BUDDY: (),
    Voice.TOGETHER: (),
}
"""By voice the keys that ask what changed; all others ask how it goes."""
Options = tuple[str, ...]


class Given(NamedTuple):
    """One answer: ``answer`` is the place among the ``options`` as they were asked then, from 1.

    ``months`` is None for a talk in between. ``key`` of a question about a goal is that of the goal. A tuple, for there
    may be half a million of them.
    """

    evaluation_id: UUID
    duo_id: UUID
    voice: Voice
    months: int | None
    on: date
    key: str
    options: Options
    answer: int


@dataclass(frozen=True)
class AtMoment:
    """The answers after so many ``months``, by the place of each: ``counts`` and whose they are (``by_answer``).

    With fewer answers than may be shown both are None and empty, and only ``n`` and ``ids`` are known. The ids are
    those of evaluations; one about several goals stands there once for each.
    """

    months: int | None
    n: int
    ids: tuple[UUID, ...]
    counts: tuple[int, ...] | None = None
    by_answer: tuple[tuple[UUID, ...], ...] = ()


@dataclass(frozen=True)
class Paired:
    """Who answered the same question with the same options more than once, by the last answer beside the first.

    ``up`` is towards the end of the list of answers, ``down`` towards its beginning; each the ids of the last
    evaluations. With fewer than may be shown (``shown``) all three are empty.
    """

    n: int
    ids: tuple[UUID, ...]
    shown: bool
    up: tuple[UUID, ...] = ()
    same: tuple[UUID, ...] = ()
    down: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Scale:
    """One question as it was asked with these ``options``: other options are other answers, and never mixed."""

    options: Options
    moments: tuple[AtMoment, ...]
    paired: Paired


@dataclass(frozen=True)
class Area:
    """What one voice answered to the question of a key; the way it was asked last comes first.

    ``changed_in_between`` are the last evaluations of who answered more than once, but never twice with the same
    options: those cannot be laid side by side.
    """

    voice: Voice
    key: str
    scales: tuple[Scale, ...]
    changed_in_between: tuple[UUID, ...] = ()

    @property
    def effect(self) -> bool:
        """Whether it asks what changed, and not how it goes."""
        return self.key in EFFECTS[self.voice]


def areas(
    given: Iterable[Given], first: date, last: date, few: int, order: Mapping[Voice, Sequence[str]]
) -> list[Area]:
    """What was answered from one day to another, by voice and key; with fewer than ``few`` answers nothing is counted.

    Of one side at one moment only the last answer counts. Beside the last answer of a period stands the first that the
    side ever gave, before the period as well. What changed comes first, then how it goes in the ``order`` in which the
    form asks it, and then what is asked no more.
    """
    found: dict[tuple[Voice, str], list[Given]] = defaultdict(list)
    for one in given:
        if one.key != TOLD and one.on <= last:
            found[one.voice, area_of(one.key)].append(one)
    made = [_area(voice, key, answers, first, few) for (voice, key), answers in found.items()]

    def place(area: Area) -> tuple[int, bool, int, str]:
        asked = [*EFFECTS[area.voice], *order.get(area.voice, ())]
        at = asked.index(area.key) if area.key in asked else len(asked)
        return list(Voice).index(area.voice), not area.effect, at, area.key

    return sorted((area for area in made if area.scales), key=place)


def area_of(key: str) -> str:
    """The area of a question: that of its own, and of a goal that of all goals."""
    return GOALS if key == GOALS or key.startswith(f"{GOALS}-") else key


def _area(voice: Voice, key: str, answers: list[Given], first: date, few: int) -> Area:
    answers = sorted(answers, key=_when)
    held = [one for one in _last_of_each(answers) if one.on >= first]
    options = list(dict.fromkeys(one.options for one in reversed(held)))  # as it was asked last comes first
    pairs, changed = pairs_of(answers, first)
    scales = tuple(
        Scale(
            asked,
            tuple(_moments([one for one in held if one.options == asked], few)),
            _paired([pair for pair in pairs if pair[1].options == asked], few),
        )
        for asked in options
    )
    return Area(voice, key, scales, tuple(one.evaluation_id for one in changed))


def _when(one: Given) -> tuple[date, int, UUID]:
    return one.on, one.months or 0, one.evaluation_id


def _last_of_each(answers: Sequence[Given]) -> Iterator[Given]:
    """Of who answered twice at one moment the last; ``answers`` stand in order of time."""
    found = {(one.duo_id, one.key, one.months): one for one in answers}
    yield from sorted(found.values(), key=_when)


def _moments(held: Sequence[Given], few: int) -> Iterator[AtMoment]:
    by_months: dict[int | None, list[Given]] = defaultdict(list)
    for one in held:
        by_months[one.months].append(one)
    for months in sorted(by_months, key=lambda at: (at is None, at or 0)):
        here = by_months[months]
        ids = tuple(one.evaluation_id for one in here)
        if len(here) < few:
            yield AtMoment(months, len(here), ids)
            continue
        places = range(1, len(here[0].options) + 1)
        by_answer = tuple(tuple(one.evaluation_id for one in here if one.answer == at) for at in places)
        yield AtMoment(months, len(here), ids, tuple(map(len, by_answer)), by_answer)


def pairs_of(answers: Iterable[Given], first: date) -> tuple[list[tuple[Given, Given]], list[Given]]:
    """The first and the last answer of each side with the options of the last; and the last of who has no such two.

    Of answers of one voice in one area; whose last one was given before the ``first`` day is left out.
    """
    by_side: dict[tuple[UUID, str], list[Given]] = defaultdict(list)
    for one in sorted(answers, key=_when):
        by_side[one.duo_id, one.key].append(one)
    pairs, changed = [], []
    for said in by_side.values():
        last = said[-1]
        if last.on < first:
            continue
        # What was said again of the same moment is a correction, and not another answer.
        before = [one for one in said[:-1] if one.months is None or one.months != last.months]
        if same := [one for one in before if one.options == last.options]:
            pairs.append((same[0], last))
        elif before:
            changed.append(last)
    return pairs, changed


def _paired(pairs: Sequence[tuple[Given, Given]], few: int) -> Paired:
    ids = tuple(last.evaluation_id for _first, last in pairs)
    if len(pairs) < few:
        return Paired(len(pairs), ids, shown=False)
    up = tuple(last.evaluation_id for first, last in pairs if last.answer > first.answer)
    same = tuple(last.evaluation_id for first, last in pairs if last.answer == first.answer)
    down = tuple(last.evaluation_id for first, last in pairs if last.answer < first.answer)
    return Paired(len(pairs), ids, True, up, same, down)

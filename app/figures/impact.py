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

    ``given`` stands in order of time (``when``). Of one side at one moment only the last answer counts. Beside the last
    answer of a period stands the first that the side ever gave, before the period as well. What changed comes first,
    then how it goes in the ``order`` in which the form asks it, and then what is asked no more.
    """
    by_voice: dict[Voice, dict[str, list[Given]]] = {voice: defaultdict(list) for voice in Voice}
    of_key: dict[str, str] = {TOLD: ""}
    voice, found = None, by_voice[Voice.TOGETHER]
    for one in given:
        if one.voice is not voice:  # all of an evaluation stand together
            voice, found = one.voice, by_voice[one.voice]
        key = one.key
        if (area := of_key.get(key)) is None:
            area = of_key[key] = area_of(key)
        if area and one.on <= last:
            found[area].append(one)
    made = [_area(voice, key, said, first, few) for voice, keys in by_voice.items() for key, said in keys.items()]

    def place(area: Area) -> tuple[int, bool, int, str]:
        asked = [*EFFECTS[area.voice], *order.get(area.voice, ())]
        at = asked.index(area.key) if area.key in asked else len(asked)
        return list(Voice).index(area.voice), not area.effect, at, area.key

    return sorted((area for area in made if area.scales), key=place)


def when(one: Given) -> tuple[date, int, UUID]:
    """By what answers stand in order of time."""
    return one.on, one.months or 0, one.evaluation_id


def area_of(key: str) -> str:
    """The area of a question: that of its own, and of a goal that of all goals."""
    return GOALS if key == GOALS or key.startswith(f"{GOALS}-") else key


def _area(voice: Voice, key: str, answers: Sequence[Given], first: date, few: int) -> Area:
    sides = _sides(answers)
    pairs, changed = _pairs(sides, first)
    asked: dict[Options, dict[int | None, list[Given]]] = {}
    for one in _that_count(answers, sides, first):
        moments = asked.pop(one.options, None)
        asked[one.options] = moments = {} if moments is None else moments
        moments.setdefault(one.months, []).append(one)
    scales = (
        Scale(
            options,
            tuple(_moment(months, moments[months], few) for months in sorted(moments, key=_late_in_between)),
            _paired([pair for pair in pairs if pair[1].options == options], few),
        )
        for options, moments in reversed(asked.items())  # as it was asked last comes first
    )
    return Area(voice, key, tuple(scales), tuple(one.evaluation_id for one in changed))


def _sides(answers: Iterable[Given]) -> list[list[Given]]:
    """All that one side answered to one question, in order of time; each goal is a question of its own."""
    found: dict[object, list[Given]] = defaultdict(list)
    for one in answers:
        found[(one.duo_id, one.key) if one.key.startswith(GOALS) else one.duo_id].append(one)
    return list(found.values())


def _that_count(answers: Iterable[Given], sides: Iterable[Sequence[Given]], first: date) -> Iterator[Given]:
    """Of who answered twice at one moment only the last, all in order of time and none from before the first day."""
    again: set[tuple[UUID, str]] = set()
    for said in sides:
        if len(said) > 1:
            last = {one.months: one for one in said}
            if len(last) < len(said):
                again |= {(one.evaluation_id, one.key) for one in said if last[one.months] is not one}
    for one in answers:
        if one.on >= first and not (again and (one.evaluation_id, one.key) in again):
            yield one


def _late_in_between(months: int | None) -> tuple[bool, int]:
    """Moments from early to late, talks in between after them."""
    return months is None, months or 0


def _moment(months: int | None, here: Sequence[Given], few: int) -> AtMoment:
    ids = tuple(one.evaluation_id for one in here)
    if len(here) < few:
        return AtMoment(months, len(here), ids)
    by_answer: list[list[UUID]] = [[] for _option in here[0].options]
    for one in here:
        by_answer[one.answer - 1].append(one.evaluation_id)
    return AtMoment(months, len(here), ids, tuple(map(len, by_answer)), tuple(map(tuple, by_answer)))


def pairs_of(answers: Iterable[Given], first: date) -> list[tuple[Given, Given]]:
    """The first and the last answer of each side with the options of the last.

    Of answers of one voice in one area, in order of time; whose last one was given before the ``first`` day is left
    out.
    """
    return _pairs(_sides(answers), first)[0]


def _pairs(sides: Iterable[Sequence[Given]], first: date) -> tuple[list[tuple[Given, Given]], list[Given]]:
    """Those pairs, and the last answers of who answered before, but with other options."""
    pairs, changed = [], []
    for said in sides:
        last = said[-1]
        if len(said) == 1 or last.on < first:
            continue
        # What was said again of the same moment is a correction, and not another answer.
        before = [one for one in said[:-1] if one.months is None or one.months != last.months]
        same = next((one for one in before if one.options == last.options), None)
        if same:
            pairs.append((same, last))
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

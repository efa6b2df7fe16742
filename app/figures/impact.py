"""What changed, as it was told: how often each answer was given at each moment, and how the same side answered twice.

Nothing is averaged, weighed or added up over questions. What an answer is worth is not said either: the answers stand
in the order in which they were asked, and of some lists the middle is good, or the beginning.
"""

from bisect import bisect_left
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


class Said(NamedTuple):
    """One answer: its place among the ``options`` as they were asked then, from 1.

    ``key`` of a question about a goal is that of the goal. A tuple, for there may be half a million of them.
    """

    key: str
    options: Options
    answer: int


class Looked(NamedTuple):
    """What one side said in one evaluation; ``months`` is None for a talk in between."""

    evaluation_id: UUID
    duo_id: UUID
    voice: Voice
    months: int | None
    on: date
    said: Sequence[Said]


class Step(NamedTuple):
    """The ``first`` and the ``last`` answer of one side with the same options; the last in an evaluation."""

    evaluation_id: UUID
    first: Said
    last: Said


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
    looked: Iterable[Looked], first: date, last: date, few: int, order: Mapping[Voice, Sequence[str]]
) -> list[Area]:
    """What was answered from one day to another, by voice and key; with fewer than ``few`` answers nothing is counted.

    Of one side at one moment only the last answer counts. Beside the last answer of a period stands the first that the
    side ever gave, before the period as well. What changed comes first, then how it goes in the ``order`` in which the
    form asks it, and then what is asked no more.
    """
    held = _InTime((one for one in looked if one.on <= last), first)
    found: dict[tuple[Voice, str], _Answers] = {}
    for voice, key, answers in _by_side(held):
        if key == TOLD or answers[-1][0] < held.begin:
            continue
        where = voice, area_of(key)
        if where not in found:
            found[where] = _Answers(held)
        found[where].add(answers)

    def place(area: Area) -> tuple[int, bool, int, str]:
        asked = [*EFFECTS[area.voice], *order.get(area.voice, ())]
        at = asked.index(area.key) if area.key in asked else len(asked)
        return list(Voice).index(area.voice), not area.effect, at, area.key

    return sorted((some.area(voice, key, few) for (voice, key), some in found.items()), key=place)


def steps(looked: Iterable[Looked], key: str, first: date) -> list[Step]:
    """Who answered more than once in an area, and the last time since the ``first`` day: that one beside the first."""
    held = _InTime(looked, first)
    found = []
    for _voice, asked, answers in _by_side(held):
        at, last = answers[-1]
        if area_of(asked) == key and at >= held.begin and (began := _alike(_before(held, answers), last)):
            found.append(Step(held.ids[at], began, last))
    return found


def area_of(key: str) -> str:
    """The area of a question: that of its own, and of a goal that of all goals."""
    return GOALS if key == GOALS or key.startswith(f"{GOALS}-") else key


Placed = tuple[int, Said]
"""An answer, with the place of its evaluation in order of time."""


class _InTime:
    """Evaluations in order of time, by place: those of the period from ``begin`` on."""

    def __init__(self, looked: Iterable[Looked], first: date) -> None:
        self.all = sorted(looked, key=lambda one: (one.on, one.months or 0, one.evaluation_id))
        self.ids = [one.evaluation_id for one in self.all]
        self.months = [one.months for one in self.all]
        self.begin = bisect_left(self.all, first, key=lambda one: one.on)


def _by_side(held: _InTime) -> Iterator[tuple[Voice, str, list[Placed]]]:
    """All that one side answered to one question, in order of time; each goal is a question of its own."""
    sides: dict[tuple[Voice, UUID], list[int]] = defaultdict(list)
    for at, one in enumerate(held.all):
        sides[one.voice, one.duo_id].append(at)
    for (voice, _duo), places in sides.items():
        asked: dict[str, list[Placed]] = defaultdict(list)
        for at in places:
            for said in held.all[at].said:
                asked[said.key].append((at, said))
        for key, answers in asked.items():
            yield voice, key, answers


def _before(held: _InTime, answers: Sequence[Placed]) -> list[Said]:
    """What was answered before the last time; what was said again of the same moment is only a correction."""
    now = held.months[answers[-1][0]]
    return [said for at, said in answers[:-1] if now is None or held.months[at] != now]


def _alike(before: Sequence[Said], last: Said) -> Said | None:
    """The first of them that was asked with the same options."""
    return next((one for one in before if one.options == last.options), None)


class _Answers:
    """All answers in one area, put together side by side and counted at the end."""

    def __init__(self, held: _InTime) -> None:
        self._held = held
        self._cells: dict[tuple[Options, int | None, int], list[int]] = defaultdict(list)
        self._pairs: dict[Options, list[tuple[int, int]]] = defaultdict(list)  # a place, and how far it moved
        self._changed: list[int] = []

    def add(self, answers: Sequence[Placed]) -> None:
        """Those of one side to one question, the last of them in the period."""
        months_of, begin, (at, last) = self._held.months, self._held.begin, answers[-1]
        of_moment = {months_of[place]: (place, said) for place, said in answers if place >= begin}
        for months, (place, said) in of_moment.items():
            self._cells[said.options, months, said.answer].append(place)
        if before := _before(self._held, answers):
            if began := _alike(before, last):
                self._pairs[last.options].append((at, last.answer - began.answer))
            else:
                self._changed.append(at)

    def area(self, voice: Voice, key: str, few: int) -> Area:
        asked: dict[Options, int] = {}
        for (options, _months, _answer), places in self._cells.items():
            asked[options] = max(asked.get(options, 0), *places)
        latest = sorted(asked, key=lambda options: -asked[options])
        return Area(voice, key, tuple(self._scale(options, few) for options in latest), self._ids(self._changed))

    def _scale(self, options: Options, few: int) -> Scale:
        at = {months for of, months, _answer in self._cells if of == options}
        moments = sorted(at, key=lambda months: (months is None, months or 0))
        return Scale(
            options, tuple(self._moment(options, months, few) for months in moments), self._paired(options, few)
        )

    def _moment(self, options: Options, months: int | None, few: int) -> AtMoment:
        by_answer = [self._cells.get((options, months, answer), []) for answer in range(1, len(options) + 1)]
        places = [at for some in by_answer for at in some]
        if len(places) < few:
            return AtMoment(months, len(places), self._ids(places))
        counts, whose = tuple(map(len, by_answer)), tuple(map(self._ids, by_answer))
        return AtMoment(months, len(places), self._ids(places), counts, whose)

    def _paired(self, options: Options, few: int) -> Paired:
        pairs = self._pairs.get(options, [])
        ids = self._ids(at for at, _moved in pairs)
        if len(pairs) < few:
            return Paired(len(pairs), ids, shown=False)
        up = self._ids(at for at, moved in pairs if moved > 0)
        same = self._ids(at for at, moved in pairs if moved == 0)
        down = self._ids(at for at, moved in pairs if moved < 0)
        return Paired(len(pairs), ids, True, up, same, down)

    def _ids(self, places: Iterable[int]) -> tuple[UUID, ...]:
        return tuple(map(self._held.ids.__getitem__, sorted(places)))

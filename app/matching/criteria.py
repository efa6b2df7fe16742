"""The soft criteria: how well one person suits the other, seen from one side.

Each criterion gives whole numbers 0–1000 or None for unknown. A side's fit is the weighted mean of what is known; what
is unknown is left out and lowers the coverage. The weight is the office's weight for the criterion, times the strength
of the wish (a must counts as 3). Without a wish there is nothing to weigh for gender, smoking, pets, traits, language
and the office's own criteria.

The curves, all in whole numbers so that every machine computes the same:

* **age** – with a wish: 1000 inside the range, 100 less for each year outside. Without: 1000 up to 5 years apart, 25
  less for each year more.
* **gender, smokes, has_pets, language, custom:…** – 1000 when the wish is met, else 0.
* **traits**, and wishes about interests – 0 when none of the wished is there, else 500 plus 500 for the share that is.
* **interests** – the share of the smaller list that both have; three shared is full marks.
* **availability** – a third for each shared half-day; three is full marks.
* **distance** – from 1000 next door to 500 at the end of this side's own range and 0 at twice that range.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.matching.people import CUSTOM, Person, Wish
from app.matching.problem import Policy
from app.matching.rules import Verdict, age_range, facts, kilometres, meets

FULL = 1000
HALF = 500
POINTS_PER_YEAR_OUTSIDE = 100
YEARS_NEAR = 5
POINTS_PER_YEAR_APART = 25
ENOUGH_SHARED = 3
FURTHEST_KM = 50_000.0
UNKNOWN_FIT = 500

# The criteria every problem has, in the order they are shown; the office's own follow them.
CRITERIA = ("availability", "distance", "interests", "gender", "age", "traits", "smokes", "has_pets", "language")


@dataclass(frozen=True)
class Part:
    """One thing that counts within a criterion: a wish, or (``wish`` None) a fact the two have together.

    ``value`` is 0–1000, or None when it is unknown.
    """

    value: int | None
    emphasis: int = 1
    wish: Wish | None = None


@dataclass(frozen=True)
class Side:
    """How the pair looks from one side: ``fit`` 0–1000, and the known and the total weight behind it."""

    fit: int
    known: int
    total: int


def criteria_of(one: Person, other: Person) -> tuple[str, ...]:
    """The criteria that can play between two people: the common ones, and own ones that either wishes."""
    own = {wish.about for wish in one.wishes + other.wishes if wish.about.startswith(CUSTOM)}
    return CRITERIA + tuple(sorted(own))


def counted(me: Person, other: Person) -> Iterator[tuple[str, Part]]:
    """All that counts for ``me``, with the criterion it belongs to."""
    for wish in me.wishes:
        yield wish.about, Part(wish_value(wish, other), wish.emphasis, wish)
    if all(wish.about != "age" for wish in me.wishes):
        yield "age", Part(nearness_in_age(me, other))
    yield "interests", Part(shared_interests(me, other))
    yield "availability", Part(shared_half_days(me, other))
    yield "distance", Part(closeness(me, other))


def parts(criterion: str, me: Person, other: Person) -> list[Part]:
    """All that counts within one criterion for ``me``; empty when ``me`` has no wish about it."""
    return [part for name, part in counted(me, other) if name == criterion]


def side(me: Person, other: Person, policy: Policy) -> Side:
    """The weighted mean of all that ``me`` knows about ``other``."""
    points = known = total = 0
    for criterion, part in counted(me, other):
        weight = policy.weight(criterion) * part.emphasis
        total += weight
        if part.value is not None:
            known += weight
            points += weight * part.value
    return Side(points // known if known else UNKNOWN_FIT, known, total)


def pair_fit(participant: int, buddy: int) -> int:
    """The fit of a pair from its two sides: what the poorer side feels counts double."""
    return (participant + buddy + 2 * min(participant, buddy)) // 4


def coverage(participant: Side, buddy: Side) -> int:
    """How much of the weight of both sides is known, 0–100."""
    total = participant.total + buddy.total
    return (participant.known + buddy.known) * 100 // total if total else 0


def wish_value(wish: Wish, other: Person) -> int | None:
    """How far a wish comes true."""
    verdict = meets(wish, other)
    if verdict is Verdict.UNKNOWN:
        return None
    if wish.about == "age":
        return age_in_range(wish, other)
    if wish.about in ("traits", "interests"):
        return several_of(wish, other)
    return FULL if verdict is Verdict.YES else 0


def age_in_range(wish: Wish, other: Person) -> int:
    """Full inside the range, and less with every year outside it."""
    assert other.age is not None
    youngest, oldest = age_range(wish)
    outside = max(youngest - other.age, other.age - oldest, 0)
    return max(0, FULL - POINTS_PER_YEAR_OUTSIDE * outside)


def several_of(wish: Wish, other: Person) -> int:
    """Half for one of the wished, the rest for the share of them that the other has."""
    wanted = {value for value in wish.values if isinstance(value, str)}
    found = len(wanted & set(facts(wish.about, other)))
    return HALF + HALF * found // len(wanted) if found else 0


def nearness_in_age(me: Person, other: Person) -> int | None:
    """Nobody wished an age: the nearer, the better."""
    if me.age is None or other.age is None:
        return None
    return max(0, FULL - POINTS_PER_YEAR_APART * max(0, abs(me.age - other.age) - YEARS_NEAR))


def shared_interests(me: Person, other: Person) -> int | None:
    """What both like, against the smaller list, so that many interests are no drawback."""
    return shared_value(me.interests, other.interests, ENOUGH_SHARED)


def shared_half_days(me: Person, other: Person) -> int | None:
    """How many half-days the two can choose from."""
    if not me.availability or not other.availability:
        return None
    shared = len(set(me.availability) & set(other.availability))
    return FULL * min(shared, ENOUGH_SHARED) // ENOUGH_SHARED


def closeness(me: Person, other: Person) -> int | None:
    """How near the other lives for someone who is willing to travel this far."""
    apart = kilometres(me, other)
    if apart is None or me.travels_km is None:
        return None
    return closeness_value(metres(apart), metres(me.travels_km))


def metres(km: float) -> int:
    return round(min(km, FURTHEST_KM) * 1000)


def closeness_value(apart: int, reach: int) -> int:
    """Both in metres."""
    if apart == 0:
        return FULL
    return max(0, FULL - HALF * apart // reach) if reach else 0


def shared_value(one: Collection[str] | None, other: Collection[str] | None, enough: int) -> int | None:
    if not one or not other:
        return None
    shared = len(set(one) & set(other))
    return FULL * min(shared, enough) // min(enough, len(set(one)), len(set(other)))

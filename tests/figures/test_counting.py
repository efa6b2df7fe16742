"""Figures from a few records: by whose facts, of whom, medians, and what was erased."""

from datetime import date
from inspect import getdoc
from uuid import UUID

from app.figures.asked import Asked, whole_year
from app.figures.counting import DEFINITIONS, count, with_erased
from app.figures.figure import Part
from app.figures.records import Buddy, Contact, Duo, Human, Participant, Records, around, without
from app.vocabulary import DuoState, Gender, ParticipantStatus

AGES, TODAY = (18, 30, 45, 60, 75), date(2026, 3, 1)
PARTNER, AN, TOM = UUID(int=90), UUID(int=91), UUID(int=92)
STEPS = ((DuoState.PROPOSED, date(2025, 1, 1)), (DuoState.RUNNING, date(2025, 2, 1)))


def participant(n: int, coordinator: UUID = AN) -> Participant:
    human = Human(UUID(int=100 + n), Gender.FEMALE, date(1995, 12, 31), municipality="Geel")
    status, days = ParticipantStatus.IN_DUO, (date(2024, 6, 1), date(2024, 6, n))
    return Participant(UUID(int=n), human, status, *days, coordinator_id=coordinator, target_groups=("a", "b"))


def records(n: int) -> Records:
    """Each participant with a buddy of her own, a man of 40 brought by a partner; together since 2025."""
    helper = Human(UUID(int=200), Gender.MALE, birth_year=1985)
    return Records(
        tuple(participant(at, AN if at % 2 else TOM) for at in range(1, n + 1)),
        tuple(Buddy(UUID(int=20 + at), helper, partner_id=PARTNER) for at in range(1, n + 1)),
        tuple(Duo(UUID(int=40 + at), UUID(int=at), UUID(int=20 + at), STEPS) for at in range(1, n + 1)),
        tuple(Contact(date(2025, 3, 1), UUID(int=40 + at), None, None, False, at) for at in range(1, n + 1)),
    )


def test_every_definition_is_one_sentence() -> None:
    for one in DEFINITIONS.values():
        said = getdoc(one.lines) or ""
        assert said.endswith("."), one.name
        assert "\n\n" not in said, one.name


def test_a_duo_counts_by_the_facts_of_its_participant_and_the_partner_of_its_buddy() -> None:
    found = count(records(3), whole_year(2025), TODAY, AGES, few=5).figure("duo_running")
    ids = tuple(UUID(int=40 + at) for at in range(1, 4))
    assert found.by == {
        "gender": (Part("f", 3, ids),),
        "age_band": (Part("30-44", 3, ids),),  # thirty on the last day of the year
        "municipality": (Part("Geel", 3, ids),),
        "partner": (Part(PARTNER.hex, 3, ids),),
        "target_group": (Part("a", 3, ids), Part("b", 3, ids)),
    }


def test_parts_stand_in_the_order_of_their_bands_and_the_unknown_last() -> None:
    erased = {("length", code): 1 for code in ("24+", "3-6", "", "12-24", "0-3")}
    found = with_erased(count(records(1), whole_year(2025), TODAY, AGES, few=5), {"duo_ended": {("", ""): 5} | erased})
    assert [part.value for part in found.figure("duo_ended").by["length"]] == ["0-3", "3-6", "12-24", "24+", ""]


def test_of_a_partner_or_a_coordinator_only_what_is_theirs_counts() -> None:
    def numbers(partner: UUID | None, coordinator: UUID | None) -> list[int]:
        asked = Asked(date(2025, 1, 1), date(2025, 12, 31), partner, coordinator)
        found = count(records(3), asked, TODAY, AGES, few=5)
        return [found.figure(name).n for name in ("duo_started", "seen", "wait_for_duo")]

    assert numbers(None, None) == [3, 6, 3]
    assert numbers(PARTNER, None) == [3, 6, 3]
    assert numbers(UUID(int=99), None) == [0, 0, 0]
    assert numbers(None, AN) == [2, 4, 2]
    assert numbers(PARTNER, TOM) == [1, 2, 1]


def test_a_median_is_told_of_as_many_as_the_office_asks_for() -> None:
    waits = [count(records(5), whole_year(2025), TODAY, AGES, few).figure("wait_for_intake") for few in (5, 6)]
    assert [(one.median, one.median_n, one.n) for one in waits] == [(2, 5, 5), (None, 0, 5)]


def test_who_was_erased_counts_in_the_whole_and_in_every_fact() -> None:
    whole = count(records(2), whole_year(2025), TODAY, AGES, few=5)
    gone = {"duo_ended": {("", ""): 3, ("gender", "f"): 1, ("reason", "moved"): 3}, "waiting": {("", ""): -1}}
    found = with_erased(whole, gone)
    ended = found.figure("duo_ended")
    assert (ended.n, ended.erased, ended.ids) == (3, 3, ())
    assert ended.by["gender"] == (Part("f", 1, (), 1), Part("", 2, (), 2))
    assert ended.by["reason"] == (Part("moved", 3, (), 3),)
    assert ended.by["length"] == (Part("", 3, (), 3),)  # not counted in those years
    assert ended.by["target_group"] == ()
    assert found.figure("waiting").n == -1
    assert found.figure("seen") == whole.figure("seen")


def test_what_counts_otherwise_without_somebody_are_those_who_were_in_a_duo_with_her() -> None:
    known, gone = records(3), frozenset({UUID(int=2)})
    near = around(known, gone)
    assert [one.id for one in near.buddies] == [UUID(int=22)]
    assert [one.n for one in near.contacts] == [2]
    left = without(near, gone)
    assert (left.participants, left.duos, left.contacts, left.buddies) == ((), (), (), near.buddies)


def test_of_a_couple_the_other_one_stays_and_counts() -> None:
    first, second = Human(UUID(int=1), Gender.MALE), Human(UUID(int=2), Gender.FEMALE)
    couple = Records(buddies=(Buddy(UUID(int=3), first, second),))
    assert without(couple, frozenset({first.id})).buddies == (Buddy(UUID(int=3), second),)
    assert without(couple, frozenset({second.id})).buddies == (Buddy(UUID(int=3), first),)
    assert around(couple, frozenset({second.id})) == couple

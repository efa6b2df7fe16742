"""Filters in words: what they let through is what a plain reading of each condition says, and they are kept as made."""

import json
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import KlikError
from app.places import fold
from app.services import areas, filter_values, filters, office, papers, people
from app.services.actions import perform
from app.services.filter_fields import FIELDS, Relation, Sort
from app.services.filters import Condition, Filter
from app.storage.vault import Vault
from app.vocabulary import BuddyStatus, DuoState, PaperKind, ParticipantStatus

TODAY = date(2026, 11, 22)
R = Relation
Add = Callable[..., UUID]

days = st.none() | st.dates(date(2015, 1, 1), date(2028, 12, 31))
words = st.none() | st.lists(st.sampled_from(["wandelen", "Zwemmen", "café", "fr", "nl"]), max_size=3).map(tuple)
yes_no = st.none() | st.booleans()
names = st.none() | st.sampled_from(["Geel", "Mol", "Genk"])
kinds = st.none() | st.sampled_from([SimpleNamespace(value="company"), SimpleNamespace(value="both")])
people_facts = {
    "id": st.uuids(),
    "municipality": names,
    "next_on": days,
    "age": st.none() | st.integers(0, 110),
    "gender": kinds,
    "languages": words,
    "interests": words,
    "has_pets": yes_no,
    "smokes": yes_no,
    "has_car": yes_no,
    "phone": names,
    "email": names,
    "street": names,
    "postcode": names,
    "place": names,
    "last_heard": days,
}
rows = {
    "participant": st.builds(
        SimpleNamespace,
        **people_facts,
        status=st.sampled_from(list(ParticipantStatus)),
        registered_on=days,
        coordinator=names,
        question_kind=kinds,
    ),
    "buddy": st.builds(
        SimpleNamespace,
        **people_facts,
        status=st.sampled_from(list(BuddyStatus)),
        free_places=st.integers(0, 3),
        partner=names,
        offers=kinds,
        last_intervision=days,
        active_since=days,
        screened_on=days,
    ),
    "duo": st.builds(
        SimpleNamespace,
        state=st.sampled_from(list(DuoState)),
        last_contact=days,
        steps=st.lists(st.tuples(st.none(), days.filter(bool)), max_size=2),
        began=days,
        coordinator=names,
        place=names,
        review_on=days,
        agreement_signed_on=days,
    ),
}


def values(sort: Sort, relation: Relation) -> st.SearchStrategy[Any]:
    if relation in (R.LONGER, R.SHORTER, R.WITHIN, R.AT_LEAST, R.AT_MOST):
        return st.integers(0, 120)
    if relation is R.BEFORE:
        return st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(date.isoformat)
    if relation in (R.YES, R.NO, R.KNOWN, R.UNKNOWN):
        return st.none()
    return st.sampled_from(["Geel", "Mol", "company", "waiting", "fr", "wandel", "CAFE", "zwemmen"])


@st.composite
def conditions(draw: st.DrawFn, page: str) -> Condition:
    key = draw(st.sampled_from(sorted(FIELDS[page])))
    relation = draw(st.sampled_from(FIELDS[page][key].relations))
    value = draw(values(FIELDS[page][key].sort, relation))
    return Condition(key, relation, value, frozenset(draw(st.sets(st.sampled_from(["Geel", "Mol", "Genk"])))))


def whole_months(since: date) -> int:
    """How many whole months went by, counted one by one; before it began, less than none."""
    count, year, month = -1, since.year, since.month
    while True:
        last = monthrange(year, month)[1]
        if date(year, month, min(since.day, last)) > TODAY:
            return count
        count, year, month = count + 1, year + month // 12, month % 12 + 1


def plainly(page: str, one: Condition, row: Any) -> bool:
    """The condition as somebody would read it aloud."""
    field = FIELDS[page][one.field]
    fact, value = field.of(row), one.value
    if fact in (None, ()):
        return one.relation is R.UNKNOWN
    match one.relation:
        case R.UNKNOWN:
            return False
        case R.KNOWN:
            return True
        case R.YES | R.NO:
            return bool(fact == (one.relation is R.YES))
        case R.LONGER | R.SHORTER:
            return (whole_months(fact) >= int(str(value))) == (one.relation is R.LONGER)
        case R.WITHIN:
            return bool((fact - TODAY).days <= 7 * int(str(value)))
        case R.BEFORE:
            return bool(fact.isoformat() < str(value))
        case R.AT_LEAST:
            return bool(fact >= value)
        case R.AT_MOST:
            return bool(fact <= value)
        case R.HOLDS | R.HOLDS_NOT:
            exact = field.sort is Sort.ONE_OF
            held = value in fact if exact else any(fold(str(value)) in fold(word) for word in fact)
            return held == (one.relation is R.HOLDS)
        case _:
            meant = fact in one.among if field.stands_for else fact == value
            return bool(meant) != (one.relation is R.IS_NOT)


@settings(max_examples=70, deadline=None)
@given(st.data())
def test_a_filter_lets_through_what_its_words_say(data: st.DataObject) -> None:
    page = data.draw(st.sampled_from(["participant", "buddy", "duo"]))
    wanted = Filter(page, "x", tuple(data.draw(st.lists(conditions(page), min_size=1, max_size=3))))
    row = data.draw(rows[page])
    assert wanted.matches(row, TODAY) == all(plainly(page, one, row) for one in wanted.conditions)


@settings(max_examples=70, deadline=None)
@given(st.data())
def test_a_filter_is_read_as_it_was_written(data: st.DataObject) -> None:
    page = data.draw(st.sampled_from(["participant", "buddy", "duo"]))
    wanted = Filter(page, "x", tuple(data.draw(st.lists(conditions(page), min_size=1, max_size=3))))
    assert filters.read(page, "x", json.loads(json.dumps(filters.written(wanted)))) == wanted
    for one in wanted.conditions:
        assert filters.trouble(page, one) == ""


@given(st.sampled_from(sorted(rows)), st.data())
def test_what_is_always_known_is_never_asked_to_be_unknown(page: str, data: st.DataObject) -> None:
    row = data.draw(rows[page])
    for key in ("status", "state", "free_places", "signed"):
        if field := FIELDS[page].get(key):
            assert field.of(row) is not None
            assert R.UNKNOWN not in field.relations


NO_FILTERS: list[Any] = [
    None,
    [],
    ["waits"],
    [["waits", "longer"]],
    [["waits", "longer", "six"]],
    [["waits", "longer", True]],
    [["waits", "yes", None]],
    [["horoscope", "is", "ram"]],
    [["has_pets", "yes", 1]],
    [["next_on", "before", "morgen"]],
    [[[], "is", 1]],
]


@pytest.mark.parametrize("kept", NO_FILTERS)
def test_what_is_no_filter_is_passed_over(kept: Any) -> None:
    assert filters.read("participant", "x", kept) is None


def passing(vault: Vault, page: str, *asked: Condition) -> set[str]:
    with vault.read() as session:
        wanted = filters.resolved(session, Filter(page, "", asked), TODAY)
        read = people.participants if page == "participant" else people.buddies
        return {row.first_name for row in read(session, TODAY) if wanted.matches(row, TODAY)}


def test_an_area_a_colleague_and_a_partner_are_looked_up_as_they_are_now(
    vault: Vault, participant: Add, tmp_path: Path
) -> None:
    participant("Marleen")
    luc = participant("Luc", postcode="2400", place="Mol")
    north = perform(vault, areas.add_area, "Noord", ["Mol"])
    an = perform(vault, office.add_coordinator, {"first_name": "An"})
    perform(vault, people.change_participant, luc, {"coordinator_id": an})
    in_north, of_an = Condition("area", R.IS, str(north)), Condition("coordinator", R.IS, str(an))
    assert passing(vault, "participant", in_north) == passing(vault, "participant", of_an) == {"Luc"}
    assert passing(vault, "participant", Condition("area", R.IS_NOT, str(north))) == {"Marleen"}
    assert passing(vault, "participant", Condition("coordinator", R.IS_NOT, str(an))) == set()  # of her it is unknown
    perform(vault, areas.change_area, north, municipalities=["Geel"])
    perform(vault, office.change_coordinator, an, {"first_name": "Anneke"})
    assert passing(vault, "participant", in_north) == {"Marleen"}
    assert passing(vault, "participant", of_an) == {"Luc"}
    perform(vault, areas.remove_area, north)
    assert passing(vault, "participant", in_north) == set()


def test_a_paper_that_is_missing_or_ran_out_is_found(vault: Vault, buddy: Add) -> None:
    nadia, omar = buddy("Nadia"), buddy("Omar")
    buddy("Stef", status=BuddyStatus.STOPPED)
    with vault.read() as session:
        person = {row.id: row.person_id for row in people.buddies(session, TODAY)}
    kind = PaperKind.AGREEMENT_NOTE
    perform(vault, papers.add, nadia, person[nadia], kind, {"on": TODAY})
    perform(vault, papers.add, omar, person[omar], kind, {"on": date(2025, 1, 1), "until": TODAY - timedelta(1)})
    missing, there = (Condition("paper", relation, kind.value) for relation in (R.MISSING, R.THERE))
    assert (passing(vault, "buddy", missing), passing(vault, "buddy", there)) == ({"Omar"}, {"Nadia"})


def test_a_filter_is_kept_renamed_removed_and_each_of_it_undone(vault: Vault) -> None:
    asked = [Condition("waits", R.LONGER, 6)]
    made = perform(vault, filters.keep, "participant", " Wacht lang ", asked)

    def kept() -> list[tuple[str, Any]]:
        with vault.read() as session:
            return [(one.name, one.conditions) for one in filters.saved(session, "participant", TODAY)]

    assert kept() == [("Wacht lang", tuple(asked))]
    for name, what in (("wacht LANG", asked), (" ", asked), ("Nieuw", [])):
        with pytest.raises(KlikError):
            perform(vault, filters.keep, "participant", name, what)
    perform(vault, filters.keep, "buddy", "Wacht lang", [Condition("free_places", R.AT_LEAST, 1)])  # another page
    other = [Condition("has_pets", R.UNKNOWN)]
    perform(vault, filters.keep, "participant", "Dieren?", other, made)
    assert kept() == [("Dieren?", tuple(other))]
    perform(vault, filters.remove, made)
    assert kept() == []
    vault.undo()
    vault.undo()
    assert kept() == [("Wacht lang", tuple(asked))]


def test_there_is_something_to_choose_from(vault: Vault, participant: Add) -> None:
    participant(languages=["fr", "nl"])
    with vault.read() as session:
        found = filter_values.options(session, "participant", people.participants(session, TODAY))
    assert found["municipality"] == (("Geel", "Geel"),)
    assert dict(found["languages"]) == {"fr": "Frans", "nl": "Nederlands"}
    assert dict(found["status"])["waiting"] == "Wachtend"
    for page, known in FIELDS.items():
        for key, field in known.items():
            assert (key in found) == (field.sort in (Sort.CHOICE, Sort.ONE_OF, Sort.PAPER)), (page, key)

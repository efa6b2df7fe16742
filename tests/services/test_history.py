"""The history of everything, of one person and of one duo; versions put back; the recycle bin."""

import random
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.errors import KlikError
from app.models import Base, Participant, Person, Wish
from app.services import (
    agreements,
    consents,
    contacts,
    duo_path,
    existing_duos,
    hard_days,
    history,
    network,
    network_ties,
    people,
    putting_back,
    recycle_bin,
    reports,
    scans,
)
from app.services.actions import perform
from app.services.field_labels import MORE
from app.services.field_words import LABELS, called
from app.services.history import Sought
from app.services.history_words import TABLES, is_quiet, record_word
from app.services.rows import WishRow
from app.services.subjects import Subject
from app.storage import chain, journal
from app.storage import history as kept
from app.storage.vault import Vault
from app.vocabulary import (
    Answer,
    BuddyStatus,
    ConsentKind,
    ContactKind,
    ParticipantStatus,
    ReportKind,
    Role,
    Strength,
    TieKind,
)
from tests.services.test_undo import STEPS, contents, step
from tests.vaults import new_vault

TODAY = date(2026, 11, 22)
WISH = WishRow("age", (), 30, 50, Strength.RATHER, False)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path / "vault") as made:
        yield made


@pytest.fixture
def marleen(vault: Vault) -> UUID:
    facts = {"first_name": "Marleen", "last_name": "Zonnedauw", "phone": "+32400112233"}
    return perform(vault, people.add_participant, facts, {"status": ParticipantStatus.WAITING})


@pytest.fixture
def nadia(vault: Vault) -> UUID:
    return perform(vault, people.add_buddy, {"first_name": "Nadia"}, {"status": BuddyStatus.AVAILABLE})


def person_of(vault: Vault, participant: UUID) -> UUID:
    with vault.read() as session:
        return session.get_one(Participant, participant).person_id


def of(vault: Vault, kind: Any, record: UUID) -> history.Whose:
    with vault.read() as session:
        return history.whose(session, Subject(kind, record))


def lines(vault: Vault, whose: history.Whose | None = None, sought: Sought = Sought()) -> list[str]:
    with vault.read() as session:
        return [line.what for line in history.page(session, sought, whose=whose).lines]


def last(vault: Vault, whose: history.Whose | None = None) -> history.Explained:
    with vault.read() as session:
        return history.explain(session, vault.head().number, whose)


def fields(explained: history.Explained) -> dict[str, str]:
    return {field.called: field.words for record in explained.records for field in record.fields}


# What is told


def test_a_change_is_told_field_by_field(vault: Vault, marleen: UUID) -> None:
    perform(vault, people.change_person, person_of(vault, marleen), {"phone": "+32400445566", "smokes": False})
    (record,) = last(vault).records
    assert (record.what, record.how) == ("Wie is dit · Marleen Zonnedauw", "changed")
    assert fields(last(vault)) == {"Telefoon": "0400 11 22 33 → 0400 44 55 66", "Rookt": "niet ingevuld → nee"}


def test_every_table_and_column_has_words() -> None:
    assert set(TABLES) == {table.name for table in Base.metadata.sorted_tables}
    assert record_word("some_new_table") == "Some new table"
    columns = {column.name for table in Base.metadata.sorted_tables for column in table.columns}
    assert {name for name in columns if not is_quiet(name)} <= LABELS.keys() | MORE.keys()
    assert called("some_new_id") == "Some new"


def test_the_history_of_one_holds_all_that_hangs_on_them_and_nothing_else(
    vault: Vault, marleen: UUID, nadia: UUID
) -> None:
    perform(vault, people.add_participant, {"first_name": "Elke"}, {})
    perform(vault, people.set_wishes, person_of(vault, marleen), Role.PARTICIPANT, [WISH])
    duo = perform(vault, existing_duos.record, marleen, nadia, None, TODAY)
    talk = perform(vault, contacts.note_talk, Subject("participant", marleen), TODAY, ContactKind.PHONE, True)
    perform(vault, contacts.remove, talk)
    perform(vault, agreements.change_agreement, duo, {"costs": "elk de helft"})
    with vault.read() as session:
        signed = agreements.versions(session, duo)[0].id
    perform(vault, scans.keep, signed, "blad.pdf", b"%PDF-1.4")
    mine, hers, both = (of(vault, *one) for one in (("participant", marleen), ("buddy", nadia), ("duo", duo)))
    assert [len(one.numbers) for one in (mine, hers, both)] == [7, 6, 5]
    assert "Deelnemer toegevoegd: Elke" in lines(vault)
    assert "Deelnemer toegevoegd: Elke" not in lines(vault, mine)
    assert fields(last(vault, both)) == {"Naam": "niet ingevuld → blad.pdf"}


def test_a_page_goes_on_where_the_one_before_ended(vault: Vault, marleen: UUID) -> None:
    who = person_of(vault, marleen)
    for at in range(history.SHOWN + 5):
        perform(vault, people.change_person, who, {"street": f"Dorp {at}"})
    mine = of(vault, "participant", marleen)
    with vault.read() as session:
        for whose in (None, mine):
            first = history.page(session, whose=whose)
            second = history.page(session, before=first.older, whose=whose)
            assert (len(first.lines), len(second.lines), second.older) == (history.SHOWN, 6, None)
            numbers = [line.number for line in (*first.lines, *second.lines)]
            assert numbers == sorted(set(numbers), reverse=True)


def test_searched_by_words_by_who_and_by_what(vault: Vault, marleen: UUID, nadia: UUID) -> None:
    vault.work_as("An Zilverberk")
    perform(vault, people.change_person, person_of(vault, marleen), {"smokes": True})
    with vault.read() as session:
        who, what = history.choices(session)
    assert who == ("An Zilverberk",)
    assert {"Gegevens gewijzigd", "Buddy toegevoegd"} <= set(what)
    assert lines(vault, sought=Sought(who="An Zilverberk")) == ["Gegevens gewijzigd: Marleen Z."]
    assert lines(vault, sought=Sought(action="Buddy toegevoegd")) == ["Buddy toegevoegd: Nadia"]
    assert lines(vault, sought=Sought("marleen gegevens")) == ["Gegevens gewijzigd: Marleen Z."]
    assert lines(vault, sought=Sought("niemand")) == []


def test_what_undo_takes_back_next_is_told(vault: Vault, marleen: UUID, nadia: UUID) -> None:
    vault.undo()
    with vault.read() as session:
        found = history.page(session).lines
    assert [(line.what, line.taken_back, line.next) for line in found] == [
        ("Ongedaan gemaakt: Buddy toegevoegd: Nadia", False, False),
        ("Buddy toegevoegd: Nadia", True, False),
        ("Deelnemer toegevoegd: Marleen Z.", False, True),
    ]


def test_third_parties_and_reports_are_not_told(vault: Vault, marleen: UUID) -> None:
    perform(vault, network.name, marleen, ["Zwaanhilde"], None)
    told = [last(vault)]
    facts = {"kind": ReportKind.COMPLAINT, "on": TODAY, "facts": "Grobbendonk"}
    report = perform(vault, reports.add, Subject("participant", marleen), facts)
    told.append(last(vault))
    perform(vault, reports.change, report, {"facts": "Vlaskruiper"})
    told.append(last(vault))
    assert not any(word in repr(told) for word in ("Zwaanhilde", "Grobbendonk", "Vlaskruiper"))
    assert fields(told[-1]) == {"Verloop": "aangepast"}


# Versions


def test_a_version_comes_back_with_wishes_and_says_what_it_changes(vault: Vault, marleen: UUID) -> None:
    who = person_of(vault, marleen)
    perform(vault, people.set_wishes, who, Role.PARTICIPANT, [WISH])
    then = vault.head().number
    before = contents(vault)
    perform(vault, people.change_person, who, {"phone": None, "interests": ["koken"]})
    perform(vault, people.set_wishes, who, Role.PARTICIPANT, [])
    mine = of(vault, "participant", marleen)
    with vault.read() as session:
        version = putting_back.version(session, mine, then)
    assert version.against == ""
    assert {field.called for record in version.records for field in record.fields} == {
        "Telefoon",
        "Interesses",
        "Wens",
    }
    perform(vault, putting_back.put_back, mine, then)
    assert contents(vault) == before
    vault.undo()
    with vault.read() as session:
        assert session.scalar(select(Person.phone)) is None
        assert session.scalar(select(Wish.id)) is None
        assert chain.verify(session) is None


def test_what_cannot_be_put_back_is_said(vault: Vault, marleen: UUID, nadia: UUID) -> None:
    duo = perform(vault, duo_path.accept, marleen, nadia, TODAY)
    begun = vault.head().number
    mine = of(vault, "participant", marleen)

    def against(number: int, whose: history.Whose = mine) -> str:
        with vault.read() as session:
            version = putting_back.version(session, whose, number)
        assert not version.records
        with pytest.raises(KlikError, match=version.against.split(".")[0].replace("(", ".").replace(")", ".")):
            perform(vault, putting_back.put_back, whose, number)
        return version.against

    assert "nog zoals" in against(begun)
    perform(vault, consents.note_consent, Subject("participant", marleen), ConsentKind.STORY, True, TODAY)
    agreed = vault.head().number
    mine = of(vault, "participant", marleen)
    assert "Vraag of noteer het opnieuw" in against(agreed, mine)
    perform(vault, duo_path.withdraw, duo)
    withdrawn = vault.head().number
    assert "nog zoals" in against(withdrawn)
    other = perform(vault, people.add_buddy, {"first_name": "Jef"}, {"status": BuddyStatus.AVAILABLE})
    perform(vault, duo_path.accept, marleen, other, TODAY)
    assert "intussen een ander duo" in against(begun)
    with vault.write("Emptied") as session:
        session.info["after_seal"] = lambda own: journal.empty(own, "1")
    assert "niet meer bewaard" in against(begun)


def test_where_somebody_stands_follows_from_duos_and_hard_days(vault: Vault, marleen: UUID, nadia: UUID) -> None:
    perform(vault, people.change_participant, marleen, {"question": "wandelen"})
    then = vault.head().number
    perform(vault, people.change_participant, marleen, {"question": "koken"})
    perform(vault, duo_path.accept, marleen, nadia, TODAY)
    perform(vault, putting_back.put_back, of(vault, "participant", marleen), then)
    with vault.read() as session:
        found = session.get_one(Participant, marleen)
        assert (found.question, found.status) == ("wandelen", ParticipantStatus.MEETING)
    perform(vault, hard_days.deceased, person_of(vault, marleen), TODAY)
    perform(vault, putting_back.put_back, of(vault, "participant", marleen), 1)
    with vault.read() as session:
        found = session.get_one(Participant, marleen)
        assert (found.question, found.status, found.person.deceased_on) == (None, ParticipantStatus.LEFT, TODAY)


def test_a_duo_put_back_takes_its_people_along(vault: Vault, marleen: UUID, nadia: UUID) -> None:
    duo = perform(vault, duo_path.accept, marleen, nadia, TODAY)
    begun = vault.head().number
    before = contents(vault)
    perform(vault, duo_path.note_answer, duo, Role.BUDDY, Answer.NO, TODAY)
    perform(vault, putting_back.put_back, of(vault, "duo", duo), begun)
    assert contents(vault) == before


@settings(max_examples=7, deadline=None)
@given(steps=st.lists(st.sampled_from(STEPS), max_size=20), seed=st.integers(0, 2**32))
def test_any_version_that_can_be_put_back_is_as_it_was(tmp_path_factory: Any, steps: list[str], seed: int) -> None:
    """All but what follows from something else; and undone, everything is as it was before."""
    rng = random.Random(seed)
    folder: Path = tmp_path_factory.mktemp("versions")
    with new_vault(folder / "vault") as vault:
        states = [contents(vault)]
        for what in ["participant", "buddy", "participant", "fact", *steps]:
            with suppress(KlikError):
                step(vault, what, rng)
            states += [contents(vault)] * (vault.head().number - len(states) + 1)
        with vault.read() as session:
            whom: list[tuple[Any, UUID]] = [("participant", one.id) for one in people.participants(session, TODAY)]
            whom += [("buddy", one.id) for one in people.buddies(session, TODAY)]
        whose = of(vault, *rng.choice(whom))
        for number in rng.sample(whose.numbers, min(4, len(whose.numbers))):
            now = contents(vault)
            with vault.read() as session:
                version = putting_back.version(session, whose, number)
            if version.against:
                with pytest.raises(KlikError):
                    perform(vault, putting_back.put_back, whose, number)
                assert contents(vault) == now
                continue
            perform(vault, putting_back.put_back, whose, number)
            with vault.read() as session:
                after = putting_back.version(session, whose, number)
                assert "nog zoals" in after.against
            vault.undo()
            assert contents(vault) == now
        with vault.read() as session:
            assert chain.verify(session) is None


@settings(max_examples=7, deadline=None)
@given(steps=st.lists(st.sampled_from(STEPS), max_size=15), seed=st.integers(0, 2**32))
def test_any_row_at_any_moment_is_known_as_it_was(tmp_path_factory: Any, steps: list[str], seed: int) -> None:
    rng = random.Random(seed)
    folder: Path = tmp_path_factory.mktemp("moments")
    with new_vault(folder / "vault") as vault:
        states = [_raw(vault)]
        for what in ["participant", "buddy", "accept", *steps]:
            with suppress(KlikError):
                step(vault, what, rng)
            states += [_raw(vault)] * (vault.head().number - len(states) + 1)
        with vault.read() as session:
            for number, state in enumerate(states):
                for table, row_id in {key for one in states for key in one}:
                    found = kept.as_of(session, Base.metadata.tables[table], row_id, number)
                    assert found == state.get((table, row_id))


def _raw(vault: Vault) -> dict[tuple[str, str], dict[str, Any]]:
    with vault.raw() as file:
        found = {}
        for table in Base.metadata.sorted_tables:
            cursor = file.execute(f'SELECT * FROM "{table.name}"')
            names = [column[0] for column in cursor.description]
            for row in cursor:
                found[table.name, row[names.index("id")]] = dict(zip(names, row, strict=True))
        return found


# The recycle bin


def bin_of(vault: Vault) -> tuple[recycle_bin.Binned, ...]:
    with vault.read() as session:
        return recycle_bin.thrown_away(session, datetime.now().astimezone())


def test_what_was_deleted_is_in_the_bin_and_comes_back_whole(vault: Vault, marleen: UUID, nadia: UUID) -> None:
    duo = perform(vault, duo_path.accept, marleen, nadia, TODAY)
    perform(vault, contacts.note_talk, Subject("duo", duo), TODAY, ContactKind.PHONE, True)
    before = contents(vault)
    perform(vault, duo_path.withdraw, duo)
    without = contents(vault)
    (binned,) = bin_of(vault)
    assert (binned.line.what, binned.against, binned.lost) == ("Voorstel ingetrokken: Marleen & Nadia", "", 0)
    assert [record.table for record in binned.records] == ["duo", "contact", "duo_step"]
    perform(vault, recycle_bin.take_out, binned.line.number)
    assert contents(vault) == before
    assert bin_of(vault) == ()
    vault.undo()
    assert contents(vault) == without
    assert vault.history()[0].about == "Marleen & Nadia"
    with vault.read() as session:
        assert chain.verify(session) is None


def test_a_scan_comes_back_byte_for_byte(vault: Vault, marleen: UUID, nadia: UUID) -> None:
    duo = perform(vault, existing_duos.record, marleen, nadia, None, TODAY)
    perform(vault, agreements.change_agreement, duo, {"costs": "elk de helft"})
    with vault.read() as session:
        signed = agreements.versions(session, duo)[0].id
    scan = perform(vault, scans.keep, signed, "blad.pdf", b"%PDF-1.4\x00\xff")
    before = contents(vault)
    perform(vault, scans.remove, scan)
    (binned,) = bin_of(vault)
    perform(vault, recycle_bin.take_out, binned.line.number)
    assert contents(vault) == before


def test_what_has_no_ground_any_more_stays_away_and_that_is_said(vault: Vault, marleen: UUID, nadia: UUID) -> None:
    duo = perform(vault, duo_path.accept, marleen, nadia, TODAY)
    talk = perform(vault, contacts.note_talk, Subject("duo", duo), TODAY, ContactKind.PHONE, True)
    perform(vault, contacts.remove, talk)
    perform(vault, duo_path.withdraw, duo)
    later, sooner = bin_of(vault)
    assert "Duo" in sooner.against
    with pytest.raises(KlikError, match="niet teruggezet"):
        perform(vault, recycle_bin.take_out, sooner.line.number)
    perform(vault, recycle_bin.take_out, later.line.number)
    perform(vault, recycle_bin.take_out, sooner.line.number)
    with vault.read() as session:
        assert len(contacts.contacts_of(session, Subject("duo", duo))) == 1


def test_wishes_that_were_replaced_and_two_made_one_are_not_in_the_bin(vault: Vault, marleen: UUID) -> None:
    who = person_of(vault, marleen)
    perform(vault, people.set_wishes, who, Role.PARTICIPANT, [WISH])
    perform(vault, people.set_wishes, who, Role.PARTICIPANT, [])
    assert bin_of(vault) == ()


def test_after_thirty_days_it_is_not_offered_any_more(vault: Vault, marleen: UUID) -> None:
    talk = perform(vault, contacts.note_talk, Subject("participant", marleen), TODAY, ContactKind.PHONE, True)
    perform(vault, contacts.remove, talk)
    with vault.read() as session:
        later = datetime.now().astimezone() + recycle_bin.timedelta(days=recycle_bin.DAYS + 1)
        assert len(recycle_bin.thrown_away(session, datetime.now().astimezone())) == 1
        assert recycle_bin.thrown_away(session, later) == ()


@settings(max_examples=7, deadline=None)
@given(steps=st.lists(st.sampled_from(STEPS), max_size=20), seed=st.integers(0, 2**32))
def test_anything_out_of_the_bin_and_undone_is_as_before(tmp_path_factory: Any, steps: list[str], seed: int) -> None:
    rng = random.Random(seed)
    folder: Path = tmp_path_factory.mktemp("bin")
    with new_vault(folder / "vault") as vault:
        for what in ["participant", "buddy", "accept", "contact", "withdraw", *steps, "forget contact"]:
            with suppress(KlikError):
                step(vault, what, rng)
        for binned in bin_of(vault):
            before = contents(vault)
            if binned.against:
                with pytest.raises(KlikError):
                    perform(vault, recycle_bin.take_out, binned.line.number)
            else:
                perform(vault, recycle_bin.take_out, binned.line.number)
                vault.undo()
            assert contents(vault) == before


def test_what_has_no_ground_is_left_out_of_what_comes_back(vault: Vault, marleen: UUID) -> None:
    """A line between two names on a map, of which the other went as well since."""
    first, second = perform(vault, network.name, marleen, ["Zwaan", "Otto"], None)
    perform(vault, network_ties.tie, [(first, second)], TieKind.TENSE)
    perform(vault, network.remove, [first])
    perform(vault, network.remove, [second])
    later, sooner = bin_of(vault)
    assert [(binned.lost, binned.against, len(binned.records)) for binned in (later, sooner)] == [
        (0, "", 1),
        (1, "", 1),
    ]
    before = contents(vault)
    perform(vault, recycle_bin.take_out, sooner.line.number)
    vault.undo()
    assert contents(vault) == before

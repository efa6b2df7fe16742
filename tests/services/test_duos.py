"""What is known of a duo: when it was heard of, how long it is silent, and its agreement in versions."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from app.errors import KlikError
from app.models import Buddy, Duo, Evaluation, Person
from app.services import agreements, contacts, duo_path, duos, people
from app.services.actions import perform
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import Click, ContactKind, DuoState, Role, Voice

BEGUN = date(2026, 9, 1)
MET = date(2026, 8, 20)
Add = Callable[..., UUID]


@pytest.fixture
def duo(vault: Vault, participant: Add, buddy: Add) -> UUID:
    """Two who are together since ``BEGUN``, every 14 to 21 days."""
    made = perform(vault, duo_path.accept, participant(), buddy(), MET)
    perform(vault, duo_path.note_meeting, made, Click.YES, Click.YES, MET, "graag", "ook graag")
    perform(vault, agreements.sign_agreement, made, BEGUN)
    return made


def row(vault: Vault, duo: UUID) -> duos.DuoRow:
    with vault.read() as session:
        return duos.duo(session, duo)


def test_a_duo_is_silent_after_one_and_a_half_times_the_agreed_interval(vault: Vault, duo: UUID) -> None:
    assert row(vault, duo).silent_days(BEGUN + timedelta(days=31)) is None
    assert row(vault, duo).silent_days(BEGUN + timedelta(days=32)) == 32
    perform(vault, contacts.note_outing, duo, BEGUN + timedelta(days=10))
    assert row(vault, duo).silent_days(BEGUN + timedelta(days=41)) is None


def test_a_call_that_was_not_answered_is_no_word_of_them(vault: Vault, duo: UUID) -> None:
    called = BEGUN + timedelta(days=30)
    perform(vault, contacts.note_talk, Subject("duo", duo), called, ContactKind.PHONE, False, None, Role.BUDDY)
    assert row(vault, duo).last_contact == MET
    assert row(vault, duo).silent_days(called + timedelta(days=5)) == 35
    with vault.read() as session:
        assert contacts.last_talks(session, duo) == {}


def test_a_longer_agreed_interval_and_a_pause_are_heeded(vault: Vault, duo: UUID) -> None:
    late = BEGUN + timedelta(days=50)
    perform(vault, duo_path.move, duo, DuoState.PAUSED, BEGUN + timedelta(days=2))
    assert row(vault, duo).silent_days(late) is None
    perform(vault, duo_path.move, duo, DuoState.TRIAL, late)
    assert row(vault, duo).silent_days(late + timedelta(days=10)) is None
    perform(vault, agreements.change_agreement, duo, {"every_days_min": 28, "every_days_max": 42})
    assert row(vault, duo).every_days == (14, 21)  # until the new version is signed
    perform(vault, agreements.sign_new_version, duo, late)
    assert row(vault, duo).every_days == (28, 42)
    assert row(vault, duo).silent_days(late + timedelta(days=60)) is None


def test_the_last_talk_of_each_side(vault: Vault, duo: UUID) -> None:
    first, second = BEGUN + timedelta(days=7), BEGUN + timedelta(days=9)
    perform(vault, contacts.note_talk, Subject("duo", duo), first, ContactKind.VISIT)
    perform(
        vault,
        contacts.note_talk,
        Subject("duo", duo),
        second,
        ContactKind.PHONE,
        True,
        "het gaat goed",
        Role.PARTICIPANT,
    )
    with vault.read() as session:
        talks = contacts.last_talks(session, duo)
        noted = contacts.contacts_of(session, Subject("duo", duo))
    assert {side: (talk.on, talk.kind) for side, talk in talks.items()} == {
        Role.PARTICIPANT: (second, ContactKind.PHONE),
        Role.BUDDY: (first, ContactKind.VISIT),
    }
    assert [contact.side for contact in noted] == [Role.PARTICIPANT, None, None]


def test_a_contact_noted_by_mistake_is_removed_and_comes_back(vault: Vault, duo: UUID) -> None:
    noted = perform(vault, contacts.note_outing, duo, BEGUN, "wandelen")
    perform(vault, contacts.remove, noted)
    assert row(vault, duo).last_contact == MET
    vault.undo()
    assert row(vault, duo).last_contact == BEGUN


def test_the_day_of_the_meeting_is_corrected_wherever_it_stands(vault: Vault, participant: Add, buddy: Add) -> None:
    duo = perform(vault, duo_path.accept, participant(), buddy(), MET)
    perform(vault, duo_path.note_meeting, duo, None, None, MET)
    right = MET + timedelta(days=1)
    perform(vault, duo_path.change_meeting_day, duo, right)
    assert (row(vault, duo).met_on, row(vault, duo).since(DuoState.FIRST_MEETING)) == (right, right)
    with vault.read() as session:
        assert [contact.on for contact in contacts.contacts_of(session, Subject("duo", duo))] == [right]


def test_a_private_note_stays_unless_it_is_emptied(vault: Vault, participant: Add, buddy: Add) -> None:
    duo = perform(vault, duo_path.accept, participant(), buddy(), MET)
    perform(vault, duo_path.note_meeting, duo, Click.YES, None, MET, "vond het fijn", "was stil")
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.AGAIN, MET, None, "")
    assert (row(vault, duo).participant_note, row(vault, duo).buddy_note) == ("vond het fijn", None)


def test_a_new_version_is_signed_once(vault: Vault, duo: UUID) -> None:
    with pytest.raises(KlikError):
        perform(vault, agreements.sign_new_version, duo, BEGUN)
    perform(vault, agreements.change_agreement, duo, {"aim": "vaker buiten"})
    with vault.read() as session:
        assert agreements.terms(session, duo)["signed_on"] is None
    perform(vault, agreements.sign_new_version, duo, BEGUN, "Geel")
    with vault.read() as session:
        terms = agreements.terms(session, duo)
    assert (terms["version"], terms["aim"], terms["signed_on"], terms["signed_place"]) == (
        2,
        "vaker buiten",
        BEGUN,
        "Geel",
    )


def test_terms_before_an_agreement_was_begun_are_the_usual_ones(vault: Vault, participant: Add, buddy: Add) -> None:
    duo = perform(vault, duo_path.accept, participant(), buddy(), MET)
    with vault.read() as session:
        terms = agreements.terms(session, duo)
    assert (terms["every_days_min"], terms["every_days_max"], terms["trial_min"], terms["trial_max"]) == (14, 21, 4, 6)
    assert terms["aim"] is None


def test_who_has_only_a_surname_is_called_by_it(vault: Vault, participant: Add, buddy: Add) -> None:
    couple = buddy("", "Vlinderdal")
    perform(vault, people.add_second_person, couple, {"last_name": "Dauwblad"})
    made = perform(vault, duo_path.accept, participant("", "Zonnedauw"), couple, MET)
    found = row(vault, made)
    assert (found.participant_first, found.buddy_first) == ("Zonnedauw", "Vlinderdal & Dauwblad")


@pytest.mark.parametrize("voice", Voice)
def test_who_looked_back_was_heard_of(vault: Vault, duo: UUID, voice: Voice) -> None:
    on = BEGUN + timedelta(days=40)
    assert row(vault, duo).silent_days(on)
    with vault.write("Noted") as session:
        session.add(Evaluation(duo_id=duo, voice=voice, on=on))
    assert row(vault, duo).silent_days(on) is None
    assert row(vault, duo).silent_days(on + timedelta(days=35)) == 35


@pytest.mark.parametrize("fact", ["deceased_on", "no_contact_since", "admitted_since"])
@pytest.mark.parametrize("whose", ["participant", "buddy"])
def test_of_who_may_not_be_called_no_duo_is_silent(vault: Vault, duo: UUID, whose: str, fact: str) -> None:
    on = BEGUN + timedelta(days=40)
    with vault.read() as session:
        person = getattr(session.get_one(Duo, duo), whose).person_id
    perform(vault, people.change_person, person, {fact: on})
    assert row(vault, duo).silent_days(on) is None
    vault.undo()
    assert row(vault, duo).silent_days(on) == 40


def test_a_couple_is_called_as_long_as_one_of_them_may_be(vault: Vault, duo: UUID) -> None:
    on = BEGUN + timedelta(days=40)
    with vault.read() as session:
        found = session.get_one(Duo, duo)
        buddy, nadia = found.buddy_id, found.buddy.person_id
    with vault.write("A couple") as session:
        jef = Person(first_name="Jef")
        session.add(jef)
        session.flush()
        session.get_one(Buddy, buddy).second_person_id = jef.id
    perform(vault, people.change_person, nadia, {"no_contact_since": on})
    assert row(vault, duo).silent_days(on) == 40
    perform(vault, people.change_person, jef.id, {"no_contact_since": on})
    assert row(vault, duo).silent_days(on) is None

"""Whose name it is: what is hers goes everywhere, also where the history was emptied; what is another's stays."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import select

from app.i18n import _
from app.models import Buddy, Contact, Coordinator, Duo, Event, NetworkContact, NetworkMoment, Participant, Person
from app.services import contacts, erasing, existing_duos
from app.services.actions import perform
from app.services.subjects import Subject
from app.storage import journal
from app.storage.vault import Vault
from app.vocabulary import ContactKind, DuoState, EventKind
from tests.services.conftest import TODAY
from tests.services.test_erasing import nothing_left, whole

Add = Callable[..., UUID]


def erase(vault: Vault, record: UUID, kind: type[Participant] | type[Buddy] = Participant) -> None:
    with vault.read() as session:
        person_id = session.get_one(kind, record).person_id
    erasing.erase_for_good(vault, person_id, TODAY)
    whole(vault)


def talk(vault: Vault, record: UUID, note: str) -> UUID:
    whom = Subject("participant", record)
    return perform(vault, contacts.note_talk, whom, TODAY, ContactKind.PHONE, True, note)


def empty_history(vault: Vault) -> None:
    with vault.write("Leeg") as session:
        session.info["after_seal"] = lambda session: journal.empty(session, "1")
        session.add(Person(first_name="Ida"))


def abouts(vault: Vault) -> set[str]:
    with vault.read() as session:
        return {one.about for one in journal.history(session, 1000)}


def test_a_name_within_the_longer_name_of_somebody_else_stays(vault: Vault, participant: Add) -> None:
    ours, leen = participant("Marie", "Zonnedauw"), participant("Anne Marie", "Zonnedauw")
    participant("Marie", "Zonnedauw-Dageraad")
    said = "Anne Marie Zonnedauw belde; Marie Zonnedauw-Dageraad niet. {} wel."
    note = talk(vault, leen, said.format("Marie Zonnedauw"))
    other = talk(vault, leen, "Nog eens Anne Marie Zonnedauw.")
    erase(vault, ours)
    with vault.read() as session:
        assert session.get_one(Contact, note).note == said.format(_("(erased)"))
        assert session.get_one(Contact, other).note == "Nog eens Anne Marie Zonnedauw."
        emptied = session.connection().exec_driver_sql(
            "SELECT row_id, salt IS NULL FROM journal WHERE table_name = 'contact' AND operation = 'insert'"
        )
        assert dict(emptied.all()) == {note.hex: 1, other.hex: 0}


def test_a_name_over_two_lines_goes_from_the_history_too(vault: Vault, participant: Add) -> None:
    ours, luc = participant(), participant("Luc", "Kiezelsteen")
    note = talk(vault, luc, "Gebeld met Marleen\nZonnedauw.")
    erase(vault, ours)
    with vault.read() as session:
        assert session.get_one(Contact, note).note == f"Gebeld met {_('(erased)')}."
    nothing_left(vault, "Zonnedauw")


def test_where_the_history_was_emptied_before_no_change_is_about_her(vault: Vault, participant: Add) -> None:
    ours, luc = participant(), participant("Luc", "Kiezelsteen")
    gone = talk(vault, ours, "Over de tuin.")
    talk(vault, luc, "Over de tuin.")
    with vault.write("Weg", about="Marleen Z.") as session:
        session.delete(session.get_one(Contact, gone))
    empty_history(vault)
    assert {"Marleen Z.", "Luc K."} <= abouts(vault)
    erase(vault, ours)
    assert not [about for about in abouts(vault) if "Marleen" in about]
    assert "Luc K." in abouts(vault)


def test_who_is_called_alike_in_short_keeps_it(vault: Vault, participant: Add) -> None:
    ours, other = participant(), participant("Marleen", "Zwaluw")
    talk(vault, other, "Over de tuin.")
    empty_history(vault)
    erase(vault, ours)
    assert "Marleen Z." in abouts(vault)


def test_a_buddy_who_stood_on_a_map_before_it_was_said_of_which_duo(vault: Vault, participant: Add, buddy: Add) -> None:
    seeker, helper = participant(), buddy()
    duo = perform(vault, existing_duos.record, seeker, helper, TODAY, TODAY)
    with vault.write("Op de kaart") as session:
        session.add(drawn := NetworkContact(participant_id=seeker, name="Nadia"))
        session.flush()
        one = {"id": str(drawn.id), "name": "Nadia", "duo": None}
        session.add(
            kept := NetworkMoment(
                participant_id=seeker, on=TODAY, contents={"contacts": [one], "ties": [], "sectors": []}
            )
        )
        session.flush()
        contact, moment = drawn.id, kept.id
    with vault.write("Als buddy") as session:
        session.get_one(NetworkContact, contact).duo_id = duo
        session.get_one(Duo, duo).state = DuoState.ENDED
    erase(vault, helper, Buddy)
    with vault.read() as session:
        former = _("a former buddy")
        assert session.get_one(NetworkContact, contact).name == former
        assert session.get_one(NetworkMoment, moment).contents["contacts"][0]["name"] == former
    nothing_left(vault, "Nadia")


def test_a_participant_who_is_a_buddy_too_goes_in_both_roles(vault: Vault, participant: Add, buddy: Add) -> None:
    seeker, helper = participant(), buddy()
    with vault.write("Ook buddy") as session:
        session.add(Buddy(person_id=session.get_one(Participant, seeker).person_id, motivation="helpen"))
    erase(vault, seeker)
    with vault.read() as session:
        assert [one.id for one in session.scalars(select(Buddy))] == [helper]
    nothing_left(vault, "Zonnedauw", "helpen")


def test_a_coordinator_who_was_a_buddy_too_stays_one(vault: Vault, buddy: Add) -> None:
    helper = buddy("An", "Coole", email="an@coole.example")
    note = "Gegeven door An Coole (an@coole.example)."
    with vault.write("Ook coördinator") as session:
        session.add(Coordinator(first_name="An", last_name="Coole", email="an@coole.example"))
        session.add(Event(kind=EventKind.TRAINING, on=TODAY, note=note))
    erase(vault, helper, Buddy)
    with vault.read() as session:
        assert session.scalars(select(Coordinator)).one().full_name == "An Coole"
        assert session.scalars(select(Event)).one().note == note
        assert not session.scalars(select(Person)).all()

"""Address labels: a name and a whole address, nothing that tells who writes; whose address is not whole is named."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from app.services import duo_path, handouts, hard_days, labels, office, people
from app.services.actions import perform
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import HandoutKind

TODAY = date(2026, 11, 22)
Add = Callable[..., UUID]
STREET = {"street": "Modelstraat 1"}


def test_name_and_address_in_the_spelling_of_the_town(vault: Vault, participant: Add) -> None:
    ids = [
        participant("Marleen", **STREET),
        participant("Zoë", "Appel", street="Dorp 2", postcode="2275", place="LILLE"),
        participant("Luc", "Zonder", postcode=None, place="Ergens ver weg"),
    ]
    with vault.read() as session:
        found = labels.labels(session, "participant", ids)
    assert [(one.name, one.address) for one in found.data] == [
        ("Marleen Zonnedauw", ("Modelstraat 1", "2440 Geel")),
        ("Zoë Appel", ("Dorp 2", "2275 Lille")),
    ]
    assert found.incomplete == (("Luc Zonder", ("street", "postcode")),)


def test_who_is_gone_gets_none_and_a_couple_one_for_each_house(vault: Vault, participant: Add, buddy: Add) -> None:
    who, nadia = participant("Rita", "Regenboog", **STREET), buddy("Nadia", street="Veld 3")
    duo = perform(vault, duo_path.accept, who, nadia, TODAY)
    other = perform(vault, people.add_second_person, nadia, {"first_name": "Femke"})

    def names(kind: str = "duo", one: UUID = duo) -> tuple[list[str], tuple[str, ...]]:
        with vault.read() as session:
            found = labels.labels(session, kind, [one, one])  # type: ignore[arg-type]
        return [label.name for label in found.data], found.left_out

    assert names() == (["Nadia Vlinderdal & Femke", "Rita Regenboog"], ())
    perform(vault, people.change_person, other, {"street": "Elders 4"})
    assert names() == (["Femke", "Nadia Vlinderdal", "Rita Regenboog"], ())
    perform(vault, hard_days.deceased, other, TODAY)
    assert names("buddy", nadia) == (["Nadia Vlinderdal"], ("Femke",))


def test_who_sends_it_only_where_that_is_asked_and_that_it_left_is_noted(vault: Vault, participant: Add) -> None:
    perform(vault, office.change_office, {"name": "Buddywerking CGG", "street": "Plein 1", "postcode": "2440"})
    who = participant(**STREET)
    with vault.read() as session:
        found = labels.labels(session, "participant", [who])
        assert labels.sheet(session, found, "3x8", 4, False).sender == ""
        assert labels.sheet(session, found, "3x8", 4, True).sender == "Buddywerking CGG, Plein 1, 2440"
    perform(vault, labels.note_labels, found, TODAY)
    with vault.read() as session:
        assert [one.kind for one in handouts.handouts(session, Subject("participant", who))] == [HandoutKind.LABELS]

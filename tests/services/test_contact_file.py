"""Contacts as text for the file: initials instead of names, also in what was written, and only what was noted."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from app.services import agreements, contacts, duo_path, office
from app.services.actions import perform
from app.services.contact_file import for_file
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import Click, ContactKind, Initiative, Payer, Role, Whereabouts

TODAY = date(2026, 11, 22)
Add = Callable[..., UUID]


def text(vault: Vault, *noted: UUID) -> str:
    with vault.read() as session:
        return for_file(session, noted)


def test_a_talk_and_an_outing_of_a_duo(vault: Vault, participant: Add, buddy: Add) -> None:
    an = perform(vault, office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    duo = perform(vault, duo_path.accept, participant(), buddy(), TODAY)
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, TODAY)
    perform(vault, agreements.sign_agreement, duo, TODAY)
    vault.work_as("An Zilverberk", an)
    said = "Marleen Zonnedauw belde zelf; Nadia's fiets is stuk. An belt terug."
    talk = perform(
        vault, contacts.note_talk, Subject("duo", duo), TODAY, ContactKind.PHONE, True, said, Role.PARTICIPANT
    )
    vault.work_as()
    outing = perform(vault, contacts.note_outing, duo, TODAY, "wandelen", None, Initiative.BUDDY, Whereabouts.OUT)
    assert text(vault, talk, outing) == (
        "22/11/2026 · Telefoontje met M.Z. · bereikt · genoteerd door A.Z.\n"
        "M.Z. belde zelf; N.V.'s fiets is stuk. An belt terug.\n"
        "\n"
        "22/11/2026 · M.Z. & N.V. zagen elkaar · wandelen · buitenshuis · op idee van N.V."
    )


def test_nothing_is_said_that_nobody_noted(vault: Vault, buddy: Add) -> None:
    nadia = Subject("buddy", buddy("Nadia", "Van den Vlinder-Dal"))
    talk = perform(vault, contacts.note_talk, nadia, TODAY, ContactKind.MAIL)
    assert text(vault, talk) == "22/11/2026 · Mail met N.V.D.V.D."


def test_an_activity_names_nobody_either(vault: Vault, participant: Add, buddy: Add) -> None:
    duo = perform(vault, duo_path.accept, participant(), buddy(), TODAY)
    outing = perform(vault, contacts.note_outing, duo, TODAY, "taart bij Marleen")
    assert text(vault, outing) == "22/11/2026 · M.Z. & N.V. zagen elkaar · taart bij M.Z."


def test_a_month_and_an_expense_name_nobody_either(vault: Vault, participant: Add, buddy: Add) -> None:
    duo = perform(vault, duo_path.accept, participant(), buddy(), TODAY)
    month = perform(vault, contacts.note_month, duo, TODAY.replace(month=10), 3, TODAY)
    none = perform(vault, contacts.note_month, duo, TODAY.replace(month=9), 0, TODAY)
    paid = {"cost": 1250, "paid_by": Payer.BUDDY, "km": 8.5, "route": "Marleen - Mol", "proof": "17"}
    outing = perform(vault, contacts.note_outing, duo, TODAY, "film", **paid)
    assert text(vault, month, none, outing).replace("\xa0", " ") == (
        "M.Z. & N.V. · 3 keer in oktober 2026\n"
        "\n"
        "M.Z. & N.V. · Ze zagen elkaar niet in september 2026\n"
        "\n"
        "22/11/2026 · M.Z. & N.V. zagen elkaar · film · € 12,50 · betaald door N.V. · 8,5 km · M.Z. - Mol · bewijs 17"
    )

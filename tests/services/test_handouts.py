"""What left the vault: whatever way it went, and the same for several told once."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from app.services import duo_path, handouts
from app.services.actions import perform
from app.services.handouts import LeftRow
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import HandoutKind

Add = Callable[..., UUID]
EARLY, LATE = date(2026, 11, 20), date(2026, 11, 22)


def left(vault: Vault) -> tuple[LeftRow, ...]:
    with vault.read() as session:
        return handouts.left(session, 100)


def test_the_newest_first_and_the_same_for_several_once(vault: Vault, participant: Add, buddy: Add) -> None:
    marleen, luc = participant(), participant("Luc", "Kiezelsteen")
    several = [(Subject("participant", one), "", "Nieuwjaar") for one in (marleen, luc)]
    several.append((Subject("buddy", buddy()), "", "Nieuwjaar"))
    with vault.write("mails") as session:
        handouts.note_handouts(session, several, HandoutKind.MAIL, EARLY)
    perform(vault, handouts.note_left, HandoutKind.EXPORT, "Alles, in Excel", LATE)
    perform(vault, handouts.note_left, HandoutKind.LETTER, "Plan", LATE, [Subject("participant", luc)], "Luc")
    export, plan, mails = left(vault)
    assert (export.kind, export.what, export.about, export.to) == (HandoutKind.EXPORT, "Alles, in Excel", (), ())
    assert (plan.what, plan.about, plan.to) == ("Plan", ("Luc Kiezelsteen",), ("Luc",))
    assert set(mails.about) == {"Marleen Zonnedauw", "Luc Kiezelsteen", "Nadia Vlinderdal"}
    with vault.read() as session:
        assert [row.note for row in handouts.handouts(session, Subject("participant", luc))] == ["Plan", "Nieuwjaar"]


def test_what_two_were_given_names_both(vault: Vault, participant: Add, buddy: Add) -> None:
    duo = perform(vault, duo_path.accept, participant(), buddy(), EARLY)
    perform(vault, handouts.note_agreement, duo, LATE)
    assert vault.history(1)[0].about == "Marleen & Nadia"
    perform(vault, handouts.note_agreements, [duo], LATE)
    assert vault.history(1)[0].about == "Marleen & Nadia"
    several = [Subject("participant", participant("Luc", "Kiezelsteen")), Subject("buddy", buddy("Stef", "Vlinder"))]
    perform(vault, handouts.note_left, HandoutKind.LETTER, "Plan", LATE, several)
    assert vault.history(1)[0].about == "Luc K. & Stef V."

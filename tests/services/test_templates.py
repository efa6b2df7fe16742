"""The words of a paper: those of Klik, the office's own, and what happens to own words that cannot be printed."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from app.documents.data import Letterhead
from app.documents.papers import PAPERS
from app.errors import KlikError
from app.services import documents, duo_path, letters, templates
from app.services.actions import perform
from app.storage.vault import Vault
from app.vocabulary import Click, Role

TODAY = date(2026, 11, 22)
OWN = "# Samen op weg\n[partijen: A | B | C]\nWe zien elkaar {frequentie}.\n[handtekeningen: A | B | C | D | E]"
BROKEN = OWN.replace("{frequentie}", "{frequentje}")
Add = Callable[..., UUID]


def kept(vault: Vault, name: str = "duo_agreement") -> str | None:
    with vault.read() as session:
        return templates.text(session, name)


@pytest.mark.parametrize("name", templates.TITLES)
def test_the_words_of_klik_can_be_printed_and_are_told_without_remarks(name: str) -> None:
    said = templates.standard(name)
    assert templates.check(name, said) is None
    assert "//" not in said
    head = Letterhead("Buddywerking De Voorbeeldstreek")
    # What stands on one line now ran on over several in the file: the paper is the same.
    assert templates.preview(name, said, head) == PAPERS[name].render(_example(name, head), None)


def _example(name: str, head: Letterhead) -> object:
    from dataclasses import replace

    return replace(PAPERS[name].example, letterhead=head)


def test_every_paper_has_a_name_to_choose_it_by() -> None:
    assert set(templates.TITLES) == set(PAPERS)


@pytest.mark.parametrize("name", templates.TITLES)
def test_whatever_may_be_inserted_can_be_printed(name: str) -> None:
    names, parts = templates.insertable(name)
    assert "{organisatie}" in names
    typed = "\n\n".join((*names, *parts))
    assert templates.check(name, typed) is None


def test_own_words_are_kept_as_typed_and_taken_back(vault: Vault) -> None:
    assert kept(vault) is None
    perform(vault, templates.change, "duo_agreement", OWN)
    assert kept(vault) == OWN
    perform(vault, templates.change, "duo_agreement", OWN + "\nNog iets.")
    assert kept(vault) == OWN + "\nNog iets."
    with vault.read() as session:
        assert templates.own(session) == {"duo_agreement": ("nl_BE",)}
        assert templates.text(session, "duo_agreement", "fr_BE") is None
    perform(vault, templates.restore, "duo_agreement")
    assert kept(vault) is None
    vault.undo()
    assert kept(vault) == OWN + "\nNog iets."


def test_the_words_of_klik_are_no_own_words(vault: Vault) -> None:
    perform(vault, templates.change, "certificate", "# Bedankt")
    perform(vault, templates.change, "certificate", templates.standard("certificate"))
    assert kept(vault, "certificate") is None
    perform(vault, templates.change, "certificate", "# Bedankt")
    perform(vault, templates.change, "certificate", "  \n")
    assert kept(vault, "certificate") is None


def test_a_paper_has_the_own_words(vault: Vault, participant: Add, buddy: Add) -> None:
    duo = perform(vault, duo_path.accept, participant(), buddy(), TODAY)
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, TODAY)
    perform(vault, templates.change, "duo_agreement", OWN)
    with vault.read() as session:
        data = documents.agreement(session, duo)
        assert documents.agreements(session, [duo])[duo] == data
    assert data.own_text == OWN
    assert b"Samen op weg" in documents.agreement_pdf(data)  # the title of the file
    perform(vault, templates.change, "evaluation_buddy", "# Even terugkijken")
    with vault.read() as session:
        assert documents.blank_evaluation_form(session, Role.BUDDY).own_text == "# Even terugkijken"
        assert documents.blank_evaluation_form(session, Role.PARTICIPANT).own_text is None


def test_words_that_cannot_be_printed_stay_but_the_paper_has_those_of_klik(
    vault: Vault, participant: Add, buddy: Add
) -> None:
    duo = perform(vault, duo_path.accept, participant(), buddy(), TODAY)
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, TODAY)
    perform(vault, templates.change, "duo_agreement", BROKEN)
    assert kept(vault) == BROKEN
    with vault.read() as session:
        data = documents.agreement(session, duo)
        words = templates.words(session, "duo_agreement")
    assert data.own_text is None
    assert b"Onze overeenkomst" in documents.agreement_pdf(data)
    assert words.own is None
    assert words.trouble is not None
    assert words.trouble.parameters["line"] == 3
    assert "{frequentje}" in str(words.trouble)


@pytest.mark.parametrize(
    ("name", "typed", "line"),
    [
        ("closing_letter", "# Dag\n\nDag {buddy},", 3),
        ("closing_letter", "# Dag\n[adres: hier]", 2),
        ("certificate", "[partijen: a | b | c]", 1),
        ("evaluation_buddy", "Vraag?\n[lijnen: veel]", 2),
    ],
)
def test_what_is_wrong_is_told_with_its_line(name: str, typed: str, line: int) -> None:
    trouble = templates.check(name, typed)
    assert isinstance(trouble, KlikError)
    assert trouble.parameters["line"] == line


def test_letters_have_own_words_as_well(vault: Vault, buddy: Add) -> None:
    nadia = buddy()
    perform(vault, templates.change, "information_note", "# Weet dit, {voornaam}")
    with vault.read() as session:
        (note,) = letters.information_notes(session, nadia)
    assert b"Weet dit, Nadia" in documents.letters_pdf([note])


def test_a_form_must_be_printable_of_who_has_no_goals_as_well() -> None:
    text = "# Terugkijken\nWat wil je bereiken?\n[lijnen doel: 2]\n[doelen: Hoe ver? | ver | niet ver]\n"
    assert "doel" in str(templates.check("evaluation_participant", text))

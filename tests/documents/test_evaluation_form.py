"""The blank forms to look back: the same layout for both, and nothing a side should not see."""

from collections.abc import Callable
from datetime import date

import pytest

from app.documents.data import Coordinator, EvaluationFormData, Letterhead, Side
from app.documents.evaluation_form import TEMPLATES, placeholders, render
from app.documents.template import standard_text
from app.errors import KlikError
from app.vocabulary import Role

Pages = Callable[[bytes], list[str]]


@pytest.fixture(params=list(Role))
def form(request: pytest.FixtureRequest, letterhead: Letterhead) -> EvaluationFormData:
    return EvaluationFormData(
        role=request.param,
        letterhead=letterhead,
        participant=Side("Marleen Zonnedauw", "Marleen"),
        buddy=Side("Nadia Vlinderdal", "Nadia"),
        coordinator=Coordinator("An Regenboog"),
        talk=date(2027, 3, 5),
        own_goal="Naar het koor durven gaan",
    )


def test_a_form_names_the_two_and_the_talk_on_two_pages(form: EvaluationFormData, pages: Pages) -> None:
    printed = pages(render(form))
    assert len(printed) == 2
    for words in ("Marleen Zonnedauw", "Nadia Vlinderdal", "5 maart 2027", "niet zo goed", "." * 40):
        assert words in printed[0]


def test_each_side_is_asked_about_the_other(form: EvaluationFormData, pages: Pages) -> None:
    other = {Role.PARTICIPANT: "Nadia", Role.BUDDY: "Marleen"}[form.role]
    assert f"Hoe is het contact met {other}?" in pages(render(form))[0]


def test_the_participants_goal_is_only_on_the_participants_form(form: EvaluationFormData, pages: Pages) -> None:
    said = " ".join(pages(render(form)))
    assert ("koor" in said) == (form.role is Role.PARTICIPANT)


def test_a_form_is_the_same_twice_and_prints_without_names(form: EvaluationFormData, pages: Pages) -> None:
    assert render(form) == render(form)
    assert "None" not in " ".join(pages(render(EvaluationFormData(form.role))))


@pytest.mark.parametrize("above", range(28, 42))
def test_a_question_stays_with_its_answers(above: int, pages: Pages) -> None:
    """Wherever the page ends, a heading, its first question and what answers it stand together."""
    text = "- regel\n" * above + "## Kop\nVraag?\n[keuze: ja | nee]\n[lijnen: 2]"
    printed = pages(render(EvaluationFormData(Role.BUDDY), text))
    (asked,) = (page for page in printed if "Vraag?" in page)
    assert all(words in asked for words in ("Kop", "ja", "nee", "." * 100))


@pytest.mark.parametrize("block", ["[keuze]", "[lijnen: veel]", "[lijnen: 0]", "[lijnen]", "[handtekeningen: a | b]"])
def test_a_broken_form_is_named_with_its_line(form: EvaluationFormData, block: str) -> None:
    with pytest.raises(KlikError) as caught:
        render(form, f"# T\n\nVraag?\n{block}")
    assert caught.value.parameters["line"] == 4
    assert str(caught.value.parameters["block"]) in str(caught.value)


def test_every_name_is_explained_at_the_top(form: EvaluationFormData) -> None:
    top = [line for line in standard_text(TEMPLATES[form.role]).splitlines() if line.startswith("//")]
    for name in (*(f"{{{name}}}" for name in placeholders(form)), "[keuze:", "[lijnen:"):
        assert any(name in line for line in top)

"""What was said when looking back, on paper: nothing is lost, whatever was written."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.data import EvaluationAnswersData, EvaluationFormData, Letterhead, Side
from app.documents.evaluation_answers import render
from app.documents.questions import questions
from app.vocabulary import Voice

Pages = Callable[[bytes], list[str]]
ASKED = questions(EvaluationFormData(Voice.BUDDY, 12, participant=Side("Marleen Zonnedauw", "Marleen")))


def said(answers: dict[str, int | str], letterhead: Letterhead = Letterhead()) -> EvaluationAnswersData:
    sides = Side("Marleen Zonnedauw", "Marleen"), Side("Nadia Vlinderdal", "Nadia")
    return EvaluationAnswersData("Nadia Vlinderdal", 12, date(2027, 3, 5), ASKED, answers, letterhead, *sides)


def test_each_question_stands_with_its_answer(letterhead: Letterhead, pages: Pages) -> None:
    data = said({"belasting": 4, "fijn": "De markt, € 3\nen de zee"}, letterhead)
    printed = " ".join(pages(render(data)))
    for words in ("Teruggekeken na een jaar · Nadia Vlinderdal", "5 maart 2027", "zwaar (4 van 5)", "€ 3", "en de zee"):
        assert words in printed
    assert printed.count("niet beantwoord") == len(ASKED) - 2
    assert render(data) == render(data)


def test_three_thousand_letters_run_on_over_pages(pages: Pages) -> None:
    long = " ".join(f"woord{at}" for at in range(400))
    printed = " ".join(pages(render(said({"fijn": long, "geleerd": "lang" * 750}))))
    assert all(f"woord{at}" in printed for at in (0, 199, 399))


@pytest.mark.parametrize(("written", "shown"), [("Blij 😀 zo", "Blij ☐ zo"), ("مرحبا", "☐☐☐☐☐")])
def test_a_sign_the_font_lacks_is_a_box(written: str, shown: str, pages: Pages) -> None:
    assert shown in " ".join(pages(render(said({"fijn": written}))))


@settings(max_examples=15)
@given(st.text(max_size=80))
def test_any_words_can_be_printed(written: str) -> None:
    assert render(said({"fijn": written})).startswith(b"%PDF")

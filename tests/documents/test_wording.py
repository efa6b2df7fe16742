"""Rhythm, spans and days as they are said on paper."""

from datetime import date

import pytest

from app.documents.wording import days_in_words, rhythm_in_words, span_in_words


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((14, 21), "om de 2 à 3 weken"),
        ((14, 14), "om de 2 weken"),
        ((7, 7), "elke week"),
        ((28, 28), "om de 4 weken"),
        ((30, 31), "elke maand"),
        ((10, 10), "om de 10 dagen"),
        ((10, 12), "om de 10 à 12 dagen"),
        ((7, 10), "om de 7 à 10 dagen"),
        ((1, 1), "elke dag"),
        (None, ""),
    ],
)
def test_rhythm(days: tuple[int, int] | None, said: str) -> None:
    assert rhythm_in_words(days) == said


def test_spans_and_days() -> None:
    assert span_in_words((4, 6)) == "4 tot 6"
    assert span_in_words((5, 5)) == "5"
    assert span_in_words(None) == ""
    assert days_in_words([]) == ""
    assert days_in_words([date(2027, 3, 5)]) == "5 maart 2027"
    days = [date(2027, 3, 5), date(2027, 6, 5), date(2027, 12, 5)]
    assert days_in_words(days) == "5 maart 2027, 5 juni 2027 en 5 december 2027"

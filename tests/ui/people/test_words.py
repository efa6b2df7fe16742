"""Facts in few words."""

from datetime import date

import pytest

from app.services.rows import WishRow
from app.ui import words as days
from app.ui.people import words
from app.vocabulary import Strength


def test_dates_say_no_more_than_is_known() -> None:
    day = date(2025, 3, 1)
    assert [days.known_date(day, known) for known in ("day", "month", "year")] == ["1/03/2025", "03/2025", "2025"]
    assert days.brief_date(day, date(2026, 11, 23)) == "1/03/25"
    assert days.brief_date(date(2026, 3, 1), date(2026, 11, 23)) == "1/03"


@pytest.mark.parametrize(
    ("wish", "shown"),
    [
        (WishRow("gender", ("f", "x"), None, None, Strength.MUST, True), "vrouw of x"),
        (WishRow("age", (), 50, 70, Strength.MUST, False), "50 tot 70 jaar"),
        (WishRow("age", (), None, 40, Strength.MUST, False), "hoogstens 40"),
        (WishRow("smokes", (False,), None, None, Strength.MUST, False), "rookt niet"),
        (WishRow("has_pets", (True,), None, None, Strength.MUST, False), "heeft huisdieren"),
        (WishRow("language", ("fr", "nl"), None, None, Strength.MUST, False), "spreekt Frans of Nederlands"),
        (WishRow("interests", ("koken",), None, None, Strength.MUST, False), "houdt van koken"),
        (WishRow("custom:rolstoel", (True,), None, None, Strength.MUST, False), "rolstoel: ja"),
    ],
)
def test_a_wish_is_said_in_words(wish: WishRow, shown: str) -> None:
    assert words.wish_words(wish) == shown


def test_wishes_of_one_strength_stand_together() -> None:
    wishes = [
        WishRow("smokes", (False,), None, None, Strength.RATHER, False),
        WishRow("gender", ("f",), None, None, Strength.MUST, True),
        WishRow("age", (), 50, None, Strength.STRONG, False),
    ]
    assert words.wishes_by_strength(wishes) == [
        (Strength.MUST, "vrouw (niet bespreekbaar)"),
        (Strength.RATHER, "rookt niet, 50 of ouder"),
    ]

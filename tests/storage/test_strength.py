"""The estimate of a passphrase: what everybody tries is weak, a few odd words are strong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage.keyfile import DEMO_PASSPHRASE
from app.storage.strength import WORDS, Strength, estimate


@pytest.mark.parametrize(
    ("passphrase", "expected"),
    [
        ("kort", Strength.SHORT),
        ("elf tekens.", Strength.SHORT),
        ("aaaaaaaaaaaaaaaa", Strength.OBVIOUS),
        ("wachtwoord123", Strength.OBVIOUS),
        ("W@chtw00rd!!!", Strength.OBVIOUS),
        ("azertyuiopqsdf", Strength.OBVIOUS),
        ("123456789012", Strength.OBVIOUS),
        ("welkomwelkom", Strength.OBVIOUS),
        ("buddywerking2026", Strength.OBVIOUS),
        (DEMO_PASSPHRASE, Strength.OBVIOUS),
        ("De Voorbeeldstreek 2026", Strength.OBVIOUS),
        ("Zonnebloem2026", Strength.WEAK),
        ("mijn hond is lief", Strength.WEAK),
        ("samen onder de linde", Strength.GOOD),
        ("paarse kameel fluit zondag", Strength.GOOD),
        ("paarse kameel fluit drie accordeons", Strength.STRONG),
        ("xkqvbzptrwml", Strength.STRONG),
    ],
)
def test_what_people_choose(passphrase: str, expected: Strength) -> None:
    assert estimate(passphrase, ["Buddywerking De Voorbeeldstreek"]).strength == expected


def test_the_name_of_the_office_is_no_secret() -> None:
    phrase = "voorbeeldstreek wandelt graag"
    assert estimate(phrase).strength > estimate(phrase, ["Buddywerking Voorbeeldstreek"]).strength


@given(st.text(min_size=0, max_size=40), st.text(alphabet="abcdefghijklmnop ", max_size=12))
def test_more_words_never_make_it_weaker(passphrase: str, more: str) -> None:
    assert estimate(f"{passphrase} {more} giraf").strength >= estimate(passphrase).strength


def test_every_strength_has_words_and_only_the_best_no_advice() -> None:
    assert set(WORDS) == set(Strength)
    assert not estimate("paarse kameel fluit drie accordeons").advice
    assert all(estimate(weak).advice for weak in ("kort", "wachtwoord123", "Zonnebloem2026", "mijn hond is lief"))

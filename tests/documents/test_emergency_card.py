"""The emergency card: the office's numbers and our own, as often on a sheet as it fits."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.documents.data import Coordinator, EmergencyCardData, Letterhead, Side
from app.documents.emergency_card import render
from app.errors import KlikError

Pages = Callable[[bytes], list[str]]
NUMBERS = (("112", "dringend"), ("1813", "Zelfmoordlijn"), ("106", "Tele-Onthaal"))


@pytest.fixture
def card(letterhead: Letterhead) -> EmergencyCardData:
    nadia, an = Side("Nadia Vlinderdal", "Nadia"), Coordinator("An Regenboog", "0400 00 00 11")
    return EmergencyCardData(NUMBERS, letterhead, nadia, an)


def test_a_sheet_holds_four_cards_with_every_number(card: EmergencyCardData, pages: Pages) -> None:
    (printed,) = pages(render(card))
    for words in ("Bel eerst 112, dan ons", "1813", "Tele-Onthaal", "0400 00 00 10", "0400 00 00 11", "An Regenboog"):
        assert printed.count(words) == 4, words
    assert render(card) == render(card)


def test_what_is_unknown_is_room_to_write(card: EmergencyCardData, pages: Pages) -> None:
    (printed,) = pages(render(EmergencyCardData(NUMBERS)))
    assert "." * 20 in printed
    assert "None" not in printed


def test_a_long_card_is_drawn_smaller_and_loses_nothing(card: EmergencyCardData, pages: Pages) -> None:
    long = tuple(
        (f"0400 00 00 {at}0 toestel", "waarvoor dit nummer dient 🙂 مرحبا " * 12 + f"einde{at}") for at in range(8)
    )
    named = replace(card.letterhead, name="Buddywerking van de " + "lange " * 16 + "streek")
    (printed,) = pages(render(replace(card, numbers=long, letterhead=named)))
    assert [printed.count(f"einde{at}") for at in range(8)] == [2] * 8
    assert "☐" in printed


@pytest.mark.parametrize(
    ("text", "names"),
    [("# Kaart\n[nummers]", "ons"), ("# Kaart\n[ons]", "nummers"), ("[nummers]\n[ons]\n{schoenmaat}", "schoenmaat")],
)
def test_a_text_that_lacks_something_says_what(card: EmergencyCardData, text: str, names: str) -> None:
    with pytest.raises(KlikError, match=names):
        render(card, text)

"""Every pair of colours that carries words or meaning is told apart well enough, in both palettes."""

import pytest

from app.ui.tokens import DARK, LIGHT, Tokens, contrast

GROUNDS = ("bg", "surface", "sunken", "hover", "nav", "primary_soft", "sector_a")
ROLES = ("primary", "buddy", "prof", "amber", "red", "green")

TEXT = [
    *((ink, ground) for ink in ("text", "text2") for ground in GROUNDS),
    *(("text", ground) for ground in ("chip", "amber_soft", "red_soft", "group_soft")),
    *((f"{role}_ink", ground) for role in ROLES for ground in (f"{role}_soft", "surface", "bg")),
    *(("group", ground) for ground in ("surface", "bg", "group_soft")),
    *(("on_primary", ground) for ground in ("primary", "primary_hover", "buddy", "prof", "green", "group")),
    ("primary_ink", "nav"),
    ("toast_text", "toast"),
    ("toast_link", "toast"),
]
GRAPHICS = [
    *((role, ground) for role in ROLES for ground in ("surface", "bg", "sector_a", f"{role}_soft")),
    *(("border", ground) for ground in ("bg", "surface", "hover", "nav", "sunken", "primary_soft")),
    *((mark, ground) for mark in ("ring", "ghost") for ground in ("surface", "bg", "sector_a")),
    ("focus", "nav"),
    ("primary", "chip"),
    ("buddy", "chip"),
    ("surface", "green"),
    ("text", "chip"),
]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (GRAPHICS, 3.0)], ids=["text", "graphics"])
def test_contrast(palette: Tokens, pairs: list[tuple[str, str]], least: float) -> None:
    ratios = {pair: contrast(getattr(palette, pair[0]), getattr(palette, pair[1])) for pair in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#1B655F", "#FFFFFF") == contrast("#FFFFFF", "#1B655F") == pytest.approx(6.8, abs=0.05)

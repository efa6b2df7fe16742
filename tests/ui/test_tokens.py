"""Every pair of colours that carries words or meaning is told apart well enough, in every palette."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

import app.ui
from app.ui.network.hulls import SEEN
from app.ui.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens, contrast

PALETTES = {"light": LIGHT, "dark": DARK, "contrast": HIGH_CONTRAST}
LEAST = {"light": (4.5, 3.0), "dark": (4.5, 3.0), "contrast": (7.0, 4.5)}

GROUNDS = ("bg", "surface", "sunken", "hover", "nav", "primary_soft", "sector_a")
MARKS = ("primary", "buddy", "prof", "group")
TONES = ("amber", "red", "green")
ROLES = (*(role for role in MARKS if role != "group"), *TONES)
ROWS = ("surface", "hover", "primary_soft")  # of a list or a table: at rest, under the mouse, chosen

TEXT = [
    *((ink, ground) for ink in ("text", "text2") for ground in GROUNDS),
    *(("text", ground) for ground in ("chip", "amber_soft", "red_soft", "group_soft")),
    *((f"{role}_ink", ground) for role in ROLES for ground in (f"{role}_soft", "surface", "bg")),
    *(("group", ground) for ground in ("surface", "bg", "group_soft")),
    *(("on_primary", ground) for ground in ("primary", "primary_hover", "buddy", "prof", "green", "group")),
    *((f"{tone}_ink", ground) for tone in ("primary", "amber", "red", "green") for ground in ROWS),
    *(("primary_ink", ground) for ground in ("bg", "nav", "sunken")),  # links, and the tab of this page
    ("text2", "chip"),  # a bar of what was never asked
    ("surface", "text2"),  # letters of what somebody receives, on the map
    ("red_ink", "red_soft"),  # what cannot be undone, under the mouse
    ("toast_text", "toast"),
    ("toast_link", "toast"),
]
GRAPHICS = [
    *((role, ground) for role in ROLES for ground in ("surface", "bg", "sector_a", f"{role}_soft")),
    *((mark, ground) for mark in MARKS for ground in ROWS),  # its edge or, of a small one, all of it
    *((mark, ground) for mark in MARKS for ground in ("chip", "nav")),  # bars on their track
    *(("border", ground) for ground in ("bg", "surface", "hover", "nav", "sunken", "primary_soft")),
    *(("disabled", ground) for ground in ("bg", "surface", "nav", "sunken")),
    *((mark, ground) for mark in ("ring", "ghost") for ground in ("surface", "bg", "sector_a")),
    *(("focus", ground) for ground in (*GROUNDS, "chip", "amber_soft", "red_soft", "group_soft")),
    *((tone, ground) for tone in ("red", "text") for ground in ("bg", "surface", "sector_a")),  # ties on the map
    ("on_primary", "primary"),  # the ring within a filled button, the tick of a step that is done
    ("toast_link", "toast"),  # the ring around the way back
    ("surface", "green"),
    ("surface", "primary"),
    ("text", "chip"),
    ("text2", "surface"),  # axes of plots, open circles
    ("text2", "bg"),
]
OUT_OF_USE = [("text2", "sunken"), ("text2", "surface")]  # the guidelines ask nothing of these, who reads them does
_COMPOSED = {"dialog.py", "hands.py", "hulls.py", "overlay.py", "paper_preview.py", "scene.py"}


@pytest.fixture(params=PALETTES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def short(palette: Tokens, pairs: list[tuple[str, str]], least: float) -> dict[tuple[str, str], float]:
    """The pairs that stay below what is asked."""
    ratios = {pair: contrast(getattr(palette, pair[0]), getattr(palette, pair[1])) for pair in pairs}
    return {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least}


def test_words(name: str) -> None:
    assert short(PALETTES[name], [*TEXT, *OUT_OF_USE], LEAST[name][0]) == {}


def test_graphics(name: str) -> None:
    assert short(PALETTES[name], GRAPHICS, LEAST[name][1]) == {}


def mixed(over: str, under: str, share: float) -> str:
    """A colour of which only a share is seen over another."""
    pairs = [(int(over[at : at + 2], 16), int(under[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def test_what_stands_on_the_ground_around_a_group(name: str) -> None:
    palette, (words, graphics) = PALETTES[name], LEAST[name]
    for under in ("bg", "surface", "sector_a"):
        ground = mixed(palette.primary_soft, getattr(palette, under), SEEN)
        assert contrast(palette.text, ground) >= words
        assert all(contrast(getattr(palette, mark), ground) >= graphics for mark in (*MARKS, "red", "focus"))
        assert contrast(palette.border, getattr(palette, under)) >= graphics


def test_the_ground_of_high_contrast_has_edges() -> None:
    """``chip``, ``sunken`` and ``line`` only decorate elsewhere; here a faint ground has an edge of ``line``."""
    assert HIGH_CONTRAST.edges
    assert short(HIGH_CONTRAST, [("line", ground) for ground in (*GROUNDS, "chip")], 4.5) == {}


def test_what_cannot_be_pressed_looks_otherwise_than_what_can(name: str) -> None:
    palette = PALETTES[name]
    assert min(contrast(getattr(palette, able), palette.disabled) for able in ("text", "primary_ink", "red_ink")) >= 1.9


def test_no_token_goes_unchecked() -> None:
    checked = {token for pair in (*TEXT, *GRAPHICS) for token in pair}
    colours = {one.name for one in fields(Tokens) if isinstance(getattr(LIGHT, one.name), str)}
    assert colours - checked == {"line", "scrim"}


def test_colours_are_tokens_and_seldom_mixed() -> None:
    """What is mixed here is computed above, is white paper, or dims all that stands behind a question."""
    folder = Path(app.ui.__file__).parent
    mixing = re.compile(r"setOpacity\(|setAlphaF?\(|\.lighter\(|\.darker\(")
    found = set()
    for file in folder.rglob("*.py"):
        words = file.read_text(encoding="utf-8")
        if file.name != "tokens.py":
            assert not re.search(r"[\"']#[0-9A-Fa-f]{6}", words), file
        if mixing.search(words):
            found.add(file.name)
    assert found == _COMPOSED


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#1B655F", "#FFFFFF") == contrast("#FFFFFF", "#1B655F") == pytest.approx(6.8, abs=0.05)

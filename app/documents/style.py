"""The one look of every paper: Source Sans, calm ink, petrol and terracotta only as accents.

Measures are points (1/72 inch).
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from html import escape
from importlib.resources import as_file, files

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import getFont, registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "SourceSans"
SEMIBOLD = "SourceSans-Semibold"
_FILES = {REGULAR: "SourceSansPro-Regular.ttf", SEMIBOLD: "SourceSansPro-Semibold.ttf"}

INK: Color = HexColor("#1E2A29")
SOFT_INK: Color = HexColor("#56605E")
LINE: Color = HexColor("#CFC7B8")
DOT: Color = HexColor("#8A8479")
PETROL: Color = HexColor("#1B655F")
TERRACOTTA: Color = HexColor("#AC5120")
VIOLET: Color = HexColor("#5D519B")
GREEN: Color = HexColor("#2F6E3B")
RED: Color = HexColor("#B0302A")
DRAFT: Color = HexColor("#F4F0E9")
SECTOR: Color = HexColor("#F6F3EC")

PAGE = A4
MARGIN = 20 * mm
WIDTH = PAGE[0] - 2 * MARGIN
GUTTER = 16.0
THIRD = (WIDTH - 2 * GUTTER) / 3
LABEL_WIDTH = 86.0
BODY_SIZE = 11.0
HAND = 20.0  # from one line to the next, for handwriting
ROOM_TO_WRITE = 6.0  # above a line to write on
LARGE = 1.35
"""How much larger everything is in large print: what is eleven points becomes fifteen."""

_print_size: ContextVar[float] = ContextVar("print_size", default=1.0)

# Stands for a character that the font does not have, so that nobody signs a name with a hole in it.
MISSING = "☐"
_CODES = ("Cc", "Cs", "Cn")
_PHONE = re.compile(r"(?<![\w+])(?:\+\d{2} \d{1,3}|0\d{1,3})(?: \d{2,3}){2,4}(?!\w)")


@lru_cache
def use_fonts() -> None:
    """Register the fonts from their package, once; ReportLab embeds only the characters used."""
    for name, file in _FILES.items():
        with as_file(files("font_source_sans_pro") / "files" / file) as path:
            registerFont(TTFont(name, path))
    STATE_DEFAULTS["fontName"] = REGULAR  # what a drawing begins with stands in the file, used or not


@contextmanager
def print_size(times: float) -> Iterator[None]:
    """Whatever is made within, in this thread, has letters so many times as large."""
    before = _print_size.set(times)
    try:
        yield
    finally:
        _print_size.reset(before)


def scaled(points: float) -> float:
    """A measure that goes along with the size of the letters."""
    return points * _print_size.get()


def styles() -> dict[str, ParagraphStyle]:
    """The named paragraph styles, in the size of what is being made."""
    return _styles(_print_size.get())


@lru_cache
def _styles(times: float) -> dict[str, ParagraphStyle]:
    use_fonts()
    body = ParagraphStyle(
        "body",
        fontName=REGULAR,
        fontSize=BODY_SIZE * times,
        leading=14.5 * times,
        textColor=INK,
        allowWidows=0,
        allowOrphans=0,
        spaceBefore=3,
        spaceAfter=3,
    )

    def like(name: str, size: float = BODY_SIZE, leading: float = 14.5, **changes: object) -> ParagraphStyle:
        return ParagraphStyle(name, parent=body, fontSize=size * times, leading=leading * times, **changes)

    return {
        style.name: style
        for style in (
            body,
            like("gap", leading=HAND, spaceBefore=ROOM_TO_WRITE),
            like("running", spaceBefore=7, spaceAfter=4),
            like(
                "bullet",
                leftIndent=13 * times,
                bulletIndent=1,
                bulletFontName=REGULAR,
                bulletFontSize=BODY_SIZE * times,
            ),
            like("label", fontName=SEMIBOLD),
            like("title", fontName=SEMIBOLD, size=22, leading=28, textColor=PETROL, spaceBefore=12, spaceAfter=8),
            like(
                "heading",
                fontName=SEMIBOLD,
                size=13,
                leading=17,
                textColor=PETROL,
                spaceBefore=12,
                spaceAfter=3,
            ),
            like("caption", fontName=SEMIBOLD, spaceBefore=0, spaceAfter=0),
            like("name", fontName=SEMIBOLD, size=12.5, leading=16, spaceBefore=0, spaceAfter=0),
            like("small", size=9.5, leading=12.5, textColor=SOFT_INK, spaceBefore=0, spaceAfter=0),
            like("office", fontName=SEMIBOLD, size=12.5, leading=15.5, spaceBefore=0, spaceAfter=0),
            like("address", leading=15),
            like("sender", size=9.5, leading=12.5, textColor=SOFT_INK, alignment=TA_RIGHT),
            like("question", spaceBefore=10, spaceAfter=2),
            like("option", size=10, leading=12.5, spaceBefore=0, spaceAfter=0),
        )
    }


@lru_cache
def _glyphs() -> frozenset[int]:
    use_fonts()
    regular, semibold = (set(getFont(name).face.charToGlyph) for name in (REGULAR, SEMIBOLD))
    return frozenset(regular & semibold)


def tidy(text: str) -> str:
    """The text for what a reader of the file shows beside it: every letter, whatever the font has, and no code."""
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) not in _CODES)


def printable(text: str) -> str:
    """The text with composed accents, one space for odd white space, and ``MISSING`` for what the font lacks."""
    kept = []
    for sign in unicodedata.normalize("NFC", text):
        category = unicodedata.category(sign)
        if sign == "\n" or (ord(sign) in _glyphs() and category[0] != "C"):
            kept.append(sign)
        elif category[0] == "Z" or sign == "\t":
            kept.append(" ")
        elif category == "Pd":
            kept.append("-")
        elif category not in ("Cf", "Cc", "Mn"):
            kept.append(MISSING)
    return "".join(kept)


def markup(text: str) -> str:
    """User text as ReportLab reads it: nothing in it is a tag, a new line stays one, a phone number stays whole."""
    text = _PHONE.sub(lambda number: number[0].replace(" ", "\xa0"), text)
    lines = printable(text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")).split("\n")
    return "<br/>".join(escape(line, quote=False) for line in lines)


def dots(count: int) -> str:
    """A dotted gap in running text, to write on."""
    return f'<font color="{DOT.hexval().replace("0x", "#")}">{"." * count}</font>'


def shortened(text: str, width: float, size: float, font: str = REGULAR) -> str:
    """The text where it fits on one line, else its beginning."""
    if stringWidth(text, font, size) <= width:
        return text
    while text and stringWidth(text + "…", font, size) > width:
        text = text[:-1]
    return text.rstrip() + "…"

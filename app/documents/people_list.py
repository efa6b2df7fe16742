"""A list as the screen shows it, on a page across: every cell whole, the head on every page."""

from collections.abc import Sequence
from functools import lru_cache

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, LongTable, Paragraph, Spacer, TableStyle

from app.documents.data import ListData
from app.documents.sheet import Paper, bound, to_pdf
from app.documents.style import DOT, INK, LINE, MARGIN, PAGE, REGULAR, SEMIBOLD, SOFT_INK, markup, printable, styles
from app.documents.wording import day_in_words, in_its_language, say

ACROSS = landscape(PAGE)
WIDTH = ACROSS[0] - 2 * MARGIN
SIZE, LEADING, ASIDE = 9.5, 12.0, 12.0
WIDEST = 190.0  # what a column asks for at most, in points; longer texts wrap


@in_its_language
def render(data: ListData) -> bytes:
    """The PDF of a list."""
    return to_pdf(story(data), data.letterhead, data.title, page=ACROSS, brief=True)


def bind(lists: Sequence[ListData]) -> bytes:
    """Lists in one file, each beginning on a page of its own."""
    papers = [Paper(story(one), one.letterhead, one.title) for one in lists]
    return bound(papers, lists[0].title, page=ACROSS, brief=True)


def story(data: ListData) -> list[Flowable]:
    """Title, day and count, the table, and what is said under it."""
    count = say("lijst telling", datum=day_in_words(data.on), n=len(data.rows))
    return [
        Paragraph(markup(data.title), styles()["title"]),
        Paragraph(markup(count), styles()["small"]),
        _table(data),
        *([Spacer(0, 8), Paragraph(markup(data.foot), styles()["label"])] if data.foot else []),
    ]


def _table(data: ListData) -> LongTable:
    texts = [[printable(cell.words) for cell in row] for row in data.rows]
    heads = [printable(column.title) for column in data.columns]
    widths = _widths(heads, texts)
    fonts = [SEMIBOLD, *[REGULAR] * (len(heads) - 1)]  # the name first
    rows = [[_cell(*cell, INK) for cell in zip(row, widths, fonts, strict=True)] for row in texts]
    head = [_cell(words, width, SEMIBOLD, SOFT_INK) for words, width in zip(heads, widths, strict=True)]
    looks = [
        ("FONT", (0, 0), (-1, 0), SEMIBOLD, SIZE, LEADING),
        ("FONT", (0, 1), (0, -1), SEMIBOLD, SIZE, LEADING),
        ("FONT", (1, 1), (-1, -1), REGULAR, SIZE, LEADING),
        ("TEXTCOLOR", (0, 0), (-1, 0), SOFT_INK),
        ("TEXTCOLOR", (0, 1), (-1, -1), INK),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, DOT),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, LINE),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), ASIDE),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        *(("ALIGN", (at, 0), (at, -1), "RIGHT") for at, column in enumerate(data.columns) if column.right),
    ]
    # A text longer than a page goes on in the same row of the next one.
    return LongTable(
        [head, *rows], colWidths=widths, repeatRows=1, style=TableStyle(looks), splitInRow=1, spaceBefore=10
    )


def _cell(words: str, width: float, font: str, ink: Color) -> str | Paragraph:
    """Words that fit as they are, which is quick, or a paragraph that wraps."""
    if "\n" not in words and stringWidth(words, font, SIZE) <= width - ASIDE:
        return words
    return Paragraph(markup(words), _style(font, ink))


@lru_cache
def _style(font: str, ink: Color) -> ParagraphStyle:
    return ParagraphStyle("cell", fontName=font, fontSize=SIZE, leading=LEADING, textColor=ink)


def _widths(heads: Sequence[str], texts: Sequence[Sequence[str]]) -> list[float]:
    """What each column asks for, drawn together where the page is too narrow and spread where it is not."""
    asked = []
    for at, head in enumerate(heads):
        longest = max((_longest(row[at]) for row in texts), default=0.0)
        asked.append(max(min(longest, WIDEST), stringWidth(head, SEMIBOLD, SIZE)) + ASIDE + 1)
    total = sum(asked)
    return [width * WIDTH / total for width in asked]


def _longest(words: str) -> float:
    return max(float(stringWidth(line, SEMIBOLD, SIZE)) for line in words.split("\n"))

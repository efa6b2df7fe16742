"""A list to sign at the door: names, a line for each, and some lines for who comes along."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, LongTable, Paragraph, TableStyle

from app.documents.data import AttendanceData
from app.documents.occasion import day_and_hours, discreet, title
from app.documents.sheet import to_pdf
from app.documents.style import DOT, LINE, SOFT_INK, WIDTH, markup, styles
from app.documents.wording import in_its_language, say
from app.i18n import labelled

NAMES = WIDTH * 0.55
ROW = 30.0  # room for a signature, in points
SPARE = 6  # empty lines for who comes along


@in_its_language
def render(data: AttendanceData) -> bytes:
    """The PDF of the list."""
    heading = labelled(say("aanwezigheidslijst"), title(data.occasion))
    return to_pdf(story(data), data.letterhead, heading, brief=True)


def story(data: AttendanceData) -> list[Flowable]:
    """Title, when and where, and the table."""
    occasion = data.occasion
    about = [day_and_hours(occasion), occasion.place, discreet(occasion, occasion.theme), occasion.partner]
    return [
        Paragraph(markup(title(occasion)[:1].upper() + title(occasion)[1:]), styles()["title"]),
        Paragraph(markup(" · ".join(part for part in about if part.strip())), styles()["small"]),
        _table(data.names),
    ]


def _table(names: Sequence[str]) -> LongTable:
    body, small = styles()["body"], styles()["small"]
    head = [Paragraph(markup(say(key)), small) for key in ("naam", "handtekening")]
    rows = [[Paragraph(markup(name), body), ""] for name in names] + [["", ""]] * SPARE
    looks = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, DOT),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, LINE),
        ("LINEBEFORE", (1, 1), (1, -1), 0.5, LINE),
        ("TEXTCOLOR", (0, 0), (-1, 0), SOFT_INK),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    heights = [None, *(_height(row[0]) for row in rows)]
    return LongTable(
        [head, *rows],
        colWidths=[NAMES, WIDTH - NAMES],
        rowHeights=heights,
        repeatRows=1,
        style=TableStyle(looks),
        spaceBefore=12,
    )


def _height(name: Paragraph | str) -> float:
    """High enough to sign, and for a name over several lines."""
    return ROW if isinstance(name, str) else max(ROW, float(name.wrap(NAMES - 8, 10_000)[1]) + 10)

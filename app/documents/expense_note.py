"""A note of expenses: who, over which days, a line each, where the year stands, and room to sign, approve and pay."""

from collections.abc import Sequence

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, LongTable, Paragraph, Spacer, Table, TableStyle

from app.documents.data import Letterhead
from app.documents.expense_data import ExpenseLine, ExpenseNoteData
from app.documents.people_list import ACROSS, WIDTH
from app.documents.shapes import Column, DottedLines, SideBySide
from app.documents.sheet import Paper, bound
from app.documents.style import DOT, GUTTER, LINE, markup, scaled, styles
from app.documents.wording import day_in_words, in_its_language, say
from app.i18n import labelled

_HEADS = ("dag", "duo", "wat", "weg", "vervoer", "andere", "bewijs", "samen")
_FIXED = {"dag": 60.0, "duo": 42.0, "weg": 128.0, "vervoer": 62.0, "andere": 62.0, "bewijs": 52.0, "samen": 62.0}
_RIGHT = ("vervoer", "andere", "samen")
_LEAST = 130.0  # for what it was; with large letters the other columns give way and wrap


def render(data: ExpenseNoteData) -> bytes:
    """The PDF of one note."""
    return bind([data])


def bind(notes: Sequence[ExpenseNoteData]) -> bytes:
    """Notes in one file, each on pages of its own."""
    return bound([paper(one) for one in notes], say("onkostennotas"), page=ACROSS, brief=True)


@in_its_language
def paper(data: ExpenseNoteData) -> Paper:
    """One note, as one of the papers of a file."""
    return Paper(story(data), data.letterhead, heading(data))


def heading(data: ExpenseNoteData) -> str:
    """What the paper is called."""
    return say("onkostennota van", nummer=data.number, naam=data.volunteer)


def story(data: ExpenseNoteData) -> list[Flowable]:
    """Who and when, the lines, what it comes to, and the signatures."""
    period = say("onkosten periode", van=day_in_words(data.first), tot=day_in_words(data.last))
    told: list[Flowable] = [
        *_office(data.letterhead),
        Paragraph(markup(say("onkostennota", nummer=data.number)), styles()["title"]),
        _about(data, period),
        Spacer(0, 8),
        _table(data),
    ]
    ceilings = [Paragraph(markup(one), styles()["small"]) for one in data.ceilings]
    return [*told, Spacer(0, 8), KeepTogether([*ceilings, Spacer(0, 14), _signatures(data)])]


def _office(head: Letterhead) -> list[Flowable]:
    said = " · ".join(part for part in (*head.address_lines, head.phone, head.email) if part.strip())
    return [Paragraph(markup(said), styles()["small"])] if said else []


def _about(data: ExpenseNoteData, period: str) -> Flowable:
    name = Paragraph(markup(data.volunteer), styles()["name"])
    address = [Paragraph(markup(line), styles()["body"]) for line in data.address]
    account = _known(say("onkosten rekening"), data.account)
    facts: list[Flowable] = [Paragraph(markup(period), styles()["body"])]
    facts.append(Paragraph(markup(say("onkosten hoe", hoe=data.system)), styles()["body"]))
    half = (WIDTH - GUTTER) / 2
    return SideBySide([Column(half, (name, *address)), Column(half, (*facts, *account))])


def _known(label: str, words: str) -> tuple[Flowable, ...]:
    """What is known after its label, or a line to write it on."""
    if words:
        return (Paragraph(markup(labelled(label, words)), styles()["body"]),)
    return Paragraph(markup(labelled(label, "").rstrip()), styles()["body"]), DottedLines(1)


def _table(data: ExpenseNoteData) -> LongTable:
    small, body = styles()["small"], styles()["option"]
    looks = {at: _aligned(body, head in _RIGHT) for at, head in enumerate(_HEADS)}
    heads = [Paragraph(markup(say(f"onkosten {head}")), _aligned(small, head in _RIGHT)) for head in _HEADS]
    rows = [[Paragraph(words, looks[at]) for at, words in enumerate(_cells(one))] for one in data.lines]
    bold = _aligned(styles()["caption"], True)
    total = [""] * len(_HEADS)
    total[2] = Paragraph(markup(say("onkosten totaal")), styles()["caption"])
    total[3] = Paragraph(markup(data.km), body)
    total[-1] = Paragraph(markup(data.total), bold)
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, DOT),
        ("LINEBELOW", (0, 1), (-1, -2), 0.5, LINE),
        ("LINEABOVE", (0, -1), (-1, -1), 0.8, DOT),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-2, -1), 8),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("LEFTPADDING", (_HEADS.index("bewijs"), 0), (_HEADS.index("bewijs"), -1), 8),  # beside an amount at the right
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    return LongTable([heads, *rows, total], colWidths=_widths(), repeatRows=1, style=TableStyle(style), splitInRow=1)


def _cells(one: ExpenseLine) -> tuple[str, ...]:
    day = f"{one.day.day}/{one.day.month:02}/{one.day.year}"
    what = "<br/>".join(markup(part) for part in (one.what, one.route) if part)
    said = (day, one.who, None, one.way, one.transport, one.other, one.proof, one.total)
    return tuple(what if words is None else markup(words) for words in said)


def _widths() -> list[float]:
    """What each column asks for in this size of letters; what it was takes what is left."""
    asked = {name: scaled(width) for name, width in _FIXED.items()}
    room = WIDTH - _LEAST
    share = min(1.0, room / sum(asked.values()))
    fixed = {name: width * share for name, width in asked.items()}
    return [fixed.get(head, WIDTH - sum(fixed.values())) for head in _HEADS]


def _signatures(data: ExpenseNoteData) -> Table:
    """Three who sign, beside each other: the volunteer, who approves, and who pays."""
    third = (WIDTH - 2 * GUTTER) / 3
    approved = say("onkosten op", dag=day_in_words(data.approved_on)) if data.approved_on else ""
    paid = say("onkosten op", dag=day_in_words(data.paid_on)) if data.paid_on else ""
    who = [
        ("onkosten tekent", day_in_words(data.made_on)),
        ("onkosten keurt", " ".join(filter(None, (data.approved_by, approved)))),
        ("onkosten betaald", paid),
    ]
    cells = [
        [
            Paragraph(markup(say(key)), styles()["label"]),
            Paragraph(markup(said) or "&nbsp;", styles()["small"]),
            DottedLines(2),
        ]
        for key, said in who
    ]
    return Table([cells], colWidths=[third + GUTTER, third + GUTTER, third], style=TableStyle(_PLAIN))


_PLAIN = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-2, -1), GUTTER),
    ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
]


def _aligned(style: ParagraphStyle, right: bool) -> ParagraphStyle:
    return ParagraphStyle(f"{style.name} right", parent=style, alignment=TA_RIGHT) if right else style

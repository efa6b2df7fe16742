"""A blank form to look back on the duo, one for each side, with the same layout.

Its questions stand in ``evaluation_participant.txt`` and ``evaluation_buddy.txt``.
"""

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether, Paragraph

from app.documents import shapes
from app.documents.data import EvaluationFormData
from app.documents.layout import Block, Values, flowables
from app.documents.names import names, title_of
from app.documents.shapes import Column, DottedLines, Marked, SideBySide
from app.documents.sheet import to_pdf
from app.documents.style import WIDTH, markup, styles
from app.documents.template import Part, Value, check, parse, standard_text
from app.documents.wording import day_in_words
from app.errors import KlikError
from app.i18n import N_
from app.vocabulary import Role

TEMPLATES = {Role.PARTICIPANT: "evaluation_participant", Role.BUDDY: "evaluation_buddy"}
BLOCKS = {"keuze": -1, "lijnen": 1}
MOST_LINES = 20
BETWEEN = 6.0  # points between two answers


def render(data: EvaluationFormData, template_text: str | None = None) -> bytes:
    """The PDF of one form. Raises KlikError, naming the line, when the text asks for something that does not exist."""
    template = parse(standard_text(TEMPLATES[data.role]) if template_text is None else template_text)
    paper = story(data, template)
    return to_pdf(paper, data.letterhead, title_of(template, placeholders(data)))


def story(data: EvaluationFormData, template: Sequence[Part]) -> list[Flowable]:
    """The form as flowables: each question stays with its choices and its lines."""
    values = placeholders(data)
    check(template, values.keys(), BLOCKS, ())
    blocks: dict[str, Block] = {"keuze": _choices, "lijnen": _lines}
    return [
        KeepTogether(flowables(question, values, blocks))
        if len(question) > 1
        else flowables(question, values, blocks)[0]
        for question in _questions(template)
    ]


def placeholders(data: EvaluationFormData) -> dict[str, Value]:
    """Everything that ``{…}`` in the two templates may name."""
    return {
        **names(data.letterhead, data.participant, data.buddy, data.coordinator),
        "datum": Value(day_in_words(data.talk)),
        "eigen doel": Value(data.own_goal),
    }


def _questions(template: Sequence[Part]) -> list[list[Part]]:
    """Each text with the blocks that answer it, and a heading with its first question."""
    groups: list[list[Part]] = []
    for part in template:
        follows = groups and (part.kind == "block" or groups[-1][-1].kind == "heading")
        if follows:
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _choices(part: Part, _values: Values) -> list[Flowable]:
    """Open circles to tick, each with its words, spread evenly."""
    option = styles()["option"]
    answers = [Marked(Paragraph(markup(words), option), shapes.choice) for words in part.words]
    fifth = (WIDTH - 4 * BETWEEN) / 5
    # Fewer than five stand on the same five columns when they fit, so that answers line up down the page.
    longest = max(stringWidth(words, option.fontName, option.fontSize) for words in part.words)
    short = answers[0].indent + longest <= fifth
    count = max(len(answers), 5) if short else len(answers)
    width = (WIDTH - BETWEEN * (count - 1)) / count
    side_by_side = SideBySide([Column(width, (answer,)) for answer in answers], gutter=BETWEEN)
    side_by_side.spaceBefore = 3
    return [side_by_side]


def _lines(part: Part, _values: Values) -> list[Flowable]:
    said = part.words[0]
    if not said.isdecimal() or not 1 <= int(said) <= MOST_LINES:
        raise KlikError(
            N_("Line {line} of the text: {block} needs a number from 1 to {most}."),
            line=part.line,
            block="[lijnen]",
            most=MOST_LINES,
        )
    return [DottedLines(int(said), space_before=8)]

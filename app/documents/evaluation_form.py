"""A form to look back on the duo, of each side or of all together, with the same layout: for paper and for a screen.

Its questions stand in ``evaluation_participant.txt`` and its two sisters; ``questions`` reads them. What is filled in
comes back through ``form_reading``.
"""

from collections.abc import Sequence
from functools import partial

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether, Paragraph

from app.documents import fields
from app.documents.data import EvaluationFormData, Question
from app.documents.fields import Identity, WritingLines
from app.documents.form_reading import VERSION
from app.documents.layout import Block, Values, flowables
from app.documents.names import title_of
from app.documents.questions import as_json, asked, lines_of, placeholders, prepared
from app.documents.shapes import Column, Marked, SideBySide
from app.documents.sheet import to_pdf
from app.documents.style import WIDTH, markup, styles
from app.documents.template import Part
from app.documents.wording import in_its_language

BETWEEN = 6.0  # points between two answers
ABOVE_ROW = 10.0  # a row that is answered stands as far from what is above as any question


@in_its_language
def render(data: EvaluationFormData, template_text: str | None = None) -> bytes:
    """The PDF of one form. Raises KlikError, naming the line, when the text asks for something that does not exist."""
    template = prepared(data, template_text)
    paper = story(data, template)
    return to_pdf(paper, data.letterhead, title_of(template, placeholders(data)))


def story(data: EvaluationFormData, template: Sequence[Part]) -> list[Flowable]:
    """The form as flowables: each question stays with its choices and its lines."""
    values = placeholders(data)
    questions = asked(template, values)
    by_key = {question.key: question for question in questions}
    blocks: dict[str, Block] = {
        "keuze": lambda part, _values: _choices(by_key[part.key]),
        "lijnen": lambda part, _values: [WritingLines(lines_of(part), part.key, by_key[part.key].text)],
    }
    paper = [_question(group, values, blocks) for group in _questions(template)]
    whose = {"form": VERSION, "duo": data.duo, "voice": data.voice.value, "months": data.months}
    return [Identity({**whose, "questions": as_json(questions)}), *paper]


def _question(group: list[Part], values: Values, blocks: dict[str, Block]) -> Flowable:
    drawn = flowables(group, values, blocks)
    for part, flowable in zip(group, drawn, strict=False):
        if part.kind == "row" and len(group) > 1:
            flowable.spaceBefore = ABOVE_ROW
    return KeepTogether(drawn) if len(group) > 1 else drawn[0]


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


def _choices(question: Question) -> list[Flowable]:
    """Open circles to tick, each with its words, spread evenly."""
    option = styles()["option"]
    answers = [
        Marked(
            Paragraph(markup(words), option),
            partial(fields.radio, question=question, value=at),
        )
        for at, words in enumerate(question.options, 1)
    ]
    fifth = (WIDTH - 4 * BETWEEN) / 5
    # Fewer than five stand on the same five columns when they fit, so that answers line up down the page.
    longest = max(stringWidth(words, option.fontName, option.fontSize) for words in question.options)
    short = answers[0].indent + longest <= fifth
    count = max(len(answers), 5) if short else len(answers)
    width = (WIDTH - BETWEEN * (count - 1)) / count
    side_by_side = SideBySide([Column(width, (answer,)) for answer in answers], gutter=BETWEEN)
    side_by_side.spaceBefore = 3
    return [side_by_side]

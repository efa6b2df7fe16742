"""What was said when looking back, on paper: every question as it was asked then, with its answer.

A paper to read and to keep; it has no fields, and is not read in again.
"""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer

from app.documents import shapes
from app.documents.data import Answer, EvaluationAnswersData, Question
from app.documents.layout import own_words
from app.documents.shapes import Marked
from app.documents.sheet import to_pdf
from app.documents.style import INK, markup, styles
from app.documents.template import Value
from app.documents.wording import day_in_words, in_its_language, months_in_words, say

ROOM = 60.0  # points for a question and the beginning of its answer at the foot of a page
ABOVE = 6.0


@in_its_language
def render(data: EvaluationAnswersData) -> bytes:
    """The PDF of one evaluation; a sign that the font does not have is replaced by an empty box."""
    title = say("teruggekeken", wie=data.whose or say("samen"), hoe_lang=months_in_words(data.months))
    return to_pdf(story(data, title), data.letterhead, title)


def story(data: EvaluationAnswersData, title: str) -> list[Flowable]:
    """Title, who and when, and each question with its answer; one in own words may run on over pages."""
    look = styles()
    both = say("en", rest=data.participant.full_name, laatste=data.buddy.full_name)
    paper: list[Flowable] = [
        Paragraph(markup(title), look["title"]),
        Paragraph(markup(f"{both} · {day_in_words(data.on)}"), look["body"]),
        Spacer(0, 6),
    ]
    for question in data.questions:
        asked = Paragraph(markup(question.text), look["label"])
        paper += [CondPageBreak(ROOM), Spacer(0, ABOVE), asked, *_said(question, data.answers.get(question.key))]
    return paper


def _said(question: Question, answer: Answer | None) -> Sequence[Flowable]:
    if answer is None:
        return [Paragraph(markup(say("niet beantwoord")), styles()["small"])]
    if isinstance(answer, str):
        return own_words(Value(answer))
    place = say("van de", nummer=answer, aantal=len(question.options))
    chosen = question.options[answer - 1] if 1 <= answer <= len(question.options) else ""
    return [Marked(Paragraph(markup(f"{chosen} ({place})" if chosen else place), styles()["body"]), _ticked)]


def _ticked(canvas: Canvas, x: float, y: float) -> None:
    shapes.choice(canvas, x, y)
    canvas.setFillColor(INK)
    canvas.circle(x + 4, y + 4, 2.8, stroke=0, fill=1)

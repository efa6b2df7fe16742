"""Addresses and phone numbers for a day on the road: by municipality, large enough to read, with room to write."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer

from app.documents import shapes
from app.documents.data import Reach, RoadData, Stop
from app.documents.shapes import Column, DottedLines, Marked, SideBySide
from app.documents.sheet import to_pdf
from app.documents.style import GUTTER, WIDTH, markup, styles
from app.documents.wording import day_in_words, in_its_language, say
from app.vocabulary import Role

LEFT = WIDTH * 0.56
LINES = 3
SHAPES = {Role.PARTICIPANT: shapes.participant, Role.BUDDY: shapes.buddy}


@in_its_language
def render(data: RoadData) -> bytes:
    """The PDF of the list."""
    return to_pdf(story(data), data.letterhead, say("onderweg"), brief=True)


def story(data: RoadData) -> list[Flowable]:
    """Title and day, then each municipality with who lives there."""
    about = [day_in_words(data.on), say("onderweg telling", n=sum(len(stops) for _place, stops in data.places))]
    if data.left_out:
        about.append(say("onderweg niet", n=data.left_out))
    told: list[Flowable] = [
        Paragraph(markup(say("onderweg")), styles()["title"]),
        Paragraph(markup(" · ".join(about)), styles()["small"]),
    ]
    for place, stops in data.places:
        told.append(CondPageBreak(140))
        told.append(Paragraph(markup(place or say("onderweg geen plaats")), styles()["heading"]))
        told += [KeepTogether([_stop(stop), Spacer(0, 10)]) for stop in stops]
    return told


def _stop(stop: Stop) -> Flowable:
    said: list[Flowable] = []
    for at, reach in enumerate(stop.people):
        said += [Spacer(0, 6)] if at else []
        said += _reach(reach)
    if stop.remark.strip():
        said.append(_line(stop.remark, "small"))
    lines = DottedLines(LINES + 2 * (len(stop.people) - 1), beside=12.5)
    return SideBySide([Column(LEFT, tuple(said)), Column(WIDTH - LEFT - GUTTER, (lines,))], gutter=GUTTER)


def _reach(reach: Reach) -> Sequence[Flowable]:
    """A name with its mark; under it the address, the phone number and the rest that is known."""
    known = [*((line, "body") for line in reach.address), (reach.phone, "name"), (reach.email, "body")]
    told = [_line(words, style) for words, style in known if words]
    if not told:
        told = [_line(say("onderweg onbekend"), "small")]
    if reach.free:
        told.append(_line(say("onderweg vrij", wanneer=reach.free), "small"))
    return [Marked(Paragraph(markup(reach.name), styles()["name"]), SHAPES[reach.role]), *told]


def _line(words: str, style: str) -> Paragraph:
    under = ParagraphStyle(f"{style} under a name", parent=styles()[style], leftIndent=14, spaceBefore=0, spaceAfter=0)
    return Paragraph(markup(words), under)

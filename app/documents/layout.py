"""Turns the parts of a template into flowables, in the one way all papers share."""

from collections.abc import Callable, Mapping, Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer

from app.documents.shapes import Column, DottedLines, Draw, Marked, SideBySide, WithGaps, stack_height
from app.documents.style import GUTTER, LABEL_WIDTH, THIRD, WIDTH, dots, markup, scaled, styles
from app.documents.template import Part, Value, filled, only_gap

BULLET = "–"
SIGNING_ROOM, LEAST_ROOM = 30.0, 18.0  # above a line to sign on
MOST_WHITE = 150.0  # points that may stay empty at the foot of a page
Values = Mapping[str, Value]
Block = Callable[[Part, Values], Sequence[Flowable]]
"""Draws one ``[block]`` of a template."""


def flowables(parts: Sequence[Part], values: Values, blocks: Mapping[str, Block]) -> list[Flowable]:
    """Every part of a checked template, in order."""
    story: list[Flowable] = []
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        if part.kind == "block":
            story.extend(blocks[part.label](part, values))
        elif part.kind == "paragraph":
            asks = following is not None and following.kind == "block"
            story.append(answer(part.text, values, "question" if asks else "running"))
        else:
            story.append(_flowable(part, values))
    return story


def sections(template: Sequence[Part]) -> list[list[Part]]:
    """The parts by heading."""
    found: list[list[Part]] = [[]]
    for part in template:
        if part.kind == "heading":
            found.append([])
        found[-1].append(part)
    return [section for section in found if section]


def whole(content: Sequence[Flowable]) -> list[Flowable]:
    """A short section stays whole; a long one may begin here and run on."""
    return [CondPageBreak(min(stack_height([Spacer(0, 0), *content], WIDTH), MOST_WHITE)), *content]


def _flowable(part: Part, values: Values) -> Flowable:
    if part.kind == "row":
        label, width = paragraph(part.label, values, "label"), scaled(LABEL_WIDTH)
        return SideBySide(
            [Column(width, (label,)), Column(WIDTH - width - 10, (answer(part.text, values),))], gutter=10
        )
    if part.kind == "bullet":
        return paragraph(part.text, values, "bullet", bullet=BULLET)
    return paragraph(part.text, values, part.kind)


def answer(text: str, values: Values, style: str = "body") -> Flowable:
    """A text with room to write where something is unknown; one that is all unknown becomes full dotted lines."""
    gap = only_gap(text, values)
    if gap is not None:
        return DottedLines(gap.lines)
    return paragraph(text, values, style)


def own_words(value: Value, style: str = "body") -> list[Flowable]:
    """What somebody said, or dotted lines to write it on; several lines become a list."""
    lines = [line.strip().removeprefix("- ") for line in value.text.splitlines() if line.strip()]
    if not lines:
        return [DottedLines(value.lines)]
    if len(lines) == 1:
        return [Paragraph(markup(lines[0]), styles()[style])]
    return [Paragraph(markup(line), styles()["bullet"], bulletText=BULLET) for line in lines]


def signers(persons: Sequence[tuple[str, Draw, str]], values: Values) -> SideBySide:
    """Who signs: each role with its shape above the name, in columns of a third; an unknown name is a line."""
    return SideBySide(
        [
            Column(
                THIRD,
                (Spacer(0, 0), *own_words(Value(name), "name")),
                (Marked(paragraph(role, values, "small"), shape),),
            )
            for role, shape, name in persons
        ]
    )


class SigningRoom(Spacer):  # type: ignore[misc]
    """Room above the lines to sign on."""


class Closing(KeepTogether):  # type: ignore[misc]
    """Stays whole, and rather signs in less room than on one more page."""

    def split(self, width: float, height: float) -> list[Flowable]:
        self._leave(SIGNING_ROOM)
        self.wrap(width, height)
        if height < self._H:
            self._leave(LEAST_ROOM)
            self.wrap(width, height)
            if height < self._H:
                self._leave(SIGNING_ROOM)
        parts: list[Flowable] = super().split(width, height)
        return parts

    def _leave(self, room: float) -> None:
        for one in self._content:
            if isinstance(one, SigningRoom):
                one.height = room


def signatures(persons: Sequence[tuple[str, Draw, str]], signature: str, day: str, values: Values) -> list[Flowable]:
    """Who signs, then for each room for it, a line for the hand and one for the day."""
    lines = (DottedLines(1), paragraph(signature, values, "small"), written(day))
    return [
        Spacer(0, 8),
        signers(persons, values),
        SigningRoom(0, SIGNING_ROOM),
        SideBySide([Column(THIRD, lines) for _person in persons]),
    ]


def written(label: str) -> SideBySide:
    """A word with a dotted line beside it, for a column of a third of the page."""
    said = Paragraph(markup(label), styles()["small"])
    width = said.minWidth() + 5
    return SideBySide(
        [Column(width, (said,)), Column(THIRD - width, (DottedLines(1, beside=said.style.fontSize),))], gutter=0
    )


def paragraph(text: str, values: Values, style: str, bullet: str | None = None) -> Paragraph:
    """A paragraph of filled-in text; what is unknown is dots to write on."""
    pieces = list(filled(text, values))
    said = "".join(dots(piece.dots) if piece.dots else markup(piece.text) for piece in pieces)
    if any(piece.dots for piece in pieces) and style in ("body", "running", "question"):
        return WithGaps(said, styles()["gap"])
    return Paragraph(said, styles()[style], bulletText=bullet)


def headed_columns(
    captions: Sequence[tuple[str, Draw]], values: Values, bodies: Sequence[Sequence[Flowable]]
) -> SideBySide:
    """Equal columns, each with a shape and a caption above a thin line."""
    width = (WIDTH - GUTTER * (len(captions) - 1)) / len(captions)
    return SideBySide(
        [
            Column(width, (Spacer(0, 0), *body), (Marked(paragraph(caption, values, "caption"), shape),))
            for (caption, shape), body in zip(captions, bodies, strict=True)
        ],
        rule=True,
    )

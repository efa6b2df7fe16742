"""The plan of a network meeting, for the participant and whoever does something in it; there is room to change it.

Its words stand in ``network_plan.txt``.
"""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer

from app.documents import shapes
from app.documents.data import Side
from app.documents.layout import SIGNING_ROOM, Block, Values, flowables, own_words, paragraph, sections, whole, written
from app.documents.meeting_data import NetworkPlanData, PlanWords, RequirementWords
from app.documents.names import names, title_of
from app.documents.shapes import Column, DottedLines, Draw, Marked, SideBySide
from app.documents.sheet import Paper, bound
from app.documents.style import GUTTER, THIRD, WIDTH, markup, styles
from app.documents.template import Part, Value, check, parse, standard_text
from app.documents.wording import day_in_words, days_in_words, in_its_language
from app.vocabulary import PlanOwner

TEMPLATE = "network_plan"
BLOCKS = {"bodemeisen": 6, "plan": 8, "handtekeningen": 3}
SIGNERS = 6  # room for so many
_SHAPES: dict[PlanOwner, Draw] = {
    PlanOwner.SELF: shapes.participant,
    PlanOwner.NETWORK: shapes.group,
    PlanOwner.BUDDY: shapes.buddy,
    PlanOwner.PROFESSIONAL: shapes.coordinator,
}
_WHAT, _WHEN = WIDTH * 0.44, WIDTH * 0.22
_INSTEAD = WIDTH - _WHAT - _WHEN - 2 * GUTTER


@in_its_language
def render(data: NetworkPlanData, template_text: str | None = None) -> bytes:
    """The PDF. Raises KlikError, naming the line, when the text asks for something that does not exist."""
    template = parse(standard_text(TEMPLATE) if template_text is None else template_text)
    return bound([Paper(story(data, template), data.letterhead, title_of(template, placeholders(data)))])


def story(data: NetworkPlanData, template: Sequence[Part]) -> list[Flowable]:
    """The plan as flowables, in the order of the template."""
    values = placeholders(data)
    check(template, values.keys(), BLOCKS, ("plan",))
    blocks: dict[str, Block] = {
        "bodemeisen": lambda part, _values: list(_requirements(data.requirements, part, values)),
        "plan": lambda part, _values: list(_plan(data.lines, part, values)),
        "handtekeningen": lambda part, _values: _signatures(data, part),
    }
    paper: list[Flowable] = []
    for section in sections(template):
        content = flowables(section, values, blocks)
        signed = any(part.label == "handtekeningen" for part in section)
        paper += [KeepTogether(content)] if signed else whole(content)
    return paper


def placeholders(data: NetworkPlanData) -> dict[str, Value]:
    """Everything that ``{…}`` in the template may name."""
    return {
        **names(data.letterhead, data.participant, Side(), data.coordinator),
        "dag": Value(day_in_words(data.held_on)),
        "vraag": Value(data.question, lines=2),
        "opvolging": Value(days_in_words(data.checks), dots=48),
        "signalen": Value(data.early_signs, lines=2),
        "wie belt wie": Value(data.who_calls, lines=2),
        "ruimte": Value("", lines=4),
    }


def _requirements(found: Sequence[RequirementWords], part: Part, values: Values) -> Iterator[Flowable]:
    """Each with who set it and why, and whether it is in the plan; without any, that is said."""
    set_by, why, met, not_met, to_discuss, none = part.words
    if not found:
        yield paragraph(none, values, "body")
    for one in found:
        said = {True: " ".join((met, ", ".join(map(str, one.lines)))), False: not_met, None: to_discuss}[one.met]
        facts = (f"{set_by} {one.set_by}" if one.set_by else "", f"{why} {one.why}" if one.why else "", said)
        yield Paragraph(markup(one.words), styles()["label"])
        yield Paragraph(markup(" · ".join(filter(None, facts)).strip()), styles()["body"])


def _plan(lines: Sequence[PlanWords], part: Part, values: Values) -> Iterator[Flowable]:
    """By whose they are; what is not known yet is dots to write on."""
    *owners, when, instead, by, done = part.words
    if not lines:
        yield DottedLines(8)
    number = 0
    for owner, caption in zip(PlanOwner, owners, strict=True):
        mine = [line for line in lines if line.owner is owner]
        if not mine:
            continue
        yield Spacer(0, 6)
        heads = (Marked(paragraph(caption, values, "caption"), _SHAPES[owner]), _small(when), _small(instead))
        yield _across(*((head,) for head in heads))
        for line in mine:
            number += 1
            facts = [f"{by} {line.who}"] if line.who else []
            facts += [f"{done} {day_in_words(line.done_on)}"] if line.done_on else []
            what = (Paragraph(markup(f"{number}. {line.what}"), styles()["body"]), *map(_small, facts))
            yield _across(what, *(tuple(own_words(Value(said))) for said in (line.when, line.what_if_not)))


def _across(what: Sequence[Flowable], when: Sequence[Flowable], instead: Sequence[Flowable]) -> SideBySide:
    columns = zip((_WHAT, _WHEN, _INSTEAD), (what, when, instead), strict=True)
    return SideBySide([Column(width, tuple(content)) for width, content in columns])


def _signatures(data: NetworkPlanData, part: Part) -> list[Flowable]:
    """Room for a name, a hand and a day, of the participant first and then of who wants."""
    name, signature, day = part.words
    drawn: list[Flowable] = []
    for first in range(0, SIGNERS, 3):
        columns = []
        for at in range(first, first + 3):
            known = data.participant.full_name if at == 0 else ""
            named = own_words(Value(known), "name")
            room = (Spacer(0, SIGNING_ROOM), DottedLines(1), _small(signature), written(day))
            columns.append(Column(THIRD, (*named, _small(name), *room)))
        drawn += [Spacer(0, 10), SideBySide(columns)]
    return drawn


def _small(words: str) -> Paragraph:
    return Paragraph(markup(words), styles()["small"])

"""Invitations to a network meeting: a letter to each person apart. Its words stand in ``network_invitation.txt``."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Paragraph, Spacer

from app.documents.data import Side
from app.documents.layout import Block, Values, flowables, paragraph
from app.documents.meeting_data import NetworkInvitationData
from app.documents.names import names
from app.documents.sheet import Paper, bound
from app.documents.style import markup, styles
from app.documents.template import Part, Value, check, filled, parse, standard_text
from app.documents.wording import day_in_words, hour_in_words, in_its_language, say

TEMPLATE = "network_invitation"
BLOCKS = {"vraag": 1, "vertelt": 1}
MOST_LETTERS = 120  # of a name in the salutation


def render(data: NetworkInvitationData, template_text: str | None = None) -> bytes:
    """The PDF of one letter. Raises KlikError, naming the line, when the text asks for what does not exist."""
    return bound([paper(data, template_text)])


@in_its_language
def paper(data: NetworkInvitationData, template_text: str | None = None) -> Paper:
    """The same, as one of the papers of a file."""
    template = parse(standard_text(TEMPLATE) if template_text is None else template_text)
    values = placeholders(data)
    drawn = story(data, template)
    titles = ["".join(piece.text for piece in filled(one.text, values)) for one in template if one.kind == "title"]
    return Paper(drawn, data.letterhead, " · ".join(part for part in (*titles[:1], data.name) if part.strip()))


def story(data: NetworkInvitationData, template: Sequence[Part]) -> list[Flowable]:
    """One letter as flowables, without its letterhead."""
    values = placeholders(data)
    check(template, values.keys(), BLOCKS, ())
    blocks: dict[str, Block] = {
        "vraag": lambda part, _values: _told(part, data.question, values),
        "vertelt": lambda part, _values: _told(part, data.informs_about, values),
    }
    return flowables(template, values, blocks)


def placeholders(data: NetworkInvitationData) -> dict[str, Value]:
    """Everything that ``{…}`` in the template may name."""
    shared = names(data.letterhead, data.participant, Side(), data.coordinator)
    hour = say("uur", van=hour_in_words(data.at)) if data.at else ""
    day = day_in_words(data.on, weekday=True)
    return {
        **{name: value for name, value in shared.items() if "buddy" not in name},
        "telefoon coördinator": Value(data.coordinator.phone or data.letterhead.phone, dots=24),
        "coördinator": Value(data.coordinator.full_name or data.letterhead.name, dots=32),
        "naam": Value(data.name if len(data.name) <= MOST_LETTERS else data.name[:MOST_LETTERS] + "…", dots=32),
        "wanneer": Value(", ".join(filter(None, (day, hour)))),
        "plaats": Value(data.place),
        "vandaag": Value(day_in_words(data.written_on)),
    }


def _told(part: Part, said: str, values: Values) -> list[Flowable]:
    """What somebody said, under a caption; nothing at all where nothing was."""
    if not said.strip():
        return []
    lines = [Paragraph(markup(line), styles()["body"]) for line in said.splitlines() if line.strip()]
    return [Spacer(0, 6), paragraph(part.words[0], values, "label"), *lines, Spacer(0, 6)]

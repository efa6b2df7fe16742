"""Invitations: a letter to each guest apart, on a page of its own. Its words stand in ``invitation.txt``."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Paragraph, Spacer

from app.documents.data import InvitationData, Side
from app.documents.layout import Block, Values, answer, flowables
from app.documents.names import names
from app.documents.occasion import day_and_hours, discreet, hours, kind_in_words, title
from app.documents.shapes import Column, SideBySide
from app.documents.sheet import Paper, bound
from app.documents.style import LABEL_WIDTH, WIDTH, markup, scaled, styles
from app.documents.template import Part, Value, check, parse, standard_text
from app.documents.wording import day_in_words, in_its_language, say

TEMPLATE = "invitation"
BLOCKS = {"adres": 0, "gegevens": 4, "ondertekening": 0}
SIGNING_ROOM = 38.0
MOST_LETTERS = 120  # of a name in the salutation


def render(data: InvitationData, template_text: str | None = None) -> bytes:
    """The PDF of one letter. Raises KlikError, naming the line, when the text asks for what does not exist."""
    return bound([paper(data, template_text)])


@in_its_language
def paper(data: InvitationData, template_text: str | None = None) -> Paper:
    """The same, as one of the papers of a file."""
    template = parse(standard_text(TEMPLATE) if template_text is None else template_text)
    words = (say("uitnodiging", wat=title(data.occasion)), data.full_name)
    return Paper(story(data, template), data.letterhead, " · ".join(part for part in words if part.strip()))


def story(data: InvitationData, template: Sequence[Part]) -> list[Flowable]:
    """One letter as flowables, without its letterhead."""
    values = placeholders(data)
    check(template, values.keys(), BLOCKS, ())
    blocks: dict[str, Block] = {
        "adres": lambda _part, _values: _address(data),
        "gegevens": lambda part, _values: _facts(data, part, values),
        "ondertekening": lambda _part, _values: _signature(data),
    }
    return flowables(template, values, blocks)


def placeholders(data: InvitationData) -> dict[str, Value]:
    """Everything that ``{…}`` in the template may name."""
    occasion, office = data.occasion, data.letterhead
    shared = names(office, Side(), Side(), data.coordinator)
    return {
        **{name: value for name, value in shared.items() if "deelnemer" not in name and "buddy" not in name},
        "telefoon coördinator": Value(data.coordinator.phone or office.phone, dots=24),
        "coördinator": Value(data.coordinator.full_name or office.name, dots=32),
        "naam": Value(data.full_name, dots=40),
        "voornaam": Value(_shortened(data.called or data.full_name), dots=24),
        "soort": Value(kind_in_words(occasion)),
        "titel": Value(title(occasion)),
        "dag": Value(day_in_words(occasion.on, weekday=True)),
        "uur": Value(hours(occasion)),
        "plaats": Value(occasion.place, dots=60),
        "thema": Value(discreet(occasion, occasion.theme), dots=40),
        "partner": Value(occasion.partner, dots=40),
        "vandaag": Value(day_in_words(data.written_on)),
    }


def _address(data: InvitationData) -> list[Flowable]:
    """Name and address on the left, the day on the right."""
    name = Paragraph(markup(data.full_name), styles()["caption"])
    address = Paragraph("<br/>".join(markup(line) for line in data.address), styles()["body"])
    right = (Paragraph(markup(day_in_words(data.written_on)), styles()["sender"]),)
    left = WIDTH * 0.6
    lines = SideBySide([Column(left, (name, address)), Column(WIDTH - left, right)], gutter=0)
    return [Spacer(0, 24), lines, Spacer(0, 20)]


def _facts(data: InvitationData, part: Part, values: Values) -> list[Flowable]:
    """When and where, with dots where that is still to come; theme and partner only where there is one."""
    when, where, theme, partner = part.words
    lines = [(when, Value(day_and_hours(data.occasion))), (where, values["plaats"])]
    lines += [(label, values[key]) for label, key in ((theme, "thema"), (partner, "partner")) if values[key].text]
    return [Spacer(0, 5), *(_fact(label, value) for label, value in lines), Spacer(0, 5)]


def _signature(data: InvitationData) -> list[Flowable]:
    """Room to sign, and who does, for which office."""
    who = [name for name in (data.coordinator.full_name, data.letterhead.name) if name.strip()]
    return [Spacer(0, SIGNING_ROOM), *(Paragraph(markup(name), styles()["body"]) for name in who)]


def _fact(label: str, value: Value) -> Flowable:
    said = answer("{waarde}", {"waarde": value})
    head = Paragraph(markup(label), styles()["label"])
    return SideBySide(
        [Column(scaled(LABEL_WIDTH), (head,)), Column(WIDTH - scaled(LABEL_WIDTH) - 10, (said,))], gutter=10
    )


def _shortened(name: str) -> str:
    return name if len(name) <= MOST_LETTERS else name[:MOST_LETTERS] + "…"

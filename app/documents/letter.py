"""Letters and notes to one person: what a volunteer signs and is told, a new contact person, the end of a duo.

Each has its words in a template of its own; they share the names that a text may use, and the few parts that are drawn.
"""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer

from app.documents import shapes
from app.documents.data import LetterData
from app.documents.layout import Block, Values, flowables, sections, signatures, whole
from app.documents.shapes import Column, SideBySide
from app.documents.sheet import Paper, bound
from app.documents.style import WIDTH, markup, styles
from app.documents.template import Part, Value, check, filled, parse, standard_text
from app.documents.wording import day_in_words, in_its_language

BLOCKS = {"adres": 0, "ruimte": 0, "handtekeningen": 4, "handtekening": 3}
ABOVE_THE_ADDRESS, BELOW_IT = 26.0, 30.0  # points: in the window of an envelope
ROOM = 30.0
FEW = 9  # parts of a section that is signed: with more it may run on
BETWEEN = 5.0  # points more between two paragraphs of what is read as a letter
ASIDE = WIDTH * 0.53


def render(data: LetterData, template_text: str | None = None) -> bytes:
    """The PDF of one letter. Raises KlikError, naming the line, when the text asks for what does not exist."""
    return bound([paper(data, template_text)])


@in_its_language
def paper(data: LetterData, template_text: str | None = None) -> Paper:
    """The same, as one of the papers of a file."""
    template = parse(standard_text(data.name) if template_text is None else template_text)
    return Paper(story(data, template), data.letterhead, _title(data, template))


def story(data: LetterData, template: Sequence[Part]) -> list[Flowable]:
    """The letter as flowables; a section is whole where it can be, and what is signed stands on one page."""
    values = placeholders(data)
    check(template, values.keys(), BLOCKS, ())
    blocks: dict[str, Block] = {
        "adres": lambda part, values: _address(data),
        "ruimte": lambda part, values: [Spacer(0, ROOM)],
        "handtekeningen": lambda part, values: _two_sign(data, part, values),
        "handtekening": lambda part, values: _one_signs(data, part, values),
    }
    letter = any(part.label == "adres" for part in template)
    told: list[Flowable] = []
    for section in sections(template):
        content = flowables(section, values, blocks)
        if letter:
            content = [one for made in content for one in (made, Spacer(0, BETWEEN))]
        signed = any(part.label.startswith("handtekening") for part in section)
        told += [KeepTogether(content)] if signed and len(section) < FEW else whole(content)
    return told


def placeholders(data: LetterData) -> dict[str, Value]:
    """Everything that ``{…}`` in these templates may name."""
    office = data.letterhead
    called = data.to.called.strip() or data.to.full_name.strip()
    return {
        "organisatie": Value(office.name, dots=40),
        "zetel": Value(", ".join(office.address_lines), dots=60),
        "telefoon": Value(office.phone, dots=24),
        "e-mail": Value(office.email),
        "verzekeraar": Value(office.insurer),
        "polisnummer": Value(office.policy_number, dots=24),
        "klachten": Value(office.complaints, dots=40),
        "naam": Value(data.to.full_name, dots=40),
        "voornaam": Value(called),
        "adres": Value(", ".join(data.address), dots=60),
        "eigen telefoon": Value(data.phone, dots=24),
        "eigen e-mail": Value(data.email, dots=40),
        "voornaam ander": Value(data.other),
        "coördinator": Value(data.coordinator.full_name, dots=32),
        "telefoon coördinator": Value(data.coordinator.phone, dots=24),
        "vorige coördinator": Value(data.coordinator_before, dots=32),
        "datum": Value(day_in_words(data.written)),
        "begin": Value(day_in_words(data.start)),
        "einde": Value(day_in_words(data.end)),
        "in te vullen": Value("", dots=24),
    }


def _title(data: LetterData, template: Sequence[Part]) -> str:
    """``Afsprakennota · Nadia Vlinderdal``: the person it is for and nobody else."""
    values = placeholders(data)
    titles = ["".join(piece.text for piece in filled(part.text, values)) for part in template if part.kind == "title"]
    return " · ".join(text for text in (*titles[:1], data.to.full_name) if text.strip())


def _address(data: LetterData) -> list[Flowable]:
    """Who it is sent to, at the right, where an envelope has its window."""
    lines = [data.to.full_name, *data.address] if data.address else []
    if not any(line.strip() for line in lines):
        return [Spacer(0, ABOVE_THE_ADDRESS)]
    said = Paragraph("<br/>".join(markup(line) for line in lines if line.strip()), styles()["address"])
    empty = Column(ASIDE, (Spacer(0, 0),))
    return [
        Spacer(0, ABOVE_THE_ADDRESS),
        SideBySide([empty, Column(WIDTH - ASIDE, (said,))], gutter=0),
        Spacer(0, BELOW_IT),
    ]


def _two_sign(data: LetterData, part: Part, values: Values) -> list[Flowable]:
    """The volunteer and who signs for the office."""
    person, office, signature, day = part.words
    both = [
        (person, shapes.buddy, data.to.full_name),
        (office, shapes.coordinator, data.coordinator.full_name),
    ]
    return signatures(both, signature, day, values)


def _one_signs(data: LetterData, part: Part, values: Values) -> list[Flowable]:
    office, signature, day = part.words
    return signatures([(office, shapes.coordinator, data.coordinator.full_name)], signature, day, values)

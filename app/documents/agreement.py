"""The mutual agreement of a duo: who, what, how often, and where the limits lie. The same for both.

Its words stand in ``duo_agreement.txt``; here stand the names that text may use and the parts that must be drawn.
"""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from app.documents import shapes
from app.documents.data import AgreementData
from app.documents.layout import (
    Block,
    Closing,
    Values,
    flowables,
    headed_columns,
    own_words,
    sections,
    signatures,
    signers,
    whole,
)
from app.documents.names import names, title_of
from app.documents.sheet import Paper, bound
from app.documents.template import Part, Value, check, parse, standard_text
from app.documents.wording import day_in_words, days_in_words, in_its_language, rhythm_in_words, span_in_words

TEMPLATE = "duo_agreement"
BLOCKS = {"partijen": 3, "eigen inbreng": 2, "grenzen": 3, "handtekeningen": 5}
NEEDED = ("partijen", "handtekeningen")


def render(data: AgreementData, template_text: str | None = None) -> bytes:
    """The PDF of one agreement. ``template_text`` is the office's own text, else the one that ships with Klik.

    Raises KlikError, naming the line, when the text asks for something that does not exist.
    """
    return bound([paper(data, template_text)])


@in_its_language
def paper(data: AgreementData, template_text: str | None = None) -> Paper:
    """The same, as one of the papers of a file."""
    template = parse(standard_text(TEMPLATE) if template_text is None else template_text)
    title = title_of(template, placeholders(data))
    return Paper(story(data, template), data.letterhead, title, draft=not data.click_recorded)


def story(data: AgreementData, template: Sequence[Part]) -> list[Flowable]:
    """The agreement as flowables, in the order of the template."""
    values = placeholders(data)
    check(template, values.keys(), BLOCKS, NEEDED)
    blocks: dict[str, Block] = {
        "partijen": lambda part, _values: _parties(data, part, values),
        "eigen inbreng": lambda part, _values: _own_input(data, part, values),
        "grenzen": lambda part, _values: _boundaries(data, part, values),
        "handtekeningen": lambda part, _values: _signatures(data, part, values),
    }
    paper: list[Flowable] = []
    before: list[Flowable] = []
    for section in sections(template):
        content = flowables(section, values, blocks)
        if any(part.label == "handtekeningen" for part in section):
            # On a page of their own nobody sees what they are for: the last line goes along, its heading not alone.
            last = [paper.pop()] if len(before) > 2 else []
            paper.append(Closing([*last, *content]))
        else:
            paper += whole(content)
        before = content
    return paper


def placeholders(data: AgreementData) -> dict[str, Value]:
    """Everything that ``{…}`` in the template may name, in Dutch because the template is."""
    office = data.letterhead
    return {
        **names(office, data.participant, data.buddy, data.coordinator),
        "verzekeraar": Value(office.insurer),
        "polisnummer": Value(office.policy_number, dots=24),
        "klachten": Value(office.complaints, dots=40),
        "doel": Value(data.aim, lines=2),
        "start": Value(day_in_words(data.start)),
        "herbekijken": Value(day_in_words(data.review)),
        "proefperiode": Value(span_in_words(data.trial_contacts), dots=12),
        "frequentie": Value(rhythm_in_words(data.every_days)),
        "duur": Value(data.contact_length, dots=40),
        "dag": Value(data.usual_day),
        "plaats": Value(data.meeting_place, dots=60),
        "afzeggen": Value(data.cancel_how),
        "afzeggen vooraf": Value(data.cancel_before, dots=22),
        "vakantie": Value(data.holidays, dots=60),
        "graag": Value(data.activities_liked, lines=2),
        "liever niet": Value(data.activities_not),
        "kosten": Value(data.costs),
        "vervoer": Value(data.transport),
        "bereikbaarheid": Value(data.reachability),
        "vertrouwelijkheid": Value(data.confidentiality),
        "buddy wel": Value(data.buddy_does),
        "buddy niet": Value(data.buddy_does_not),
        "evaluaties": Value(days_in_words(data.evaluation_dates), dots=48),
        "plaats ondertekening": Value(data.signing_place),
        "datum ondertekening": Value(day_in_words(data.signing_date)),
    }


def _parties(data: AgreementData, part: Part, values: Values) -> list[Flowable]:
    return [signers(_named(data, part.words), values), Spacer(0, 6)]


def _own_input(data: AgreementData, part: Part, values: Values) -> list[Flowable]:
    texts = (data.own_input_participant, data.own_input_buddy)
    bodies = [own_words(Value(text, lines=3)) for text in texts]
    return [headed_columns(_roles(part.words), values, bodies)]


def _boundaries(data: AgreementData, part: Part, values: Values) -> list[Flowable]:
    texts = (data.boundaries_participant, data.boundaries_buddy, data.boundaries_together)
    bodies = [own_words(Value(text, lines=4)) for text in texts]
    captions = list(zip(part.words, (shapes.participant, shapes.buddy, shapes.duo), strict=True))
    return [headed_columns(captions, values, bodies)]


def _signatures(data: AgreementData, part: Part, values: Values) -> list[Flowable]:
    *roles, signature, day = part.words
    return signatures(_named(data, roles), signature, day, values)


def _named(data: AgreementData, roles: Sequence[str]) -> list[tuple[str, shapes.Draw, str]]:
    """The three, each with the words and the shape of the role."""
    persons = (data.participant.full_name, data.buddy.full_name, data.coordinator.full_name)
    return [(role, shape, name) for (role, shape), name in zip(_roles(roles), persons, strict=True)]


def _roles(words: Sequence[str]) -> list[tuple[str, shapes.Draw]]:
    """Each caption with the shape of its role; with two, the two of the duo."""
    return list(zip(words, (shapes.participant, shapes.buddy, shapes.coordinator), strict=False))

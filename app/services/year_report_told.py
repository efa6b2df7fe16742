"""What people told, for the report of a period: answers in counts, and what may be told in own words."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app.documents.wording import say_report
from app.documents.year_report_data import AreaAnswers, Moment, StoryWords
from app.figures.asked import Asked
from app.figures.impact import Area, Scale
from app.i18n import _
from app.models import Duo
from app.services import impact_words
from app.services.evaluations import moment_words
from app.services.impact import Impact, impact
from app.services.known_names import known_names
from app.services.people import get
from app.services.stories import Story, stories
from app.services.subjects import Subject
from app.vocabulary import Voice

_TOLD_BY = {Voice.PARTICIPANT: "deelnemer", Voice.BUDDY: "buddy", Voice.TOGETHER: "samen verteld"}


@dataclass(frozen=True)
class Answer:
    """Which answer of a story: the evaluation, and the key of the question."""

    evaluation_id: UUID
    key: str


@dataclass(frozen=True)
class Offered:
    """Something that may be told, to choose: ``names`` are those that stand in it, and as long as they do it stays."""

    answer: Answer
    question: str
    words: str
    told_by: str
    consent: str
    names: tuple[str, ...] = ()


def answers(session: Session, asked: Asked) -> tuple[AreaAnswers, ...]:
    """How often each answer was given, area by area; what changed for participants comes first."""
    found = impact(session, asked)
    return tuple(_counted(found, area, scale, at) for area in found.areas for at, scale in enumerate(area.scales))


def offered(session: Session, asked: Asked) -> tuple[Offered, ...]:
    """Everything of the period that may be told in own words, the last first."""
    known = known_names(session)
    return tuple(
        Offered(
            Answer(story.id, told.key),
            told.question,
            told.words,
            _told_by(story),
            story.consent,
            tuple(dict.fromkeys(one.words for one in known.found(f"{told.question}\n{told.words}"))),
        )
        for story in stories(session, asked)
        for told in story.told
    )


def told(session: Session, asked: Asked, chosen: Collection[Answer]) -> tuple[StoryWords, ...]:
    """What was chosen and may still be told, by who tells it."""
    found = []
    for story in stories(session, asked) if chosen else ():
        said = tuple((one.question, one.words) for one in story.told if Answer(story.id, one.key) in chosen)
        if said:
            found.append(StoryWords(said, _told_by(story)))
    return tuple(found)


def whose(session: Session, asked: Asked, chosen: Collection[Answer]) -> tuple[Subject, ...]:
    """Who told what was chosen: it is noted with them that it left."""
    ids = {one.evaluation_id for one in chosen}
    subjects: dict[Subject, None] = {}
    for story in stories(session, asked) if ids else ():
        if story.id in ids:
            duo = get(session, Duo, story.duo_id)
            if story.voice is not Voice.BUDDY:
                subjects[Subject("participant", duo.participant_id)] = None
            if story.voice is not Voice.PARTICIPANT:
                subjects[Subject("buddy", duo.buddy_id)] = None
    return tuple(subjects)


def _told_by(story: Story) -> str:
    return f"{say_report(_TOLD_BY[story.voice])}, {moment_words(story.months)}"


def _counted(found: Impact, area: Area, scale: Scale, at: int) -> AreaAnswers:
    """One question with its options; asked with other options before, it is another one."""
    called = impact_words.called(found, area)
    whose = "" if area.voice is Voice.PARTICIPANT else f" ({_(impact_words.VOICES[area.voice]).lower()})"
    moments = tuple(
        Moment("between" if one.months is None else str(one.months), moment_words(one.months), one.counts, one.n)
        for one in scale.moments
    )
    paired = scale.paired
    return AreaAnswers(
        f"{area.voice}.{area.key}" + (f".{at + 1}" if at else ""),
        f"{called}{whose}",
        scale.options,
        moments,
        (len(paired.down), len(paired.same), len(paired.up)) if paired.shown else None,
        area.effect,
    )

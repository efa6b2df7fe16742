"""Looking back on a duo: when, what is asked, what was answered, and what a filled form brought back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.documents.data import Answer, EvaluationAnswersData, Question
from app.documents.form_reading import ReadForm, answers_in, read_form
from app.documents.questions import GOAL, STORY, as_json, from_json
from app.errors import KlikError
from app.i18n import LANGUAGES, N_, _, ngettext, place, short_date
from app.models import Duo, Evaluation
from app.services import documents
from app.services.actions import about, action
from app.services.duos import DuoRow
from app.services.follow_ups import Step, add_step, forget
from app.services.people import get
from app.services.rhythms import looked_back_on, rhythms
from app.services.subjects import Subject, names
from app.vocabulary import FollowUpKind, Voice

__all__ = ["Answer", "Question", "ReadForm", "read_form"]


@dataclass(frozen=True)
class Said:
    """One evaluation to keep. ``months`` is None for one in between; what was not answered has no answer."""

    voice: Voice
    months: int | None
    on: date
    questions: tuple[Question, ...]
    answers: Mapping[str, Answer] = field(default_factory=dict)
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class EvaluationRow(Said):
    """An evaluation that is kept; ``story`` says whether it may be told without names."""

    id: UUID
    duo_id: UUID
    story: bool | None


@dataclass(frozen=True)
class Due:
    """The moment to look back that is next."""

    months: int
    on: date


@action(N_("Evaluation noted"))
def note(session: Session, duo_id: UUID, said: Said, step: Step | None = None) -> UUID:
    """Keep what one side said, or all together; ``step`` is what comes next."""
    found = get(session, Duo, duo_id)
    whom = Subject("duo", duo_id)
    if step:
        add_step(session, whom, step)
    if said.months is not None:
        forget(session, FollowUpKind.EVALUATION, whom)
    about(session, names(found))
    made = Evaluation(duo_id=duo_id, coordinator_id=session.info.get("coordinator"))
    _take(made, said)
    session.add(made)
    session.flush()
    return made.id


@action(N_("Evaluation changed"))
def change(session: Session, evaluation_id: UUID, said: Said) -> None:
    """Mend what was kept."""
    found = get(session, Evaluation, evaluation_id)
    about(session, names(get(session, Duo, found.duo_id)))
    _take(found, said)


@action(N_("Evaluation removed"))
def remove(session: Session, evaluation_id: UUID) -> None:
    """Take away one that was noted by mistake."""
    found = get(session, Evaluation, evaluation_id)
    about(session, names(get(session, Duo, found.duo_id)))
    session.delete(found)


def evaluations_of(session: Session, duo_id: UUID) -> tuple[EvaluationRow, ...]:
    """What was held with a duo, the newest first; of one day the participant's first."""
    return _rows(session, select(Evaluation).where(Evaluation.duo_id == duo_id))


def evaluations(session: Session) -> tuple[EvaluationRow, ...]:
    """Every evaluation, the newest first."""
    return _rows(session, select(Evaluation))


def due(session: Session, row: DuoRow, held: Iterable[Said], today: date) -> Due | None:
    """The moment to look back that is next, as Vandaag asks for it; None for two who are not together."""
    if not row.together or row.began is None:
        return None
    last: dict[Voice, int] = {}
    for one in held:
        last[one.voice] = max(last.get(one.voice, 0), one.months or 0)
    return Due(*rhythms(session).evaluation_due(row.began, looked_back_on(last), today))


def likely(held: Iterable[EvaluationRow], due: Due | None, today: date, lately: int) -> tuple[Voice, int | None]:
    """Whose evaluation is noted next, and of which moment: of the other side where one was heard in the last days,
    so many as ``lately`` says.
    """
    counted = [one for one in held if one.months is not None]
    last = max(counted, key=lambda one: one.on, default=None)
    if last and (today - last.on).days <= lately:
        heard = {one.voice for one in counted if one.months == last.months}
        for voice in (Voice.PARTICIPANT, Voice.BUDDY):
            if voice not in heard:
                return voice, last.months
    return Voice.PARTICIPANT, due.months if due else None


def moments(session: Session, row: DuoRow, held: Iterable[Said], today: date) -> tuple[int, ...]:
    """The first moments at which this office looks back, and for a longer way as many as it needs; in months."""
    since = row.began or today
    settled = rhythms(session)
    last = max((one.months or 0 for one in held), default=0)
    next_one = settled.evaluation_due(since, last, today)[0]
    found: list[int] = []
    for months, _on in settled.evaluation_moments(since):
        found.append(months)
        if months >= next_one and len(found) > len(settled.evaluations):
            break
    return tuple(found)


def questions_for(
    session: Session, duo_id: UUID, voice: Voice, months: int | None, language: str = ""
) -> tuple[Question, ...]:
    """What one side is asked now, after so many months, in a language, else in the one in force."""
    form = documents.evaluation_form(session, duo_id, voice, months, language or place())
    return documents.evaluation_questions(form)


def put_in(session: Session, row: EvaluationRow, language: str) -> tuple[Question, ...]:
    """What was asked, put as it is asked in a language now; a question that is put otherwise today stays as it was."""
    asked = [questions_for(session, row.duo_id, row.voice, row.months, code) for code in LANGUAGES]
    known = {one for form in asked for one in form}
    now = {one.key: one for one in questions_for(session, row.duo_id, row.voice, row.months, language)}
    return tuple(now.get(one.key, one) if one in known else one for one in row.questions)


def check_form(session: Session, form: ReadForm, duo_id: UUID) -> tuple[str, ...]:
    """What is good to know of a form before it is kept with a duo. Raises ``KlikError`` for one of other people."""
    other = session.get(Duo, form.duo) if form.duo else None
    if form.duo and other is None:
        raise KlikError(N_("This form is of a duo that is not in this vault."))
    if other and other.id != duo_id:
        raise KlikError(N_("This form is of {names}. Read it in with that duo."), names=names(other))
    notices = []
    if form.duo is None:
        notices.append(_("This was a blank form: no names stand on it. Be sure that it is of these two."))
    for held in evaluations_of(session, duo_id):
        if (held.voice, held.months) == (form.voice, form.months):
            notice = _("Of this side and moment something is kept already, of {day}. It stays beside this one.")
            notices.append(notice.format(day=short_date(held.on)))
            break
    said = _compared(form.questions, bool(form.duo))
    forms = (questions_for(session, duo_id, form.voice, form.months, language) for language in LANGUAGES)
    # In the language in which it was printed the fewest differ.
    if differ := min(len({key for key, *_rest in said ^ _compared(now, bool(form.duo))}) for now in forms):
        words = ngettext(
            "This form is of before the questions were changed: {n} question differs from those of today. It is read "
            "as it was asked then.",
            "This form is of before the questions were changed: {n} questions differ from those of today. It is read "
            "as it was asked then.",
            differ,
        )
        notices.append(words.format(n=differ))
    return tuple(notices)


def answers_data(session: Session, evaluation_id: UUID) -> EvaluationAnswersData:
    """What was said, for on paper."""
    (row,) = _rows(session, select(Evaluation).where(Evaluation.id == get(session, Evaluation, evaluation_id).id))
    form = documents.evaluation_form(session, row.duo_id, row.voice, row.months)
    sides = {Voice.PARTICIPANT: form.participant.full_name, Voice.BUDDY: form.buddy.full_name}
    return EvaluationAnswersData(
        sides.get(row.voice, ""),
        row.months,
        row.on,
        put_in(session, row, form.letterhead.language),
        row.answers,
        form.letterhead,
        form.participant,
        form.buddy,
    )


def answer_words(question: Question, answer: Answer | None) -> str:
    """What was answered, in words; empty for no answer."""
    if isinstance(answer, int):
        return question.options[answer - 1] if 1 <= answer <= len(question.options) else str(answer)
    return answer or ""


def moment_words(months: int | None) -> str:
    """``na 3 maanden``, ``na 2 jaar``, ``tussendoor``"""
    if months is None:
        return _("in between")
    if months % 12 == 0 and months:
        return ngettext("after {n} year", "after {n} years", months // 12).format(n=months // 12)
    return ngettext("after {n} month", "after {n} months", months).format(n=months)


def _compared(asked: Iterable[Question], texts: bool) -> set[Any]:
    """What makes a question the same as another; goals come and go, and a blank form says no names in its texts."""
    return {
        (one.key, one.options, one.lines, one.text if texts else "") for one in asked if not one.key.startswith(GOAL)
    }


def _take(made: Evaluation, said: Said) -> None:
    made.voice, made.months, made.on = said.voice, said.months, said.on
    made.questions = list[Any](as_json(said.questions))
    made.answers = dict[str, Any](answers_in(said.answers, said.questions)) or None
    made.note = said.note
    story = (made.answers or {}).get(STORY)
    made.story = {1: True, 2: False}.get(story) if isinstance(story, int) else None


def _rows(session: Session, which: Select[Any]) -> tuple[EvaluationRow, ...]:
    rows = [
        EvaluationRow(
            found.voice,
            found.months,
            found.on,
            from_json(found.questions or []),
            found.answers or {},
            found.note,
            id=found.id,
            duo_id=found.duo_id,
            story=found.story,
        )
        for found in session.scalars(which)
    ]
    order = list(Voice)
    return tuple(sorted(rows, key=lambda row: (-row.on.toordinal(), order.index(row.voice), row.id)))

"""Commands on looking back: forms out, filled forms in, and what was held."""

from argparse import Namespace
from typing import Any
from uuid import UUID

from app.cli.leaving import give, tell_instead
from app.cli.opening import opened
from app.cli.output import show_json, tell
from app.errors import KlikError
from app.i18n import N_, _, short_date
from app.models import Duo
from app.services import documents, duos, evaluations
from app.services.actions import perform
from app.services.duos import DuoRow
from app.services.evaluations import Answer, EvaluationRow, Question, ReadForm, Said, moment_words
from app.services.people import identify
from app.services.subjects import Subject
from app.vocabulary import HandoutKind, Voice, word

MOMENTS = {"3m": 3, "6m": 6, "year": 12}


def evaluation_form(given: Namespace) -> None:
    """Write the form of one side of a duo, or a blank one."""
    voice, months = Voice(given.side), MOMENTS[given.moment]
    with opened(given) as vault:
        with vault.read() as session:
            whom: tuple[Subject, ...] = ()
            if given.blank:
                data = documents.blank_evaluation_form(session, voice, months)
            else:
                of = duos.duo(session, identify(session, Duo, given.duo))
                data = documents.evaluation_form(session, of.id, voice, months)
                whom = Subject("participant", of.participant_id), Subject("buddy", of.buddy_id)
            tell_instead(session, f"evaluation_{voice.value}", [data.letterhead.language])
        content = documents.evaluation_form_pdf(data)
        if whom:
            what = _("Evaluation form: {whose}").format(whose=word(voice))
            give(vault, given.out, content, HandoutKind.LETTER, what, *whom)
        else:
            documents.save(given.out, content)
            print(_("Written: {file}. This file is not encrypted.").format(file=given.out))


def read_form(given: Namespace) -> None:
    """Tell what a filled form says; it is kept only where that is asked."""
    form = evaluations.read_form(given.file)
    with opened(given) as vault:
        with vault.read() as session:
            asked = identify(session, Duo, given.duo) if given.duo else form.duo
            if asked is None:
                raise KlikError(N_("This was a blank form, of nobody: say with --duo of which duo it is."))
            notices = evaluations.check_form(session, form, asked)
            of = duos.duo(session, asked)
        kept = None
        if given.keep:
            said = Said(form.voice, form.months, given.date, form.questions, form.answers)
            kept = perform(vault, evaluations.note, asked, said)
    if given.json:
        show_json(_form(form, of, notices, kept))
    else:
        _tell_form(form, of, notices, kept)


def listed(rows: tuple[EvaluationRow, ...], known: dict[UUID, DuoRow]) -> tuple[list[dict[str, Any]], list[list[str]]]:
    """Evaluations for ``klik list``: as JSON, and as lines."""
    told = [
        {
            "id": row.id,
            "duo": row.duo_id,
            "participant_name": known[row.duo_id].participant,
            "buddy_name": known[row.duo_id].buddy,
            "voice": row.voice,
            "months": row.months,
            "on": row.on,
            "answers": _answers(row.questions, row.answers),
            "story": row.story,
            "note": row.note,
        }
        for row in rows
    ]
    lines = [
        [
            str(row.id)[:8],
            short_date(row.on),
            f"{known[row.duo_id].participant} & {known[row.duo_id].buddy}",
            word(row.voice),
            moment_words(row.months),
            f"{len(row.answers)}/{len(row.questions)}",
        ]
        for row in rows
    ]
    return told, lines


def _form(form: ReadForm, of: DuoRow, notices: tuple[str, ...], kept: UUID | None) -> dict[str, Any]:
    return {
        "file": form.file,
        "duo": of.id,
        "participant_name": of.participant,
        "buddy_name": of.buddy,
        "voice": form.voice,
        "months": form.months,
        "answers": _answers(form.questions, form.answers),
        "notices": notices,
        "kept": kept,
    }


def _answers(questions: tuple[Question, ...], answers: Any) -> list[dict[str, Any]]:
    """Each question with its answer: the place of a choice from 1, own words, or nothing; and in words."""
    return [
        {
            "key": one.key,
            "question": one.text,
            "answer": answers.get(one.key),
            "words": _words(one, answers.get(one.key)),
        }
        for one in questions
    ]


def _words(question: Question, answer: Answer | None) -> str | None:
    return evaluations.answer_words(question, answer) or None


def _tell_form(form: ReadForm, of: DuoRow, notices: tuple[str, ...], kept: UUID | None) -> None:
    for notice in notices:
        tell(notice)
    print(f"{of.participant} & {of.buddy} · {word(form.voice)} · {moment_words(form.months)}")
    for one in form.questions:
        said = evaluations.answer_words(one, form.answers.get(one.key)) or "–"
        print(f"  {one.text}")
        for line in said.splitlines():
            print(f"    {line}")
    print(_("Kept.") if kept else _("Nothing was kept. Say --keep to keep it."))

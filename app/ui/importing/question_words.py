"""How each question of an import is put, and what may be answered."""

from collections.abc import Iterator

from app.i18n import N_, _, ngettext, number, short_date, telephone
from app.services.import_plan import Plan
from app.services.import_questions import BOTH, LEAVE, NEW, ONE, TAKE, Candidate, Kind, Question
from app.ui.importing.words import says
from app.vocabulary import BuddyStatus, ParticipantStatus, Role, word

_ANSWERS = {
    NEW: N_("Somebody else: add"),
    BOTH: N_("Take over both"),
    ONE: N_("Take over once"),
    TAKE: N_("Yes, take over"),
    LEAVE: N_("No, leave out"),
}


def asks(question: Question, plan: Plan) -> str:
    """The question itself."""
    count, row = len(question.rows), question.rows[0][1]
    file = plan.lists[question.at].report.file if len(plan.lists) > 1 else ""
    if question.kind is Kind.STATUS and question.about:
        sentence = ngettext(
            "‘{word}’ under {column} ({n} row) is not understood. Where does this person stand?",
            "‘{word}’ under {column} ({n} rows) is not understood. Where do these people stand?",
            count,
        )
        asked = sentence.format(word=question.about, column=question.column, n=number(count))
    elif question.kind is Kind.STATUS:
        sentence = ngettext(
            "{n} row says no status. Where does this person stand?",
            "{n} rows say no status. Where do these people stand?",
            count,
        )
        asked = sentence.format(n=number(count))
    elif question.kind is Kind.PERSON:
        asked = _("Row {row} holds only ‘{name}’.").format(row=row, name=question.about)
    elif question.kind is Kind.TWIN and question.other:
        sentence = _("Rows {other} and {row} both seem to be about {name}.")
        asked = sentence.format(other=question.other[1], row=row, name=question.about)
    else:
        asked = _("Is {name} in row {row} one of these?").format(name=question.about, row=row)
    return _("{file}: {sentence}").format(file=file, sentence=asked) if file else asked


def about(question: Question) -> Iterator[str]:
    """What helps to answer."""
    if question.kind in (Kind.SAME, Kind.TWIN) and question.read:
        yield _("The row says: {facts}").format(facts=says(question.read))


def options(question: Question) -> list[tuple[str, str]]:
    """What may be answered, the safe answer first."""
    if question.kind is Kind.STATUS:
        kind = ParticipantStatus if question.role is Role.PARTICIPANT else BuddyStatus
        return [(answer, word(kind(answer))) for answer in question.answers]
    there = {one.key: _known(one) for one in question.candidates}
    return [(answer, there[answer] if answer in there else _(_ANSWERS[answer])) for answer in question.answers]


def _known(one: Candidate) -> str:
    born = short_date(one.birth_date) or (str(one.birth_year) if one.birth_year else "")
    facts = ", ".join(filter(None, (one.name, born and f"° {born}", one.place, telephone(one.phone))))
    return _("The same: {person}").format(person=facts)

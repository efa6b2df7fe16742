"""What an import says and asks, in words: what becomes of a row, and how each question is put."""

from collections.abc import Iterator

from app.i18n import N_, _, language_name, listed, ngettext, number, short_date, telephone
from app.services.import_plan import Plan
from app.services.import_questions import BOTH, LEAVE, NEW, ONE, TAKE, Candidate, Kind, Question
from app.services.import_rows import About, Outcome, PlannedRow
from app.transfer.people import ReadPerson
from app.vocabulary import BuddyStatus, DuoState, ParticipantStatus, Role, word

MOST_ROWS = 12  # that are named with a question
NEW_IN_ROLE = {Role.PARTICIPANT: N_("New participant"), Role.BUDDY: N_("New buddy")}
_ANSWERS = {
    NEW: N_("Somebody else: add"),
    BOTH: N_("Take over both"),
    ONE: N_("Take over once"),
    TAKE: N_("Yes, take over"),
    LEAVE: N_("No, leave out"),
}
_OF_KIND = {
    (Kind.ROLE, NEW): N_("No, somebody else"),
    (Kind.NAME, NEW): N_("New: add with this name"),
    (Kind.NAME, LEAVE): N_("Leave out for now"),
    (Kind.STATE, LEAVE): N_("Leave out for now"),
    (Kind.DUO, LEAVE): N_("Leave out for now"),
    (Kind.DUO, NEW): N_("Note these two as a duo"),
    (Kind.YEAR, LEAVE): N_("Leave out for now"),
}


def becomes(row: PlannedRow) -> str:
    """What becomes of a row."""
    if row.outcome is Outcome.REFUSED:
        return _("Not taken over")
    if row.outcome is Outcome.NEW:
        if row.about is About.MONTHS:
            return ngettext("{n} contact noted", "{n} contacts noted", row.contacts).format(n=number(row.contacts))
        return _(NEW_IN_ROLE[row.read.role]) if row.read else _("New duo")
    if row.differing:
        return _("Known already; stays as it is: {facts}").format(facts=listed(list(row.differing)))
    return _("Known already; nothing changes")


def says(read: ReadPerson) -> str:
    """What a row says of somebody, the most telling first."""
    born = short_date(read.birth_date) or (str(read.birth_year) if read.birth_year else "")
    place = " ".join(filter(None, (read.postcode, read.place)))
    half_days = len(read.availability or ())
    free = ngettext("{n} half-day free", "{n} half-days free", half_days).format(n=half_days) if half_days else ""
    spoken = listed([language_name(code) for code in read.languages])
    parts = (word(read.status), born and f"° {born}", word(read.gender), place, telephone(read.phone), spoken, free)
    return " · ".join(filter(None, parts))


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
    elif question.kind is Kind.ROLE:
        sentence = (
            N_("Is the buddy {name} in row {row} the same person as this participant?")
            if question.role is Role.BUDDY
            else N_("Is the participant {name} in row {row} the same person as this buddy?")
        )
        asked = _(sentence).format(name=question.about, row=row)
    elif question.kind is Kind.NAME:
        if question.role is Role.PARTICIPANT:
            sentence = N_("Which participant is ‘{name}’ in the list of duos?")
        else:
            sentence = N_("Which buddy is ‘{name}’ in the list of duos?")
        asked = _(sentence).format(name=question.about)
    elif question.kind is Kind.STATE:
        sentence = ngettext(
            "‘{word}’ ({n} row of duos) is not understood. How far is this duo?",
            "‘{word}’ ({n} rows of duos) is not understood. How far are these duos?",
            count,
        )
        asked = sentence.format(word=question.about, n=number(count))
    elif question.kind is Kind.DUO:
        asked = _("Which duo is ‘{names}’ in row {row}?").format(names=question.about, row=row)
    elif question.kind is Kind.YEAR:
        asked = _("Of which year are the months of ‘{sheet}’?").format(sheet=question.about)
    else:
        asked = _("Is {name} in row {row} one of these?").format(name=question.about, row=row)
    return _("{file}: {sentence}").format(file=file, sentence=asked) if file else asked


def about(question: Question) -> Iterator[str]:
    """What helps to answer."""
    if question.kind is Kind.NAME:
        rows = ", ".join(str(row) for _sheet, row in question.rows[:MOST_ROWS])
        if len(question.rows) > MOST_ROWS:
            rows = _("{rows} and {n} more").format(rows=rows, n=number(len(question.rows) - MOST_ROWS))
        yield ngettext("In row {rows}", "In rows {rows}", len(question.rows)).format(rows=rows)
    if question.kind in (Kind.SAME, Kind.ROLE, Kind.TWIN) and question.read:
        yield _("The row says: {facts}").format(facts=says(question.read))
    elif question.says:
        yield _("The row says: {facts}").format(facts=question.says)


def options(question: Question) -> list[tuple[str, str]]:
    """What may be answered, the safe answer first."""
    if question.kind is Kind.STATUS:
        kind = ParticipantStatus if question.role is Role.PARTICIPANT else BuddyStatus
        return [(answer, word(kind(answer))) for answer in question.answers]
    if question.kind is Kind.STATE:
        names = {state.value: word(state) for state in DuoState}
    else:
        sentence = "{person}" if question.kind is Kind.NAME else _("The same: {person}")
        names = {one.key: sentence.format(person=_known(one)) for one in question.candidates} | dict(question.choices)

    def words(answer: str) -> str:
        if answer in names:
            return names[answer]
        return _(_OF_KIND.get((question.kind, answer)) or _ANSWERS[answer])

    return [(answer, words(answer)) for answer in question.answers]


def _known(one: Candidate) -> str:
    born = short_date(one.birth_date) or (str(one.birth_year) if one.birth_year else "")
    return ", ".join(filter(None, (one.name, born and f"° {born}", one.place, telephone(one.phone))))

"""The words of the papers: those that ship with Klik, and an office's own in their place, a text for each language.

``language`` is one of ``i18n.LANGUAGES``; none given is the one in force. An own text is kept as it was typed. One that
cannot be printed is never used: the paper has the words of Klik then, and whoever prints it is told why.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.documents.data import Letterhead
from app.documents.template import plain_lines, standard_text
from app.errors import KlikError
from app.i18n import LANGUAGES, N_, _, language_name, listed, place, speaking
from app.models import Template
from app.services.actions import about, action

TITLES = {
    "duo_agreement": N_("Agreement of a duo"),
    "evaluation_participant": N_("Evaluation form of the participant"),
    "evaluation_buddy": N_("Evaluation form of the buddy"),
    "evaluation_together": N_("Evaluation form of all together"),
    "screening_form": N_("Screening form of a candidate"),
    "introduction": N_("Introduction of one to the other"),
    "agreement_note": N_("Agreement with a volunteer"),
    "information_note": N_("Information note for a volunteer"),
    "handover_letter": N_("Letter about a new contact person"),
    "closing_letter": N_("Letter at the end of a duo"),
    "invitation": N_("Invitation to an event"),
    "network_invitation": N_("Invitation to a network meeting"),
    "network_plan": N_("Plan of a network meeting"),
    "certificate": N_("Certificate for a buddy"),
    "emergency_card": N_("Emergency card"),
}
"""What each paper is called, by the name of its template, in the order of a duo's path."""


@dataclass(frozen=True)
class Words:
    """The words for a paper: the office's own, or None; ``trouble`` says why its own cannot be printed."""

    own: str | None = None
    trouble: KlikError | None = None


def standard(name: str, language: str = "") -> str:
    """The text that ships with Klik, without the remarks that are for who reads the file."""
    with speaking(language or place()):
        return plain_lines(standard_text(name))


def text(session: Session, name: str, language: str = "") -> str | None:
    """The office's own text as it was typed, or None where it has none."""
    return session.scalars(select(Template.text).where(*_is(name, language))).first()


def own(session: Session) -> dict[str, tuple[str, ...]]:
    """The papers with an own text, each with the languages it has one in, in the order in which Klik offers them."""
    kept = {tuple(one) for one in session.execute(select(Template.name, Template.language))}
    found = {name: tuple(code for code in LANGUAGES if (name, code) in kept) for name in TITLES}
    return {name: codes for name, codes in found.items() if codes}


@action(N_("Words of a paper changed"))
def change(session: Session, name: str, typed: str, language: str = "") -> None:
    """Keep a text as it was typed; the very words of Klik, or none at all, are no own text."""
    found = session.scalars(select(Template).where(*_is(name, language))).first()
    if typed.strip() in ("", standard(name, language).strip()):
        if found:
            session.delete(found)
    elif found:
        found.text = typed
    else:
        session.add(Template(name=name, language=language or place(), text=typed))
    about(session, _(TITLES[name]))


@action(N_("Words of Klik taken up again"))
def restore(session: Session, name: str, language: str = "") -> None:
    """Let a paper have the words of Klik again in a language."""
    for found in session.scalars(select(Template).where(*_is(name, language))):
        session.delete(found)
    about(session, _(TITLES[name]))


def words(session: Session, name: str, language: str = "") -> Words:
    """The words to print a paper with. Only an office that has its own waits here until ReportLab is loaded."""
    typed = text(session, name, language)
    trouble = None if typed is None else check(name, typed, language)
    return Words(None if trouble else typed, trouble)


def trouble(session: Session, name: str, languages: Iterable[str] = LANGUAGES) -> KlikError | None:
    """Why the office's own words of a paper cannot be printed, in the first of these languages in which they cannot."""
    return next((found for code in languages if (found := words(session, name, code).trouble)), None)


def instead(session: Session, name: str, languages: Iterable[str]) -> str:
    """What to tell whoever prints a paper in these languages that has words of Klik where the office has its own."""
    asked, kept = tuple(languages), own(session).get(name, ())
    wrong = trouble(session, name, asked)
    lacks = [language_name(code[:2]) for code in asked if kept and code not in kept]
    told = [_("Your own words cannot be printed, so the paper has those of Klik. {trouble}").format(trouble=wrong)]
    none = _("You have no words of your own for this paper in {languages}: there it has those of Klik.")
    return " ".join([*(told if wrong else ()), *([none.format(languages=listed(lacks))] if lacks else ())])


def check(name: str, typed: str, language: str = "") -> KlikError | None:
    """The first thing in a text that could not be printed, or None."""
    try:
        preview(name, typed, Letterhead(language=language))
    except KlikError as error:
        return error
    return None


def preview(name: str, typed: str, letterhead: Letterhead) -> bytes:
    """The PDF of an invented example with a text, in the language of the letterhead.

    Raises ``KlikError`` for what could not be printed.
    """
    from app.documents import papers  # ReportLab is slow to import: only who prints waits for it

    return papers.preview(name, typed, letterhead)


def insertable(name: str, language: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the text of a paper may hold: the names that Klik fills in, and the parts that it draws."""
    from app.documents import papers

    with speaking(language or place()):
        return papers.insertable(name)


def _is(name: str, language: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Template.name == name, Template.language == (language or place())

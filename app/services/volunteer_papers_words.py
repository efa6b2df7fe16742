"""How the papers of a volunteer are said: what is missing, what runs out, and what came too late.

What is ``outside`` is for a partner: it says of nobody's benefit, and names no participant.
"""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.documents.data import Cell, ListColumn, ListData
from app.i18n import _, listed, short_date
from app.services.documents import letterhead
from app.services.papers import SERVICE_NAMES, AskedPaper, Missing
from app.services.volunteer_papers import AllPapers, VolunteerRow
from app.vocabulary import PaperKind, word


def missing_words(row: VolunteerRow, *, outside: bool = False) -> str:
    """``afsprakennota, uittreksel 596.2 (kinderen bij Marleen)``"""
    return ", ".join(_missing(one, outside) for one in row.missing if not (outside and one.benefit))


def ending_words(row: VolunteerRow, data: AllPapers, *, outside: bool = False) -> str:
    """``afsprakennota tot 12/12/2026``"""
    said = []
    for one in row.ending:
        if outside and one.kind is PaperKind.BENEFIT_NOTICE:
            continue
        words = _("{paper} until {day}") if one.until >= data.on else _("{paper} counted until {day}")
        said.append(words.format(paper=word(one.kind).lower(), day=short_date(one.until)))
    return ", ".join(said)


def remark_words(row: VolunteerRow, *, outside: bool = False) -> str:
    """What else is to be known: a duo that began too soon, and what nobody asked yet."""
    said = []
    if row.began_on and row.unsigned_start:
        started = _("duo began {began}, agreement note signed {signed}")
        said.append(started.format(began=short_date(row.began_on), signed=short_date(row.signed_on)))
    elif row.began_on and any(one.kind is PaperKind.AGREEMENT_NOTE for one in row.missing) and not row.signed_on:
        said.append(_("duo began {began} without agreement note").format(began=short_date(row.began_on)))
    if not (row.benefits_asked or outside):
        said.append(_("benefit not asked yet"))
    return " · ".join(said)


def partner_words(partner: str) -> str:
    """The name of a partner, or that there is none."""
    return partner or _("without a partner")


def asked_words(asked: tuple[AskedPaper, ...]) -> str:
    """``uittreksel uit het strafregister (model 595) en verzekering``; empty where the office asks nothing more."""
    return listed([_asked(one) for one in asked])


def sheets(session: Session, data: AllPapers, partner: str | None = None) -> tuple[ListData, ...]:
    """A paper for each partner, or for one, to settle it with them; those in order stand on it too."""
    head = letterhead(session)
    heads = (_("Name"), _("Missing"), _("Runs out"), _("To know"))
    found = []
    for name in data.partners if partner is None else (partner,):
        rows = tuple(
            (
                Cell(row.name),
                Cell(missing_words(row, outside=True) or _("both notes are there")),
                Cell(ending_words(row, data, outside=True)),
                Cell(remark_words(row, outside=True)),
            )
            for row in data.of(name)
        )
        title = _("Papers of volunteers: {partner}").format(partner=partner_words(name))
        found.append(ListData(title, data.on, tuple(map(ListColumn, heads)), rows, head))
    return tuple(found)


def sheets_pdf(found: Sequence[ListData]) -> bytes:
    """All of them in one file, each a paper of its own."""
    # ReportLab is slow to import: only who prints waits for it.
    from app.documents.people_list import ACROSS, story
    from app.documents.sheet import Paper, bound

    papers = [Paper(story(data), data.letterhead, data.title) for data in found]
    return bound(papers, _("Papers of volunteers"), page=ACROSS, brief=True)


def _missing(one: Missing, outside: bool) -> str:
    if one.children_of and not outside:
        return _("extract {model} (children at {name}’s)").format(model=one.model, name=one.children_of)
    if one.benefit:
        return _("notice to: {service}").format(service=_(SERVICE_NAMES[one.benefit]))
    what = word(one.kind).lower()
    return _("{paper}, model {model}").format(paper=what, model=one.model) if one.model else what


def _asked(one: AskedPaper) -> str:
    what = word(one.kind).lower()
    return _("{paper}, model {model}").format(paper=what, model=one.model) if one.model else what

"""The report of a period: a paper, a workbook, or the figures alone for another program. Nobody is named in it."""

from argparse import Namespace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cli.leaving import give
from app.cli.opening import opened
from app.cli.output import tell
from app.errors import KlikError
from app.figures.asked import Asked
from app.figures.periods import EARLIEST, LATEST
from app.i18n import N_, _, listed, short_date
from app.models import Organisation
from app.places import fold
from app.services import year_report
from app.services.figures_words import OUTSIDE
from app.services.office import all_coordinators
from app.vocabulary import HandoutKind


def write(given: Namespace) -> None:
    """Write it in a file; what kind, its name says."""
    kind = given.out.suffix.casefold()
    if kind not in year_report.WRITERS:
        raise KlikError(
            N_("{file} is no file that a report can be written in: use {kinds}."),
            file=given.out,
            kinds=", ".join(year_report.WRITERS),
        )
    if given.first > given.last:
        raise KlikError(
            N_("--from {first} must not be after --to {last}."),
            first=short_date(given.first),
            last=short_date(given.last),
        )
    if given.first < EARLIEST or given.last > LATEST:
        raise KlikError(OUTSIDE, first=short_date(EARLIEST), last=short_date(LATEST))
    for option, name in (("--partner", given.partner), ("--coordinator", given.coordinator)):
        if name is not None and not name.strip():
            raise KlikError(N_("{option} needs a name."), option=option)
    with opened(given) as vault:
        with vault.read() as session:
            partner = _partner(session, given.partner) if given.partner else None
            coordinator = _coordinator(session, given.coordinator) if given.coordinator else None
            asked = Asked(given.first, given.last, partner, coordinator)
            on_paper = kind == year_report.PDF
            chosen = year_report.Chosen(plots=on_paper, signals=on_paper)
            data = year_report.report(session, asked, date.today(), chosen)
        if data.missing:
            tell(data.missing)
        days = _("{first} to {last}").format(first=short_date(given.first), last=short_date(given.last))
        what = _("Report of {period}").format(period=days)
        give(vault, given.out, year_report.WRITERS[kind](data), HandoutKind.EXPORT, what)


def _partner(session: Session, name: str) -> UUID:
    for known in session.scalars(select(Organisation)):
        if fold(name) in map(fold, known.every_name):
            return known.id
    partners = sorted(session.scalars(select(Organisation.name).where(Organisation.is_partner)), key=fold)
    if not partners:
        raise KlikError(N_("No partner is called ‘{name}’. There are no partners yet."), name=name)
    raise KlikError(N_("No partner is called ‘{name}’. There are: {names}."), name=name, names=listed(partners))


def _coordinator(session: Session, name: str) -> UUID:
    """Whose whole name it is, else whose first name; of two with the same it is not guessed."""
    everybody = all_coordinators(session)
    found = [one for one in everybody if fold(one.full_name) == fold(name)]
    found = found or [one for one in everybody if fold(one.first_name) == fold(name)]
    if len(found) > 1:
        raise KlikError(N_("Several coordinators are called ‘{name}’: give the whole name."), name=name)
    if not found:
        raise KlikError(N_("No coordinator is called ‘{name}’."), name=name)
    return found[0].id

"""Somebody is erased for good: one human being, in every role, with all that hangs on her or him.

What stays tells nobody who it was: that it was done, how much each year counted (``year_totals``), and, as the law
asks, what a volunteer was paid back (``kept_expenses``). It cannot be undone: the history is emptied of it in the same
transaction. The register beside the vault lets an older file of it forget the same people again.
"""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, _
from app.models import Base, Buddy, Duo, Erasure, NetworkContact, NetworkMoment, Participant, Person, Round, SavedFilter
from app.models.duo import OPEN
from app.services import erasing_names, kept_expenses, merging, rounds, year_totals
from app.services.actions import action, perform
from app.services.duo_path import settle_buddy, settle_participant
from app.services.erasing_names import Mention, Names
from app.services.erasing_reach import Reached, chunks, couples, loose, owners, reached
from app.services.people import get
from app.services.subjects import names
from app.storage import backup, drafts, erased, traces
from app.storage.hand_over_errors import HandedOver
from app.storage.names import BACKUPS
from app.storage.vault import Vault

BEFORE = N_("Before somebody was erased")


@dataclass(frozen=True)
class Going:
    """What would happen: how many records of which table go, and what stays. ``against``: why it cannot be done.

    ``couple`` is who stays a buddy without the other half; ``expenses`` the years of which a list is kept, ``until``
    when; ``mentions`` are the notes of others with a name in it that is left to be read.
    """

    name: str
    counts: dict[str, int]
    couple: str
    expenses: tuple[int, ...]
    until: date | None
    mentions: tuple[Mention, ...]
    against: str


def going(session: Session, person_id: UUID, on: date) -> Going:
    """What erasing somebody would do; takes as long as reading all notes."""
    person = get(session, Person, person_id)
    found = reached(session, {person_id})
    called = _names(session, {person_id}, {person_id.hex})
    half = [other.short_name for one in couples(session, {person_id}) for other in one.people if other is not person]
    years = sorted({year for _name, year in kept_expenses.sums(session, found, on)})
    return Going(
        person.full_name,
        {table: len(ids) for table, ids in found.items()},
        " & ".join(half),
        tuple(years),
        kept_expenses.until(years[-1]) if years else None,
        erasing_names.mentions(session, called, found),
        str(trouble) if (trouble := _against(session, person, found)) else "",
    )


def erase_for_good(vault: Vault, person_id: UUID, on: date) -> None:
    """Erase somebody after a backup. Takes seconds."""
    prepare(vault, person_id)
    finish(vault, person_id, on)


def prepare(vault: Vault, person_id: UUID) -> None:
    """Refuse whom nothing allows to erase, and make the backup that comes before."""
    with vault.read() as session:
        if trouble := _against(session, get(session, Person, person_id), reached(session, {person_id})):
            raise trouble
    backup.before(vault, BEFORE)


def finish(vault: Vault, person_id: UUID, on: date) -> None:
    """Erase somebody, leave no trace in what was being typed or in the file, and remember it outside the vault."""
    people = perform(vault, erase, person_id, on)
    drafts.forget(vault.folder)
    vault.shrink()
    remember(vault, people)  # last: as long as the register does not know, the next opening does the rest again


def again(vault: Vault, on: date) -> int:
    """Forget anew whom an older file of the vault still knows, as its register tells; gives how many there were.

    Asked whenever a vault was opened. What the law lets go by now goes as well. In one that is with another laptop
    nothing changes: it is done once it came back.
    """
    if vault.away():
        return 0
    with vault.read() as session:
        here = set(session.scalars(select(Erasure.person_id)))
        past = kept_expenses.are_past(session, on)
    near = vault.folder, vault.folder / BACKUPS  # a share that hangs would keep the vault closed
    known = erased.known(vault.id, *near)
    missing = sorted(known - here)
    for person_id in missing:
        here |= perform(vault, erase, person_id, on, force=True)
    if past:
        perform(vault, kept_expenses.sweep, on)
    halfway = here - known  # it stopped after somebody was erased, before the rest was done
    if halfway:
        drafts.forget(vault.folder)
    if missing or past or halfway:
        vault.shrink()
    erased.add(vault.id, here, *near)
    return len(missing)


def opened(vault: Vault, on: date) -> Vault:
    """The vault that was just opened, without whom was erased; locked where that fails."""
    try:
        with suppress(HandedOver):  # where it only reads, nothing is forgotten that the other laptop does not forget
            again(vault, on)
    except BaseException:
        vault.lock()
        raise
    return vault


def remember(vault: Vault, people: Collection[UUID]) -> None:
    """Keep in the register who was erased, beside the vault and where its backups are."""
    erased.add(vault.id, people, *_places(vault))


def _places(vault: Vault) -> list[Path]:
    """Where a restore would look: beside the vault, and where backups of it are. A share may be slow."""
    known = vault.state
    outside = {Path(known.backup_file).parent} if known.backup_file else set()
    return [vault.folder, vault.folder / BACKUPS, *outside, *({Path(known.also_to)} if known.also_to else ())]


@action(N_("Somebody erased"))
def erase(session: Session, person_id: UUID, on: date, *, force: bool = False) -> frozenset[UUID]:
    """Erase somebody; gives every id she or he had. ``force``: also where a duo goes on, in an older file."""
    found = reached(session, {person_id})
    person = session.get(Person, person_id)
    if person and not force and (trouble := _against(session, person, found)):
        raise trouble
    halves = couples(session, {person_id})
    known = {one.hex for ids in found.values() for one in ids}
    aside = {one.id.hex for one in halves}
    ids = traces.family(session, Base.metadata, known, owners(), aside, merging.merge.action)
    named = _names(session, {person_id}, ids)
    gone = {UUID(one) for one in ids}
    year_totals.add(session, found, on)
    kept_expenses.keep(session, found, on)
    for couple in halves:
        (couple.person_id,) = (one.id for one in couple.people if one.id != person_id)
        couple.second_person_id = None
    rounds.forget(session, gone)
    drawn, alone = _drawn(session, found), _left_alone(session, found)
    _let_go(session, found, drawn)
    session.flush()
    session.expunge_all()
    erasing_names.take_out(session, named, gone, found)
    for table in reversed(Base.metadata.sorted_tables):
        for chunk in chunks(found.get(table.name, ())):
            session.execute(delete(table).where(table.c.id.in_(chunk)))
    for one in session.scalars(select(SavedFilter)):
        if not one.conditions:
            session.delete(one)
    for seeker_id, helper_id in alone:
        if seeker := session.get(Participant, seeker_id):
            settle_participant(session, seeker)
        if helper := session.get(Buddy, helper_id):
            settle_buddy(session, helper)
    told = traces.told_of(session, Base.metadata, Person.__tablename__, ids)
    people = frozenset({person_id, *(UUID(one["id"]) for one in told)})
    coordinator, there = session.info.get("coordinator"), set(session.scalars(select(Erasure.person_id)))
    session.add_all(Erasure(person_id=one, on=on, coordinator_id=coordinator) for one in people - there)

    def wipe(session: Session) -> None:
        kept_expenses.wipe_traces(session)
        opened = {Round.__tablename__: rounds.words_of}
        traces.wipe(
            session, Base.metadata, ids | {one.hex for one in drawn}, named.tells, named.part, named.brief, opened
        )

    session.info["after_seal"] = wipe
    return people


def _against(session: Session, person: Person, found: Reached) -> KlikError | None:
    """Why somebody cannot be erased: a duo that goes with her or him still goes on."""
    for chunk in chunks(found.get(Duo.__tablename__, ())):
        for duo in session.scalars(select(Duo).where(Duo.id.in_(chunk), Duo.state.in_(OPEN)).limit(1)):
            return KlikError(
                N_("The duo {duo} still goes on. Round it off first; then {name} can be erased."),
                duo=names(duo),
                name=person.short_name,
            )
    return None


def _left_alone(session: Session, found: Reached) -> list[tuple[UUID, UUID]]:
    """Participant and buddy of each duo that goes on in an older file, and is taken away: one of them stays."""
    alone: list[tuple[UUID, UUID]] = []
    for chunk in chunks(found.get(Duo.__tablename__, ())):
        open_duos = select(Duo.participant_id, Duo.buddy_id).where(Duo.id.in_(chunk), Duo.state.in_(OPEN))
        alone += [(one.participant_id, one.buddy_id) for one in session.execute(open_duos)]
    return alone


def _names(session: Session, person_ids: Collection[UUID], ids: Collection[str]) -> Names:
    told = traces.told_of(session, Base.metadata, Person.__tablename__, ids)
    earlier = {(one["first_name"].strip(), one["last_name"].strip()) for one in told}
    return erasing_names.names_of(session, person_ids, earlier)


def _drawn(session: Session, found: Reached) -> set[UUID]:
    """A buddy who goes, on the maps of others: she or he may have stood there before it was said of which duo."""
    ids: set[UUID] = set()
    for chunk in chunks(found.get(Duo.__tablename__, ())):
        ids.update(session.scalars(select(NetworkContact.id).where(NetworkContact.duo_id.in_(chunk))))
    return ids


def _let_go(session: Session, found: Reached, drawn: Collection[UUID]) -> None:
    """Let what stays name what goes no more: links, and on a network map the buddy of a duo."""
    former, duos = _("a former buddy"), found.get(Duo.__tablename__, set())
    for chunk in chunks(duos):
        session.execute(update(NetworkContact).where(NetworkContact.duo_id.in_(chunk)).values(name=former))
    dead = {str(one) for one in (*duos, *drawn)}
    for moment in session.scalars(select(NetworkMoment)):
        contacts = moment.contents.get("contacts", [])
        theirs = [not dead.isdisjoint((one.get("duo"), one.get("id"))) for one in contacts]
        if any(theirs):
            told = [
                one | {"name": former, "duo": None} if is_one else one
                for one, is_one in zip(contacts, theirs, strict=True)
            ]
            moment.contents = {**moment.contents, "contacts": told}
    for table, column, of in loose():
        for chunk in chunks(found.get(of, ())):
            session.execute(update(table).where(column.in_(chunk)).values({column.name: None}))

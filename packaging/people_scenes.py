"""The scenes of participants and buddies: who they are, intake, screening, consents, introductions, doubles."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from waiting import SHORTLY, until, wait

from app.services import introductions, people, reports
from app.services.introductions import Stage
from app.services.rows import BuddyRow
from app.services.subjects import Subject
from app.ui.buddies import stages
from app.ui.lists.list_and_table import TABLE
from app.ui.main_window import MainWindow
from app.ui.merging.dialog import MergingDialog
from app.ui.people.introduction_dialog import IntroductionDialog
from app.ui.store import Store
from app.ui.widgets.layout import bring_into_sight
from app.vocabulary import BuddyStatus, ConsentKind, PaperKind, ParticipantStatus

Scene = tuple[str, Callable[[], object]]
At = Callable[..., Callable[[], object]]


def of_people(store: Store, window: MainWindow, today: date, at: At) -> Iterator[Scene]:
    """The two pages, tab by tab and in each state of somebody, and their dialogs."""
    participants, buddies = store.read(people.participants, today), store.read(people.buddies, today)
    marleen = named(participants, "Marleen Zonnedauw")
    nadia = named(buddies, "Nadia Vlinderdal")
    new = next((one.id for one in buddies if one.status is BuddyStatus.SCREENING), nadia)
    for role, who in (("participants", marleen), ("buddies", nadia)):
        yield role, at(role, lambda page, who=who: page.choose(who))
        for tab in ("path", "contacts", "papers"):
            yield (
                f"{role}-{tab}",
                at(role, lambda page, who=who, tab=tab: (page.choose(who), page.detail.tabs.choose(tab))),
            )
        yield f"{role}-form", at(role, lambda page, who=who: (page.choose(who), page.edit()))
        yield (
            f"{role}-form-own",
            at(role, lambda page, who=who: _own_facts(page, who)),
        )
        yield f"{role}-table", at(role, lambda page: page.views.switch.choose(TABLE))
        yield f"{role}-nothing", at(role, lambda page: page.list.search.setText("zzz"))
        yield f"{role}-again", at(role, lambda page: (page.list.search.setText(""), wait(SHORTLY)))
    in_intake = _first(participants, lambda one: one.status is ParticipantStatus.INTAKE)
    referred = _first(participants, lambda one: one.status is ParticipantStatus.REFERRED)
    with_children = _first(participants, lambda one: bool(one.minors))
    for name, who in (("intake", in_intake), ("referred", referred), ("children", with_children)):
        yield f"participants-{name}", at("participants", lambda page, who=who: page.choose(who))
    for number in range(1, 4):
        yield (
            f"participants-form-{number}",
            at("participants", lambda page, n=number: (page.choose(marleen), page.edit(), page._form.step(n))),
        )
    for name in ("refer", "withdraw", "note_own_step"):
        yield (
            f"dialog-{name}",
            at("participants", lambda page, name=name: (page.choose(in_intake), getattr(page, name)())),
        )
    for kind in (ConsentKind.REGISTER, ConsentKind.BUDDY):
        yield (
            f"dialog-consent-{kind.value}",
            at("participants", lambda page, kind=kind: (page.choose(marleen), page.noting.note_consent(kind))),
        )
    told = next((one.id for one in buddies if store.read(reports.of, Subject("buddy", one.id))), nadia)
    yield "buddies-reports", at("buddies", lambda page: (page.choose(told), _open_reports(page)))
    yield (
        "buddies-papers-signed",
        at("buddies", lambda page: (page.choose(told), page.detail.tabs.choose("papers"))),
    )
    for name, who in (
        ("participants-papers-introduction", next(iter(_approved(store, "participant", today)), marleen)),
        ("buddies-papers-couple", next((one.id for one in buddies if one.second), nadia)),
        ("buddies-papers-introduction", next(iter(_approved(store, "buddy", today)), nadia)),
    ):
        page = name.partition("-")[0]
        yield name, at(page, lambda page, who=who: (page.choose(who), page.detail.tabs.choose("papers")))
    read = next(iter(_approved(store, "participant", today)), marleen)
    yield (
        "participants-papers-given",
        at(
            "participants",
            lambda page: (
                page.choose(read),
                page.detail.tabs.choose("papers"),
                wait(SHORTLY),
                bring_into_sight(page.detail.papers.given),
            ),
        ),
    )
    for name, whom in (
        ("dialog-introduction", Subject("participant", read)),
        ("dialog-introduction-to-read", Subject("participant", _to_read(store, today) or read)),
        ("dialog-introduction-couple", Subject("buddy", next((one.id for one in buddies if one.second), nadia))),
        ("dialog-introduction-not-asked", Subject("buddy", new)),
    ):
        yield name, at("participants", lambda _page, whom=whom: _introduce(store, window, whom, today))
    yield "dialog-introduction-give", at("participants", lambda page: _give_introduction(page, read))
    yield "dialog-volunteer-paper", at("buddies", lambda page: (page.choose(told), _note_paper(page)))
    yield "buddies-new", at("buddies", lambda page: page.choose(new))
    yield from _of_screening(at, buddies)
    twin = next(one.id for one in reversed(participants) if one.status is ParticipantStatus.WAITING)
    yield "dialog-doubles", at("participants", lambda page: _double(page, store, twin))
    yield "dialog-merge-whom", at("participants", lambda page: (page.choose(marleen), _merge_with(page)))


def _double(page: Any, store: Store, participant: UUID) -> None:
    """Somebody of whom there is a second record, which knows other things."""
    row = next(row for row in store.read(people.participants, date.today()) if row.id == participant)
    facts = {name: getattr(row, name) for name in ("first_name", "last_name", "birth_date", "birth_year")}
    facts |= {"phone": "+32400009999", "email": "marleen@post.example", "interests": ["breien", "markten"]}
    own = {"registered_on": date.today(), "remarks": "Belde zelf, via haar zus."}
    named = [one for one in store.read(people.participants, date.today()) if one.full_name == row.full_name]
    if len(named) < 2:
        store.write(people.add_participant, facts, own)
        store.write(people.add_buddy, facts | {"interests": None}, {})
    dialog = MergingDialog(store, page.window(), date.today)
    until(lambda: not dialog.is_busy)
    keys = iter(dialog.list.rows.keys)
    while not (dialog.view.laid and dialog.view.laid.waits_from):
        dialog.list.select(next(keys))
    dialog.open()


def _merge_with(page: Any) -> None:
    page.merge_wanted.emit(page.shown_row)


def _of_screening(at: Callable[..., Callable[[], object]], buddies: Sequence[BuddyRow]) -> Iterator[Scene]:
    """A buddy in each state before the first duo, and the dialogs that lead from one to the next."""
    found = {
        "candidate": next(one for one in buddies if one.status is BuddyStatus.CANDIDATE),
        "screening": next(
            one for one in buddies if one.status is BuddyStatus.SCREENING and one.advice and not one.decided_on
        ),
        "welcome": next(one for one in buddies if one.status is BuddyStatus.SCREENING and one.decided_on),
        "available": next(one for one in buddies if one.status is BuddyStatus.AVAILABLE and one.decided_on),
        "in-duo": next(one for one in buddies if one.status is BuddyStatus.IN_DUO and one.decided_on),
        "paused": next(one for one in buddies if one.status is BuddyStatus.PAUSED),
        "not-retained": next(one for one in buddies if one.status is BuddyStatus.NOT_RETAINED),
    }
    for state, one in found.items():
        yield f"buddies-{state}", at("buddies", lambda page, one=one: page.choose(one.id))
    asked = ((stages.ASK, "candidate"), (stages.TALK, "screening"), (stages.DECIDE, "screening"))
    for stage, state in (*asked, (stages.PAUSE, "available")):
        show = at("buddies", lambda page, one=found[state], stage=stage: (page.choose(one.id), page.go_on(stage)))
        yield f"dialog-buddy-{stage}", show


def mistype(page: Any) -> None:
    """A number that is none, left behind."""
    field = page._form.fields["phone"]
    field.editor.setText("0400 12")
    field.commit()


def _open_reports(page: Any) -> None:
    page.detail.reports.open_content()
    wait(100)  # until it has its height
    page.detail.area.verticalScrollBar().setValue(page.detail.area.verticalScrollBar().maximum())


def _to_read(store: Store, today: date) -> UUID | None:
    """Whose introduction is still to be read."""
    for one in store.read(people.participants, today):
        whom = Subject("participant", one.id)
        if store.read(introductions.introduction, whom, today).stage is Stage.TO_READ:
            return one.id
    return None


def _approved(store: Store, role: str, today: date) -> list[UUID]:
    """Whose introduction may be given, who is in a duo first."""
    rows = store.read(people.participants if role == "participant" else people.buddies, today)
    found = [Subject(role, one.id) for one in sorted(rows, key=lambda one: "in_duo" not in one.status)]  # type: ignore[arg-type]
    stages = ((one.id, store.read(introductions.introduction, one, today).stage) for one in found)
    return [one for one, stage in islice(stages, 60) if stage is Stage.APPROVED]


def _give_introduction(page: Any, who: UUID) -> None:
    page.choose(who)
    page.detail.tabs.choose("papers")
    page.detail.papers.introduction.give.click()


def _introduce(store: Store, window: MainWindow, whom: Subject, today: date) -> None:
    """The dialog, once the page in it is made."""
    dialog = IntroductionDialog(window, store, whom, today)
    until(lambda: bool(dialog.preview.pages.images) or not dialog.found.lines)
    dialog.open()


def _note_paper(page: Any) -> None:
    """A paper that may say least of all."""
    page.detail.tabs.choose("papers")
    page.detail.papers.own.note(PaperKind.EXTRACT)


def _own_facts(page: Any, who: UUID) -> None:
    """The answers to the office's own criteria, in the form."""
    page.choose(who)
    page.edit()
    page._form.reveal(page._form.own)
    wait(200)
    bring_into_sight(page._form.own)


def _first(rows: Any, fits: Callable[[Any], bool]) -> UUID:
    """The first of whom something holds; else the first."""
    return next((row.id for row in rows if fits(row)), rows[0].id)


def named(rows: Any, name: str) -> UUID:
    """Somebody whom the demo always has; else the first."""
    return next((row.id for row in rows if row.full_name == name), rows[0].id)

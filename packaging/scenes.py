"""What ``screenshots.py`` takes pictures of: each scene brings up by itself all that it shows, so any may be left out.

A scene is a name and what to do with the window before; what opens a dialog and waits is answered by who takes the
picture.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from desk_scenes import of_desk
from network_scenes import of_network
from offers_scenes import of_offers
from PySide6.QtWidgets import QApplication
from waiting import SHORTLY, until, wait

from app.services import (
    agreements,
    duo_path,
    duos,
    evaluations,
    events,
    goals,
    introductions,
    kept_proposals,
    people,
    reports,
    rounds,
)
from app.services.evaluations import EvaluationRow, ReadForm
from app.services.introductions import Stage
from app.services.rows import BuddyRow
from app.services.subjects import Subject
from app.services.today import today as today_rows
from app.services.today_rows import Matter
from app.ui.buddies import stages
from app.ui.contacts.dialog import SEEN, TALK, ContactDialog
from app.ui.duos import move_card
from app.ui.duos.page import MONTHS
from app.ui.evaluations.dialog import EvaluationDialog
from app.ui.importing.opening import Importing
from app.ui.importing.wizard import RECOGNISED, ImportWizard
from app.ui.keys import KeysDialog
from app.ui.lists.list_and_table import LIST, TABLE
from app.ui.main_window import MainWindow
from app.ui.matching.list_pane import NOT_YET, PROPOSALS, WHO_FITS
from app.ui.matching.pair_sheet import PairSheet
from app.ui.matching.refused_list import RefusedList
from app.ui.matching.rounds_dialog import RoundsDialog
from app.ui.merging.dialog import MergingDialog
from app.ui.people.introduction_dialog import IntroductionDialog
from app.ui.store import Store
from app.ui.unlock.new_vault import NewVault
from app.ui.unlock.page import UnlockPage
from app.ui.unlock.recovery import RecoveryCode
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import bring_into_sight
from app.vocabulary import BuddyStatus, ConsentKind, DuoState, EventKind, PaperKind, ParticipantStatus

Scene = tuple[str, Callable[[], object]]

PARTICIPANTS = """Voornaam;Naam;Geboortedatum;Gemeente;Telefoon;Interesses;Status;Aangemeld
Godelieve;Voorbeeldmans;12/03/1961;2440 Geel;0400 00 01 01;wandelen, bakken;wachtend;03/02/2026
Firmin;Proefkonijn;1958;2200 Herentals;0400 00 01 02;duiven;wacht;14/05/2026
Josée;Denkbeeld;31/02/1970;2400 Mol;0400 00 01 03;naaien;in duo;2025
;Zondervoornaam;02/11/1949;2300 Turnhout;;kaarten;misschien;
Alfons;Verzinsel;07/07/1966;Kasterlee;400000104;treinen;wachtend;01/09/2026
"""
BUDDIES = """Naam;Mail;Gemeente;Status;Auto
Lutgart Fantasie;lutgart@buddy.example;Geel;actief;ja
Gaston Luchtkasteel;gaston@buddy.example;Herentals;nieuw;nee
"""


FORMER = "Voornaam;Naam;Gemeente;Screening;Geboortedatum\nGodelieve;Voorbeeldmans;Geel;ok;12/03/1961\n"
DUOS = """Deelnemer;Buddy;Gestart op;Gestopt op;Status;Contactpersoon;Opmerkingen
Godelieve Voorbeeldmans;Lutgart F.;03/2026;;lopend;;gaan elke week wandelen
Firmin Proefkonijn;Gaston;31/02/2026;;loopt wat minder;Tom;
Josée Denkbeeld;Roza Nieuwemaan;01/09/2024;15/11/2025;;;verhuisd
"""
BY_MONTH = """Duo;jan;feb;mrt;april;mei
Godelieve – Lutgart;;;2;x;3, 17
Firmin;1;geen;2 (duiven gaan kijken);vakantie;
Verzinsel Alfons – Lutgart Fantasie;1;1;;;
"""


def of_window(store: Store, window: MainWindow, today: date) -> Iterator[Scene]:
    """Every page, and every state of a page that looks different."""
    pages: dict[str, Any] = {page.id: page for page in window.pages}

    def at(page: str, then: Callable[[Any], object] = lambda page: None) -> Callable[[], object]:
        def show() -> None:
            window.show_page(page)
            if page in ("participants", "buddies", "duos", "events"):
                pages[page].views.switch.choose(LIST)
            if page in ("participants", "buddies"):
                pages[page].end_edit()
            then(pages[page])

        return show

    def matching(view: str, then: Callable[[Any], object] = lambda page: None) -> Callable[[], object]:
        def show(page: Any) -> None:
            until(lambda: page.solving.proposals is not None and not page.solving.is_running)
            page.what_counts.step_aside()
            page.list.views.choose(view)
            page.detail.bring(view, page.list.list.current, False)
            until(lambda: not page.detail.reckoning.is_busy)
            then(page)
            until(lambda: not page.detail.reckoning.is_busy)
            wait(SHORTLY)

        return at("matching", show)

    yield "today", at("today", lambda page: page.show_today())
    yield "today-weeks", at("today", lambda page: page.show_weeks())
    marleen = _named(store.read(people.participants, today), "Marleen Zonnedauw")
    buddies = store.read(people.buddies, today)
    nadia = _named(buddies, "Nadia Vlinderdal")
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
        yield f"{role}-again", at(role, lambda page: page.list.search.setText(""))
    in_intake = _first(store.read(people.participants, today), lambda one: one.status is ParticipantStatus.INTAKE)
    referred = _first(store.read(people.participants, today), lambda one: one.status is ParticipantStatus.REFERRED)
    with_children = _first(store.read(people.participants, today), lambda one: bool(one.minors))
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
            at("participants", lambda page, kind=kind: (page.choose(marleen), page.note_consent(kind))),
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
    yield "matching-proposals", matching(PROPOSALS)
    yield "matching-who-fits", matching(WHO_FITS)
    yield "matching-who-fits-participant", matching(WHO_FITS, lambda page: page.show_who_fits(marleen))
    yield "matching-who-fits-aside", matching(WHO_FITS, lambda page: _who_fits(page, new))
    yield "matching-not-yet", matching(NOT_YET)
    for part in ("", "limits", "advanced"):
        name = f"matching-what-counts-{part}".removesuffix("-")
        yield name, matching(PROPOSALS, lambda page, part=part: _what_counts(page, part))
    yield (
        "matching-what-if",
        matching(NOT_YET, lambda page: page.detail.sheet.talk_over.changes[0].what_if.click()),
    )
    yield "matching-wanted", matching(NOT_YET, lambda page: bring_into_sight(page.detail.sheet.wanted))
    yield (
        "matching-refused",
        matching(WHO_FITS, lambda page: (page.detail.sheet.who.click(), _first_refused(page))),
    )
    yield "matching-alternatives", matching(PROPOSALS, lambda page: page.detail.sheet.price.more.click())
    yield "matching-another", matching(PROPOSALS, _another)
    yield "matching-kept", matching(PROPOSALS, _keep)
    yield "matching-below", matching(PROPOSALS, lambda page: bring_into_sight(page.detail.sheet.price))
    found = store.read(duos.duos)
    for state in DuoState:
        if row := next((row for row in found if row.state is state), None):
            yield f"duos-{state.value}", at("duos", lambda page, row=row: page.show_duo(row.id))
    quiet = next(row.id for row in found if row.silent_days(today) is not None)
    yield "duos-renewing", at("duos", lambda page: _renewing(page, store, found))
    running = next((row for row in found if row.state is DuoState.RUNNING), found[0])
    for name, words in (("died", "Overleden"), ("no-contact", "Wil geen contact"), ("admitted", "Opgenomen")):
        yield (
            f"dialog-{name}",
            at("participants", lambda page, words=words: (page.choose(running.participant_id), _menu(page, words))),
        )
    yield "dialog-report", at("participants", lambda page: (page.choose(marleen), page.detail.reports.note()))
    yield "duos-quiet", at("duos", lambda page: page.show_duo(quiet))
    yield "duos-table", at("duos", lambda page: page.views.switch.choose(TABLE))
    yield "duos-months", at("duos", lambda page: page.views.switch.choose(MONTHS))
    yield from of_network(store, today, marleen, at)
    yield from of_offers(store, marleen, at)
    yield (
        "office-network",
        at("office", lambda page: (page.show_section("office"), wait(100), bring_into_sight(page.network.meetings))),
    )
    planned = [row for row in store.read(events.events) if not row.cancelled]
    done = [row for row in planned if row.past(today) and row.invited][-1]
    coming = next(row for row in planned if not row.past(today))
    yield "events", at("events", lambda page: page.show_event(coming.id))
    yield "events-past", at("events", lambda page: page.show_event(done.id))
    open_meeting = next(row for row in store.read(events.events) if row.kind is EventKind.OUTREACH)
    yield "events-empty", at("events", lambda page: page.show_event(open_meeting.id))
    yield (
        "events-foot",
        at(
            "events",
            lambda page: (
                page.show_event(coming.id),
                QApplication.processEvents(),
                page.detail.area.verticalScrollBar().setValue(10_000),
            ),
        ),
    )
    yield "events-table", at("events", lambda page: page.views.switch.choose(TABLE))
    for key in ("office", "rhythm", "area", "people", "papers", "laptop", "history"):
        yield f"office-{key}", at("office", lambda page, key=key: page.show_section(key))
    yield "office-papers-made", at("office", lambda page: _paper(page.papers, ""))
    yield "office-papers-wrong", at("office", lambda page: _paper(page.papers, "Dag {iedereen},"))
    yield (
        "office-criteria",
        at("office", lambda page: (page.show_section("office"), wait(100), bring_into_sight(page.criteria.add_button))),
    )
    yield (
        "dialog-criterion",
        at(
            "office",
            lambda page: (
                page.show_section("office"),
                page.criteria.lines.itemAt(0).widget().findChild(Button).click(),
            ),
        ),
    )
    yield (
        "office-emergency-card",
        at("office", lambda page: (page.show_section("office"), wait(100), bring_into_sight(page.emergency.print))),
    )

    # Dialogs stand over the page that opens them.
    duo = Subject("duo", quiet)
    for name, show in (
        ("more", lambda asked: asked.outing.more.click()),
        ("expense", lambda asked: asked.outing.money.click()),
        ("month", lambda asked: asked.when.whole.click()),
    ):
        yield (
            f"dialog-contact-{name}",
            at("today", lambda page, show=show: show(_contact(window, store, duo, SEEN, today))),
        )
    for name, whom, kind in (
        ("duo-seen", duo, SEEN),
        ("duo-talk", duo, TALK),
        ("person", Subject("participant", marleen), TALK),
        ("whom", None, ""),
    ):
        yield (
            f"dialog-contact-{name}",
            at("today", lambda page, whom=whom, kind=kind: _contact(window, store, whom, kind, today)),
        )
    asked = next(row for row in store.read(today_rows, today).rows if row.matter is Matter.REFERRAL)
    yield (
        "dialog-contact-referral",
        at("today", lambda page: ContactDialog(window, store, asked.whom, today, asked.reminder.id).open()),
    )
    yield "dialog-paper", at("duos", lambda page: (page.show_duo(quiet), page.detail.save_agreement()))
    yield "dialog-all-agreements", at("duos", lambda page: page.save_agreements())
    yield (
        "dialog-handover",
        at(
            "participants",
            lambda page: (page.choose(marleen), page.detail.papers.letter_wanted.emit("handover_letter")),
        ),
    )
    for name, move, state in (
        ("confirm", move_card.CONFIRM, DuoState.TRIAL),
        ("pause", move_card.PAUSE, DuoState.RUNNING),
        ("close", move_card.CLOSE, DuoState.RUNNING),
        ("end", move_card.END, DuoState.CLOSING),
        ("stop", move_card.STOP, DuoState.RUNNING),
    ):
        whom = next(row.id for row in found if row.state is state)
        yield (
            f"dialog-duo-{name}",
            at("duos", lambda page, whom=whom, move=move: (page.show_duo(whom), page.detail.moves.go(move))),
        )
    renewed = next(row.id for row in found if row.state is DuoState.RUNNING and _versions(store, row.id) > 1)
    yield (
        "dialog-duo-versions",
        at("duos", lambda page: (page.show_duo(renewed), page.detail.agreement.older.click())),
    )
    yield (
        "dialog-duo-sign",
        at("duos", lambda page: (page.show_duo(renewed), page.detail.agreement.copy.change.click())),
    )
    looked_back = store.read(evaluations.evaluations)[0]
    yield "duos-looked-back", at("duos", lambda page: _looking_back(page, looked_back.duo_id))
    aiming = next(row.id for row in found if row.together and store.read(goals.goals, row.participant_id))
    yield "duos-goals", at("duos", lambda page: _looking_back(page, aiming, "goals"))
    for name, what in (("evaluation", "note_evaluation"), ("evaluation-form", "give_form")):
        yield f"dialog-{name}", at("duos", lambda page, what=what: _looking_back(page, looked_back.duo_id, what))
    yield "dialog-evaluation-read", at("duos", lambda page: _read_form(page, store, looked_back))
    yield "dialog-new-participant", at("participants", lambda page: page.add())
    yield "dialog-new-buddy", at("buddies", lambda page: page.add())
    yield "dialog-ask-both", lambda: (matching(PROPOSALS)(), _dialog_of_pair(pages["matching"], "ask_both"))
    yield "dialog-exclude", lambda: (matching(PROPOSALS)(), _dialog_of_pair(pages["matching"], "exclude"))
    yield "dialog-own-pair", lambda: (matching(PROPOSALS)(), _own_pair(pages["matching"]))
    yield "matching-reshuffled", matching(PROPOSALS, lambda page: _reshuffle(page, today))
    yield "dialog-rounds", lambda: (matching(PROPOSALS)(), _look_back(pages["matching"], store, today))
    yield "dialog-event-new", at("events", lambda page: page.add())
    yield "dialog-event-invite", at("events", lambda page: (page.show_event(planned[-2].id), page.invite()))
    yield (
        "dialog-event-letters",
        at("events", lambda page: (page.show_event(coming.id), page.detail.give_letters())),
    )
    yield "dialog-doubles", at("participants", lambda page: _double(page, store, marleen))
    yield "dialog-merge-whom", at("participants", lambda page: (page.choose(marleen), _merge_with(page)))
    yield "dialog-print", at("participants", lambda page: page.print_shown())
    yield from of_desk(store, today, at)
    yield "dialog-keys", at("today", lambda page: KeysDialog(window).exec())
    yield "search", at("today", lambda page: _search(window, ""))
    yield "search-found", at("today", lambda page: _search(window, "mar"))
    yield "search-offer", at("today", lambda page: _search(window, "verzonnen"))


def before(page: UnlockPage) -> Iterator[Scene]:
    """What comes before the window."""
    yield "welcome", lambda: page.show_ways(back=False)
    yield "new-vault", lambda: (page.show_ways(back=False), NewVault(page).open())
    yield "recovery-code", lambda: RecoveryCode(page, "7KM2W-Q9RTX-0HV3C-NN8WM-4PZ6W1").open()
    yield "unlock", lambda: page.greet("Buddywerking De Voorbeeldstreek")
    yield "unlock-wrong", lambda: (page.greet("Buddywerking"), page.show_error("Dit wachtwoord klopt niet."))
    yield "who-works", lambda: page.ask_who([(UUID(int=1), "An Zilverberk"), (UUID(int=2), "Tom Voorbeeld")])


def of_wizard(
    store: Store, window: MainWindow, folder: Path, named: str, **texts: str
) -> tuple[ImportWizard, Iterator[Scene]]:
    """Reading in small lists, step by step; the only scenes that follow on each other."""
    lists = tuple(folder / f"{name}.csv" for name in texts)
    for file, text in zip(lists, texts.values(), strict=True):
        file.write_text(text, encoding="utf-8")
    wizard = Importing(store, window).open()

    def reach(step: int) -> None:
        if step == RECOGNISED:
            wizard.add(lists)
        elif step > RECOGNISED:
            wizard.go_on()
        until(lambda: not wizard.is_busy)

    names = ("files", "recognised", "preview", "questions", "done")
    return wizard, (
        (f"{named}-{step + 1}-{name}", lambda step=step: reach(step) if wizard.step < step else None)
        for step, name in enumerate(names)
    )


def _contact(window: MainWindow, store: Store, whom: Subject | None, kind: str, today: date) -> ContactDialog:
    dialog = ContactDialog(window, store, whom, today)
    if kind:
        dialog.kind.choose(kind)
    dialog.open()
    return dialog


def _versions(store: Store, duo: UUID) -> int:
    return len(store.read(agreements.versions, duo))


def _renewing(page: Any, store: Store, found: Any) -> None:
    """A signed agreement of which a new version was begun, with something in it that changed."""
    duo = next(row.id for row in found if row.state is DuoState.RUNNING and _versions(store, row.id) == 1)
    store.write(agreements.renew, duo)
    terms = {"every_days_max": 28, "boundaries_together": "wie niet kan, zegt het een dag vooraf"}
    store.write(agreements.change_agreement, duo, terms)
    page.show_duo(duo)
    page.detail.area.ensureWidgetVisible(page.detail.agreement)


def _reshuffle(page: Any, today: date) -> None:
    """As if two had stood with each other's buddy before."""
    found, at = page.solving.proposals, datetime(today.year, today.month, today.day, 9, 12)
    one, other, *others = found.solution.pairs
    crossed = (replace(one, buddy=other.buddy), replace(other, buddy=one.buddy), *others)
    for solution in (replace(found.solution, pairs=crossed), found.solution):
        page.reshuffled.take(replace(found, solution=solution), at)


def _look_back(page: Any, store: Store, today: date) -> None:
    """Two proposals are kept and one is not wanted, and the first calculation is worked out again."""
    if not store.read(rounds.rounds):
        one, two, three = page.solving.proposals.solution.pairs[:3]
        for do, pair in ((kept_proposals.keep, one), (kept_proposals.keep, two), (duo_path.exclude, three)):
            more = (today,) if do is kept_proposals.keep else ()
            page.steps.decide(do, UUID(pair.participant), UUID(pair.buddy), *more)
            until(lambda: not page.solving.is_running)
    dialog = RoundsDialog(page.steps, store, today)
    part = dialog.parts[-1]
    part.again.click()
    until(part.again.isEnabled)
    dialog.open()


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


def _dialog_of_pair(page: Any, what: str) -> None:
    if isinstance(sheet := page.detail.sheet, PairSheet):
        getattr(page.steps, what)(sheet)


def _what_counts(page: Any, part: str = "") -> None:
    """Something is tried, and what it does is calculated; with one part of the sheet in sight."""
    page.what_counts.open()
    sheet = page.what_counts.sheet
    sheet.weights.answers["interests"].choose("10")
    sheet.weights.answers["age"].choose("0")
    sheet.limits.boxes["starts_max", ""].setText("6")
    until(lambda: not sheet.preview.reckoning.is_busy)
    if part == "advanced":
        sheet.fold.open_content()
    wait(SHORTLY)
    at = {"limits": sheet.limits, "advanced": sheet.fold}
    sheet.area.verticalScrollBar().setValue(at[part].y() - 40 if part in at else 0)


def _first_refused(page: Any) -> None:
    page.detail.sheet.findChild(RefusedList).chosen.emit(page.detail.sheet.findChild(RefusedList).known[0])


def _another(page: Any) -> None:
    """Somebody else for the same participant: the last of the alternatives, who waits for an answer."""
    page.detail.sheet.price.more.click()
    until(lambda: not page.detail.reckoning.is_busy)
    page.detail.sheet.findChildren(Button)[-1].click()


def _keep(page: Any) -> None:
    if not page.detail.sheet.is_kept:
        page.detail.sheet.keep_wanted.emit(True)
        until(lambda: not page.solving.is_running)


def _own_pair(page: Any) -> None:
    """Two who are not proposed to each other, with what that would do to the others."""
    one, other = page.solving.proposals.proposed[:2]
    page.steps.propose_own((one.participant, other.buddy))


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
    wrong = found["available"].id
    yield "buddies-not-saved", at("buddies", lambda page: (page.choose(wrong), page.edit(), _mistype(page)))
    asked = ((stages.ASK, "candidate"), (stages.TALK, "screening"), (stages.DECIDE, "screening"))
    for stage, state in (*asked, (stages.PAUSE, "available")):
        show = at("buddies", lambda page, one=found[state], stage=stage: (page.choose(one.id), page.go_on(stage)))
        yield f"dialog-buddy-{stage}", show


def _mistype(page: Any) -> None:
    """A number that is none, left behind."""
    field = page._form.fields["phone"]
    field.editor.setText("0400 12")
    field.commit()


def _who_fits(page: Any, buddy: UUID) -> None:
    page.show_who_fits(buddy)
    until(lambda: not page.solving.is_running)


def _menu(page: Any, words: str) -> None:
    """Choose in the menu of who is shown."""
    next(one for one in page.detail.heading.menu.actions() if words in one.text()).trigger()


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


def _looking_back(page: Any, duo_id: UUID, what: str = "") -> None:
    """The card of the evaluations, and what it asks."""
    page.show_duo(duo_id)
    wait(SHORTLY)
    card = page.detail.evaluations
    shown = page.detail.goals if what == "goals" else card
    page.detail.area.verticalScrollBar().setValue(shown.y() - 12)
    if what == "give_form":
        card.print.click()
    elif what == "note_evaluation":
        card.note_evaluation()


def _read_form(page: Any, store: Store, held: EvaluationRow) -> None:
    """A form that was filled in, before it is kept."""
    form = ReadForm("evaluatie-ingevuld.pdf", held.duo_id, held.voice, held.months, held.questions, {**held.answers})
    page.show_duo(held.duo_id)
    notices = (
        "Dit formulier dateert van voor de vragen veranderden: 2 vragen zijn nu anders. Klik leest het zoals het toen "
        "gevraagd werd.",
    )
    EvaluationDialog(page.window(), store, page.detail.view, form=form, notices=notices).open()


def _search(window: MainWindow, words: str) -> None:
    window.activateWindow()
    until(window.isActiveWindow)
    box = window._boxes[window.page.id]
    window.everywhere.go_to(box)
    box.setText(words)
    until(lambda: window.everywhere.finding.is_ready)


def _named(rows: Any, name: str) -> UUID:
    """Somebody whom the demo always has; else the first."""
    return next((row.id for row in rows if row.full_name == name), rows[0].id)


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


def _paper(pane: Any, typed: str) -> None:
    """The words of a letter with the paper beside them, and what is said when they cannot be printed."""
    pane.window().page.show_section("papers")
    pane.paper.choose("handover_letter")
    pane.paper.chosen.emit("handover_letter")
    until(lambda: bool(pane.preview.pages.images))
    if typed:
        pane.editor.appendPlainText(typed)
        until(lambda: bool(pane.trouble.text()))

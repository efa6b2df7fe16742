"""What ``screenshots.py`` takes pictures of: each scene brings up by itself all that it shows, so any may be left out.

A scene is a name and what to do with the window before; what opens a dialog and waits is answered by who takes the
picture.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from backups_scenes import of_backups
from checking_scenes import before_checking, of_checking
from desk_scenes import of_desk
from erasing_scenes import of_erasing
from expenses_scenes import of_expenses
from figures_scenes import as_usual, of_figures
from history_scenes import of_history
from impact_scenes import of_impact, of_own_words
from leaving_scenes import of_leaving
from lock_scenes import of_locking
from network_scenes import of_network
from offers_scenes import of_offers
from opening_scenes import of_opening
from partners_scenes import of_partners
from people_scenes import mistype, named, of_people
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from report_scenes import of_report
from signals_scenes import of_benefits, of_papers, of_signals
from waiting import SHORTLY, until, wait

from app.i18n import _
from app.services import (
    agreements,
    duo_path,
    duos,
    evaluations,
    events,
    goals,
    kept_proposals,
    people,
    problem_report,
    rounds,
)
from app.services.evaluations import EvaluationRow, ReadForm
from app.services.subjects import Subject
from app.services.today import today as today_rows
from app.services.today_rows import Matter
from app.ui.contacts.dialog import SEEN, TALK, ContactDialog
from app.ui.duos import move_card
from app.ui.duos.page import MONTHS
from app.ui.evaluations.dialog import EvaluationDialog
from app.ui.keys import KeysDialog
from app.ui.lists.list_and_table import LIST, TABLE
from app.ui.main_window import MainWindow
from app.ui.manual.opening import open_at
from app.ui.manual.pages import INDEX
from app.ui.manual.window import ManualWindow
from app.ui.matching.list_pane import NOT_YET, PROPOSALS, WHO_FITS
from app.ui.matching.pair_sheet import PairSheet
from app.ui.matching.refused_list import RefusedList
from app.ui.matching.rounds_dialog import RoundsDialog
from app.ui.problem_report.dialog import show_report
from app.ui.store import Store
from app.ui.tasks import any_running
from app.ui.unlock.new_vault import NewVault
from app.ui.unlock.page import UnlockPage
from app.ui.unlock.recovery import RecoveryCode
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import bring_into_sight
from app.vocabulary import BuddyStatus, DuoState, EventKind

Scene = tuple[str, Callable[[], object]]


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
            if page == "figures":
                as_usual(pages[page])
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
    yield "today-weeks", at("today", lambda page: (page.show_weeks(), until(lambda: not any_running())))
    marleen = named(store.read(people.participants, today), "Marleen Zonnedauw")
    buddies = store.read(people.buddies, today)
    new = next((one.id for one in buddies if one.status is BuddyStatus.SCREENING), buddies[0].id)
    yield from of_people(store, window, today, at)
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
    for name, words in (
        ("died", _("Died…")),
        ("no-contact", _("Wants no contact any more…")),
        ("admitted", _("Admitted…")),
    ):
        yield (
            f"dialog-{name}",
            at("participants", lambda page, words=words: (page.choose(running.participant_id), _menu(page, words))),
        )
    for page_id in ("participants", "buddies", "duos"):
        yield f"menu-{page_id}", at(page_id, _open_menu)
    yield "dialog-report", at("participants", lambda page: (page.choose(marleen), page.detail.reports.note()))
    yield "duos-quiet", at("duos", lambda page: page.show_duo(quiet))
    yield "duos-table", at("duos", lambda page: page.views.switch.choose(TABLE))
    yield "duos-months", at("duos", lambda page: page.views.switch.choose(MONTHS))
    yield from of_network(store, today, marleen, at)
    yield from of_offers(store, marleen, at)
    yield from of_signals(store, at)
    yield from of_expenses(window, store, today, at)
    yield from of_figures(store, at)
    yield from of_papers(at)
    yield from of_benefits(new, at)
    yield from of_partners(store, today, at)
    yield from of_report(store, today, at)
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
    yield from of_backups(store, at)
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
    yield "dialog-print", at("participants", lambda page: page.print_shown())
    yield from of_desk(store, today, at)
    yield from of_impact(at)
    yield from of_own_words(store, at)
    yield from of_checking(window, at)
    yield from of_erasing(store, today, at)
    yield from of_leaving(store, today, at)
    yield from of_history(store, today, at)
    yield "dialog-keys", at("today", lambda page: KeysDialog(window).exec())
    yield "manual", at("today", lambda page: open_at("klik-zoeken", window))
    yield "manual-found", at("today", lambda page: _seek_in_manual(window))
    yield "problem-report", at("today", lambda page: _report(window))
    yield "search", at("today", lambda page: _search(window, ""))
    yield "search-found", at("today", lambda page: _search(window, "mar"))
    yield "search-offer", at("today", lambda page: _search(window, "verzonnen"))
    wrong = next(one.id for one in buddies if one.status is BuddyStatus.AVAILABLE)  # it waits until the window closes
    yield "buddies-not-saved", at("buddies", lambda page: (page.choose(wrong), page.edit(), mistype(page)))
    yield from of_locking(store, window, today, marleen, at)


def _report(window: QWidget) -> None:
    dialog = show_report(window)
    dialog.shown.setPlainText(problem_report.text(problem_report.report(dialog.vault, date.today())))


def before(page: UnlockPage) -> Iterator[Scene]:
    """What comes before the window."""
    yield "welcome", lambda: page.show_ways(back=False)
    yield "new-vault", lambda: (page.show_ways(back=False), NewVault(page).open())
    yield from before_checking(page)
    yield "recovery-code", lambda: RecoveryCode(page, "7KM2W-Q9RTX-0HV3C-NN8WM-4PZ6W1").open()
    yield "unlock", lambda: page.greet("Buddywerking De Voorbeeldstreek")
    yield "unlock-wrong", lambda: (page.greet("Buddywerking"), page.show_error("Dit wachtwoord klopt niet."))
    yield "unlock-problem-report", lambda: (page.greet("Buddywerking De Voorbeeldstreek"), _report(page))
    yield from of_opening(page)
    yield "who-works", lambda: page.ask_who([(UUID(int=1), "An Zilverberk"), (UUID(int=2), "Tom Voorbeeld")])


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


def _who_fits(page: Any, buddy: UUID) -> None:
    page.show_who_fits(buddy)
    until(lambda: not page.solving.is_running)


def _open_menu(page: Any) -> None:
    """The menu of who is shown, under its button."""
    wait(SHORTLY)
    button, menu = page.detail.heading.more, page.detail.heading.menu
    at = button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height()))
    menu.popup(at)
    menu.move(at)  # the screen that is none is small, and would keep it within


def _menu(page: Any, words: str) -> None:
    """Choose in the menu of who is shown."""
    next(one for one in page.detail.heading.menu.actions() if words in one.text()).trigger()


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


def _seek_in_manual(window: MainWindow) -> None:
    open_at(INDEX, window)
    manual = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ManualWindow) and one.isVisible())
    manual.box.seek("proefperiode")


def _search(window: MainWindow, words: str) -> None:
    window.activateWindow()
    until(window.isActiveWindow)
    box = window._boxes[window.page.id]
    window.everywhere.go_to(box)
    box.setText(words)
    until(lambda: window.everywhere.finding.is_ready)


def _paper(pane: Any, typed: str) -> None:
    """The words of a letter with the paper beside them, and what is said when they cannot be printed."""
    pane.window().page.show_section("papers")
    pane.paper.choose("handover_letter")
    pane.paper.chosen.emit("handover_letter")
    until(lambda: bool(pane.preview.pages.images))
    if typed:
        pane.editor.appendPlainText(typed)
        until(lambda: bool(pane.trouble.text()))

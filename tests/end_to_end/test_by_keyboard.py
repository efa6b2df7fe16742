"""Every page and every dialog by keyboard: Tab comes to all that can be done, and each thing says its name."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

import app.ui
from app.figures.asked import whole_year
from app.i18n import _
from app.services import network, organisations, partner_export, people, retention
from app.services.scans import OpenedScan
from app.services.subjects import Subject
from app.storage.compaction import Old
from app.storage.drafts import Draft, Entry
from app.storage.vault import Vault
from app.ui import theme
from app.ui.about import LicencesDialog
from app.ui.application import make_application
from app.ui.assembly import assemble
from app.ui.buddies.stages import ASK, DECIDE, TALK
from app.ui.buddies.stages import PAUSE as PAUSE_A_BUDDY
from app.ui.drafts import DraftDialog
from app.ui.duos.move_card import CLOSE, CONFIRM, PAUSE, STOP
from app.ui.duos.scan_dialog import ScanDialog
from app.ui.expenses.amount_dialog import AmountDialog
from app.ui.expenses.amounts_dialog import AmountsDialog
from app.ui.figures.page import EXPENSES, PAPERS, SIGNALS
from app.ui.main_window import MainWindow
from app.ui.matching.pair_sheet import PairSheet
from app.ui.messages import CrashDialog
from app.ui.network.sector_names import SectorNames
from app.ui.network.tool_row import MAP, VIEWS
from app.ui.offers.meanwhile import NextContactDialog
from app.ui.office.earlier_names import RenameDialog
from app.ui.office.history_card import MakeRoom
from app.ui.office.keep_dialog import KeepLonger
from app.ui.office.organisations import OrganisationDialog
from app.ui.participants.existing_duo import ExistingDuo
from app.ui.partners.export_dialog import PartnerExportDialog
from app.ui.problem_report.dialog import show_report
from app.ui.programme.files import FileDialog
from app.ui.store import Store
from app.ui.tasks import any_running
from app.ui.today.later import LaterDialog
from app.ui.today.row import RowWidget
from app.ui.tokens import DARK, LIGHT
from app.ui.unlock.page import UnlockPage
from app.ui.unlock.recovery import RecoveryCode
from app.ui.widgets.answers import Answers
from app.ui.widgets.chip_field import WordChip
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.tabbing import stops
from app.vocabulary import ConsentKind
from tests.vaults import example_vault

TODAY = date(2026, 11, 23)
SEEN: set[type[QWidget]] = set()
NOT_LEFT = (RecoveryCode,)  # it says that it must be typed first
OTHERS = (
    "desk-talks",
    "desk-steps",
    "desk-invite",
    "desk-labels",
    "desk-mails",
    "desk-handed-over",
    "dialog-all-agreements",
    "dialog-criterion",
    "dialog-died",
    "dialog-evaluation",
    "dialog-evaluation-form",
    "dialog-event-invite",
    "dialog-event-letters",
    "dialog-event-new",
    "dialog-handover",
    "dialog-introduction",
    "dialog-introduction-give",
    "dialog-map-file",
    "dialog-map-names",
    "dialog-map-wipe",
    "dialog-paper",
    "dialog-refer-end",
    "dialog-report",
    "dialog-volunteer-paper",
    "network-keep",
)
BEFORE = ("new-vault", "receive", "restore-first", "recovery-code", "unlock-synced")
OTHERWISE = {"DayDialog", "NewPerson", "TaskDialog", "_Dialog", "_Outcome"}  # others are made of these
NOT_WALKED = {"OneByOne", "PayDialog"}


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Vault]:
    with example_vault(tmp_path_factory.mktemp("demo") / "kluis", shared, TODAY) as opened:
        yield opened


@pytest.fixture
def window(vault: Vault, qtbot: QtBot) -> MainWindow:
    make_application()
    made = assemble(Store(vault))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def page(window: MainWindow, name: str, qtbot: QtBot) -> Any:
    """Bring a page into sight, with all that it reads beside the window."""
    window.show_page(name)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not any_running())
    QApplication.processEvents()
    return window.page


def nameless(inside: QWidget) -> list[str]:
    """Where Tab comes, and a screen reader has nothing to say."""
    found = []
    for widget in stops(inside):
        said = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        if not said.strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def unreachable(inside: QWidget) -> list[str]:
    """What can be clicked, and neither Tab nor an arrow comes to."""
    order = stops(inside)
    found = []
    for button in inside.findChildren(QAbstractButton):
        in_sight = button.isVisible() and button.isEnabled() and button.window() is inside
        by_arrows = button.group() is not None or isinstance(button.parent(), Answers | RowWidget)
        by_arrows = by_arrows or isinstance(button, WordChip)
        if in_sight and button not in order and not by_arrows and button.focusPolicy() != Qt.FocusPolicy.NoFocus:
            found.append(f"{button.text() or button.accessibleName()} in {type(button.parent()).__name__}")
    return found


def missed(inside: QWidget, qtbot: QtBot) -> list[str]:
    """Where Tab should come, and does not before it is back."""
    wanted = {one for one in stops(inside) if not (isinstance(one, QAbstractButton) and one.group())}
    seen: set[QWidget | None] = {inside.focusWidget()}
    for _each in range(len(stops(inside)) + 4):
        qtbot.keyClick(inside.focusWidget() or inside, Qt.Key.Key_Tab)
        seen.add(inside.focusWidget())
    return [QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in wanted - seen]


def open_volunteer(figures: Any) -> Any:
    """Bring a volunteer into sight of whom something is open, in a year of which the amounts of the law are known."""
    figures.show_section(EXPENSES)
    shown = figures.views[EXPENSES]
    shown.which.choose("2025")
    shown.refresh()
    shown.show_volunteer(next(one.person_id for one in shown.rows if one.open))
    return shown


PAGES = ("today", "participants", "buddies", "matching", "duos", "network", "events", "figures", "office")


def views(window: MainWindow, qtbot: QtBot, pages: Sequence[str] = PAGES) -> Iterator[str]:
    """Bring each view of these pages into sight, one after the other."""
    for name in pages:
        shown = page(window, name, qtbot)
        yield name
        if name in ("participants", "buddies"):
            for tab in ("path", "contacts", "papers"):
                shown.detail.tabs.choose(tab)
                yield f"{name}, {tab}"
            shown.edit()
            yield f"{name}, form"
            shown.end_edit()
            shown.views.switch.choose("table")
            yield f"{name}, table"
        elif name == "matching":
            for view in ("who_fits", "not_yet"):
                shown.list.views.choose(view)
                yield f"{name}, {view}"
        elif name == "duos":
            shown.list.all.click()
            for one in {row.state: row for row in shown.views._rows}.values():
                shown.show_duo(one.id)
                yield f"{name}, {one.state}"
        elif name == "network":
            mapped = next(one for one in window.store.read(network.maps, TODAY) if one.names)
            shown.show_participant(mapped.participant_id)
            yield f"{name}, map"
            shown.room.canvas.chosen.emit((shown.shown.contacts[0].id,))
            yield f"{name}, one of them"
            for view in (*VIEWS[1:], MAP):
                shown.room.views.choose(view)
                yield f"{name}, {view}"
        elif name == "events":
            for one in shown.views._rows:
                shown.show_event(one.id)
                yield f"{name}, {one.name} of {one.on}"
            shown.views.switch.choose("table")
            yield f"{name}, table"
        elif name == "figures":
            for section in shown.views:
                shown.show_section(section)
                qtbot.waitUntil(lambda: not any_running())
                yield f"{name}, {section}"
            shown.show_section("overview")
            shown.view.show_list("waiting")
            qtbot.waitUntil(lambda: not any_running())
            yield f"{name}, list behind a number"
            open_volunteer(shown)
            yield f"{name}, one volunteer"
        elif name == "office":
            for section in ("area", "people", "laptop", "privacy", "history"):
                shown.show_section(section)
                qtbot.waitUntil(lambda: not any_running())
                yield f"{name}, {section}"
            shown.history.switch.choose("bin")
            yield f"{name}, bin"


def test_every_page(window: MainWindow, qtbot: QtBot) -> None:
    troubles = []
    for view in views(window, qtbot):
        QApplication.processEvents()
        for what in (nameless(window), unreachable(window), missed(window, qtbot)):
            troubles += [f"{view}: {one}" for one in what]
    assert troubles == []


def dialogs(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, Callable[[], object]]]:
    """What opens each of the main dialogs, on the page it belongs to."""
    yield "keys", window.rail.keys_wanted.emit
    yield "about", window.rail.about_wanted.emit
    yield "problem report", lambda: show_report(window)
    shown = page(window, "participants", qtbot)
    yield "new participant", shown.add
    yield "contact", lambda: shown.note_wanted.emit(shown.subject)
    yield "contact of whom", lambda: shown.note_wanted.emit(None)
    yield "print", shown.print_shown
    yield "lists", shown.import_wanted.emit
    yield "doubles", shown.doubles_wanted.emit
    yield "referred elsewhere", shown.refer
    yield "no buddy after all", shown.withdraw
    yield "own step", shown.note_own_step
    yield "merge with", lambda: shown.merge_wanted.emit(shown.shown_row)
    yield "a filter", shown.own.build
    shown.detail.tabs.choose("path")
    QApplication.processEvents()
    yield "brought to an offer", shown.detail.trajectory.beside.ask_offer
    yield "out together", shown.detail.trajectory.beside.ask_outing
    yield "what a buddy may read", lambda: shown.noting.note_consent(ConsentKind.BUDDY)
    yield "hand over", lambda: shown.hand_over(shown.shown_row)
    for entry in (_("History…"), _("Their own file, to look at…"), _("Erase…")):
        yield entry, next(one.trigger for one in shown.detail.heading.menu.actions() if one.text() == entry)
    shown = page(window, "buddies", qtbot)
    yield "new buddy", shown.add
    for stage in (ASK, TALK, DECIDE, PAUSE_A_BUDDY):
        yield f"screening, {stage}", lambda stage=stage: shown.go_on(stage)  # type: ignore[misc]
    yield "couple", shown.add_second_person
    yield "report", page(window, "figures", qtbot).make_report
    yield "offer", page(window, "offers", qtbot).add
    shown = page(window, "matching", qtbot)
    shown.list.views.choose("proposals")
    yield "own pair", shown.steps.propose_own
    pairs = (shown.list.list.rows.index(at) for at in range(shown.list.list.rows.rowCount()))
    next(None for at in pairs if shown.list.list.setCurrentIndex(at) or isinstance(shown.detail.sheet, PairSheet))
    sheet = shown.detail.sheet
    yield "ask", lambda: shown.steps.ask_both(sheet)
    yield "exclude", lambda: shown.steps.exclude(sheet)
    shown.steps.keep(sheet, True)
    yield "earlier calculations", shown.steps.look_back
    for about in ("availability", "language", "gender", "smokes", "age", "location"):
        yield f"answer about {about}", lambda about=about: shown.steps.note_answer(sheet.buddy, about)  # type: ignore[misc]
    shown = page(window, "duos", qtbot)
    together = next(row for row in shown.views._rows if row.together)
    shown.show_duo(together.id)
    yield "contact of a duo", lambda: shown.note_wanted.emit(Subject("duo", together.id))
    for move in (CONFIRM, PAUSE, CLOSE, STOP):
        yield f"move to {move.state}", lambda move=move: shown.detail.moves.go(move)  # type: ignore[misc]
    yield "versions", shown.detail.agreement.older.click
    yield "signing", shown.detail.agreement.copy.change.click
    shown = page(window, "network", qtbot)
    shown.show_participant(together.participant_id)
    yield "map on paper", shown.print_shown
    yield "names of the parts of a map", SectorNames(window, shown.shown).open
    shown = page(window, "figures", qtbot)
    shown.show_section(SIGNALS)
    told = shown.views[SIGNALS]
    told.show_signal(next(one.id for one in told._rows if one.unanswered))
    yield "signal", told.add
    yield "signal passed on", told.detail.pass_on
    passing = next(one for one in told.detail._row.passings if one.answer is None)
    yield "answer to a signal", lambda: told.detail._answer(passing)
    yield "signal seen on another day", told.detail._on_another_day
    shown.show_section(PAPERS)
    yield "papers that are asked", shown.views[PAPERS].ask.click
    paid = open_volunteer(shown).detail
    yield "expense note", paid.make_note
    yield "expense beside the outings", paid.more.click
    yield "paid by others", paid.of_year.more.click
    yield "expenses by name", shown.views[EXPENSES].by_name.click
    partner = next(one.id for one in window.store.read(organisations.organisations) if one.is_partner)
    given = window.store.read(partner_export.partner_export, partner, whole_year(2026), TODAY)
    yield "for a partner", PartnerExportDialog(window, given).open
    known = window.store.read(organisations.organisation_row, partner)
    yield "organisation with an earlier name", OrganisationDialog(window.store, known, window).open
    yield "new name of an organisation", RenameDialog(window.store, known, lambda: TODAY, window).open
    shown = page(window, "office", qtbot)
    yield "coordinator", shown.coordinators.ask_new
    yield "organisation", shown.organisations.add_button.click
    yield "password", shown.vault.password.click
    yield "recovery code", shown.vault.code.click
    yield "envelope", shown.lock.make.click
    yield "to another laptop", shown.hand_over.give.click
    draft = Draft(_("Note a contact"), "2026-11-23T09:41", (Entry("text", _("Remark"), "Belt nog."),))
    for may_go_on in (True, False):
        asked = DraftDialog(window, draft, may_go_on=may_go_on)
        yield f"a draft, to go on with: {may_go_on}", asked.open
    yield "room in the history", MakeRoom(window, shown._store.vault, Old(3, 3, 900), datetime.now(UTC)).open
    past = window.store.read(retention.all_past, TODAY)[0]
    yield "keep longer", KeepLonger(window, window.store, past, TODAY).open
    shown = page(window, "figures", qtbot)
    yield "report", shown.report.click
    yield "amounts of the law", AmountsDialog(window.store, TODAY.year, TODAY, window).open
    yield "an amount of the law", AmountDialog(window.store, TODAY, None, None, window).open


def troubles_of(name: str, ask: Callable[[], object], window: QWidget, qtbot: QtBot) -> list[str]:
    """What somebody without a mouse or without eyes would stumble on in the dialog that is opened."""
    looked: list[QWidget] = []
    troubles: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not (isinstance(dialog, Dialog) and dialog.isVisible()) or looked:
            return
        looked.append(dialog)
        SEEN.add(type(dialog))
        try:
            for what in (nameless(dialog), unreachable(dialog), missed(dialog, qtbot)):
                troubles.extend(f"{name}: {one}" for one in what)
            if not dialog.accessibleName():
                troubles.append(f"{name}: has no name")
            qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
            if dialog.isVisible() and not isinstance(dialog, NOT_LEFT):
                troubles.append(f"{name}: Esc does not leave it")
        finally:
            while isinstance(front := QApplication.activeModalWidget(), QDialog):
                QDialog.done(front, 0)

    waiting = QTimer(window, interval=5)
    waiting.timeout.connect(look)
    waiting.start()
    ask()
    qtbot.waitUntil(lambda: bool(looked), timeout=15_000)
    waiting.stop()
    QApplication.processEvents()
    return troubles


def test_every_dialog(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of each page, those that pictures are taken of, and those before there is a vault; none is left out."""
    troubles = [one for name, ask in dialogs(window, qtbot) for one in troubles_of(name, ask, window, qtbot)]
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[2] / "packaging"))
    scenes = importlib.import_module("scenes")
    for name, ask in scenes.of_window(window.store, window, TODAY):
        if name in OTHERS:
            troubles += troubles_of(name, ask, window, qtbot)
    for asked in (
        CrashDialog(window, "ValueError"),
        LaterDialog(window, "Marleen", TODAY),
        NextContactDialog(window, "Marleen", TODAY),
        FileDialog(window),
        LicencesDialog(window, "GPL"),
        ExistingDuo(window.store, window.store.read(people.participants, TODAY)[0], TODAY, window),
        ScanDialog(
            window,
            OpenedScan("blad.pdf", ".pdf", b"", (Subject("participant", UUID(int=1)), Subject("buddy", UUID(int=2)))),
            [],
        ),
    ):
        troubles += troubles_of(type(asked).__name__, asked.open, window, qtbot)
    front = UnlockPage()
    qtbot.addWidget(front)
    front.show()
    front.activateWindow()
    for name, ask in scenes.before(front):
        if name in BEFORE:
            troubles += troubles_of(name, ask, front, qtbot)
        elif name in ("welcome", "unlock", "who-works"):
            ask()
            QApplication.processEvents()
            for what in (nameless(front), unreachable(front), missed(front, qtbot)):
                troubles += [f"{name}: {one}" for one in what]
    assert troubles == []
    for module in pkgutil.walk_packages(app.ui.__path__, "app.ui."):
        importlib.import_module(module.name)
    kinds = {one.__name__ for one in _kinds(Dialog) if one.__module__.startswith("app.")}
    assert kinds - {one.__name__ for one in SEEN} == OTHERWISE | NOT_WALKED


def _kinds(of: type[QWidget]) -> Iterator[type[QWidget]]:
    for one in of.__subclasses__():
        yield one
        yield from _kinds(one)


def test_colours_and_letters_switch_under_whatever_is_open(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    names = [one.id for one in window.pages]
    for name in (*names, "participants"):
        shown = page(window, name, qtbot)
    shown.edit()
    asked = Dialog(window, "Een vraag", "Met een zin eronder.")
    asked.add_cancel()
    asked.open()
    try:
        theme.apply(qapp, DARK, 130)
        QApplication.processEvents()
        assert _remains(asked, LIGHT.surface) == 0
        asked.reject()
        for name in names:
            page(window, name, qtbot)
            assert (name, _remains(window, LIGHT.bg)) == (name, 0)
            if name != "office":  # its letterhead is paper; elsewhere the letters of a filled button may be as white
                assert _remains(window, LIGHT.surface) < 20
    finally:
        theme.apply(qapp, LIGHT, 100)
    QApplication.processEvents()
    assert _remains(window, DARK.bg) == 0


def _remains(widget: QWidget, colour: str) -> int:
    """How many of the dots that were looked at have exactly this colour."""
    picture, sought = widget.grab().toImage(), QColor(colour)
    return sum(
        picture.pixelColor(x, y) == sought for x in range(2, picture.width(), 7) for y in range(2, picture.height(), 7)
    )

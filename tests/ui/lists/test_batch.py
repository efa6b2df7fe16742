"""Several chosen in a table: the bar, and each thing it does with an undo of it."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pypdfium2
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.services import contacts, events, follow_ups, guests, handouts, hard_days, office, people
from app.services.subjects import Subject
from app.ui.lists.batch_dialogs import InviteAllDialog, StepsDialog, TalksDialog
from app.ui.lists.hand_over import AfterDialog, HandOverDialog
from app.ui.lists.labels_dialog import LabelsDialog
from app.ui.lists.mails_dialog import MailsDialog, OneByOne
from app.ui.lists.print_dialog import PrintDialog
from app.ui.lists.table_pane import TablePane
from app.ui.main_window import MainWindow
from app.ui.office.coordinators import CoordinatorsCard
from app.ui.participants.page import ParticipantsPage
from app.ui.saving import PDF, PaperDialog
from app.ui.store import Store
from app.vocabulary import ContactKind, EventKind, HandoutKind, ParticipantStatus

TODAY = date(2026, 11, 23)
NAMES = ("Marleen", "Luc", "Rita", "Jos")
Answering = Callable[[type[QDialog], Callable[[Any], None]], None]


@pytest.fixture
def people_ids(store: Store) -> dict[str, UUID]:
    """Four participants of An; Rita died, Jos has neither street nor mail."""
    an = store.write(office.add_coordinator, {"first_name": "An"})
    made = {}
    for name in NAMES:
        known = {} if name == "Jos" else {"street": "Dorp 1", "email": f"{name.lower()}@mens.example"}
        facts = {"first_name": name, "last_name": "Verzinsel", "postcode": "2440", "place": "Geel"} | known
        own = {"status": ParticipantStatus.WAITING, "coordinator_id": an}
        made[name] = store.write(people.add_participant, facts, own)
    rita = next(row for row in store.read(people.participants, TODAY) if row.first_name == "Rita")
    store.write(hard_days.deceased, rita.person_id, TODAY)
    return made


@pytest.fixture
def pane(store: Store, people_ids: dict[str, UUID], qtbot: QtBot) -> TablePane:
    page = ParticipantsPage(store, lambda: TODAY)
    window = MainWindow(store, [page])
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page.views.switch.choose("table")
    pane = page.views.table
    assert isinstance(pane, TablePane)
    pane.choose_filter("all")
    assert pane.batch
    assert pane.batch.isHidden()
    pane.table.selectAll()
    return pane


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Answering:
    """Shows a dialog of a kind, and does something with it in place of waiting."""

    def answer(kind: type[QDialog], do: Callable[[Any], None]) -> None:
        def shown(dialog: QDialog) -> int:
            dialog.show()
            QApplication.processEvents()
            do(dialog)
            return dialog.result()

        monkeypatch.setattr(kind, "exec", shown)

    return answer


def do(pane: TablePane, words: str) -> None:
    assert pane.batch
    pane.batch.do(words)


def counted(store: Store, ids: dict[str, UUID], ask: Callable[..., Any]) -> list[int]:
    return [len(store.read(ask, Subject("participant", ids[name]))) for name in NAMES]


def test_the_bar_stands_there_for_more_than_one_and_keeps_them(
    pane: TablePane, store: Store, qtbot: QtBot, cut_in: Any
) -> None:
    bar = pane.batch
    assert bar
    assert not bar.isHidden()
    assert "4" in bar._count.text()
    for width in (1000, 1024, 1366):
        pane.window().resize(width, 768)
        QApplication.processEvents()
        assert cut_in(pane) == []
    pane.search_for("luc")
    assert bar.isHidden()
    pane.search_for("")
    pane.table.setFocus()
    pane.table.select(pane.table.rows.shown[0].id)
    qtbot.keyClick(pane.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert not bar.isHidden()
    qtbot.keyClick(pane.table, Qt.Key.Key_Tab)
    assert pane.window().focusWidget() is next(iter(bar.buttons.values()))
    bar.clear.click()
    assert bar.isHidden()
    assert pane.table.hasFocus()


def test_one_contact_with_each_and_one_undo(
    pane: TablePane, store: Store, people_ids: dict[str, UUID], answering: Answering
) -> None:
    def note(dialog: TalksDialog) -> None:
        dialog.save.click()
        assert not dialog.result()  # how?
        dialog.kind.buttons[ContactKind.MAIL].click()
        dialog.note.set_text("Nieuwsbrief")
        assert any("Rita" in text for text in texts(dialog))
        dialog.save.click()

    answering(TalksDialog, note)
    do(pane, "Note a contact…")
    assert counted(store, people_ids, contacts.contacts_of) == [1, 1, 0, 1]
    store.undo()
    assert counted(store, people_ids, contacts.contacts_of) == [0, 0, 0, 0]


def test_one_step_for_each_and_one_undo(
    pane: TablePane, store: Store, people_ids: dict[str, UUID], answering: Answering
) -> None:
    def note(dialog: StepsDialog) -> None:
        dialog.step.what.set_text("Kerstkaart sturen")
        dialog.save.click()
        assert not dialog.result()  # when?
        dialog.step.when.buttons[TODAY + timedelta(days=1)].click()
        dialog.save.click()

    answering(StepsDialog, note)
    do(pane, "Next step…")
    assert counted(store, people_ids, follow_ups.open_steps) == [1, 1, 0, 1]
    store.undo()
    assert counted(store, people_ids, follow_ups.open_steps) == [0, 0, 0, 0]


def test_they_are_invited_at_once_and_undone(pane: TablePane, store: Store, answering: Answering) -> None:
    event = store.write(events.add_event, EventKind.OPEN, TODAY + timedelta(days=5))
    answering(InviteAllDialog, lambda dialog: dialog.put.click())
    do(pane, "Invite…")
    assert [one.name.split()[0] for one in store.read(guests.guests, event)] == ["Jos", "Luc", "Marleen"]
    store.undo()
    assert store.read(guests.guests, event) == ()


def test_labels_leave_in_a_file_and_it_is_noted(
    pane: TablePane,
    store: Store,
    people_ids: dict[str, UUID],
    answering: Answering,
    saved_as: Callable[[str], Path],
    qtbot: QtBot,
) -> None:
    def make(dialog: LabelsDialog) -> None:
        said = " ".join(texts(dialog))
        assert "2 etiketten op 1 blad" in said
        assert "Jos Verzinsel (straat)" in said
        assert "Rita" in said
        dialog.sheet.setFocus()
        qtbot.keyClick(dialog.sheet, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.sheet, Qt.Key.Key_Right)
        assert dialog.sheet.first == 5
        qtbot.mouseClick(dialog.sheet, Qt.MouseButton.LeftButton, pos=dialog.sheet._area(23).center().toPoint())
        assert dialog.sheet.first == 24
        assert "2 etiketten op 2" in " ".join(texts(dialog))
        dialog._go(PDF)

    answering(LabelsDialog, make)
    target = saved_as("etiketten.pdf")
    do(pane, "Labels…")
    qtbot.waitUntil(lambda: counted(store, people_ids, handouts.handouts) == [1, 1, 0, 0])
    with pypdfium2.PdfDocument(target) as paper:
        said = [page.get_textpage().get_text_range().split() for page in paper]
    assert said == [["Luc", "Verzinsel", "Dorp", "1", "2440", "Geel"], ["Marleen", "Verzinsel", *said[0][2:]]]


def test_mails_are_previewed_and_saved_one_by_one(
    pane: TablePane,
    store: Store,
    people_ids: dict[str, UUID],
    answering: Answering,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *_: str(tmp_path))

    def write(dialog: MailsDialog) -> None:
        dialog.save.click()
        assert dialog.subject.error
        dialog.subject.set_text("Koffie")
        dialog.text.editor.setPlainText("Dag ")  # type: ignore[attr-defined]
        dialog.text.editor.moveCursor(dialog.text.editor.textCursor().MoveOperation.End)  # type: ignore[attr-defined]
        dialog.gaps["firstname"].click()
        assert dialog.preview.text() == "Dag Luc"
        dialog.after.click()
        assert dialog.preview.text() == "Dag Marleen"
        said = " ".join(texts(dialog))
        assert "Jos Verzinsel" in said
        assert "Rita Verzinsel" in said
        dialog.save.click()

    answering(MailsDialog, write)
    do(pane, "Mail…")
    found = sorted(tmp_path.glob("*.eml"))
    assert [file.name for file in found] == ["mail-001-LV.eml", "mail-002-MV.eml"]
    assert b"To: luc@mens.example" in found[0].read_bytes()
    assert b"marleen" not in found[0].read_bytes()
    assert counted(store, people_ids, handouts.handouts) == [1, 1, 0, 0]


def test_mails_are_opened_one_after_the_other(
    pane: TablePane,
    store: Store,
    people_ids: dict[str, UUID],
    answering: Answering,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []

    def take(url: QUrl) -> bool:
        opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return True

    monkeypatch.setattr("app.ui.lists.mails_dialog.QDesktopServices.openUrl", take)

    def write(dialog: MailsDialog) -> None:
        dialog.subject.set_text("Koffie & taart")
        dialog.text.set_text("Dag {voornaam},\n\ntot 3 % later?")
        dialog.begin.click()

    def walk(dialog: OneByOne) -> None:
        assert "Luc" in dialog.whose.text()
        dialog.skip.click()
        assert "Marleen" in dialog.whose.text()
        dialog.next.click()
        assert dialog.result()

    answering(MailsDialog, write)
    answering(OneByOne, walk)
    do(pane, "Mail…")
    assert opened == [
        "mailto:marleen@mens.example?subject=Koffie%20%26%20taart&body=Dag%20Marleen%2C%0D%0A%0D%0Atot%203%20%25%20later%3F"
    ]
    noted = store.read(handouts.handouts, Subject("participant", people_ids["Marleen"]))
    assert [(one.kind, one.note) for one in noted] == [(HandoutKind.MAIL, "Koffie & taart")]
    assert counted(store, people_ids, handouts.handouts) == [1, 0, 0, 0]


def test_only_the_chosen_go_to_excel_and_to_paper(
    pane: TablePane,
    answering: Answering,
    saved_as: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    pane.table.select_all_of({row.id for row in pane.table.rows.shown if row.first_name in ("Luc", "Rita")})
    monkeypatch.setattr("app.ui.saving.confirm", lambda *_asked, **_how: True)
    target = saved_as("gekozen.xlsx")
    do(pane, "To Excel…")
    qtbot.waitUntil(target.exists)
    sheet = load_workbook(target).worksheets[0]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["Luc Verzinsel", "Rita Verzinsel"]
    whom: list[str] = []
    answering(PrintDialog, lambda dialog: whom.append(dialog.whom))
    do(pane, "Print…")
    assert whom == ["chosen"]


def test_a_caseload_is_handed_over_with_letters_and_an_overview(
    pane: TablePane,
    store: Store,
    people_ids: dict[str, UUID],
    answering: Answering,
    saved_as: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    store.write(office.add_coordinator, {"first_name": "Tom"})
    monkeypatch.setattr(PaperDialog, "exec", lambda self: self._choose(PDF))
    followed = lambda: [row.coordinator for row in store.read(people.participants, TODAY)]  # noqa: E731

    def hand(dialog: HandOverDialog) -> None:
        assert dialog.to.currentText() == "Tom"
        dialog.boxes[people_ids["Jos"]].setChecked(False)
        dialog.to.choose(str(next(one.id for one in store.read(office.coordinators) if one.full_name == "An")))
        dialog.to.chosen.emit(dialog.to.current)
        assert dialog.hand.text() == "0 overdragen"
        dialog.hand.click()
        assert not dialog.result()  # she follows them already
        dialog.to.choose(str(next(one.id for one in store.read(office.coordinators) if one.full_name == "Tom")))
        dialog.hand.click()

    def after(dialog: AfterDialog) -> None:
        assert followed() == ["An", "Tom", "Tom", "Tom"]
        assert "Rita Verzinsel" in " ".join(texts(dialog))
        for name, give in (("brieven.pdf", dialog.give_letters), ("overzicht.pdf", dialog.give_overview)):
            target = saved_as(name)
            assert give()
            qtbot.waitUntil(target.exists)
            with pypdfium2.PdfDocument(target) as paper:
                said = " ".join(page.get_textpage().get_text_range() for page in paper)
            assert "Marleen" in said
            assert "Jos" not in said
        qtbot.waitUntil(lambda: counted(store, people_ids, handouts.handouts) == [1, 1, 0, 0])

    answering(HandOverDialog, hand)
    answering(AfterDialog, after)
    do(pane, "Hand over to a colleague…")
    store.undo()  # that letters were made
    store.undo()  # and the overview
    store.undo()
    assert followed() == ["An"] * 4


def test_it_is_reached_from_the_settings_and_for_one(
    pane: TablePane, store: Store, people_ids: dict[str, UUID], answering: Answering, qtbot: QtBot
) -> None:
    seen: list[list[UUID]] = []
    answering(HandOverDialog, lambda dialog: seen.append(dialog.chosen))
    page: Any = pane.window().page  # type: ignore[attr-defined]
    page.choose(people_ids["Luc"])
    menu = {action.text(): action for action in page.detail.heading.menu.actions()}
    menu["Overdragen aan een collega…"].trigger()
    card = CoordinatorsCard(store, store.vault)  # type: ignore[arg-type]
    qtbot.addWidget(card)
    card._hand_over(store.read(office.coordinators)[0])
    assert seen[0] == [people_ids["Luc"]]
    assert set(seen[1]) == {people_ids[name] for name in ("Marleen", "Luc", "Jos")}


def texts(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_who_is_to_be_heard_again_has_a_clock_and_it_is_said(pane: TablePane, store: Store) -> None:
    """Never by the colour alone."""
    model = pane.table.rows
    at = next(at for at, column in enumerate(model.columns) if column.title == "Last heard")
    luc = next(row for row in model.shown if row.first_name == "Luc")

    def registered(on: date) -> QModelIndex:
        store.write(people.change_participant, luc.id, {"registered_on": on})
        return model.index(next(line for line, row in enumerate(model.shown) if row.id == luc.id), at)

    assert registered(TODAY).data(Qt.ItemDataRole.DecorationRole) is None
    index = registered(TODAY - timedelta(days=400))
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert index.data() == "nog niets"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Laatst gehoord: nog niets, nog eens horen"


def test_the_menu_of_the_table_offers_the_same(pane: TablePane, qtbot: QtBot) -> None:
    bar = pane.batch
    assert bar
    pane.table.setFocus()
    at = pane.table.rect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, pane.table.mapToGlobal(at))
    QApplication.sendEvent(pane.table.viewport(), asked)
    menu = bar.findChildren(QMenu)[-1]
    said = [action.text() for action in menu.actions()]
    assert said[:5] == [button.text() for button in bar.buttons.values()]
    assert said[5:] == ["Overdragen aan een collega…", "Afdrukken…", "Naar Excel…"]
    menu.close()

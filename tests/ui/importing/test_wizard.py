"""The wizard through its real widgets: from files to a report, and everything back with one undo."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services.import_questions import Kind
from app.storage.vault import Vault
from app.transfer.columns import How
from app.ui import theme
from app.ui.importing.draft import Source
from app.ui.importing.jobs import TakingOver
from app.ui.importing.opening import Importing
from app.ui.importing.wizard import DONE, FILES, PREVIEW, QUESTIONS, RECOGNISED, ImportWizard
from app.ui.store import Store
from app.ui.widgets.dialog import Dialog
from app.vocabulary import ParticipantStatus, Role

LIST = (
    "Naam;Voornaam;Geslacht;Postcode;Talen;Beschikbaar;Status;Aangemeld op;Rookt",
    "Zonnedauw;Marleen;v;2440;NL;za;wacht;05/01/2026;soms",
    "Kiezelsteen;Luc;m;2200;NL;zo;wacht;31/02/2026;soms",
    ";;;2200;;;;;",
)
STRANGE = (
    "Lijst van Kaat",
    "Wie is het;Hoe heet je;Waar;Nummer;Toestand",
    "Zonnedauw;Marleen;Geel;0400 11 22 33;on hold",
    "Kiezelsteen;Luc;Mol;0400 11 22 34;wacht",
    "Kiezelsteen;Luc;Mol;0400 11 22 34;wacht",
    "Groep Maandag;;;;",
)
FIELDS = ("last_name", "first_name", "place", "phone", "status")


def said_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def choose_fields(wizard: ImportWizard, fields: tuple[str, ...] = FIELDS) -> None:
    """Choose what each column holds in its own drop-down, as a hand does."""
    for index, field in enumerate(fields):
        choice = wizard.recognised.grid.heads[index].choice
        choice.setCurrentIndex(choice.findData(field))
        choice.activated.emit(choice.currentIndex())


def answer_next_dialog(over: QWidget, words: str) -> None:
    def act() -> None:
        for dialog in over.findChildren(Dialog):
            if dialog.isVisible():
                next(one for one in dialog.findChildren(QAbstractButton) if one.text() == words).click()
                return
        QTimer.singleShot(10, act)

    QTimer.singleShot(10, act)


def test_a_list_is_read_in_and_taken_back_as_one_step(
    opened: Any, go_on: Any, written: Any, there: Any, vault: Vault
) -> None:
    wizard = opened(written("wachtlijst.csv", *LIST))
    assert wizard.step == RECOGNISED
    assert there() == []
    go_on(wizard)
    assert (wizard.step, wizard.hint.text()) == (
        PREVIEW,
        "2 toe te voegen, 0 al gekend, 1 niet over te nemen. Er is nog niets bewaard.",
    )
    assert there() == []
    assert wizard.next.text() == "Overnemen"
    go_on(wizard)
    assert wizard.step == DONE
    assert {row.first_name for row in there()} == {"Marleen", "Luc"}
    assert list((vault.folder / "backups").glob("*.klikbackup"))
    words = wizard.done_step.text()
    assert "2 mensen toegevoegd" in words
    assert "3 rijen, 2 toegevoegd, 0 al gekend, 1 niet overgenomen" in words
    assert "rij 4" in words
    assert "(rijen 2, 3)" in words
    wizard.done_step.copy.click()
    assert QApplication.clipboard().text() == words


def test_one_undo_takes_everything_back(
    opened: Any, go_on: Any, written: Any, there: Any, qtbot: QtBot, vault: Vault
) -> None:
    buddies = written("buddys.csv", "Familienaam;Voornaam;Screening;Max km;Talen", "Vlinderdal;Nadia;ok;20;NL")
    wizard = opened(written("wachtlijst.csv", *LIST), buddies)
    go_on(wizard, 2)
    assert len(there()) == 3
    wizard.done_step.undo.click()
    qtbot.waitUntil(lambda: not wizard.is_busy)
    assert there() == []
    assert vault.undoable() is None
    assert "Ongedaan gemaakt" in wizard.done_step.text()
    assert not wizard.done_step.undo.isEnabled()
    assert wizard.next.text() == "Sluiten"


def test_a_mapping_is_corrected_remembered_and_taken_back(
    opened: Any, go_on: Any, written: Any, there: Any, store: Store, qtbot: QtBot
) -> None:
    strange = written("namen.csv", *STRANGE)
    wizard = opened(strange)
    assert (wizard.step, wizard.next.isEnabled()) == (RECOGNISED, False)
    assert wizard.hint.text() == "Zeg eerst van wie de lijst namen.csv is."
    wizard.recognised.whose.buttons[Role.PARTICIPANT].click()
    assert wizard.hint.text() == "Kies in namen.csv de kolom met de naam."
    choose_fields(wizard)
    heads = wizard.recognised.grid.heads
    assert [head.choice.current for head in heads.values()] == list(FIELDS)
    assert all("zoals jij koos" in said_in(head) for head in heads.values())
    go_on(wizard)
    assert wizard.preview.chips["new"].text() == "Nieuw 4"
    go_on(wizard, 2)
    found = {row.first_name: row for row in there()}
    assert (found["Marleen"].municipality, found["Marleen"].phone) == ("Geel", "+32400112233")
    assert found["Luc"].status is ParticipantStatus.WAITING
    wizard.next.click()

    again = opened(strange)
    again.recognised.whose.buttons[Role.PARTICIPANT].click()
    assert [column.how for column in again.recognised.part.found.columns] == [*[How.REMEMBERED] * 4, How.TITLE]
    assert "onthouden van vorige keer" in said_in(again.recognised.grid.heads[0])
    go_on(again)
    assert again.preview.chips["known"].text() == "Al gekend 4"
    answer_next_dialog(again, "Stoppen")
    again.reject()

    store.undo()
    assert there() == []
    third = opened(strange)
    third.recognised.whose.buttons[Role.PARTICIPANT].click()
    assert third.recognised.part.lacks_name


def test_the_titles_stand_in_another_row(opened: Any, go_on: Any, written: Any, there: Any) -> None:
    wizard = opened(written("buddys.csv", "Naam;Voornaam", "Familienaam;Voornaam;Screening", "Vlinderdal;Nadia;ok"))
    page = wizard.recognised
    assert page.titles.text() == "Titels in rij 1"
    page.down.click()
    assert page.titles.text() == "Titels in rij 2"
    assert [head.choice.current for head in page.grid.heads.values()] == ["last_name", "first_name", "screening"]
    page.up.click()
    page.up.click()
    assert (page.titles.text(), page.up.isEnabled()) == ("Zonder titels", False)
    page.down.click()
    page.down.click()
    go_on(wizard, 2)
    assert [row.last_name for row in there()] == ["Vlinderdal"]


def test_a_sheet_is_left_out(opened: Any, go_on: Any, written: Any, there: Any) -> None:
    other = written("buddys.csv", "Familienaam;Voornaam;Screening", "Vlinderdal;Nadia;ok")
    wizard = opened(written("wachtlijst.csv", *LIST), other)
    wizard.recognised.show_part(wizard.draft.parts[1].key)
    wizard.recognised.read.click()
    assert not wizard.recognised.grid.isEnabled()
    go_on(wizard, 2)
    assert {row.last_name for row in there()} == {"Zonnedauw", "Kiezelsteen"}


def test_what_becomes_of_each_row_can_be_looked_through(opened: Any, go_on: Any, written: Any) -> None:
    wizard = opened(written("wachtlijst.csv", *LIST))
    go_on(wizard)
    page = wizard.preview
    assert [chip.text() for chip in page.chips.values()] == [
        "Alle 3", "Nieuw 2", "Al gekend 0", "Na te kijken 2", "Niet overgenomen 1",
    ]  # fmt: skip
    page.chips["refused"].click()
    assert page.table.rows.rowCount() == 1
    page.table.selectRow(0)
    assert "In deze rij staat geen naam." in said_in(page)
    page.chips["check"].click()
    page.table.selectRow(1)
    assert "Luc Kiezelsteen" in said_in(page)
    assert "Aangemeld op ‘31/02/2026’" in said_in(page)


def test_answers_change_what_becomes_of_rows(opened: Any, go_on: Any, written: Any, there: Any, qtbot: QtBot) -> None:
    wizard = opened(written("namen.csv", *STRANGE))
    wizard.recognised.whose.buttons[Role.PARTICIPANT].click()
    choose_fields(wizard)
    go_on(wizard, 2)
    assert wizard.step == QUESTIONS
    asked = {question.kind: question for question in wizard.draft.prepared.plan.questions if question.about}
    page = wizard.questions
    for kind, answer in ((Kind.STATUS, "waiting"), (Kind.TWIN, "one"), (Kind.PERSON, "leave")):
        page.answers[asked[kind].key].buttons[answer].click()
        qtbot.waitUntil(lambda: not wizard.is_busy)
    assert wizard.hint.text().startswith("2 toe te voegen, 0 al gekend, 2 niet over te nemen.")
    wizard.back.click()
    assert wizard.preview.chips["refused"].text() == "Niet overgenomen 2"
    go_on(wizard)
    assert page.answers[asked[Kind.TWIN].key].shown == "one"
    page.answers[asked[Kind.TWIN].key].buttons["one"].click()  # takes the answer back
    qtbot.waitUntil(lambda: not wizard.is_busy)
    assert wizard.hint.text().startswith("3 toe te voegen")
    go_on(wizard)
    assert sorted((row.first_name, row.status) for row in there()) == [
        ("Luc", ParticipantStatus.WAITING), ("Luc", ParticipantStatus.WAITING), ("Marleen", ParticipantStatus.WAITING),
    ]  # fmt: skip


def test_many_questions_are_answered_alike(opened: Any, go_on: Any, written: Any, qtbot: QtBot) -> None:
    lines = [f"Zon;Jan{at};12/02/1968;wacht" for at in range(3) for _twice in "ab"]
    wizard = opened(written("wachtlijst.csv", "Naam;Voornaam;Geboortedatum;Status", *lines))
    go_on(wizard, 2)
    wizard.questions.together[Kind.TWIN].buttons["one"].click()
    qtbot.waitUntil(lambda: not wizard.is_busy)
    assert wizard.hint.text().startswith("3 toe te voegen, 0 al gekend, 3 niet over te nemen")
    assert {answers.shown for answers in wizard.questions.answers.values()} == {"one"}


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_taken_over(
    opened: Any, go_on: Any, written: Any, there: Any, qtbot: QtBot
) -> None:
    wizard = opened(written("wachtlijst.csv", *LIST), Path("/nergens/kapot.xlsx"))
    assert wizard.step == FILES
    assert "kapot.xlsx kan niet geopend worden" in said_in(wizard.files)
    go_on(wizard, 3)
    assert wizard.step == DONE
    assert len(there()) == 2
    assert "kapot.xlsx kan niet geopend worden" in wizard.done_step.text()


def test_with_nothing_that_can_be_read_there_is_no_way_on(opened: Any) -> None:
    wizard = opened(Path("/nergens/kapot.xlsx"))
    assert not wizard.next.isEnabled()
    wizard.files.removed.emit(wizard.draft.sources[0])
    assert wizard.draft.sources == []


def test_leaving_keeps_nothing_and_asks_only_where_something_was_said(
    opened: Any, go_on: Any, written: Any, there: Any, vault: Vault, qtbot: QtBot
) -> None:
    wizard = opened(written("wachtlijst.csv", *LIST))
    go_on(wizard)
    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()
    other = opened(written("wachtlijst.csv", *LIST))
    other.recognised.grid.heads[8].choice.chosen.emit("has_pets")
    answer_next_dialog(other, "Annuleren")
    other.reject()
    assert other.isVisible()
    assert there() == []
    assert vault.undoable() is None
    assert not list((vault.folder / "backups").glob("*"))
    other.done(0)


def test_cancelled_while_it_is_written_nothing_is_kept(
    opened: Any, go_on: Any, written: Any, there: Any, vault: Vault, qtbot: QtBot
) -> None:
    wizard = opened(written("wachtlijst.csv", *LIST))
    go_on(wizard)
    wizard.next.click()
    assert wizard.is_busy
    wizard.reject()
    assert (wizard.isVisible(), wizard.step, wizard.is_busy) == (True, PREVIEW, False)
    go_on(wizard)  # waits for what was cancelled, and takes over once
    assert (wizard.step, len(there()), len(vault.history())) == (DONE, 2, 1)


def test_nothing_is_answered_any_more_while_it_is_written(
    opened: Any, go_on: Any, written: Any, there: Any, vault: Vault, qtbot: QtBot
) -> None:
    wizard = opened(written("wachtlijst.csv", LIST[0], LIST[1], LIST[1]))
    go_on(wizard, 2)
    (answers,) = wizard.questions.answers.values()
    wizard.next.click()
    answers.buttons["one"].click()
    qtbot.waitUntil(lambda: not wizard.is_busy)
    assert (wizard.step, wizard.draft.answers, len(there()), len(vault.history())) == (DONE, {}, 2, 1)


def test_once_it_is_being_kept_it_cannot_be_cancelled(store: Store) -> None:
    task = TakingOver(store, (), {})
    step = task._stepping(lambda: False, lambda words, part: None)
    cancelled: list[bool] = []
    task.cancelled.connect(lambda: cancelled.append(True))
    step(1.0)
    task.cancel()
    assert cancelled == []


def test_the_backup_is_made_and_told_before_anything_is_written(
    importing: Importing, opened: Any, go_on: Any, written: Any, vault: Vault
) -> None:
    told: list[str] = []
    importing._store.remembered.connect(lambda: told.append(vault.state.backup_at))
    wizard = opened(written("wachtlijst.csv", *LIST))
    go_on(wizard, 2)
    assert told == [vault.state.backup_at]
    assert datetime.fromisoformat(vault.state.backup_at) <= vault.history()[0].at


def test_lists_of_both_roles_lead_to_the_proposals(
    importing: Importing, opened: Any, go_on: Any, written: Any, qtbot: QtBot
) -> None:
    buddies = written("buddys.csv", "Familienaam;Voornaam;Screening", "Vlinderdal;Nadia;ok")
    alone = opened(buddies)
    go_on(alone, 2)
    assert alone.step == DONE
    assert not alone.proposals.isVisible()
    alone.next.click()
    both = opened(buddies, written("wachtlijst.csv", *LIST))
    assert not both.proposals.isVisible()
    go_on(both, 2)
    assert both.step == DONE
    assert not both.proposals.isVisible()  # the buddy was known already: nobody new on both sides
    both.next.click()
    new = opened(
        written("andere.csv", "Familienaam;Voornaam;Screening", "Kiezelsteen;Ria;ok"),
        written("nieuwe.csv", LIST[0], "Zonnedauw;Lode;m;2440;NL;za;wacht;05/01/2026;soms"),
    )
    go_on(new, 2)
    with qtbot.waitSignal(importing.proposals_wanted):
        new.proposals.click()
    assert not new.isVisible()


def test_files_are_dropped(importing: Importing, written: Any, qtbot: QtBot) -> None:
    wizard = importing.open()
    assert (wizard.step, wizard.next.isEnabled()) == (FILES, False)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(written("wachtlijst.csv", *LIST)))])
    how = Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), *how)
    wizard.files.zone.dragEnterEvent(entering)
    assert entering.isAccepted()
    wizard.files.zone.dropEvent(QDropEvent(QPoint(9, 9), *how))
    qtbot.waitUntil(lambda: wizard.step == RECOGNISED)
    wizard.back.click()
    assert "wachtlijst.csv" in said_in(wizard.files)


def test_by_keyboard_alone(
    importing: Importing, written: Any, there: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written("wachtlijst.csv", *LIST)
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileNames", lambda *_asked: ([str(file)], ""))
    wanted: list[Role] = []
    importing.people_wanted.connect(wanted.append)
    wizard = importing.open()
    wizard.activateWindow()
    qtbot.waitUntil(lambda: wizard.focusWidget() is wizard.files.zone.choose)
    QTest.keyClick(wizard.focusWidget(), Qt.Key.Key_Space)
    for step in (RECOGNISED, PREVIEW, DONE):
        qtbot.waitUntil(lambda step=step: wizard.step == step and not wizard.is_busy)  # type: ignore[misc]
        assert wizard.focusWidget() is wizard.next
        if step != DONE:
            QTest.keyClick(wizard.focusWidget(), Qt.Key.Key_Return)
    assert len(there()) == 2
    QTest.keyClick(wizard.focusWidget(), Qt.Key.Key_Return)
    assert wanted == [Role.PARTICIPANT]
    assert not wizard.isVisible()


def test_everything_that_takes_focus_has_a_name(opened: Any, go_on: Any, written: Any) -> None:
    wizard = opened(written("namen.csv", *STRANGE), written("wachtlijst.csv", *LIST))
    wizard.recognised.show_part(wizard.draft.parts[0].key)
    wizard.recognised.whose.buttons[Role.PARTICIPANT].click()
    choose_fields(wizard)
    nameless = []
    for _step in (RECOGNISED, PREVIEW, QUESTIONS):
        nameless += [
            one
            for one in wizard.findChildren(QWidget)
            if one.isVisibleTo(wizard) and one.focusPolicy() & Qt.FocusPolicy.TabFocus
            if not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
        ]
        go_on(wizard)
    assert nameless == []


@pytest.mark.parametrize("percent", [100, 130])
def test_nothing_is_cut(
    opened: Any,
    go_on: Any,
    written: Any,
    cut_in: Callable[[QWidget], list[str]],
    dressed: QApplication,
    qtbot: QtBot,
    percent: int,
) -> None:
    theme.apply(dressed, percent=percent)
    try:
        wizard = opened(written("namen.csv", *STRANGE), written("wachtlijst.csv", *LIST))
        assert wizard.width() <= 1024 - 48
        wizard.recognised.show_part(wizard.draft.parts[0].key)
        wizard.recognised.whose.buttons[Role.PARTICIPANT].click()
        choose_fields(wizard)
        for step in (RECOGNISED, PREVIEW, QUESTIONS, DONE):
            assert wizard.step == step
            qtbot.waitUntil(lambda: not [one for one in cut_in(wizard) if "De kolommen van deze lijst" not in one])
            if step == RECOGNISED:
                _check_fields_fit(wizard)
            if step != DONE:
                go_on(wizard)
    finally:
        theme.apply(dressed, percent=100)


def _check_fields_fit(wizard: ImportWizard) -> None:
    choice = wizard.recognised.grid.heads[0].choice
    words = [choice.itemText(at) for at in range(choice.count())]
    room = choice.width() - 45
    assert [one for one in words if choice.fontMetrics().horizontalAdvance(one) > room] == []


def test_after_an_import_one_looks_for_doubles(opened: Any, go_on: Any, written: Any, qtbot: QtBot) -> None:
    wizard = opened(written("wachtlijst.csv", *LIST))
    go_on(wizard, 2)
    with qtbot.waitSignal(wizard.doubles_wanted):
        wizard.done_step.doubles.click()
    assert not wizard.isVisible()


def test_opening_a_file_again_reads_it_anew(opened: Any, written: Any, qtbot: QtBot) -> None:
    wizard = opened(written("wachtlijst.csv", *LIST))
    assert len(wizard.draft.wanted[0].found.below) == 3
    wizard.back.click()
    wizard.add([written("wachtlijst.csv", *LIST[:2])])
    qtbot.waitUntil(lambda: not wizard.is_busy)
    assert [len(part.found.below) for part in wizard.draft.wanted] == [1]
    assert all(isinstance(source, Source) for source in wizard.draft.sources)


def test_a_report_of_many_rows_is_short_to_see_and_whole_to_copy(opened: Any, go_on: Any, written: Any) -> None:
    lines = [f"Zon{at};Jan;31/02/1980;wacht" for at in range(40)]
    wizard = opened(written("wachtlijst.csv", "Naam;Voornaam;Geboortedatum;Status", *lines))
    go_on(wizard, 2)
    assert "en nog 16)" in said_in(wizard.done_step)
    assert "41)" in wizard.done_step.text()


def test_columns_that_were_not_recognised_are_named(opened: Any, written: Any) -> None:
    wizard = opened(written("wachtlijst.csv", "Naam;Voornaam;Schoenmaat", "Zon;Jan;39"))
    words = "1 rij · 2 kolommen herkend · niet herkend, komt bij de opmerkingen: Schoenmaat"
    assert wizard.recognised.summary.text() == words

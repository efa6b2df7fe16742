"""Making a first vault: its folder, its password, and the recovery code that is typed back."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.storage.keyfile import Cost
from app.storage.vault import Vault
from app.ui.unlock.new_vault import NewVault, first_place
from app.ui.unlock.recovery import RecoveryCode, print_code, recovery_sheet
from app.ui.unlock.secret import NewPassword

SECRET = "samen onder de linde"
CODE = "7KM2W-Q9RTX-0HV3C-NN8WM-4PZ6W1"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.unlock.new_vault.data_folder", lambda: tmp_path / "data")


@pytest.fixture
def dialog(window: QWidget) -> NewVault:
    made = NewVault(window)
    made.open()
    return made


@pytest.fixture
def shown(window: QWidget) -> RecoveryCode:
    made = RecoveryCode(window, CODE)
    made.open()
    return made


def fill(dialog: NewVault, password: str, again: str, qtbot: QtBot) -> None:
    for edit, words in ((dialog.secret.first, password), (dialog.secret.second, again)):
        qtbot.keyClicks(edit, words)


def test_a_password_typed_twice_makes_a_vault_that_both_secrets_open(
    dialog: NewVault, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(dialog, SECRET, SECRET, qtbot)
    with qtbot.waitSignal(dialog.made, timeout=20_000) as made:
        qtbot.keyClick(dialog.secret.second, Qt.Key.Key_Return)
        dialog.reject()  # it has no effect by now
        assert dialog.isVisible()
    assert made.args
    vault, code = made.args
    assert vault.folder == tmp_path / "data" / "kluis"
    assert not vault.is_locked
    vault.lock()
    Vault.unlock(vault.folder, passphrase=SECRET).lock()
    Vault.unlock(vault.folder, recovery_code=code).lock()


def test_what_is_wrong_with_a_password_stands_under_it(
    dialog: NewVault, tmp_path: Path, cut_in: Any, qtbot: QtBot
) -> None:
    fill(dialog, "te kort", "te kort", qtbot)
    dialog.answer.click()
    assert "12" in dialog.secret.password.error
    assert not dialog.secret.again.error
    fill(dialog, " maar nu niet meer", " iets anders", qtbot)
    dialog.answer.click()
    assert not dialog.secret.password.error
    assert dialog.secret.again.error
    assert cut_in(dialog) == []
    assert not (tmp_path / "data").exists()


def test_a_folder_that_holds_something_gets_a_new_one_inside(dialog: NewVault, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    dialog.folder.take(tmp_path / "leeg")
    assert dialog.folder.place == tmp_path / "leeg"
    dialog.folder.take(tmp_path)
    assert dialog.folder.place == tmp_path / "klik"


def test_it_says_how_strong_the_password_is_while_it_is_typed(dialog: NewVault, cut_in: Any, qtbot: QtBot) -> None:
    said = []
    for piece in ("welkom", "welkom", "2026 paarse", " kameel fluit"):
        qtbot.keyClicks(dialog.secret.first, piece)
        said.append(dialog.secret.strength.words)
    assert cut_in(dialog) == []
    assert said == ["te kort", "te makkelijk te raden", "zwak", "sterk"]
    assert "sterk" in dialog.secret.strength.accessibleDescription()


def test_a_password_that_everybody_tries_first_makes_no_vault(dialog: NewVault, tmp_path: Path, qtbot: QtBot) -> None:
    fill(dialog, "wachtwoord123", "wachtwoord123", qtbot)
    dialog.answer.click()
    assert dialog.secret.password.error
    assert dialog.answer.isEnabled()
    assert not (tmp_path / "data").exists()


def test_a_folder_that_synchronises_is_refused_with_what_to_do(
    dialog: NewVault, tmp_path: Path, cut_in: Any, qtbot: QtBot
) -> None:
    assert not dialog.folder.error
    dialog.folder.take(tmp_path / "OneDrive - Werking")
    assert "OneDrive" in dialog.folder.error
    fill(dialog, SECRET, SECRET, qtbot)
    dialog.answer.click()
    qtbot.waitUntil(dialog.answer.isEnabled)
    assert "Back-ups mogen" in dialog.folder.error
    assert cut_in(dialog) == []
    assert not (tmp_path / "OneDrive - Werking").exists()


def test_a_vault_is_never_made_in_another(dialog: NewVault, tmp_path: Path, cut_in: Any, qtbot: QtBot) -> None:
    Vault.create(tmp_path / "ander", SECRET, cost=Cost(8, 1, 1))[0].lock()
    dialog.folder.take(tmp_path / "ander")
    fill(dialog, SECRET, SECRET, qtbot)
    dialog.answer.click()
    qtbot.waitUntil(lambda: bool(dialog.folder.error))
    assert dialog.isVisible()
    assert dialog.answer.isEnabled()
    assert cut_in(dialog) == []
    dialog.folder.take(tmp_path / "nieuw")
    assert not dialog.folder.error


def test_a_folder_that_is_a_file_gets_a_sentence(dialog: NewVault, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "brief").write_text("Dag")
    dialog.folder.take(tmp_path / "brief")
    fill(dialog, SECRET, SECRET, qtbot)
    dialog.answer.click()
    qtbot.waitUntil(lambda: bool(dialog.folder.error))
    assert (tmp_path / "brief").read_text() == "Dag"


def test_the_first_place_is_one_that_holds_nothing(tmp_path: Path) -> None:
    assert first_place() == tmp_path / "data" / "kluis"
    (tmp_path / "data" / "kluis").mkdir(parents=True)
    assert first_place() == tmp_path / "data" / "kluis"
    (tmp_path / "data" / "kluis" / "iets.txt").touch()
    assert first_place() == tmp_path / "data" / "kluis 2"


def test_the_code_is_shown_whole_and_opens_only_when_its_end_is_typed_back(
    shown: RecoveryCode, cut_in: Any, qtbot: QtBot
) -> None:
    words = [label.text() for label in shown.findChildren(QLabel)]
    assert [group for group in CODE.split("-") if group not in words] == []
    assert not shown.answer.isEnabled()
    qtbot.keyClicks(shown.check, "4PZ6W7")
    assert not shown.answer.isEnabled()
    qtbot.keyClick(shown.check, Qt.Key.Key_Return)
    assert shown.isVisible()
    assert "teken voor teken" in shown.field.error
    shown.check.clear()
    qtbot.keyClicks(shown.check, "4pz 6wl")  # as somebody reads it from paper
    assert shown.answer.isEnabled()
    assert not shown.field.error
    assert cut_in(shown) == []
    with qtbot.waitSignal(shown.accepted):
        qtbot.keyClick(shown.check, Qt.Key.Key_Return)


def test_nobody_leaves_without_the_code(shown: RecoveryCode, cut_in: Any, qtbot: QtBot) -> None:
    qtbot.keyClick(shown.check, Qt.Key.Key_Return)
    assert shown.isVisible()
    qtbot.keyClick(shown.check, Qt.Key.Key_Escape)
    assert shown.isVisible()
    assert shown.field.error
    assert cut_in(shown) == []


def test_the_code_is_copied(shown: RecoveryCode) -> None:
    next(one for one in shown.findChildren(QAbstractButton) if one.text() == "Kopiëren").click()
    assert QApplication.clipboard().text() == CODE


def test_the_code_is_printed_on_one_sheet(tmp_path: Path) -> None:
    import pypdfium2

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "code.pdf"))
    print_code(printer, CODE, recovery_sheet())
    sheet = pypdfium2.PdfDocument(tmp_path / "code.pdf")
    text = sheet[0].get_textpage().get_text_range()
    assert len(sheet) == 1
    assert CODE in text.replace("\u2010", "-")
    sheet.close()


def test_two_passwords_that_became_the_same_are_no_longer_called_different(qtbot: QtBot) -> None:
    fields = NewPassword()
    qtbot.addWidget(fields)
    fields.first.setText("samen onder de oude linde")
    fields.second.setText("samen onder de oude lind")
    assert not fields.is_right()
    assert fields.again.error
    fields.second.setText("samen onder de oude linde")
    assert fields.again.error == ""

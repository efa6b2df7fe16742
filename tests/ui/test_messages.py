"""What is said when something goes wrong: a sentence for the user, and a report without anybody in it."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app import faults
from app.errors import KlikError
from app.storage.errors import VaultLocked
from app.ui.messages import CrashDialog, confirm, crash_report, install_excepthook


def fault() -> tuple[type[BaseException], BaseException, object]:
    person = "Marleen Zonnedauw"
    try:
        raise ValueError(f"0400 00 00 12 of {person}")
    except ValueError:
        return sys.exc_info()  # type: ignore[return-value]


def test_the_report_names_places_and_nobody() -> None:
    kind, _error, trace = fault()
    report = crash_report(kind, trace)  # type: ignore[arg-type]
    assert "ValueError" in report
    assert "tests.ui.test_messages:" in report
    assert not any(word in report for word in ("Marleen", "0400", "/", "\\"))


def answer(accept: bool) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.accept() if accept else dialog.reject()


@pytest.mark.parametrize("accept", [True, False])
def test_a_question_gives_its_answer_and_the_safe_one_is_the_default(accept: bool, qtbot: QtBot) -> None:
    QTimer.singleShot(0, lambda: answer(accept))
    assert confirm(None, "Alles wissen?", "Dit kan niet terug.", "Wissen") is accept


@pytest.fixture
def hooked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(faults, "config_folder", lambda: tmp_path)
    for module, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    install_excepthook()


def crashes() -> list[CrashDialog]:
    return [top for top in QApplication.topLevelWidgets() if isinstance(top, CrashDialog) and top.isVisible()]


def test_over_no_window_it_is_dressed_all_the_same_and_over_one_it_wears_what_that_has() -> None:
    alone = CrashDialog(None, "Klik")
    alone.show()
    assert "#dialogCard" in alone.styleSheet()
    window = QWidget()
    over = CrashDialog(window, "Klik")
    over.show()
    assert over.styleSheet() == ""


def test_a_fault_opens_the_crash_dialog_once(hooked: None, qtbot: QtBot, capfd: pytest.CaptureFixture[str]) -> None:
    for _fault in range(2):
        sys.excepthook(*fault())  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: len(crashes()) == 1)
    sys.excepthook(*fault())  # type: ignore[arg-type]
    crashes()[0].accept()
    qtbot.waitUntil(lambda: not crashes())
    sys.excepthook(VaultLocked, VaultLocked(), None)
    sys.excepthook(KlikError, KlikError("There is nobody to match."), None)
    assert len(faults.last()) == 1
    QTimer.singleShot(50, lambda: answer(accept=True))
    qtbot.wait(100)
    sys.excepthook(*fault())  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: len(crashes()) == 1)
    crashes()[0].accept()
    said = capfd.readouterr().err
    assert "ValueError" in said
    assert "Marleen" not in said


class Failing:
    def __del__(self) -> None:
        raise ValueError("0400 00 00 12 of Marleen Zonnedauw")


def test_what_fails_beside_the_window_names_nobody_either(hooked: None, capfd: pytest.CaptureFixture[str]) -> None:
    made = Failing()
    del made

    def fail() -> None:
        raise ValueError("0400 00 00 12 of Marleen Zonnedauw")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    said = capfd.readouterr().err
    assert said.count("ValueError") == 2
    assert [one["kind"] for one in faults.last()] == ["ValueError"] * 2
    assert "Marleen" not in said


class Painted(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        raise ValueError("0400 00 00 12 of Marleen Zonnedauw")


def test_a_fault_in_painting_is_told_and_ends_nothing(
    hooked: None, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    widget = Painted()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: bool(crashes()))
    widget.hide()
    crashes()[0].accept()
    assert "Marleen" not in capfd.readouterr().err

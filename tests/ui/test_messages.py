"""What is said when something goes wrong: a sentence for the user, and a report without anybody in it."""

import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.errors import KlikError
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
    assert "test_messages.py" in report
    assert not any(word in report for word in ("Marleen", "0400", "/", "\\"))


def answer(accept: bool) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.accept() if accept else dialog.reject()


@pytest.mark.parametrize("accept", [True, False])
def test_a_question_gives_its_answer_and_the_safe_one_is_the_default(accept: bool, qtbot: QtBot) -> None:
    QTimer.singleShot(0, lambda: answer(accept))
    assert confirm(None, "Alles wissen?", "Dit kan niet terug.", "Wissen") is accept


def test_a_fault_opens_the_crash_dialog_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    install_excepthook()
    shown: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        shown.append(type(dialog).__name__)
        if isinstance(dialog, CrashDialog):
            sys.excepthook(*fault())  # type: ignore[arg-type]
        answer(accept=True)

    QTimer.singleShot(0, look)
    sys.excepthook(*fault())  # type: ignore[arg-type]
    QTimer.singleShot(0, look)
    error = KlikError("There is nobody to match.")
    sys.excepthook(KlikError, error, None)
    assert shown == ["CrashDialog", "Dialog"]
    assert "ValueError\ntest_messages.py:" in capsys.readouterr().err

"""About Klik: which version it is, and the licences that came along in a package."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app import __version__
from app.ui.about import AboutDialog, LicencesDialog
from app.ui.widgets.buttons import Button


def buttons(dialog: AboutDialog) -> dict[str, Button]:
    return {button.text(): button for button in dialog.findChildren(Button)}


def test_it_tells_the_version_and_the_licence_of_the_project(qtbot: QtBot) -> None:
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    said = " ".join(one.text() for one in dialog.findChildren(QLabel))
    licence = (Path(__file__).parents[2] / "LICENSE").read_text(encoding="utf-8")
    assert __version__ in said
    assert "GNU General Public License" in said
    assert licence.lstrip().startswith("GNU GENERAL PUBLIC LICENSE")
    assert "Licenties…" not in buttons(dialog)


def test_a_package_shows_the_licences_it_brings(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "LICENCES").write_text("Licence of a thing", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    shown: list[str] = []
    monkeypatch.setattr(LicencesDialog, "exec", lambda self: shown.append(self.texts.toPlainText()))
    buttons(dialog)["Licenties…"].click()
    assert shown == ["Licence of a thing"]

"""The page of the office: saved as it is filled in, on every letter from then on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services import documents, office
from app.ui.main_window import MainWindow
from app.ui.office.page import CoordinatorDialog, OfficePage
from app.ui.store import Store


@pytest.fixture
def page(store: Store, qtbot: QtBot) -> OfficePage:
    made = OfficePage(store, lambda: date(2026, 11, 23))
    window = MainWindow(store, [made])
    qtbot.addWidget(window)
    window.show()
    made.window_kept = window  # type: ignore[attr-defined]
    return made


def fill(page: OfficePage, name: str, text: str) -> bool:
    page.fields[name].editor.setText(text)  # type: ignore[attr-defined]
    return page.fields[name].commit()


def test_what_is_filled_in_stands_on_the_letterhead(page: OfficePage, store: Store) -> None:
    assert fill(page, "name", "Buddywerking De Voorbeeldstreek")
    assert fill(page, "place", "Geel")
    assert fill(page, "phone", "0400/11.22.33")
    assert store.read(documents.letterhead).phone == "0400 11 22 33"
    assert store.read(documents.letterhead).address_lines == ("Geel",)
    store.undo()
    assert store.read(documents.letterhead).phone == ""
    assert page.fields["phone"].text == ""


def test_a_number_that_is_none_is_refused_and_kept_as_typed(page: OfficePage, store: Store) -> None:
    assert not fill(page, "phone", "geen idee")
    assert page.fields["phone"].error
    assert page.fields["phone"].text == "geen idee"
    assert store.read(office.office).phone is None


def test_a_logo_is_chosen_and_removed(
    page: OfficePage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = QPixmap(20, 10)
    picture.fill("#000000")
    picture.save(str(tmp_path / "logo.png"))
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_: (str(tmp_path / "logo.png"), ""))
    page.choose.click()
    assert page.logo.isVisible()
    assert store.read(documents.letterhead).logo
    page.remove.click()
    assert not page.logo.isVisible()


def test_a_coordinator_is_added_and_changed(page: OfficePage, store: Store, qtbot: QtBot) -> None:
    dialog = CoordinatorDialog(store, None, page.window())
    dialog._save()
    assert dialog.first_name.error
    dialog.first_name.editor.setText("An")  # type: ignore[attr-defined]
    dialog._save()
    known = store.read(office.coordinators)
    assert [one.full_name for one in known] == ["An"]
    change = CoordinatorDialog(store, known[0], page.window())
    change.last_name.editor.setText("Zilverberk")  # type: ignore[attr-defined]
    change._save()
    assert "An Zilverberk" in [one.text() for one in page.findChildren(QLabel)]


def test_nothing_is_cut(page: OfficePage, cut_in: Callable[[QWidget], list[str]], qtbot: QtBot) -> None:
    for width in (1024, 1366):
        page.window().resize(width, 768)
        qtbot.wait(20)
        assert cut_in(page.window()) == []

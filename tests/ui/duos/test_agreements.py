"""An agreement that lives: renewed, signed again, looked up in all its versions, with the scan of the paper."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.documents.data import EvaluationFormData
from app.documents.evaluation_form import render
from app.models import Agreement
from app.services import agreements, duo_path, handouts, office, rhythms, scans
from app.services.scans import MOST_MEGABYTES, OpenedScan
from app.ui.duos import scan_dialog
from app.ui.duos.page import DuosPage
from app.ui.duos.scan_dialog import ScanDialog
from app.ui.duos.scans import take_scan
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.ui.widgets.dialog import Dialog
from app.vocabulary import Voice

TODAY = date(2026, 11, 23)
Begin = Callable[..., UUID]
Answering = Callable[[Callable[[Any], None]], list[str]]
PDF = render(EvaluationFormData(Voice.TOGETHER))
PNG = b"\x89PNG\r\n\x1a\n een blad met drie handtekeningen"


def press(dialog: Dialog, words: str) -> None:
    next(button for button in dialog.findChildren(Button) if button.text().startswith(words)).click()


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def said(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget) and one.text()]


@pytest.fixture
def renewed(page: DuosPage, window: MainWindow, begin: Begin, qtbot: QtBot, store: Store) -> UUID:
    """A signed agreement of which a second version was begun in the window."""
    duo = begin("together")
    terms = {"boundaries_together": "geen geld lenen; wie niet kan, belt", "usual_day": "zaterdag", "aim": None}
    version = store.read(agreements.newest, duo)
    assert version
    with store.vault.write("test") as session:
        session.get_one(Agreement, version.id).take(terms)
    QApplication.processEvents()
    click(qtbot, page.detail.agreement.edit)
    return duo


def test_renewing_shows_what_changes_and_the_one_before_holds(
    page: DuosPage, renewed: UUID, qtbot: QtBot, store: Store, answering: Answering
) -> None:
    card = page.detail.agreement
    assert [one.version for one in store.read(agreements.versions, renewed)] == [2, 1]
    assert "Er is nog niets veranderd tegenover versie 1" in said(card)
    assert "Tot deze versie getekend is, geldt de vorige." in said(card)
    low, high = card.form.every.edits
    low.setText("28")
    high.setText("28")
    qtbot.keyClick(high, Qt.Key.Key_Return)
    together = card.form.texts["boundaries_together"]
    together.editor.setPlainText("wie niet kan, belt; niet na negen uur")  # type: ignore[attr-defined]
    together.commit()
    card.form.texts["aim"].editor.setText("samen buitenkomen")  # type: ignore[attr-defined]
    card.form.texts["aim"].commit()
    QApplication.processEvents()
    shown = said(card.changes)
    assert shown == [
        "Ons doel, in één zin",
        "niets afgesproken → samen buitenkomen",
        "Hoe vaak",
        "om de 2 à 3 weken → om de 4 weken",
        "Afspraken samen",
        "erbij: niet na negen uur\nweg: geen geld lenen",
    ]

    def sign(dialog: Any) -> None:
        assert list(dialog.who) == ["Marleen Zonnedauw", "Nadia Vlinderdal"]
        dialog.who["Nadia Vlinderdal"].click()  # she signs later
        dialog.kept_at.editor.setText("kast 2")
        press(dialog, "Ondertekening noteren")

    answering(sign)
    click(qtbot, card.sign)
    newest = store.read(agreements.versions, renewed)[0]
    assert (newest.signed_on, newest.signed_by, newest.kept_at) == (TODAY, ("Marleen Zonnedauw",), "kast 2")
    assert "Getekend op 23/11/2026, door Marleen Zonnedauw. Het papier: kast 2." in said(card)
    assert (card.form.isVisible(), card.summary.isVisible()) == (False, True)
    assert page.detail.view
    assert page.detail.view.row.every_days == (28, 28)
    store.undo()
    assert store.read(agreements.versions, renewed)[0].signed_on is None
    assert page.detail.view.row.every_days == (14, 21)  # what was signed holds


def test_a_renewal_is_dropped_again(page: DuosPage, renewed: UUID, qtbot: QtBot, store: Store) -> None:
    card = page.detail.agreement
    click(qtbot, card.drop)
    assert [one.version for one in store.read(agreements.versions, renewed)] == [1]
    assert not card.drop.isVisible()
    assert card.copy.isVisible()
    store.undo()
    assert [one.version for one in store.read(agreements.versions, renewed)] == [2, 1]


def test_an_old_version_is_read_and_printed(
    page: DuosPage, renewed: UUID, qtbot: QtBot, store: Store, answering: Answering
) -> None:
    store.write(agreements.change_agreement, renewed, {"usual_day": "zondag"})
    card = page.detail.agreement
    wanted: list[object] = []
    card.paper_wanted.disconnect()
    card.paper_wanted.connect(wanted.append)
    versions = store.read(agreements.versions, renewed)

    def read(dialog: Any) -> None:
        assert "Nog te tekenen" in said(dialog)
        assert "zaterdag → zondag" in said(dialog.changes)
        assert "zondag" in said(dialog.terms)
        click(qtbot, dialog.choices.buttons[versions[1].id])
        assert "zaterdag" in said(dialog.terms)
        assert not dialog.changes.isVisible()
        assert any(words.startswith("Getekend op") for words in said(dialog.copy))
        press(dialog, "Deze versie afdrukken")
        press(dialog, "Klaar")

    assert card.older.text() == "2 versies bekijken"
    answering(read)
    click(qtbot, card.older)
    assert wanted == [versions[1].id]


def test_a_first_agreement_has_the_numbers_of_the_office(
    window: MainWindow, page: DuosPage, begin: Begin, qtbot: QtBot, store: Store
) -> None:
    store.write(rhythms.change, rhythms.Rhythms(every_days=(7, 14), trial=(3, 5), evaluations=(2, 4)))
    duo = begin("click")
    form = page.detail.agreement.form
    assert [edit.text() for edit in (*form.every.edits, *form.trial.edits)] == ["7", "14", "3", "5"]
    assert form.fill_days.text() == "2, 4 en 12 maanden na het begin"
    store.write(agreements.change_agreement, duo, {"aim": "buitenkomen"})
    assert store.read(agreements.versions, duo)[0].terms["trial"] == (3, 5)


def test_the_coordinator_signs_as_third(
    window: MainWindow, page: DuosPage, begin: Begin, qtbot: QtBot, store: Store, answering: Answering
) -> None:
    duo = begin("click")
    an = store.write(office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    store.write(duo_path.follow, duo, an)
    answering(lambda dialog: press(dialog, "Ondertekening noteren"))
    click(qtbot, page.detail.agreement.sign)
    names = ("Marleen Zonnedauw", "Nadia Vlinderdal", "An Zilverberk")
    assert store.read(agreements.versions, duo)[0].signed_by == names


def test_a_scan_is_kept_and_looked_at_without_a_file(
    window: MainWindow,
    page: DuosPage,
    begin: Begin,
    qtbot: QtBot,
    store: Store,
    answering: Answering,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    duo = begin("together")
    file = tmp_path / "overeenkomst Geel.pdf"
    file.write_bytes(PDF)
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_given: (str(file), ""))
    copy = page.detail.agreement.copy
    click(qtbot, copy.add)
    qtbot.waitUntil(lambda: bool(store.read(agreements.versions, duo)[0].scans))

    def scans() -> list[Button]:
        return [b for b in copy.findChildren(Button) if b.text().startswith("overeenkomst Geel.pdf") and b.isVisible()]

    qtbot.waitUntil(lambda: len(scans()) == 1)
    elsewhere = tmp_path / "tijdelijk"
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    seen: list[int] = []

    def look(dialog: ScanDialog) -> None:
        seen.append(len(dialog.pictures))
        press(dialog, "Sluiten")

    titles = answering(look)
    click(qtbot, scans()[0])
    qtbot.waitUntil(lambda: bool(seen))
    assert titles == ["overeenkomst Geel.pdf"]
    assert seen == [2]
    assert list(elsewhere.iterdir()) == []
    away = next(b for b in copy.findChildren(Button) if b.accessibleName().startswith("Scan overeenkomst"))
    click(qtbot, away)
    assert store.read(agreements.versions, duo)[0].scans == ()
    store.undo()
    assert len(store.read(agreements.versions, duo)[0].scans) == 1


def test_a_scan_that_goes_out_is_asked_and_noted(
    page: DuosPage, begin: Begin, store: Store, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = store.read(agreements.versions, begin("together"))[0]
    kept = store.write(scans.keep, version.id, "blad.png", PNG)
    asked: list[str] = []
    monkeypatch.setattr(scan_dialog, "confirm", lambda _over, _title, text, *_rest, **_more: asked.append(text) or True)
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_asked: (str(tmp_path / "uit.png"), "")
    )
    assert scan_dialog.save_scan(page, store, store.read(scans.opened, kept), TODAY)
    qtbot.waitUntil(lambda: bool(store.read(handouts.left, 10)))
    assert (tmp_path / "uit.png").read_bytes() == PNG
    assert "niet versleuteld" in asked[0]
    (row,) = store.read(handouts.left, 10)
    assert (row.what, len(row.about)) == ("Scan van een getekende overeenkomst", 2)


def test_what_cannot_be_shown_says_so(qtbot: QtBot, window: MainWindow) -> None:
    dialog = ScanDialog(window, OpenedScan("blad.pdf", ".pdf", b"%PDF-1.4 niets", (None, None)), [])  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    assert any("kan hier niet getoond worden" in words for words in said(dialog))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04 een document", "is geen PDF, JPG of PNG."),
        (b"%PDF-" + b"0" * (MOST_MEGABYTES * 1024 * 1024), "is groter dan 10 MB."),
    ],
)
def test_what_is_no_scan_or_too_large_is_told(
    content: bytes,
    sentence: str,
    window: MainWindow,
    page: DuosPage,
    begin: Begin,
    qtbot: QtBot,
    store: Store,
    answering: Answering,
    tmp_path: Path,
) -> None:
    duo = begin("together")
    file = tmp_path / "blad.pdf"
    file.write_bytes(content)
    told: list[str] = []
    answering(lambda dialog: (told.extend(said(dialog)), press(dialog, "Begrepen")))  # type: ignore[func-returns-value]
    take_scan(page, store, store.read(agreements.versions, duo)[0].id, file)
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert any(sentence in words for words in told)
    assert store.read(agreements.versions, duo)[0].scans == ()

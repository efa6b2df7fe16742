"""Papers to a printer: here one that writes a PDF, whose pages are read back."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.documents.data import EvaluationFormData, Letterhead
from app.documents.evaluation_form import render
from app.documents.raster import pages_as_png
from app.ui import printing, saving
from app.ui.printing import draw, print_pdf
from app.ui.saving import PDF, PRINTER, PaperDialog, nobody
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.vocabulary import Voice


@pytest.fixture(scope="module")
def form() -> bytes:
    return render(EvaluationFormData(Voice.PARTICIPANT, letterhead=Letterhead(name="Buddywerking De Voorbeeldstreek")))


def test_each_page_comes_on_a_sheet_of_its_own(qapp: object, form: bytes, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheets.pdf"))
    pictures = pages_as_png(form, 40)
    draw(printer, pictures)
    with pypdfium2.PdfDocument(tmp_path / "sheets.pdf") as sheets:
        assert len(sheets) == len(pictures)
        assert all(page.get_width() < page.get_height() for page in sheets)


def test_without_a_printer_it_is_said(store: Store, qtbot: QtBot, form: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: []))
    monkeypatch.setattr(printing, "tell", lambda _parent, error: told.append(str(error)))
    host = QWidget()
    qtbot.addWidget(host)
    assert print_pdf(host, store, lambda: form, nobody) is None
    assert told == ["Deze laptop kent geen printer. Bewaar het blad als PDF."]


@pytest.mark.parametrize(("words", "chosen"), [("Afdrukken…", PRINTER), ("Bewaren als PDF…", PDF), ("Annuleren", "")])
def test_a_paper_goes_where_it_is_wanted(qtbot: QtBot, words: str, chosen: str) -> None:
    dialog = PaperDialog(None, "Wie het opent, leest wat er staat.")
    qtbot.addWidget(dialog)
    assert "Wie het opent, leest wat er staat." in [one.text() for one in dialog.findChildren(QLabel)]
    next(one for one in dialog.findChildren(Button) if one.text() == words).click()
    assert dialog.chosen == chosen


def test_the_printer_gets_what_a_file_would(
    store: Store, qtbot: QtBot, form: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[int] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Kopieermachine"]))
    monkeypatch.setattr(printing, "_send", lambda _parent, _store, pictures, _then: sent.append(len(pictures)))
    monkeypatch.setattr(PaperDialog, "exec", lambda self: self._choose(PRINTER))
    host = QWidget()
    qtbot.addWidget(host)
    assert saving.give_pdf(host, store, "blad.pdf", "", lambda: form, sent=nobody)
    qtbot.waitUntil(lambda: bool(sent), timeout=10_000)
    assert sent == [len(pages_as_png(form, 40))]


@pytest.mark.parametrize("goes_on", [True, False])
def test_what_follows_printing_waits_for_the_printer_to_be_chosen(
    store: Store, qtbot: QtBot, form: bytes, monkeypatch: pytest.MonkeyPatch, goes_on: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Kopieermachine"]))
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: asked.append("printer") or goes_on)
    monkeypatch.setattr(printing, "draw", lambda _printer, _pictures: None)
    host = QWidget()
    qtbot.addWidget(host)
    assert print_pdf(host, store, lambda: form, lambda: asked.append("sent"))
    qtbot.waitUntil(lambda: bool(asked), timeout=10_000)
    assert asked == (["printer", "sent"] if goes_on else ["printer"])

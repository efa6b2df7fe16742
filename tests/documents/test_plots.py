"""Plots on paper: vectors, words that can be selected, and the shapes of the window."""

from io import BytesIO

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from app.documents.plots import flowable
from app.documents.style import WIDTH, print_size
from app.figures.plots import Bars, Dot, Dots, Plot, Series

BARS = Bars("Lopende duo’s", ["jan 2026", "feb"], [Series("lopend", "primary", [21, 24])], note="Tot en met vandaag.")
DOTS = Dots("Waar", (("deelnemers", "primary"), ("buddy’s", "buddy")), [Dot("Łódź☂", 51.1, 4.9, (3, 2))])


def _pdf(plot: Plot) -> bytes:
    made = BytesIO()
    canvas = Canvas(made, pageCompression=0)
    found = flowable(plot, WIDTH)
    found.wrapOn(canvas, WIDTH, 700)
    found.drawOn(canvas, 60, 60)
    canvas.save()
    return made.getvalue()


def test_its_words_and_numbers_are_text() -> None:
    page = PdfReader(BytesIO(_pdf(BARS))).pages[0]
    text = page.extract_text()
    for words in ("Lopende duo’s", "jan 2026", "feb", "21", "24", "Tot en met vandaag."):
        assert words in text
    assert not page.images


def test_a_sign_that_the_letters_lack_leaves_no_hole() -> None:
    assert "Łódź☐" in PdfReader(BytesIO(_pdf(DOTS))).pages[0].extract_text()


def test_large_print_has_larger_letters_in_the_same_width() -> None:
    usual = flowable(BARS, WIDTH)
    with print_size(1.35):
        large = flowable(BARS, WIDTH)
    assert large.wrap(WIDTH, 700)[0] == usual.wrap(WIDTH, 700)[0] == WIDTH
    assert large.height > usual.height * 1.2

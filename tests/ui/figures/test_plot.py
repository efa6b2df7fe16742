"""A plot in the window: the same picture as on paper, in the palette in force, and in words."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from app.documents.plots import flowable
from app.documents.raster import pages_as_png
from app.figures.plots import Answers, Bars, Curve, Dot, Dots, Plot, Series
from app.ui import theme
from app.ui.figures.plot import PlotView, paint
from app.ui.tokens import DARK, LIGHT

SERIES = [Series(name, "primary", values) for name, values in (("a", [3, 5]), ("b", [4, 2]), ("c", [1, 6]))]
PLOTS: dict[str, Plot] = {
    "bars": Bars("Gewacht", ["jan–mrt 2026", "apr–jun 2026"], SERIES, stacked=True, n=21),
    "down": Bars("Duo’s", ["jan", "feb"], [SERIES[0], Series("weg", "buddy", [2, 4], down=True)]),
    "dots": Dots(
        "Waar",
        (("deelnemers", "primary"), ("buddy’s", "buddy")),
        [Dot("Geel", 51.16, 4.99, (14, 9)), Dot("Mol", 51.19, 5.11, (3, 6)), Dot("Dessel", 51.24, 5.11, (2, 0))],
    ),
    "answers": Answers("Beter?", ("ja", "een beetje", "nee"), (("na 3 maanden", (7, 3, 2), 12), ("later", None, 2))),
    "curve": Curve("Wachten", ((1, 0.9), (3, 0.6), (6, 0.3)), (2.0, 7.0), 30, "maanden", "", ((1, 30), (3, 20))),
}
WIDE = 480


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    if theme.tokens() is not LIGHT or theme.text_size() != 100:
        theme.apply(qapp, LIGHT, 100)


@pytest.mark.parametrize("plot", PLOTS.values(), ids=PLOTS.keys())
def test_window_and_paper_draw_the_very_same_shapes(plot: Plot) -> None:
    """Of one drawing both make one picture: painted and printed, hardly a dot differs."""
    paper = flowable(plot, WIDE)
    drawing = paper.drawing
    pdf = BytesIO()
    canvas = Canvas(pdf, pagesize=(drawing.width, drawing.height))
    paper.drawOn(canvas, 0, 0)
    canvas.save()
    printed = QImage.fromData(pages_as_png(pdf.getvalue(), 144)[0]).convertToFormat(QImage.Format.Format_Grayscale8)
    painted = QImage(printed.size(), QImage.Format.Format_RGB32)
    painted.fill(Qt.GlobalColor.white)
    with QPainter(painted) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(2, 2)
        paint(painter, drawing)
    ours, theirs = _grey(painted), _grey(printed)
    assert len(ours) == len(theirs) > 1000
    inked = sum(value < 200 for value in theirs)
    differ = sum(abs(one - other) > 90 for one, other in zip(ours, theirs, strict=True))
    assert differ < inked * 0.12


def _grey(picture: QImage) -> bytes:
    """A quarter as large, so that the edges of letters do not count."""
    small = picture.scaled(
        picture.width() // 2,
        picture.height() // 2,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_Grayscale8)
    return b"".join(bytes(small.constScanLine(y))[: small.width()] for y in range(small.height()))


def test_it_is_as_high_as_its_width_asks(qtbot: QtBot) -> None:
    view = PlotView()
    qtbot.addWidget(view)
    assert view.heightForWidth(600) == 0
    view.show_plot(PLOTS["dots"])
    assert view.heightForWidth(400) < view.heightForWidth(900)
    before = view.heightForWidth(600)
    theme.apply(QApplication.instance(), LIGHT, 130)  # type: ignore[arg-type]
    assert view.heightForWidth(600) > before


def test_it_is_told_in_words_with_its_values(qtbot: QtBot) -> None:
    view = PlotView()
    qtbot.addWidget(view)
    view.show_plot(PLOTS["down"])
    assert view.accessibleName() == "Duo’s"
    assert view.accessibleDescription() == "jan: a 3, weg 2; feb: a 5, weg 4."
    view.show_plot(PLOTS["answers"])
    assert "na 3 maanden, n = 12: ja 7, een beetje 3, nee 2" in view.accessibleDescription()
    view.show_plot(PLOTS["curve"])
    assert "6 maanden: 30 %" in view.accessibleDescription()


@pytest.mark.parametrize("plot", PLOTS.values(), ids=PLOTS.keys())
def test_it_is_painted_in_the_palette_in_force(qtbot: QtBot, plot: Plot) -> None:
    view = PlotView()
    qtbot.addWidget(view)
    view.show_plot(plot)
    view.resize(700, view.heightForWidth(700))
    for palette in (LIGHT, DARK):
        theme.apply(QApplication.instance(), palette)  # type: ignore[arg-type]
        shown = view.grab().toImage()
        there = {shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(0, shown.height(), 2)}
        assert palette.primary.lower() in there

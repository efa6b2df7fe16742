"""Draws the program's icon from its own logo, in every form that a system wants."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPaintDevice, QPainter
from PySide6.QtSvg import QSvgGenerator

from app.ui import theme
from app.ui.widgets.marks import paint_logo

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def draw(folder: Path) -> None:
    """``klik.svg``, ``klik-SIZE.png``, ``klik.ico`` for Windows and ``klik.icns`` for macOS."""
    folder.mkdir(parents=True, exist_ok=True)
    with theme.on_paper():
        _draw(folder)


def _draw(folder: Path) -> None:
    drawing = QSvgGenerator()
    drawing.setFileName(str(folder / "klik.svg"))
    drawing.setSize(QSize(128, 128))
    drawing.setViewBox(QRectF(0, 0, 128, 128))
    drawing.setTitle("Klik")
    _paint(drawing, 128)
    for size in SIZES:
        picture = QImage(size, size, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.transparent)
        _paint(picture, size)
        picture.save(str(folder / f"klik-{size}.png"))
    largest = Image.open(folder / f"klik-{SIZES[-1]}.png")
    largest.save(folder / "klik.ico", sizes=[(size, size) for size in SIZES if size <= 256])
    largest.save(folder / "klik.icns")


def _paint(device: QPaintDevice, size: int) -> None:
    with QPainter(device) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_logo(painter, QRectF(0, size * 0.19, size, size * 0.62), hollow=False)

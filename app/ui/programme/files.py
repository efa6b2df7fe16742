"""The picture of the whole working in a file: drawn with the same strokes as on the screen, in the light palette."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.network.programme import Picture
from app.services.programme import Part, Programme
from app.services.programme_files import graphml, without_names
from app.ui import theme
from app.ui.programme.scene import Look, Scene
from app.ui.programme.words import MANY, MARKS
from app.ui.saving import PDF, noted, save_as
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.buttons import filled
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Choice, Field
from app.ui.widgets.marks import Mark, paint_mark
from app.ui.widgets.text import label
from app.vocabulary import HandoutKind

PNG, SVG, GRAPHML = ".png", ".svg", ".graphml"
FINE = 40.0  # pixels for a unit, at which nearly every name has room
WIDEST = 8000  # pixels
LEGEND = 32  # pixels below, where the shapes are told
POINT = 0.5  # of a pixel on paper


class FileDialog(Dialog):
    """Asks with ``exec()`` what kind of file, and whether names stand in it: ``kind`` and ``named``."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("Save the whole office"), width=WIDE)
        self._kind = Choice(
            [
                (PDF, _("PDF, to print")),
                (PNG, _("PNG, a picture")),
                (SVG, _("SVG, a picture that stays sharp")),
                (GRAPHML, _("GraphML, for a program about networks")),
            ]
        )
        self.names = CheckBox(_("With the names"))
        self.body.addWidget(Field(_("Kind of file"), self._kind, optional=False))
        self.body.addWidget(self.names)
        text = _(
            "Without names everybody gets a word and a number. The file is not encrypted: keep it where only you see "
            "it."
        )
        self.body.addWidget(label(text, theme.SECOND, tone="text2", wrap=True))
        self.add_cancel()
        self.add_answer(filled(_("Choose a place…")), default=True)

    @property
    def kind(self) -> str:
        """How the name of the file ends."""
        return self._kind.current

    @property
    def named(self) -> bool:
        """Whether names stand in it."""
        return self.names.isChecked()


def give_file(parent: QWidget, store: Store, found: Programme, picture: Picture[UUID], today: date) -> Task | None:
    """Ask what is wanted, and write it in the file that is asked for."""
    asked = FileDialog(parent.window())
    if not asked.exec():
        return None
    shown = found if asked.named else without_names(found)
    content = drawn(shown, picture, asked.kind)
    name = f"{_('whole-office')}-{today.isoformat()}{asked.kind}"
    what = _("The whole office, with the names") if asked.named else _("The whole office, without names")
    sent = noted(store, HandoutKind.EXPORT, what, today)
    return save_as(parent, store, name, lambda: content, asked.kind, _("Save the whole office"), sent)


def drawn(found: Programme, picture: Picture[UUID], kind: str) -> bytes:
    """A file of a kind."""
    if kind == GRAPHML:
        return graphml(found, picture.places)
    scene = Scene(found, picture)
    bounds = scene.bounds
    scale = min(FINE, WIDEST / max(bounds.width(), bounds.height()))
    size = QSize(round(bounds.width() * scale), round(bounds.height() * scale) + LEGEND)
    kept = QByteArray()
    with_it = QBuffer(kept)
    with_it.open(QIODevice.OpenModeFlag.WriteOnly)
    if kind == PNG:
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        _paint(QPainter(image), scene, scale, size)
        image.save(with_it, "PNG")  # type: ignore[call-overload]
    elif kind == SVG:
        from PySide6.QtSvg import QSvgGenerator

        generator = QSvgGenerator()
        generator.setOutputDevice(with_it)
        generator.setSize(size)
        generator.setViewBox(QRectF(QPointF(), QSizeF(size)))
        generator.setTitle(_("The whole office"))
        _paint(QPainter(generator), scene, scale, size)
    else:
        writer = QPdfWriter(with_it)
        writer.setTitle(_("The whole office"))
        writer.setResolution(round(72 / POINT))
        writer.setPageMargins(QMarginsF())
        writer.setPageSize(QPageSize(QSizeF(size) * POINT, QPageSize.Unit.Point))
        _paint(QPainter(writer), scene, scale, size)
    return bytes(kept.data())


def _paint(painter: QPainter, scene: Scene, scale: float, size: QSize) -> None:
    with painter, theme.on_paper():
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(QPointF(), QSizeF(size)).adjusted(0, 0, 0, -LEGEND)
        origin = area.center() - scene.bounds.center() * scale
        scene.paint(painter, scale, origin, area, Look(everybody=True))
        left = 2.0 * LEGEND
        for part in Part:
            words = f"{_(MANY[part])} ({sum(node.part is part for node in scene.found.nodes)})"
            paint_mark(painter, Mark(MARKS[part]), QRectF(left, area.bottom(), 16, 16), solid=True)
            painter.setFont(theme.font(theme.SMALL, grows=False))
            painter.setPen(theme.color("text"))
            painter.drawText(QPointF(left + 24, area.bottom() + 13), words)
            left += 24 + painter.fontMetrics().horizontalAdvance(words) + LEGEND

"""Plots on paper: the shapes of the window as vectors, with words that are found and copied."""

from reportlab.lib.colors import Color, white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from app.documents.style import (
    DOT,
    GREEN,
    INK,
    LINE,
    PETROL,
    REGULAR,
    SEMIBOLD,
    SOFT_INK,
    TERRACOTTA,
    VIOLET,
    printable,
    scaled,
    use_fonts,
)
from app.figures.drawing import draw
from app.figures.plots import Plot
from app.figures.shapes import Anchor, Circle, Drawing, Half, Letters, Line, Rect, Shape, Text

_SMALLEST = 9.0
_TONES: dict[str, Color] = {
    "surface": white,
    "text": INK,
    "text2": SOFT_INK,
    "line": LINE,
    "border": DOT,
    "primary": PETROL,
    "buddy": TERRACOTTA,
    "prof": VIOLET,
    "green": GREEN,
    "group": INK,
}


def flowable(plot: Plot, width: float) -> Flowable:
    """A plot as wide as this, in points; its letters in the size of what is being made (``style.print_size``)."""
    use_fonts()
    return DrawingFlowable(draw(plot, width, Letters(_measured, scaled(_SMALLEST))))


class DrawingFlowable(Flowable):  # type: ignore[misc]
    """A drawing that stands on one page as a whole."""

    spaceBefore = 8.0
    spaceAfter = 10.0

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self.drawing = drawing

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = self.drawing.width, self.drawing.height
        return self.width, self.height

    def draw(self) -> None:
        for shape in self.drawing.shapes:
            _draw(self.canv, shape, self.drawing.height)


def _draw(canvas: Canvas, shape: Shape, height: float) -> None:
    """A shape; what grows downwards on a sheet grows upwards on a page."""
    if isinstance(shape, Text):
        canvas.setFillColor(_TONES[shape.tone])
        canvas.setFont(_font(shape.bold), shape.size)
        write = {
            Anchor.START: canvas.drawString,
            Anchor.MIDDLE: canvas.drawCentredString,
            Anchor.END: canvas.drawRightString,
        }[shape.anchor]
        write(shape.x, height - shape.y, printable(shape.words))
    elif isinstance(shape, Line):
        canvas.setStrokeColor(_TONES[shape.tone])
        canvas.setLineWidth(shape.thick)
        canvas.line(shape.x, height - shape.y, shape.to_x, height - shape.to_y)
    else:
        _draw_area(canvas, shape, height)


def _draw_area(canvas: Canvas, shape: Rect | Circle | Half, height: float) -> None:
    if shape.fill:
        canvas.setFillColor(_TONES[shape.fill])
    if shape.edge:
        canvas.setStrokeColor(_TONES[shape.edge])
        canvas.setLineWidth(shape.thick)
    look = {"stroke": int(bool(shape.edge)), "fill": int(bool(shape.fill))}
    if isinstance(shape, Rect):
        canvas.rect(shape.x, height - shape.y - shape.height, shape.width, shape.height, **look)
    elif isinstance(shape, Circle):
        canvas.circle(shape.x, height - shape.y, shape.radius, **look)
    else:
        x, y, radius = shape.x, height - shape.y, shape.radius
        canvas.wedge(x - radius, y - radius, x + radius, y + radius, 90 if shape.left else -90, 180, **look)


def _measured(words: str, size: float, bold: bool) -> float:
    """How wide a text is, in points."""
    return float(stringWidth(printable(words), _font(bold), size))


def _font(bold: bool) -> str:
    return SEMIBOLD if bold else REGULAR

"""A network map on paper, to keep or to draw on together: circles, sectors, and the names where they stand.

One drawing in vectors on one sheet, with the letterhead small: the paper is about the person in the middle.
"""

from io import BytesIO

from reportlab.lib.colors import white
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from app.documents import shapes
from app.documents.data import NetworkMapData, Sheet
from app.documents.style import (
    INK,
    LINE,
    PETROL,
    REGULAR,
    SECTOR,
    SEMIBOLD,
    SOFT_INK,
    printable,
    shortened,
    tidy,
    use_fonts,
)
from app.documents.wording import LANGUAGE, day_in_words, say
from app.network.labels import Box, Named, place_labels
from app.network.map import RADII
from app.vocabulary import NetworkKind

_SIZES = {
    Sheet.A4_LANDSCAPE: landscape(A4),
    Sheet.A4_PORTRAIT: A4,
    Sheet.A3_LANDSCAPE: landscape(A3),
    Sheet.A3_PORTRAIT: A3,
}
_SHAPES = {
    NetworkKind.RELATIVE: (shapes.participant, "naaste"),
    NetworkKind.VOLUNTEER: (shapes.buddy, "vrijwilliger"),
    NetworkKind.PROFESSIONAL: (shapes.coordinator, "hulpverlening"),
    NetworkKind.GROUP: (shapes.group, "groep"),
    NetworkKind.ANIMAL: (shapes.group, "dier"),
}
# Points on A4; A3 is drawn larger by as much as it is.
MARGIN, HEAD, FOOT = 11 * mm, 34.0, 20.0
NAME, SMALL, TITLE, WORD = 10.0, 9.0, 15.0, 10.5
LONGEST = 210.0  # of a name; a longer one is shortened
MANY = 30
"""With more names than this, symbols and letters are smaller."""


def render(data: NetworkMapData) -> bytes:
    """The PDF, byte for byte the same for the same map."""
    use_fonts()
    out = BytesIO()
    size = _SIZES[data.sheet]
    scale = min(size) / min(A4)
    canvas = Canvas(out, pagesize=size, invariant=1, initialFontName=REGULAR, lang=LANGUAGE.replace("_", "-"))
    canvas.setTitle(tidy(_title(data)))
    canvas.setAuthor(tidy(data.letterhead.name))
    canvas.setCreator("Klik")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.bookmarkPage("map")
    canvas.addOutlineEntry(tidy(_title(data)), "map")
    canvas.scale(scale, scale)
    _Map(canvas, data, size[0] / scale, size[1] / scale).draw()
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _title(data: NetworkMapData) -> str:
    whose = data.participant.full_name.strip()
    return say("netwerkkaart van", naam=whose) if whose else say("netwerkkaart")


class _Map:
    """One sheet while it is drawn; measures are those of A4."""

    def __init__(self, canvas: Canvas, data: NetworkMapData, width: float, height: float) -> None:
        self._canvas, self._data = canvas, data
        self._width, self._height = width, height
        self._left, self._right = MARGIN, width - MARGIN
        self._top, self._bottom = height - MARGIN - HEAD, MARGIN + FOOT
        self._radius = min((self._right - self._left) / 2, (self._top - self._bottom) / 2 - SMALL / 2)
        self._x, self._y = width / 2, (self._top + self._bottom) / 2
        # On a tall sheet the words of the sectors stand at the corners of the circle, not of the page.
        self._high = min(self._top, self._y + self._radius + 2)
        self._low = max(self._bottom, self._y - self._radius - 2)

    def draw(self) -> None:
        self._draw_head()
        self._draw_circles()
        self._draw_sector_words()
        words = self._draw_ring_words()
        self._draw_middle()
        self._draw_names(words)
        self._draw_legend()

    def _draw_head(self) -> None:
        canvas, top = self._canvas, self._height - MARGIN - TITLE + 2
        canvas.setFillColor(SOFT_INK)
        canvas.setFont(REGULAR, SMALL)
        day, room = day_in_words(self._data.day), self._right - self._left
        office = shortened(printable(self._data.letterhead.name), room * 0.4 - stringWidth(day, REGULAR, SMALL), SMALL)
        aside = " · ".join(part for part in (office, day) if part)
        canvas.drawRightString(self._right, top, aside)
        canvas.setFillColor(PETROL)
        canvas.setFont(SEMIBOLD, TITLE)
        room -= stringWidth(aside, REGULAR, SMALL) + TITLE
        canvas.drawString(self._left, top, shortened(printable(_title(self._data)), room, TITLE, SEMIBOLD))
        if not self._data.names:
            canvas.drawString(self._left, top - 15, say("lege netwerkkaart uitleg"))

    def _draw_circles(self) -> None:
        canvas, x, y, radius = self._canvas, self._x, self._y, self._radius
        canvas.setFillColor(SECTOR)
        for start in (0, 180):
            canvas.wedge(x - radius, y - radius, x + radius, y + radius, start, 90, stroke=0, fill=1)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.8)
        canvas.line(x - radius, y, x + radius, y)
        canvas.line(x, y - radius, x, y + radius)
        canvas.setStrokeColor(SOFT_INK)
        for share in RADII:
            outer = share == RADII[-1]
            canvas.setLineWidth(1.1 if outer else 0.7)
            canvas.setDash([] if outer else [3, 2.5])
            canvas.circle(x, y, radius * share / 100, stroke=1, fill=0)
        canvas.setDash([])

    def _draw_sector_words(self) -> None:
        canvas = self._canvas
        canvas.setFillColor(INK)
        canvas.setFont(SEMIBOLD, WORD)
        family, friends, neighbourhood, care = (printable(word) for word in self._data.sectors)
        canvas.drawString(self._left, self._high - WORD, family)
        canvas.drawRightString(self._right, self._high - WORD, friends)
        canvas.drawString(self._left, self._low + 3, care)
        canvas.drawRightString(self._right, self._low + 3, neighbourhood)

    def _draw_ring_words(self) -> list[Box]:
        """The words along the lower axis, and where they stand."""
        boxes = []
        for share, word in zip(RADII, self._data.rings, strict=True):
            word, y = printable(word), self._y - self._radius * share / 100
            left, wide = self._x + 4, stringWidth(word, REGULAR, SMALL)
            self._clear(left - 1.5, y - SMALL / 2, wide + 3, SMALL, 1.0)
            self._canvas.setFillColor(SOFT_INK)
            self._canvas.setFont(REGULAR, SMALL)
            self._canvas.drawString(left, y - SMALL * 0.3, word)
            boxes.append(self._box(left, y + SMALL / 2, left + wide, y - SMALL / 2))
        return boxes

    def _draw_middle(self) -> None:
        """The participant: by initials where the paper says whose map it is."""
        canvas, blank = self._canvas, not self._data.names
        radius = self._radius * 0.075
        canvas.setStrokeColor(PETROL)
        canvas.setLineWidth(1.4)
        canvas.setFillColor(white if blank else PETROL)
        canvas.circle(self._x, self._y, radius, stroke=1, fill=1)
        letters = "".join(
            word[0] for word in printable(self._data.participant.full_name).split()[:2] if word[0].isalpha()
        )
        canvas.setFillColor(PETROL if blank else white)
        canvas.setFont(SEMIBOLD, radius * 0.8)
        canvas.drawCentredString(self._x, self._y - radius * 0.27, letters or say("ik"))

    def _draw_names(self, words: list[Box]) -> None:
        names = self._data.names
        less = 0.8 if len(names) > MANY else 1.0
        size, reach = NAME * less, 8.0 * less
        said = [shortened(printable(one.name), LONGEST, size) for one in names]
        named = [
            Named(
                self._x + one.spot.x * self._radius / 100,
                self._height - self._y - one.spot.y * self._radius / 100,
                reach,
                stringWidth(text, REGULAR, size),
                size * 1.25,
            )
            for one, text in zip(names, said, strict=True)
        ]
        for one, mark in zip(names, named, strict=True):
            canvas = self._canvas
            canvas.saveState()
            canvas.translate(mark.x - reach, self._height - mark.y - reach)
            canvas.scale(reach / 4, reach / 4)
            _SHAPES[one.kind][0](canvas, 0, 0)
            canvas.restoreState()
        area = Box(self._left, 0, self._right, self._height)
        middle = self._box(self._x - 20, self._y + 20, self._x + 20, self._y - 20)
        for text, mark, side in zip(said, named, place_labels(named, area, [*words, middle]), strict=True):
            self._draw_name(text, mark.label(side), size)

    def _draw_name(self, text: str, box: Box, size: float) -> None:
        bottom = self._height - box.bottom
        self._clear(box.left - 1, bottom + 1, box.right - box.left + 2, box.bottom - box.top - 2, 0.75)
        self._canvas.setFillColor(INK)
        self._canvas.setFont(REGULAR, size)
        self._canvas.drawString(box.left, bottom + size * 0.34, text)

    def _draw_legend(self) -> None:
        x, y = self._left, MARGIN
        for draw, key in _SHAPES.values():
            draw(self._canvas, x, y - 1)
            self._canvas.setFillColor(SOFT_INK)
            self._canvas.setFont(REGULAR, SMALL)
            self._canvas.drawString(x + 13, y, say(key))
            x += 13 + stringWidth(say(key), REGULAR, SMALL) + 18

    def _clear(self, left: float, bottom: float, wide: float, high: float, opacity: float) -> None:
        """A little paper under a word, so that no line runs through it."""
        self._canvas.saveState()
        self._canvas.setFillColor(white)
        self._canvas.setFillAlpha(opacity)
        self._canvas.rect(left, bottom, wide, high, stroke=0, fill=1)
        self._canvas.restoreState()

    def _box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A rectangle of the page, measured from the top as names are placed."""
        return Box(left, self._height - top, right, self._height - bottom)

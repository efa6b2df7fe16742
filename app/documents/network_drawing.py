"""The drawing of a network map, once in vectors: circles, parts, ties, symbols and the names where they stand.

Points of the sheet, upwards; ``Shapes`` of ReportLab, which go onto a PDF and into an SVG alike.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from reportlab.graphics.shapes import Circle, Group, Line, Rect, Shape, Wedge
from reportlab.lib.colors import Color, white
from reportlab.pdfbase.pdfmetrics import stringWidth

from app.documents.network_marks import Look, Point, Titled, Words, symbol, tie
from app.documents.style import INK, LINE, PETROL, REGULAR, SECTOR, SEMIBOLD, SOFT_INK, printable, shortened, tidy
from app.documents.wording import say
from app.network.contents import MapContact, MapContents
from app.network.labels import Box, Named, Side, place_labels
from app.network.map import RADII, Spot
from app.vocabulary import TieKind

NAME, SMALL, WORD = 10.0, 9.0, 10.5
REACH = 8.0
LONGEST = 210.0  # of a name; a longer one is shortened
_CROWDS = ((30, 1.0), (60, 0.85), (120, 0.7))
_LEAST = 0.6


@dataclass(frozen=True)
class Name:
    """What is written beside a symbol; ``pale`` for who is no longer there."""

    text: str
    at: Point
    reach: float
    pale: bool = False


class Chart:
    """A map while it is drawn: ``shapes`` is what is on it so far, within a rectangle of the sheet."""

    def __init__(self, left: float, bottom: float, right: float, top: float, crowd: int) -> None:
        self.shapes = Group()
        self.left, self.right = left, right
        self.radius = min((right - left) / 2, (top - bottom) / 2 - SMALL / 2)
        self.x, self.y = (left + right) / 2, (bottom + top) / 2
        # On a tall sheet the words of the sectors stand at the corners of the circle, not of the page.
        self.top = min(top, self.y + self.radius + 2)
        self.bottom = max(bottom, self.y - self.radius - 2)
        self.scale = next((scale for most, scale in _CROWDS if crowd <= most), _LEAST)
        self.reach = REACH * self.scale
        self._taken: list[Box] = []

    def point(self, spot: Spot) -> Point:
        """Where a spot is drawn."""
        return self.x + spot.x * self.radius / 100, self.y + spot.y * self.radius / 100

    def add(self, *shapes: Shape | None) -> None:
        """Draw on top of what is there."""
        for shape in shapes:
            if shape is not None:
                self.shapes.add(shape)

    def write(self, x: float, y: float, words: str, size: float, color: Color = SOFT_INK, **look: str) -> None:
        """A word of the sheet, as the font can say it; ``said`` is the word in its own letters, where it is whole."""
        font = {"fontName": REGULAR, "textAnchor": "start"} | look
        self.add(Words(x, y, printable(words), fontSize=size, fillColor=color, **font))

    def add_ground(self) -> None:
        """The circles and the four parts; ties run over them."""
        x, y, radius = self.x, self.y, self.radius
        for start in (0, 180):
            self.add(Wedge(x, y, radius, start, start + 90, fillColor=SECTOR, strokeColor=None))
        axis = {"strokeColor": LINE, "strokeWidth": 0.8}
        self.add(Line(x - radius, y, x + radius, y, **axis), Line(x, y - radius, x, y + radius, **axis))
        for share in RADII:
            outer = share == RADII[-1]
            look = {"strokeWidth": 1.1} if outer else {"strokeWidth": 0.7, "strokeDashArray": [3, 2.5]}
            self.add(Circle(x, y, radius * share / 100, fillColor=None, strokeColor=SOFT_INK, **look))

    def add_words(self, sectors: Sequence[str], rings: Sequence[str]) -> None:
        """How the parts and the rings are called; no tie runs over them."""
        family, friends, neighbourhood, care = sectors
        corners = (
            (self.left, self.top - WORD, family, "start"),
            (self.right, self.top - WORD, friends, "end"),
            (self.right, self.bottom + 3, neighbourhood, "end"),
            (self.left, self.bottom + 3, care, "start"),
        )
        most = (self.right - self.left) / 2 - WORD
        for at, up, words, anchor in corners:
            said = shortened(printable(words), most, WORD, SEMIBOLD)
            wide = stringWidth(said, SEMIBOLD, WORD)
            self.write(at, up, said, WORD, INK, fontName=SEMIBOLD, textAnchor=anchor)
            begins = at if anchor == "start" else at - wide
            self._take(begins, up + WORD, begins + wide, up - 3)
        for share, words in zip(RADII, rings, strict=True):
            self._add_ring_word(printable(words), self.y - self.radius * share / 100)

    def _add_ring_word(self, words: str, y: float) -> None:
        left, wide = self.x + 4, stringWidth(words, REGULAR, SMALL)
        self._clear(left - 1.5, y - SMALL / 2, wide + 3, SMALL, 1.0)
        self.write(left, y - SMALL * 0.3, words, SMALL)
        self._take(left, y + SMALL / 2, left + wide, y - SMALL / 2)

    def add_middle(self, full_name: str, blank: bool = False) -> None:
        """The participant: by initials where the paper says whose map it is; open where it is to be drawn on."""
        radius = self.radius * 0.075
        fill, ink = (white, PETROL) if blank else (PETROL, white)
        self.add(Circle(self.x, self.y, radius, fillColor=fill, strokeColor=PETROL, strokeWidth=1.4))
        letters = "".join(word[0] for word in printable(full_name).split()[:2] if word[0].isalpha())
        look = {"fontName": SEMIBOLD, "textAnchor": "middle"}
        self.write(self.x, self.y - radius * 0.27, letters or say("ik"), radius * 0.8, ink, **look)
        self._take(self.x - radius - 2, self.y + radius + 2, self.x + radius + 2, self.y - radius - 2)

    def add_ties(self, contents: MapContents) -> None:
        """How it is between everybody; to the participant only a tie that ended or is tense, the others go without."""
        aside, middle = self.reach + 2, self.radius * 0.075 + 2
        for one in contents.placed:
            if one.spot and one.bond in (TieKind.ENDED, TieKind.TENSE):
                self.add(tie((self.x, self.y), self.point(one.spot), one.bond, (middle, aside)))
        for line in contents.ties:
            ends = [contents.by_id[one].spot for one in line.pair if one in contents.by_id]
            if len(ends) == 2 and ends[0] and ends[1]:
                self.add(tie(self.point(ends[0]), self.point(ends[1]), line.kind, (aside, aside)))

    def add_people(self, contacts: Sequence[MapContact], new: Collection[UUID] = ()) -> list[Name]:
        """The symbols of who stands on a map, those of ``new`` already ringed; gives the names to write beside them."""
        found = []
        for one in contacts:
            if one.spot and one.kind:
                at = self.point(one.spot)
                mark = symbol(one.kind, at, self.reach, look_of(one), is_buddy=one.is_buddy)
                self.add(Titled(tidy(one.name), mark))
                plus = "+ " if one.id in new else ""
                found.append(Name(f"{plus}{said(one)}", at, self.reach * (1.36 if plus else 1.0)))
        return found

    def add_names(self, names: Sequence[Name], symbols: Sequence[tuple[Point, float]] = ()) -> None:
        """Each name beside its symbol, clear of all of them and of other ``symbols`` (a point and a reach)."""
        size = NAME * self.scale
        texts = [shortened(printable(one.text), LONGEST * self.scale, size) for one in names]
        named = [
            Named(one.at[0], -one.at[1], one.reach, stringWidth(text, REGULAR, size), size * 1.25)
            for one, text in zip(names, texts, strict=True)
        ]
        for (x, y), reach in symbols:
            self._take(x - reach, y + reach, x + reach, y - reach)
        # Rather over the end of the circle than out of the sheet.
        area = Box(self.left, -self.top - WORD, self.right, -self.bottom + WORD)
        sides = place_labels(named, area, self._taken)
        for one, text, mark, side in zip(names, texts, named, sides, strict=True):
            box = mark.label(side)
            low = -box.bottom
            self._clear(box.left - 1, low + 1, box.right - box.left + 2, box.bottom - box.top - 2, 0.75)
            # Held at its symbol, so that also in other letters than ours it stands beside it and not over it.
            x, anchor = (box.right, "end") if side.leftward else (box.left, "start")
            if side in (Side.ABOVE, Side.BELOW):
                x, anchor = one.at[0], "middle"
            own = tidy(one.text) if text == printable(one.text) else text
            color = SOFT_INK if one.pale else INK
            self.write(x, low + size * 0.34, text, size, color, textAnchor=anchor, said=own)

    def _clear(self, left: float, bottom: float, wide: float, high: float, opacity: float) -> None:
        """A little paper under a word, so that no line runs through it."""
        self.add(Rect(left, bottom, wide, high, 1.5, 1.5, fillColor=white, fillOpacity=opacity, strokeColor=None))

    def _take(self, left: float, top: float, right: float, bottom: float) -> None:
        """No name should stand here; names are placed downwards."""
        self._taken.append(Box(left, -top, right, -bottom))


def look_of(one: MapContact) -> Look:
    """How somebody is drawn."""
    if one.potential:
        return Look.POSSIBLE
    return Look.DECEASED if one.deceased else Look.THERE


def said(one: MapContact) -> str:
    """A name as it is written: with a cross for who died."""
    return f"† {one.name}" if one.deceased else one.name

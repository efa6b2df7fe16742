"""Fields in a PDF that are filled in on a screen, and that print as paper to write on while they are empty.

ReportLab's own form knows only its standard fonts and paints a box of colour over each field; here a field is drawn as
the paper draws it, with one picture for "empty" that a viewer replaces by what is typed.
"""

import json
from collections.abc import Mapping, Sequence
from math import floor
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFStreamFilterZCompress,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from app.documents.data import Question
from app.documents.form_reading import IDENTITY
from app.documents.shapes import DottedLines, choice
from app.documents.style import DOT, HAND, INK, WIDTH, scaled, tidy

_PRINTED, _HIDDEN = 4, 2
_READ_ONLY, _MULTILINE, _RADIO = 1, 1 << 12, 1 << 15
_DISC = 0.5523  # how far the handles of four curves lie that make a circle


class WritingLines(DottedLines):
    """Lines to write on by hand, or to type in."""

    def __init__(self, lines: int, key: str, asks: str) -> None:
        super().__init__(lines, space_before=8)
        self.key, self.asks = key, asks

    def split(self, width: float, height: float) -> list[DottedLines]:
        return []  # a field stands on one page

    def draw(self) -> None:
        x, y = self.canv.absolutePosition(0, -4)
        height = self.height + 8
        empty = _picture(self.canv, _dotted_lines(self.lines, height - 4 - self.beside), WIDTH, height)
        facts = {"V": PDFString(""), "Ff": _MULTILINE, "AP": PDFDictionary({"N": empty})}
        _widget(self.canv, "Tx", (x, y, x + WIDTH, y + height), _named(self.key, self.asks) | facts)


class Identity(Flowable):  # type: ignore[misc]
    """Takes no room on the paper, and says for the one who reads the form back what it is."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        super().__init__()
        said = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
        self.facts = said.encode("utf-8", "replace").decode("utf-8")  # half of a letter is none

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        said = {"T": PDFString(IDENTITY), "V": PDFString(self.facts), "Ff": _READ_ONLY}
        _widget(self.canv, "Tx", (0, 0, 0, 0), said, _HIDDEN)


def radio(canvas: Canvas, x: float, y: float, question: Question, value: int) -> None:
    """A circle to tick, in the square that a shape takes; all of one question are one choice. Ticking twice unticks.

    The circle is on the paper itself and only its dot in the field, as some viewers draw fields anew in their own way.
    """
    choice(canvas, x, y)
    form, key = _form(canvas), question.key
    if key not in form.choices:
        facts = {"FT": PDFName("Btn"), "Ff": _RADIO, "Kids": PDFArray([]), **_named(key, question.text)}
        made = PDFDictionary(facts)
        form.choices[key] = (made, canvas._doc.Reference(made))
        form.fields.append(form.choices[key][1])
    group, reference = form.choices[key]
    left, low = canvas.absolutePosition(x - 1.5, y - 1.5)
    off, dot = form.dots or (
        _picture(canvas, said, 11, 11) for said in ("", f"{_colour(INK)} rg {_circle(5.5, 2.8)} f")
    )
    form.dots = off, dot
    states = {"Off": off, str(value): dot}
    facts = {"Parent": reference, "AS": PDFName("Off"), "H": PDFName("N"), "MK": PDFDictionary({"CA": PDFString("l")})}
    facts["AP"] = PDFDictionary({"N": PDFDictionary(states)})
    facts["Contents"] = PDFString(tidy(question.options[value - 1]))
    group.dict["Kids"].sequence.append(_annotation(canvas, (left, low, left + 11, low + 11), facts, _PRINTED))


class _Form(PDFObject):  # type: ignore[misc]
    """The fields of a document. The letters in them are of a font every viewer has, with the signs of our languages."""

    def __init__(self) -> None:
        self.fields: list[PDFObjectReference] = []
        self.choices: dict[str, tuple[PDFDictionary, PDFObjectReference]] = {}
        self.dots: tuple[PDFObjectReference, PDFObjectReference] | None = None

    def format(self, document: Any) -> bytes:
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type1"),
                "BaseFont": PDFName("Helvetica"),
                "Encoding": PDFName("WinAnsiEncoding"),
            }
        )
        facts = {
            "Fields": PDFArray(self.fields),
            "DR": PDFDictionary({"Font": PDFDictionary({"Helv": font})}),
            "DA": _letters(),
        }
        written: bytes = PDFDictionary(facts).format(document)
        return written


def _form(canvas: Canvas) -> _Form:
    """The one form of a document; kept there, because the canvas forgets what it held when a page is put aside."""
    catalog = canvas._doc._catalog
    if not isinstance(getattr(catalog, "AcroForm", None), _Form):
        catalog.AcroForm = _Form()
    form: _Form = catalog.AcroForm
    return form


def _named(key: str, asks: str) -> dict[str, Any]:
    """What a field is called, and what is said to who hovers over it or cannot see it."""
    return {"T": PDFString(key), "TU": PDFString(tidy(asks))}


def _widget(canvas: Canvas, kind: str, box: Sequence[float], facts: dict[str, Any], flags: int = _PRINTED) -> None:
    """A field of its own, on the page that is being drawn."""
    made = _annotation(canvas, box, {"FT": PDFName(kind), "DA": _letters(), **facts}, flags)
    _form(canvas).fields.append(made)


def _annotation(canvas: Canvas, box: Sequence[float], facts: dict[str, Any], flags: int) -> PDFObjectReference:
    whole = {"Type": PDFName("Annot"), "Subtype": PDFName("Widget"), "Rect": PDFArray(box), "F": flags, **facts}
    made = PDFDictionary(whole)
    canvas._addAnnotation(made)
    return canvas._doc.Reference(made)


def _picture(canvas: Canvas, drawing: str, width: float, height: float) -> PDFObjectReference:
    """A drawing that a field shows. Each text has its own, as who types in it draws over it."""
    facts = {"Type": PDFName("XObject"), "Subtype": PDFName("Form"), "BBox": PDFArray([0, 0, width, height])}
    return canvas._doc.Reference(PDFStream(PDFDictionary(facts), drawing, filters=[PDFStreamFilterZCompress()]))


def _dotted_lines(lines: int, first: float) -> str:
    """Round dots on so many lines; the first at a height, the others below."""
    step = WIDTH / floor(WIDTH / 2.75)
    drawn = " ".join(
        f"0.5 {first - at * scaled(HAND):.2f} m {WIDTH:.2f} {first - at * scaled(HAND):.2f} l S" for at in range(lines)
    )
    return f"{_colour(DOT)} RG 1 J 1.05 w [0 {step:.4f}] 0 d {drawn}"


def _circle(middle: float, radius: float) -> str:
    c, r, k = middle, radius, radius * _DISC
    curves = (
        (c + r, c + k, c + k, c + r, c, c + r),
        (c - k, c + r, c - r, c + k, c - r, c),
        (c - r, c - k, c - k, c - r, c, c - r),
        (c + k, c - r, c + r, c - k, c + r, c),
    )
    return f"{c + r:.3f} {c:.3f} m " + " ".join(" ".join(f"{at:.3f}" for at in curve) + " c" for curve in curves) + " h"


def _colour(colour: Any) -> str:
    return f"{colour.red:.3f} {colour.green:.3f} {colour.blue:.3f}"


def _letters() -> PDFString:
    """Size 0 lets a viewer choose: the usual one, and smaller where a long answer would not fit."""
    return PDFString(f"/Helv 0 Tf {_colour(INK)} rg")

"""A drawing as SVG: the shapes of the PDF, and its words as words, to be found and to be told to a screen reader."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from reportlab.graphics.shapes import (
    Circle,
    Drawing,
    Group,
    Line,
    Path,
    Polygon,
    PolyLine,
    Rect,
    Shape,
    Wedge,
    _renderPath,
)
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from app.documents.network_marks import Titled, Words
from app.documents.style import SEMIBOLD

FAMILY = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Noto Sans', Arial, sans-serif"


def to_svg(drawing: Drawing, width_mm: float, height_mm: float, title: str, description: str, language: str) -> bytes:
    """The file of a drawing, byte for byte the same for the same one; it is printed as large as it is told."""
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": f"{_short(width_mm)}mm",
            "height": f"{_short(height_mm)}mm",
            "viewBox": f"0 0 {_short(drawing.width)} {_short(drawing.height)}",
            "role": "img",
            "aria-labelledby": "title desc",
            "xml:lang": language,
            "font-family": FAMILY,
        },
    )
    SubElement(root, "title", {"id": "title"}).text = title
    SubElement(root, "desc", {"id": "desc"}).text = description
    SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": "#ffffff"})
    for shape in drawing.contents:
        _add(root, shape, drawing.height)
    ElementTree.indent(root, " ")
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add(parent: Element, shape: Shape, height: float) -> None:
    """A shape; what points up on paper points down in a file for the screen."""
    if isinstance(shape, Group):
        group = SubElement(parent, "g")
        if isinstance(shape, Titled):
            SubElement(group, "title").text = shape.title
        for one in shape.contents:
            _add(group, one, height)
    elif isinstance(shape, Words):
        _add_words(parent, shape, height)
    else:
        SubElement(parent, *_form(shape, height)).attrib.update(_look(shape))


def _form(shape: Shape, height: float) -> tuple[str, dict[str, str]]:
    """What element a shape is, and where it stands."""
    if isinstance(shape, Circle):
        return "circle", _numbers(cx=shape.cx, cy=height - shape.cy, r=shape.r)
    if isinstance(shape, Line):
        return "line", _numbers(x1=shape.x1, y1=height - shape.y1, x2=shape.x2, y2=height - shape.y2)
    if isinstance(shape, Rect):
        top = height - shape.y - shape.height
        return "rect", _numbers(x=shape.x, y=top, width=shape.width, height=shape.height, rx=shape.rx)
    if isinstance(shape, Wedge):
        shape = shape.asPolygon()
    if isinstance(shape, Polygon | PolyLine):
        return "polygon" if isinstance(shape, Polygon) else "polyline", {"points": _pairs(shape.points, height)}
    assert isinstance(shape, Path)
    steps: list[str] = []
    _renderPath(
        shape,
        (
            lambda *to: steps.append(f"M{_pairs(to, height)}"),
            lambda *to: steps.append(f"L{_pairs(to, height)}"),
            lambda *to: steps.append(f"C{_pairs(to, height)}"),
            lambda: steps.append("Z"),
        ),
    )
    return "path", {"d": "".join(steps)}


def _add_words(parent: Element, shape: Words, height: float) -> None:
    """As wide as on paper, whichever letters a viewer has; in letters that the paper lacks, as wide as they are."""
    wide = stringWidth(shape.text, shape.fontName, shape.fontSize)
    made = SubElement(parent, "text", _numbers(x=shape.x, y=height - shape.y) | {"fill": _hex(shape.fillColor)})
    made.set("font-size", _short(shape.fontSize))
    if shape.fontName == SEMIBOLD:
        made.set("font-weight", "600")
    if shape.textAnchor != "start":
        made.set("text-anchor", shape.textAnchor)
    if len(shape.said) > 1 and shape.said == shape.text:
        made.attrib |= {"textLength": _short(wide), "lengthAdjust": "spacingAndGlyphs"}
    made.text = shape.said


def _look(shape: Shape) -> dict[str, str]:
    filled = getattr(shape, "fillColor", None)
    found = {"fill": _hex(filled) if filled else "none"}
    if filled and getattr(shape, "fillOpacity", None) is not None:
        found["fill-opacity"] = _short(shape.fillOpacity)
    if shape.strokeColor:
        found |= {"stroke": _hex(shape.strokeColor), "stroke-width": _short(shape.strokeWidth)}
        if shape.strokeDashArray:
            found["stroke-dasharray"] = " ".join(map(_short, shape.strokeDashArray))
    return found


def _hex(color: Color) -> str:
    return f"#{color.hexval()[2:]}"


def _numbers(**numbers: float) -> dict[str, str]:
    return {name: _short(number) for name, number in numbers.items()}


def _pairs(numbers: object, height: float) -> str:
    flat = list(numbers)  # type: ignore[call-overload]
    return " ".join(f"{_short(x)},{_short(height - y)}" for x, y in zip(flat[::2], flat[1::2], strict=True))


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")

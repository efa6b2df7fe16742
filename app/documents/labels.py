"""Address labels on sheets of A4. Nothing else stands on them: no letterhead, no page number, no word of care.

Whatever is written is there whole: a long name wraps, and where that is not enough all of the label is smaller.
"""

from io import BytesIO

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from app.documents.data import Label, LabelsData
from app.documents.label_sizes import SIZES, LabelSize
from app.documents.style import INK, PAGE, REGULAR, SEMIBOLD, SOFT_INK, markup, scaled, tidy, use_fonts
from app.documents.wording import say
from app.i18n import place

BESIDE, ABOVE = 6.0, 3.5
"""Millimetres around the words: no printer reaches the edge, and no sheet lies quite straight."""
LARGEST, SMALLEST, LESS = 11.5, 3.0, 0.5
SENDER = 0.62
"""How small the sender is beside the name."""


def render(data: LabelsData) -> bytes:
    """The PDF of the sheets, byte for byte the same for the same labels."""
    use_fonts()
    size, title = SIZES[data.size], say("etiketten")
    out = BytesIO()
    canvas = Canvas(out, pagesize=PAGE, invariant=1, lang=place().replace("_", "-"), initialFontName=REGULAR)
    canvas.setTitle(tidy(title))
    canvas.setCreator("Klik")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.bookmarkPage("first")
    canvas.addOutlineEntry(tidy(title), "first")
    spot = min(max(data.first, 1), size.count) - 1
    for number, label in enumerate(data.labels):
        if number and spot % size.count == 0:
            canvas.showPage()
        _draw(canvas, size, spot % size.count, label, data.sender)
        spot += 1
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, size: LabelSize, place: int, label: Label, sender: str) -> None:
    left, top = size.corner(place)
    # What lies on the edge of the sheet has to come inwards a little further: there nothing is printed.
    inset = max(BESIDE, BESIDE + 1.0 - left)
    width, height = (size.width - inset - BESIDE) * mm, (size.height - 2 * ABOVE) * mm
    told, high = _fitting(label, sender, width, height)
    at = PAGE[1] - top * mm - ABOVE * mm - (height - high) / 2
    for paragraph, tall in told:
        at -= tall
        paragraph.drawOn(canvas, (left + inset) * mm, at)


def _fitting(label: Label, sender: str, width: float, height: float) -> tuple[list[tuple[Paragraph, float]], float]:
    """The lines as large as there is room for, with their heights."""
    letters = scaled(LARGEST)
    while True:
        told = [(one, one.wrap(width, height)[1]) for one in _lines(label, sender, letters)]
        high = sum(tall for _one, tall in told)
        if high <= height or letters <= SMALLEST:
            return told, high
        letters -= LESS


def _lines(label: Label, sender: str, letters: float) -> list[Paragraph]:
    def style(name: str, font: str, size: float) -> ParagraphStyle:
        return ParagraphStyle(name, fontName=font, fontSize=size, leading=size * 1.25, textColor=INK, splitLongWords=1)

    told = [Paragraph(markup(label.name), style("name", SEMIBOLD, letters))]
    told += [Paragraph(markup(line), style("address", REGULAR, letters)) for line in label.address]
    if sender:
        small = style("sender", REGULAR, letters * SENDER)
        small.textColor, small.spaceAfter = SOFT_INK, 2
        told.insert(0, Paragraph(markup(say("afzender", wie=sender)), small))
    return told

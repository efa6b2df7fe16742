"""The page around every paper: letterhead, page x of y, and the mark of a draft.

Several papers may stand in one file: each has its own letterhead, begins on a page of its own and counts its own pages.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    ActionFlowable,
    BaseDocTemplate,
    Flowable,
    Frame,
    Image,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus.doctemplate import LayoutError

from app.documents.data import Letterhead
from app.documents.shapes import Column, SideBySide
from app.documents.style import (
    DRAFT,
    LINE,
    MARGIN,
    PAGE,
    REGULAR,
    SEMIBOLD,
    SOFT_INK,
    TERRACOTTA,
    WIDTH,
    markup,
    printable,
    scaled,
    shortened,
    styles,
    tidy,
    use_fonts,
)
from app.documents.wording import say
from app.errors import KlikError
from app.i18n import N_, place, speaking

TOP = 15 * mm
BOTTOM = 18 * mm
FOOT = 10 * mm  # baseline of the bottom line
LOGO_WIDTH, LOGO_HEIGHT = 55 * mm, 17 * mm


def to_pdf(
    story: Sequence[Flowable],
    letterhead: Letterhead,
    title: str,
    draft: bool = False,
    *,
    page: tuple[float, float] = PAGE,
    brief: bool = False,
) -> bytes:
    """The PDF of a story, byte for byte the same for the same story. ``title`` also stands at the foot.

    ``brief`` leaves only the name of the office above it, for papers that stay with the coordinator.
    """
    return bound([Paper(story, letterhead, title, draft)], page=page, brief=brief)


@dataclass(frozen=True)
class Paper:
    """One paper of a file; a ``draft`` is marked on every page."""

    story: Sequence[Flowable]
    letterhead: Letterhead
    title: str
    draft: bool = False

    @property
    def language(self) -> str:
        """In which language its foot and the mark of a draft are."""
        return self.letterhead.language or place()


def bound(
    papers: Sequence[Paper],
    title: str = "",
    *,
    page: tuple[float, float] = PAGE,
    brief: bool = False,
    begun: Callable[[int], object] = lambda number: None,
) -> bytes:
    """Papers in one file, each with its place in the outline; ``title`` is that of the file where they are several.

    The file is in the language of the first one, each paper in its own.

    ``begun`` hears the number of each paper, from 0, as it is laid out; what it raises ends the work.
    """
    use_fonts()
    out = BytesIO()
    document = _Document(
        out,
        pagesize=page,
        title=tidy(papers[0].title if len(papers) == 1 else title),
        author=tidy(papers[0].letterhead.name),
        creator="Klik",
        lang=papers[0].language.replace("_", "-"),
        displayDocTitle=True,
        initialFontName=REGULAR,
        invariant=1,
    )
    room = page[0] - 2 * MARGIN, page[1] - TOP - BOTTOM
    frame = Frame(MARGIN, BOTTOM, *room, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    looks = dict.fromkeys((paper.draft, paper.language) for paper in papers)  # the first page wears the first
    marks = {look: partial(_mark_draft, language=look[1]) if look[0] else _leave_clean for look in looks}
    document.addPageTemplates([PageTemplate(str(look), [frame], onPage=mark) for look, mark in marks.items()])
    whole: list[Flowable] = []
    for number, paper in enumerate(papers):
        if number:
            whole += [NextPageTemplate(str((paper.draft, paper.language))), PageBreak()]
        head = [Paragraph(markup(paper.letterhead.name), styles()["small"])] if brief else _head(paper.letterhead)
        whole += [_Begin(number, begun), *head, *paper.story]
    try:
        document.build(whole, canvasmaker=partial(_CountedCanvas, papers=papers))
    except LayoutError as error:
        raise KlikError(N_("Something on this paper is higher than a page. Make it shorter.")) from error
    return out.getvalue()


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """Tells the canvas which headings it drew, for the outline that a reader walks along."""

    def afterFlowable(self, flowable: Flowable) -> None:
        if isinstance(flowable, Paragraph) and flowable.style.name == "heading":
            self.canv.headings.append((flowable.getPlainText(), self.frame._y + flowable.height))


class _Begin(ActionFlowable):  # type: ignore[misc]
    """A paper begins on this page."""

    def __init__(self, number: int, begun: Callable[[int], object]) -> None:
        super().__init__()
        self._number, self._begun = number, begun

    def apply(self, document: BaseDocTemplate) -> None:
        document.canv.paper = self._number
        self._begun(self._number)


def _head(letterhead: Letterhead) -> list[Flowable]:
    """Who the paper comes from: logo or name on the left, address on the right. Empty without a name."""
    address = [*letterhead.address_lines, letterhead.phone, letterhead.email]
    sender = "<br/>".join(markup(line) for line in address if line.strip())
    left: list[Flowable] = [_logo(letterhead.logo)] if letterhead.logo else []
    if letterhead.name.strip():
        left.append(Paragraph(markup(letterhead.name), styles()["office"]))
    if not left and not sender:
        return []
    right = (Paragraph(sender, styles()["sender"]),) if sender else ()
    return [SideBySide([Column(WIDTH * 0.58, tuple(left)), Column(WIDTH * 0.42, right)], gutter=0), _Rule()]


def _logo(picture: bytes) -> Image:
    try:
        width, height = ImageReader(BytesIO(picture)).getSize()
    except (OSError, ValueError) as error:
        raise KlikError(N_("The logo cannot be read. Choose a PNG or JPEG picture.")) from error
    scale = min(LOGO_WIDTH / width, LOGO_HEIGHT / height)
    image = Image(BytesIO(picture), width * scale, height * scale, hAlign="LEFT")
    image.spaceAfter = 0
    return image


class _Rule(Spacer):  # type: ignore[misc]
    """A thin line under the letterhead."""

    def __init__(self) -> None:
        super().__init__(WIDTH, 9)

    def draw(self) -> None:
        self.canv.setStrokeColor(LINE)
        self.canv.setLineWidth(0.7)
        self.canv.line(0, 1, WIDTH, 1)


def _leave_clean(canvas: Canvas, _document: BaseDocTemplate) -> None:
    """An agreement that both said yes to has nothing behind its text."""


def _mark_draft(canvas: Canvas, _document: BaseDocTemplate, language: str) -> None:
    """Large and pale behind the text, and once in small clear words above it."""
    with speaking(language):
        word, explained = say("ontwerp"), say("ontwerp uitleg")
    canvas.saveState()
    canvas.translate(PAGE[0] / 2, PAGE[1] / 2)
    canvas.rotate(52)
    canvas.setFont(SEMIBOLD, 150)
    canvas.setFillColor(DRAFT)
    canvas.drawCentredString(0, -50, word)
    canvas.restoreState()
    canvas.saveState()
    canvas.setFont(SEMIBOLD, 9.5)
    canvas.setFillColor(TERRACOTTA)
    canvas.drawCentredString(PAGE[0] / 2, PAGE[1] - 9 * mm, explained)
    canvas.restoreState()


class _CountedCanvas(Canvas):  # type: ignore[misc]
    """Holds the pages back until their number is known, then writes the foot of each, and the outline."""

    def __init__(self, *arguments: Any, papers: Sequence[Paper], **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.paper = 0
        self.headings: list[tuple[str, float]] = []  # of this page, with where they stand
        self._papers = papers
        self._held: list[dict[str, Any]] = []

    def showPage(self) -> None:
        self._held.append(dict(self.__dict__))
        self.headings = []
        self._startPage()

    def save(self) -> None:
        of_paper = Counter(page["paper"] for page in self._held)
        number = 0
        for page, before in zip(self._held, [None, *self._held], strict=False):
            first = before is None or before["paper"] != page["paper"]
            number = 1 if first else number + 1
            self.__dict__.update(page)
            with speaking(self._papers[self.paper].language):
                self._draw_foot(say("bladzijde", nummer=number, aantal=of_paper[self.paper]))
            if first:
                self._enter(0, self._papers[self.paper].title, self._pagesize[1])
            for at, (heading, top) in enumerate(self.headings):
                self._enter(1, heading, top, at)
            super().showPage()
        super().save()

    def _enter(self, level: int, words: str, top: float, at: int = 0) -> None:
        """A line of the outline that leads to this page."""
        key = f"{self._pageNumber}-{level}-{at}"
        self.bookmarkHorizontal(key, 0, top)
        # Headings stand under a paper, also under one without a title.
        self.addOutlineEntry(" ".join(tidy(words).split()) or "–", key, level, closed=len(self._papers) > 1)

    def _draw_foot(self, page: str) -> None:
        size = scaled(9)
        self.setFont(REGULAR, size)
        self.setFillColor(SOFT_INK)
        right = self._pagesize[0] - MARGIN
        room = right - MARGIN - stringWidth(page, REGULAR, size) - 20
        self.drawRightString(right, FOOT, page)
        self.drawString(MARGIN, FOOT, shortened(printable(self._papers[self.paper].title), room, size))

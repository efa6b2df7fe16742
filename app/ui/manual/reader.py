"""A page of the manual as it is read: Markdown in the letters and colours of Klik, with pictures that fit."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from app.i18n import _
from app.paths import manual
from app.ui import theme

_MARGIN, WIDEST = 40, 860
_SPACED = 128  # per cent of the height of a line
_HEADINGS = {1: (theme.TITLE, 0, 14), 2: (theme.HEADING, 24, 6), 3: (theme.BODY, 16, 4)}
"""Of each level: the size of its letters, and the room above and under it."""


class Reader(QTextBrowser):
    """Knows where it was, and goes back and forward; a link leads to another page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("The page of the manual"))
        self.setOpenExternalLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._page = QUrl()
        self._room = 0
        self._later = QTimer(self, interval=120, singleShot=True)
        self._later.timeout.connect(self.read_again)
        self.sourceChanged.connect(lambda _page: self._dress())

    @property
    def name(self) -> str:
        """The page in sight."""
        return self._page.fileName().removesuffix(".md")

    def show_page(self, name: str) -> None:
        """Bring a page into sight, from its beginning."""
        if name != self.name:
            self.setSource(QUrl.fromLocalFile(str(manual(f"{name}.md"))))

    def seek(self, word: str) -> None:
        """Choose the first place where a word stands, if it does."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if word and not self.find(word):
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def read_again(self) -> None:
        """The same place, for the room and the look of now."""
        at = self.verticalScrollBar().value() / max(1, self.verticalScrollBar().maximum())
        self._fit()
        self.reload()
        self.verticalScrollBar().setValue(round(at * self.verticalScrollBar().maximum()))

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """A picture is made smaller here, so that it stays sharp. A page comes by here however it was gone to."""
        if type != QTextDocument.ResourceType.ImageResource.value:
            self._page = QUrl(name)
            return super().loadResource(type, name)
        picture = QImage(self._page.resolved(QUrl(name)).toLocalFile())
        ratio = self.devicePixelRatioF()
        if picture.width() > self._room * ratio:
            picture = picture.scaledToWidth(round(self._room * ratio), Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(ratio)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self._room
        self._fit()
        if before and before != self._room:
            self._later.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange) and self.name:
            self._later.start()

    def _fit(self) -> None:
        """The text stands in a column that is read easily; what is left over stands at its right."""
        inside = self.width() - 16
        self._room = min(inside - 2 * _MARGIN, theme.px(WIDEST))
        self.setViewportMargins(_MARGIN, 24, max(_MARGIN, inside - _MARGIN - self._room), 12)

    def _dress(self) -> None:
        self.document().setDefaultFont(theme.font())
        block = self.document().begin()
        while block.isValid():
            self._dress_block(block)
            block = block.next()

    def _dress_block(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        look = QTextBlockFormat()
        level = block.blockFormat().headingLevel()
        size, above, below = _HEADINGS.get(level, (theme.BODY, 0, 4 if block.textList() else 10))
        look.setTopMargin(theme.px(above))
        look.setBottomMargin(theme.px(below))
        if not _is_picture(block):
            look.setLineHeight(_SPACED, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(look)
        for at, length, told in _parts(block):
            cursor.setPosition(at)
            cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(_letters(told, size, bool(level)))


def _parts(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Where each run of one look begins, how long it is and what it looks like; all before any of it is changed."""
    found, at = list[tuple[int, int, QTextCharFormat]](), block.begin()
    while not at.atEnd():
        run = at.fragment()
        found.append((run.position(), run.length(), run.charFormat()))
        at += 1
    return found


def _letters(told: QTextCharFormat, size: int, heading: bool) -> QTextCharFormat:
    """What stands in the window is bold and green, a key lies on a chip, and a link is underlined."""
    made = QTextCharFormat()
    word = told.fontWeight() > QFont.Weight.Medium and not heading
    made.setFont(theme.font(size, bold=word or heading, italic=told.fontItalic()))
    if told.isAnchor() or word:
        made.setForeground(theme.color("primary_ink"))
        made.setFontUnderline(told.isAnchor())
    elif told.fontFixedPitch():
        made.setBackground(theme.color("chip"))
        made.setForeground(theme.color("text"))
    else:
        made.setForeground(theme.color("text"))
    return made


def _is_picture(block: QTextBlock) -> bool:
    return block.text() == "\N{OBJECT REPLACEMENT CHARACTER}"

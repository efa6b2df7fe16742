"""The words of the papers: those of Klik, or the office's own, in each language, with the paper in sight."""

from concurrent.futures import CancelledError
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from app.errors import KlikError
from app.i18n import LANGUAGES, _, place
from app.services import documents, templates
from app.ui import theme
from app.ui.office.paper_preview import DPI, PaperPreview
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Task
from app.ui.widgets.buttons import link, outlined, quiet
from app.ui.widgets.field import Choice, TextField
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import beside, column, row
from app.ui.widgets.text import label

REST = 400
"""Milliseconds without typing before the paper is made again."""


class TemplatesPane(QWidget):
    """Kept as it is typed; words that cannot be printed are told, and the paper then has those of Klik."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._stored: str | None = None
        self._task: Task | None = None
        self.paper = Choice([(name, _(title)) for name, title in templates.TITLES.items()], _("Which paper"))
        self.paper.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.language = Choice(list(LANGUAGES.items()), _("In which language"))
        self.language.choose(place())
        self.restore = quiet(_("Back to the words of Klik"), "undo", small=True)
        self.insert = outlined(_("Insert…"), "plus", small=True)
        self.insert.setToolTip(_("Names that Klik fills in, and parts that it draws"))
        self.menu = QMenu(self.insert)
        self.insert.setMenu(self.menu)
        hint = _("# title · ## heading · - in a list · word | text beside it · an empty line begins a new paragraph")
        self.field = TextField(_("The words"), lines=0, hint=hint, optional=False)
        self.field.put_beside(self.insert)
        assert isinstance(self.field.editor, QPlainTextEdit)
        self.editor: QPlainTextEdit = self.field.editor
        self.trouble = label("", theme.SECOND, tone="red_ink", wrap=True)
        self._wrong = QWidget()
        self.to_line = link("")
        self.preview = PaperPreview()
        self._wrong_line = 0
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._assemble()
        self._listen()

    def refresh(self) -> None:
        """Read again and show, unless something was typed that is still to be kept."""
        name, language = self.paper.current, self.language.current
        kept = self._store.read(templates.text, name, language)
        own = self._store.read(templates.own)
        for at, (one, title) in enumerate(templates.TITLES.items()):
            words = _("{paper} · own words") if language in own.get(one, ()) else "{paper}"
            self.paper.setItemText(at, words.format(paper=_(title)))
        self.restore.setVisible(kept is not None)
        now = templates.standard(name, language).strip() if kept is None else kept
        if now != self._stored and self._stored in (None, self.field.text):
            self._stored = now
            self.field.set_text(now)
            self._show_paper()

    def _choose(self) -> None:
        self._stored = None
        self.editor.verticalScrollBar().setValue(0)
        self.preview.show_pages([])
        self.refresh()

    def _keep(self, typed: str) -> None:
        self._stored = typed
        self._store.write_quietly(templates.change, self.paper.current, typed, self.language.current)

    def _restore(self) -> None:
        self._stored = self.field.text
        self._store.write(templates.restore, self.paper.current, self.language.current)

    def _show_paper(self) -> None:
        """Make the paper beside the window, with what is typed now."""
        if self._task:
            self._task.cancel()
        name, typed, language = self.paper.current, self.field.text, self.language.current
        head = replace(self._store.read(documents.letterhead), language=language)

        def work(is_cancelled: IsCancelled, _report: object) -> tuple[Any, list[bytes], KlikError | None]:
            if is_cancelled():  # she walked or typed on before it was this one's turn
                raise CancelledError
            from app.documents.raster import pages_as_png

            trouble = None
            try:
                pdf = templates.preview(name, typed, head)
            except KlikError as error:
                pdf, trouble = templates.preview(name, templates.standard(name, language), head), error
            return templates.insertable(name, language), pages_as_png(pdf, DPI), trouble

        task = self._task = Task(work)
        task.done.connect(self._show)
        task.failed.connect(self._say)
        task.start()

    def _show(self, made: tuple[Any, list[bytes], KlikError | None]) -> None:
        (names, parts), pages, trouble = made
        self._fill_menu(names, parts)
        if not trouble or not self.preview.pages.images:  # else the last that was right stays in sight
            self.preview.show_pages(pages)
        self._say(trouble)

    def _say(self, trouble: KlikError | None) -> None:
        """What is wrong with the words, and where."""
        instead = _("{trouble} Until this is mended, Klik prints its own words.")
        self.trouble.setText(instead.format(trouble=trouble) if trouble else "")
        self._wrong.setVisible(trouble is not None)
        line = trouble.parameters.get("line") if trouble else None
        above = self.editor.toPlainText()
        empty = above[: len(above) - len(above.lstrip())].count("\n")  # the words are kept without empty lines above
        self._wrong_line = line + empty if isinstance(line, int) else 0
        self.to_line.setText(_("Go to line {line}").format(line=self._wrong_line))
        self.to_line.setVisible(self._wrong_line > 0)
        self.preview.setEnabled(trouble is None)

    def _go_to_line(self) -> None:
        block = self.editor.document().findBlockByNumber(self._wrong_line - 1)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)
        self.editor.setFocus()

    def _fill_menu(self, names: tuple[str, ...], parts: tuple[str, ...]) -> None:
        self.menu.clear()
        for words in names:
            self.menu.addAction(words).triggered.connect(lambda _on=False, words=words: self._insert(words))
        self.menu.addSeparator()
        for words in parts:
            shown = words if len(words) < 44 else f"{words[:42]}…]"
            self.menu.addAction(shown).triggered.connect(lambda _on=False, words=words: self._insert(f"\n{words}\n"))

    def _insert(self, words: str) -> None:
        self.editor.insertPlainText(words)
        self.editor.setFocus()

    def _assemble(self) -> None:
        sign = column(Glyph("warn", "red"), 1)
        told = row(sign, column(self.trouble, row(self.to_line, 1), gap=2))
        told.setStretch(1, 1)
        self._wrong.setLayout(told)
        for hidden in (self.restore, self._wrong):
            hidden.hide()
        about = _("What stands on a paper beside what Klik fills in. With invented people, so that you can judge it.")
        left = column(self.field, self._wrong, gap=6)
        left.setStretch(0, 1)
        both = beside(_host(left), self.preview, stretch=(5, 4))
        whole = column(
            row(self.paper, self.language, 1, self.restore, gap=12),
            label(about, theme.SECOND, tone="text2", wrap=True),
            both,
            gap=10,
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.paper)

    def _listen(self) -> None:
        for choice in (self.paper, self.language):
            choice.chosen.connect(lambda _key: self._choose())
        self.field.committed.connect(self._keep)
        self.restore.clicked.connect(self._restore)
        self.editor.textChanged.connect(self._rest.start)
        self._rest.timeout.connect(self._show_paper)
        self.to_line.clicked.connect(self._go_to_line)


def _host(layout: Any) -> QWidget:
    made = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    made.setLayout(layout)
    return made

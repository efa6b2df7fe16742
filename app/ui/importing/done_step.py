"""The last step: what became of each row, to read, to copy, and to take back whole."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, listed, ngettext, number
from app.services.import_plan import FileReport
from app.ui import clipboard, theme
from app.ui.importing.draft import Source
from app.ui.importing.words import grouped
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import clear, column, row, scrolled
from app.ui.widgets.text import label

SHOWN = 24  # rows and lines of a kind; who copies the report gets them all


class DoneStep(QWidget):
    """Tells that everything is to be taken back."""

    undo_wanted = Signal()
    doubles_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reports: Sequence[FileReport] = ()
        self._unread: Sequence[Source] = ()
        self.sentence = label("", theme.HEADING, bold=True)
        self.sign = Glyph("check", "green", 22)
        self.undo = outlined(_("Undo"), "undo")
        self.undo.clicked.connect(self.undo_wanted)
        self.doubles = outlined(_("Find doubles…"), "copy")
        self.doubles.clicked.connect(self.doubles_wanted)
        self.copy = outlined(_("Copy"), "copy")
        self.copy.clicked.connect(self._copy)
        self._host = QWidget()
        self._cards = column(gap=12)
        self._host.setLayout(column(self._cards, 1, gap=0))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addLayout(
            row(self.sign, self.sentence, 1, self.doubles, self.copy, self.undo, gap=10, margins=(0, 0, 12, 0))
        )
        body.addWidget(scrolled(self._host, _("What became of each row")))

    def show_reports(self, reports: Sequence[FileReport], unread: Sequence[Source], undoable: bool) -> None:
        """Tell what became of each list."""
        self._reports, self._unread = reports, unread
        self.sentence.setText(_sentence(reports))
        self.undo.setVisible(undoable)
        self.doubles.setVisible(undoable and any(report.people for report in reports))
        self.undo.setEnabled(True)
        clear(self._cards)
        for report in reports:
            self._cards.addWidget(_about(report))
        for source in unread:
            card = Card(source.path.name)
            card.add(label(str(source.error), wrap=True))
            self._cards.addWidget(card)

    def show_undone(self) -> None:
        """Tell that it was taken back."""
        self.sentence.setText(_("Taken back: nothing of these lists is in Klik"))
        self.undo.setEnabled(False)
        self.doubles.hide()

    def text(self) -> str:
        """The whole report as plain text, with every row."""
        lines = [self.sentence.text()]
        for report in self._reports:
            lines += ["", report.file]
            for title, said in _parts(report, None):
                lines += [title, *said]
        for source in self._unread:
            lines += ["", source.path.name, str(source.error)]
        return "\n".join(filter(None, lines))

    def _copy(self) -> None:
        clipboard.copy(self.text())


def _sentence(reports: Sequence[FileReport]) -> str:
    """What the lists brought, all together."""
    people, duos, contacts = (
        sum(getattr(report, kind) for report in reports) for kind in ("people", "duos", "contacts")
    )  # fmt: skip
    if not (duos or contacts):
        words = ngettext("{n} person was added", "{n} people were added", people).format(n=number(people))
        return words if people else _("Nobody was added")
    counted = (
        people and ngettext("{n} person", "{n} people", people).format(n=number(people)),
        duos and ngettext("{n} duo", "{n} duos", duos).format(n=number(duos)),
        contacts and ngettext("{n} contact", "{n} contacts", contacts).format(n=number(contacts)),
    )
    return _("Added: {what}").format(what=listed([words for words in counted if words]))


def _parts(report: FileReport, most: int | None) -> Iterator[tuple[str, list[str]]]:
    """What is said of a list, in parts with a title; with ``most`` lines and rows, where there is a most."""
    sentence = ngettext(
        "{rows} row, {added} added, {unchanged} known already, {refused} refused",
        "{rows} rows, {added} added, {unchanged} known already, {refused} refused",
        report.rows,
    )
    counts = {"rows": report.rows, "added": report.added, "unchanged": report.unchanged}
    yield sentence.format(**counts, refused=len(report.refused)), []
    named = {one.sheet for one in report.refused} | {told.sheet for told in report.warnings}
    sheets = len(named - {""}) > 1
    rows = [_("row {row}: {reason}").format(row=one.row, reason=one.reason) for one in report.refused]
    if sheets:
        rows = [f"{one.sheet}, {said}" for one, said in zip(report.refused, rows, strict=True)]
    for title, lines in (
        (_("Not taken over"), rows),
        (_("To check"), grouped(report.warnings, most, sheets=sheets)),
    ):
        if most and len(lines) > most:
            lines[most:] = [_("… and {n} more").format(n=number(len(lines) - most))]
        if lines:
            yield title, lines


def _about(report: FileReport) -> Card:
    card = Card(report.file)
    card.body.setSpacing(4)
    for at, (title, lines) in enumerate(_parts(report, SHOWN)):
        if at:
            card.body.addSpacing(6)
        card.add(label(title, bold=bool(at), wrap=True))
        for line in lines:
            card.add(label(line, theme.SECOND, wrap=True))
    return card

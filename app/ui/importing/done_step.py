"""The last step: what became of each row, to read, to copy, and to take back whole."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from app.i18n import _, ngettext, number
from app.services.import_plan import FileReport
from app.ui import theme
from app.ui.importing.draft import Source
from app.ui.importing.words import grouped
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import column, row, scrolled
from app.ui.widgets.text import label


class DoneStep(QWidget):
    """Tells that everything is to be taken back."""

    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._taken_back = False
        self.sentence = label("", theme.HEADING, bold=True)
        self.sign = Glyph("check", "green", 22)
        self.undo = outlined(_("Undo"), "undo")
        self.undo.clicked.connect(self.undo_wanted)
        self.copy = outlined(_("Copy"), "copy")
        self.copy.clicked.connect(self._copy)
        self._host = QWidget()
        self._cards = column(gap=12)
        self._host.setLayout(column(self._cards, 1, gap=0))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addLayout(row(self.sign, self.sentence, 1, self.copy, self.undo, gap=10, margins=(0, 0, 12, 0)))
        body.addWidget(scrolled(self._host, _("What became of each row")))

    def show_reports(self, reports: Sequence[FileReport], unread: Sequence[Source], undoable: bool) -> None:
        """Tell what became of each list."""
        added = sum(report.added for report in reports)
        self.sentence.setText(
            ngettext("{n} person was added", "{n} people were added", added).format(n=number(added))
            if added
            else _("Nobody was added")
        )
        self.undo.setVisible(undoable)
        self.undo.setEnabled(True)
        while (item := self._cards.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
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

    def text(self) -> str:
        """The whole report as plain text."""
        lines = [self.sentence.text()]
        return "\n".join(lines + [one.text() for one in self._host.findChildren(QLabel) if one.text()])

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text())


def _about(report: FileReport) -> Card:
    card = Card(report.file)
    card.body.setSpacing(4)
    sentence = _("{rows} rows, {added} added, {unchanged} known already, {refused} refused")
    counts = sentence.format(
        rows=report.rows, added=report.added, unchanged=report.unchanged, refused=len(report.refused)
    )
    card.add(label(counts, wrap=True))
    refused = [_("row {row}: {reason}").format(row=one.row, reason=one.reason) for one in report.refused]
    for title, lines in ((_("Not taken over"), refused), (_("To check"), grouped(report.warnings))):
        if lines:
            card.body.addSpacing(6)
            card.add(label(title, bold=True))
            for line in lines:
                card.add(label(line, theme.SECOND, wrap=True))
    return card

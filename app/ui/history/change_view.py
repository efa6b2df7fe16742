"""One change, beside the list it was chosen in."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.services.history import Explained, Line
from app.ui import theme
from app.ui.history.records import Records
from app.ui.history.words import state, when
from app.ui.widgets.layout import column, scrolled, separator
from app.ui.widgets.text import label


class ChangeView(QWidget):
    """What was done, when and by whom, what became of it, and which fields changed; ``below`` stands under that."""

    def __init__(self, below: QWidget | None = None) -> None:
        super().__init__()
        self.title = label("", theme.HEADING, bold=True, wrap=True)
        self.when = label("", theme.SECOND, tone="text2", wrap=True)
        self.state = label("", theme.SECOND, tone="primary_ink", wrap=True)
        self.records = Records()
        self.nothing = label(_("Nothing of it can be told field by field."), tone="text2", wrap=True)
        content = QWidget()
        head = column(self.title, self.when, self.state, gap=3)
        content.setLayout(
            column(head, separator(), self.nothing, self.records, below, 1, gap=14, margins=(24, 16, 12, 24))
        )
        self.area = scrolled(content, _("What changed"))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.area)

    def show_change(self, line: Line, explained: Explained) -> None:
        """Show one."""
        self.title.setText(line.what)
        self.when.setText(when(line.at, line.who))
        said = state(line)
        self.state.setText(said)
        self.state.setVisible(bool(said))
        self.records.show_records(explained.records, explained.more)
        self.nothing.setVisible(not explained.records)
        self.area.verticalScrollBar().setValue(0)

"""Where a problem report is asked for in the settings."""

from app.i18n import _
from app.ui import theme
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.layout import row
from app.ui.widgets.text import label


class ProblemReportCard(Card):
    def __init__(self) -> None:
        super().__init__(_("When something does not work"))
        about = _(
            "A problem report tells whoever helps you what runs here, without anybody's name. You read it before you "
            "save it, and Klik sends nothing."
        )
        self.make = outlined(_("Problem report…"), "info")
        self.add(label(about, theme.SECOND, tone="text2", wrap=True))
        self.add(row(self.make, 1))
        self.make.clicked.connect(self._make)

    def refresh(self) -> None:
        """It tells nothing that changes."""

    def _make(self) -> None:
        from app.ui.problem_report.dialog import show_report

        show_report(self)

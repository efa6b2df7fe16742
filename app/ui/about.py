"""What Klik is, whose data and letters it uses, and under which licences."""

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from app import __version__
from app.i18n import N_, _
from app.paths import resource
from app.places import ATTRIBUTION
from app.ui import theme
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import text_area
from app.ui.widgets.text import label

_LICENCES = (
    N_("Klik is free software under the GNU General Public License, version 3 or later."),
    N_("Window: Qt for Python, GNU LGPL 3. Letters: Source Sans by Adobe, SIL Open Font License 1.1."),
    N_("Storage: SQLCipher, BSD. Matching: OR-Tools by Google, Apache 2.0. Papers: ReportLab, BSD."),
)


class AboutDialog(Dialog):
    """Version, attribution and licences."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("About Klik"), width=520)
        versions = _("Version {klik} · Qt {qt} · Python {python}")
        self.body.addWidget(
            label(versions.format(klik=__version__, qt=qVersion(), python=platform.python_version()), tone="text2")
        )
        for sentence in (*_LICENCES, ATTRIBUTION):
            self.body.addWidget(label(_(sentence), theme.SECOND, wrap=True))
        if (written := resource("LICENCES")).is_file():  # a package brings them, a checkout has no need of it
            whole = self.add_answer(outlined(_("Licences…")), accepts=None)
            whole.clicked.connect(lambda: LicencesDialog(self, written.read_text(encoding="utf-8")).exec())
        report = self.add_answer(outlined(_("Problem report…")), accepts=None)
        report.clicked.connect(self._report)
        self.add_answer(filled(_("Close")), default=True)

    def _report(self) -> None:
        from app.ui.problem_report.dialog import show_report  # seldom wanted, and the first window waits for this file

        show_report(self)


class LicencesDialog(Dialog):
    """The texts of all licences, of everything that came along in the package."""

    def __init__(self, parent: QWidget | None, texts: str) -> None:
        super().__init__(parent, _("Licences"), width=0)
        self.texts = text_area(0)
        self.texts.setFont(theme.font(theme.SMALL))
        self.texts.setReadOnly(True)
        self.texts.setAccessibleName(self.title.text())
        self.texts.setPlainText(texts)
        self.body.addWidget(self.texts)
        self.add_answer(filled(_("Close")), default=True)

    def take_size(self, window: QWidget) -> None:
        """Nearly the window: these are long texts."""
        self.resize(min(theme.px(880), window.width() - 48), window.height() - 96)

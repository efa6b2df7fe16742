"""What Klik is, whose data and letters it uses, and under which licences."""

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from app import __version__
from app.i18n import N_, _
from app.places import ATTRIBUTION
from app.ui import theme
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.text import label

_LICENCES = (
    N_("Klik is free software under the GNU Affero General Public License, version 3 or later."),
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
        self.add_answer(filled(_("Close")), default=True)

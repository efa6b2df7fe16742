"""What is wanted on paper: the list as it stands, or the addresses for a day on the road; of all shown, or the chosen.

It says that the file is not encrypted, so that saving need not ask again.
"""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.i18n import _, listed, ngettext
from app.ui.saving import PDF, add_paper_answers
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import label

LIST, ROAD = "list", "road"
ALL, CHOSEN = "all", "chosen"


class PrintDialog(Dialog):
    """Ask with ``exec()``; then ``what``, ``whom`` and ``remarks`` hold the answers."""

    def __init__(
        self,
        parent: QWidget,
        shown: int,
        chosen: int,
        left_out: Sequence[str],
        has_remarks: bool,
        has_addresses: bool = True,
    ) -> None:
        super().__init__(parent, _("What would you like on paper?"), width=WIDE)
        self._left_out, self._has_remarks = left_out, has_remarks
        self._what = Segmented([(LIST, _("This list")), (ROAD, _("Addresses for on the road"))], _("Which paper"))
        everyone = ngettext("{n} row shown", "All {n} shown", shown).format(n=shown)
        self._whom = Segmented(
            [(ALL, everyone), (CHOSEN, ngettext("{n} chosen", "The {n} chosen", chosen).format(n=chosen))],
            _("For whom"),
        )
        self._about = label("", tone="text2", wrap=True)
        self._remarks = CheckBox(_("With your remarks"))
        self.body.addWidget(self._what)
        self._what.setVisible(has_addresses)
        self.body.addWidget(self._about)
        self.body.addWidget(self._whom)
        self._whom.setVisible(chosen > 1)
        if chosen > 1:
            self._whom.choose(CHOSEN)
        self.body.addWidget(self._remarks)
        warning = _(
            "The PDF is not encrypted: whoever opens it reads what stands in it. Keep it in a place only you see, and "
            "remove it once it is printed."
        )
        self.body.addWidget(label(warning, wrap=True))
        self.goes_to = PDF  # or PRINTER
        add_paper_answers(self, self._go)
        self._fit_soon = QTimer(self, interval=0, singleShot=True)
        self._fit_soon.timeout.connect(self._fit)
        self._what.chosen.connect(lambda _what: self._tell())
        self._tell()

    @property
    def what(self) -> str:
        """``list`` or ``road``."""
        return self._what.current

    @property
    def whom(self) -> str:
        """``all`` that are shown, or the ``chosen``."""
        return self._whom.current

    @property
    def remarks(self) -> bool:
        """Whether the remarks go along on the road."""
        return self.what == ROAD and self._remarks.isChecked()

    def _go(self, where: str) -> None:
        self.goes_to = where

    def choose(self, what: str) -> None:
        """Propose one of the two papers."""
        self._what.choose(what)

    def _tell(self) -> None:
        if self.what == ROAD:
            said = _("Name, address, phone, mail and half-days, by municipality, with lines to write on.")
        elif self._left_out:
            said = _("The columns as they stand. Not on paper: {columns}.").format(columns=listed([*self._left_out]))
        else:
            said = _("The columns as they stand, on a page across.")
        self._about.setText(said)
        self._remarks.setVisible(self.what == ROAD and self._has_remarks)
        self._fit_soon.start()

    def _fit(self) -> None:
        """As high as what is said now, once the layout knows."""
        if self.isVisible():
            self._outer.invalidate()
            self._outer.activate()
            self.resize(self.width(), self._outer.totalHeightForWidth(self.width()))

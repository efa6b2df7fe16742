"""A signed version: when and by whom it was signed, where the paper lies, and its scans."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _, listed, number, short_date
from app.services import agreements, scans
from app.services.agreements import Version
from app.services.scans import ScanRow
from app.ui import theme
from app.ui.duos.scan_dialog import show_scan
from app.ui.duos.scans import add_scan
from app.ui.duos.sign_dialog import SignDialog
from app.ui.duos.view import DuoView
from app.ui.store import Store
from app.ui.widgets.buttons import icon_button, link
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label


class SignedCopy(QWidget):
    """A sentence, and what may be done with the copy."""

    changed = Signal()  # something of it was written

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._view: DuoView | None = None
        self._version: Version | None = None
        self.sentence = label("", theme.SECOND, tone="text2", wrap=True)
        self.change = link(_("Change the signing…"), "note")
        self.change.clicked.connect(self._change)
        self.add = link(_("Add a scan…"), "plus")
        self.add.clicked.connect(self._add)
        self._buttons = Flow([], gap=16)
        self.setLayout(column(self.sentence, self._buttons, gap=6))

    def show_version(self, view: DuoView, version: Version) -> None:
        """Show a version that was signed."""
        self._view, self._version = view, version
        self.sentence.setText(signed_words(version))
        self._buttons.show_widgets([*map(self._scan, version.scans), self.change, self.add])

    def _scan(self, scan: ScanRow) -> QWidget:
        size = max(scan.size / 1024 / 1024, 0.1)
        opened = link(_("{file} ({size} MB)").format(file=scan.name, size=number(round(size, 1))), "paper")
        opened.clicked.connect(partial(self._show, scan))
        away = icon_button("close", _("Remove the scan {file}").format(file=scan.name))
        away.clicked.connect(partial(self._remove, scan))
        made = QWidget()
        made.setLayout(row(opened, away, gap=2))
        return made

    def _show(self, scan: ScanRow) -> None:
        if self._view:
            show_scan(self, self._store, scan.id, self._view.today)

    def _remove(self, scan: ScanRow) -> None:
        self._store.write(scans.remove, scan.id)
        self.changed.emit()

    def _add(self) -> None:
        if self._version and (task := add_scan(self, self._store, self._version.id)):
            task.done.connect(self.changed)

    def _change(self) -> None:
        if (view := self._view) and (version := self._version):
            text = _("When {both} signed, and where the paper lies now.").format(both=view.names[None])
            dialog = SignDialog(self.window(), _("The signed agreement"), text, _("Save"), view, version)
            if dialog.exec():
                self._store.write(agreements.note_signed, version.id, *dialog.facts)
                self.changed.emit()


def signed_words(version: Version) -> str:
    """``Getekend op 14/04/2026 in Geel, door Lieve, Wout en An. Het papier: kast 2.``"""
    parts = [_("Signed on {day}").format(day=short_date(version.signed_on))]
    if version.signed_place:
        parts.append(_("in {place}").format(place=version.signed_place))
    words = " ".join(parts)
    if version.signed_by:
        words = _("{signed}, by {names}").format(signed=words, names=listed(list(version.signed_by)))
    kept = _("The paper: {where}.").format(where=version.kept_at) if version.kept_at else ""
    return " ".join(filter(None, (f"{words}.", kept)))

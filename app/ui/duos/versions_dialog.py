"""All versions of an agreement: what each said, what it changed of the one before, and its signed copy."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, short_date
from app.services.agreements import Version
from app.ui import theme
from app.ui.duos.changes import told
from app.ui.duos.signed_copy import SignedCopy
from app.ui.duos.terms import said, term_words
from app.ui.duos.view import DuoView
from app.ui.store import Store
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.layout import column, scrolled, separator
from app.ui.widgets.term_rows import TermRows
from app.ui.widgets.text import label

_HIGH = 360  # of what a version says, which scrolls


class VersionsDialog(Dialog):
    """One version at a time, the newest first. ``again`` reads the duo anew after something was written here."""

    def __init__(
        self,
        parent: QWidget | None,
        store: Store,
        view: DuoView,
        again: Callable[[], DuoView],
        give_paper: Callable[[UUID], object],
    ) -> None:
        super().__init__(parent, _("The agreement of {both}").format(both=view.names[None]), width=WIDE)
        self._view, self._again = view, again
        self.shown = view.versions[0]
        self.choices = Answers([(one.id, _title(one)) for one in view.versions], _("Version"))
        self.choices.answered.connect(self._choose)
        self._state = label("", theme.BODY, bold=True)
        self.copy = SignedCopy(store)
        self.copy.changed.connect(self._read_again)
        self._changes_head = label("", theme.BODY, bold=True, wrap=True)
        self.changes, self.terms = TermRows(), TermRows()
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.setSpacing(12)
        for widget in (self._state, self.copy):
            inside.addWidget(widget)
        self._changes = QWidget()
        self._changes.setLayout(column(self._changes_head, self.changes, separator(), gap=8, margins=(0, 0, 0, 2)))
        inside.addWidget(self._changes)
        inside.addWidget(label(_("What they settled"), theme.BODY, bold=True))
        inside.addWidget(self.terms)
        inside.addStretch(1)
        area = scrolled(content, _("The chosen version"))
        theme.fix(area, height=_HIGH)
        self.body.addWidget(self.choices)
        self.body.addWidget(area)
        self._area = area
        paper = self.add_answer(outlined(_("Print this version…"), "print"), accepts=None)
        paper.clicked.connect(lambda: give_paper(self.shown.id))
        self.add_answer(filled(_("Ready")), default=True)
        self._show(self.shown)

    def _choose(self, key: object) -> None:
        found = next((one for one in self._view.versions if one.id == key), None)
        if found:
            self._show(found)

    def _read_again(self) -> None:
        self._view = self._again()
        self._choose(self.shown.id)

    def _show(self, version: Version) -> None:
        self.shown, row = version, self._view.row
        self.choices.show_answer(version.id)
        signed = version.signed_on is not None
        self._state.setText(_("Still to sign"))
        self._state.setVisible(not signed)
        self.copy.setVisible(signed)
        if signed:
            self.copy.show_version(self._view, version)
        self._changes.setVisible(bool(version.changes))
        self._changes_head.setText(_("Changed since version {n}").format(n=version.version - 1))
        self.changes.show_terms(told(version.changes, row))
        words = ((term_words(term, row), said(term, value)) for term, value in version.terms.items())
        self.terms.show_terms([(name, text) for name, text in words if text])
        self._area.verticalScrollBar().setValue(0)


def _title(version: Version) -> str:
    words = _("Version {n}").format(n=version.version)
    return f"{words} · {short_date(version.signed_on)}" if version.signed_on else words

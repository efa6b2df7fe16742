"""Everything out in an Excel file, which another vault can read in; said beforehand that it is not encrypted."""

from collections.abc import Callable
from datetime import date

from app.i18n import N_, _
from app.ui import theme
from app.ui.saving import EXCEL, save_workbook
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.field import Choice
from app.ui.widgets.layout import row
from app.ui.widgets.text import label

_WHOM = {
    "all": N_("Participants, buddies and duos"),
    "participants": N_("Participants"),
    "buddies": N_("Buddies"),
    "duos": N_("Duos"),
}
_FILES = {
    "all": N_("klik-everything"),
    "participants": N_("participants"),
    "buddies": N_("buddies"),
    "duos": N_("duos"),
}


class ExportCard(Card):
    """Who goes out, and whether what was noted of care goes along."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        super().__init__(_("Everything in Excel"))
        self._store, self._today = store, today
        self.whom = Choice([(one, _(words)) for one, words in _WHOM.items()], _("What goes in the file"))
        self.care = CheckBox(_("With what matters for a good match"))
        self.export = outlined(_("Export everything…"), "table")
        words = _("One row for everybody, with all that a list can hold. Klik reads the same file in again.")
        self.add(label(words, tone="text2", wrap=True))
        self.add(row(self.whom, self.care, 1, gap=16))
        self.add(row(self.export, 1))
        theme.fix(self.whom, width=300)
        self.export.clicked.connect(lambda _checked: self.export_chosen())
        self.whom.chosen.connect(self._show_care)

    def refresh(self) -> None:
        """Nothing here changes with the vault."""

    def export_chosen(self) -> Task | None:
        """Ask where the file goes, and write it beside the window."""
        from app.services import export  # brings the reading of lists along: only who exports waits for it

        whom, today = export.Whom(self.whom.current), self._today()
        care = self.care.isEnabled() and self.care.isChecked()
        warning = _(
            "The file holds names, addresses and notes, and is not encrypted: whoever opens it reads it. "
            "Keep it in a place only you see, and wipe it when you no longer need it."
        )

        def make() -> bytes:
            with self._store.vault.read() as session:
                return export.workbook(session, today, whom, care=care)

        return save_workbook(self, self._store, f"{_(_FILES[whom])}-{today.isoformat()}{EXCEL}", warning, make)

    def _show_care(self, whom: str) -> None:
        self.care.setEnabled(whom in ("all", "participants"))

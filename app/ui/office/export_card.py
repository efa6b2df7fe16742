"""Everything out: as an Excel file that another vault can read in, or whole, for another program; not encrypted."""

from collections.abc import Callable
from datetime import date

from app.i18n import N_, _
from app.ui import theme
from app.ui.messages import confirm
from app.ui.saving import EXCEL, JSON, noted, save_as, save_workbook
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.field import Choice
from app.ui.widgets.layout import row
from app.ui.widgets.text import label
from app.vocabulary import HandoutKind

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
        super().__init__(_("Take everything out"))
        self._store, self._today = store, today
        self.whom = Choice([(one, _(words)) for one, words in _WHOM.items()], _("What goes in the file"))
        self.care = CheckBox(_("With what matters for a good match"))
        self.export = outlined(_("Export to Excel…"), "table")
        self.whole = outlined(_("A whole copy…"))
        words = _("In Excel: one row for everybody, with all that a list can hold. Klik reads the same file in again.")
        self.add(label(words, tone="text2", wrap=True))
        self.add(row(self.whom, 1))
        self.add(self.care)
        self.add(row(self.export, 1))
        words = _("Whole: everything there is, contacts and network maps too, in a file for another program (JSON).")
        self.add(label(words, tone="text2", wrap=True))
        self.add(row(self.whole, 1))
        theme.fix(self.whom, width=300)
        self.export.clicked.connect(lambda _checked: self.export_chosen())
        self.whole.clicked.connect(lambda _checked: self.copy_whole())
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

        sent = noted(self._store, HandoutKind.EXPORT, _("{what}, in Excel").format(what=_(_WHOM[whom])), today)
        return save_workbook(self, self._store, f"{_(_FILES[whom])}-{today.isoformat()}{EXCEL}", warning, make, sent)

    def copy_whole(self) -> Task | None:
        """Ask where everything goes, and write it beside the window."""
        from app.services import everything

        warning = _(
            "The file holds all there is in the vault: everybody, care, contacts, and the names on every network map. "
            "It is not encrypted: whoever opens it reads all of it. Keep it only as long as you need it."
        )
        if not confirm(
            self.window(), _("Save all of it outside the vault?"), warning, _("Choose a place…"), destructive=False
        ):
            return None
        today = self._today()

        def make() -> bytes:
            with self._store.vault.read() as session:
                return everything.as_json(session, today)

        name = f"{_(_FILES['all'])}-{today.isoformat()}{JSON}"
        sent = noted(self._store, HandoutKind.EXPORT, _("A whole copy (JSON)"), today)
        return save_as(self, self._store, name, make, JSON, _("Save a whole copy"), sent)

    def _show_care(self, whom: str) -> None:
        self.care.setEnabled(whom in ("all", "participants"))

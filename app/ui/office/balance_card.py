"""Whether a duo that may be out of balance gives questions for the next talk: off until an office wants it."""

from app.i18n import _
from app.services import balance, office
from app.ui import theme
from app.ui.store import Store
from app.ui.widgets.card import Card
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.text import label


class BalanceCard(Card):
    """One switch, and what it means."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Balance of a duo"))
        self._store = store
        self.on = CheckBox(_("Suggest questions for the next talk"))
        what = _(
            "Klik then looks at what was noted: an evaluation in which it weighed heavily, much more or less contact "
            "than agreed, always at home, or always the same one who takes the initiative. It stands only beside the "
            "contacts of that duo, never on paper, and what is not known never counts."
        )
        self.add(self.on)
        self.add(label(what, theme.SECOND, tone="text2", wrap=True))
        self.on.clicked.connect(self._turn)

    def refresh(self) -> None:
        """Read again and show."""
        self.on.setChecked(self._store.read(balance.switched_on))

    def _turn(self, on: bool) -> None:
        self._store.write_quietly(office.change_office, {"balance_signs": on})

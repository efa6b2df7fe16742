"""Which papers the office asks of every volunteer, beside what the law asks."""

from PySide6.QtWidgets import QWidget

from app.i18n import N_, _
from app.services import papers
from app.services.papers import AskedPaper
from app.ui import theme
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.text import label
from app.vocabulary import PaperKind

CHOICES = (
    (AskedPaper(PaperKind.EXTRACT, "595"), N_("An extract from the criminal record, model 595, that was seen")),
    (AskedPaper(PaperKind.INSURANCE), N_("A paper on an insurance of her or his own")),
    (AskedPaper(PaperKind.TRAINING), N_("A training that was followed")),
)


class AskedDialog(Dialog):
    """Ticked is what this office asks; what the law asks is said above."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        by_law = _(
            "The law asks an agreement note and an information note before the start, and extract 596.2 of whoever "
            "comes in a house with children. For adults an extract is a choice of your own: only that it was seen may "
            "be kept."
        )
        super().__init__(parent, _("Which papers do you ask beside these?"), by_law, width=WIDE)
        self._store = store
        settled = store.read(papers.asked_here)
        self.boxes = {one: CheckBox(_(words)) for one, words in CHOICES}
        for one, box in self.boxes.items():
            box.setChecked(one in settled)
            self.body.addWidget(box)
        self._others = [one for one in settled if one not in self.boxes]
        hint = _("Who showed model 596.2 is not asked for 595 as well.")
        self.body.addWidget(label(hint, theme.SMALL, tone="text2", wrap=True))
        self.add_cancel()
        self.add_answer(filled(_("Settle it")), accepts=None, default=True).clicked.connect(self.save)

    def save(self) -> None:
        """Keep it."""
        chosen = [one for one, box in self.boxes.items() if box.isChecked()]
        self._store.write(papers.ask, [*chosen, *self._others])
        self.accept()

"""The last step: read in the lists there are, or begin with an empty desk."""

from PySide6.QtCore import Signal

from app.i18n import _
from app.ui.unlock.ways import Way
from app.ui.widgets.card import Card


class ListsCard(Card):
    """Two ways on."""

    import_wanted = Signal()
    begin_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Your lists"))
        self.read = Way(
            "import", _("Import lists…"), _("From Excel or CSV. Klik first shows what becomes of each row.")
        )
        self.begin = Way("plus", _("Begin empty"), _("People are added one by one. Lists may come later as well."))
        self.add(self.read)
        self.add(self.begin)
        self.setFocusProxy(self.read)
        self.read.clicked.connect(self.import_wanted)
        self.begin.clicked.connect(self.begin_wanted)

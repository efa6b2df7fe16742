"""Who the office is, as it stands above every letter: filled in with the letterhead in sight."""

from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog

from app.errors import KlikError
from app.i18n import N_, _
from app.services import office
from app.services.office import OfficeRow
from app.ui.messages import tell
from app.ui.office.fields import OfficeFields, email_trouble, phone_trouble
from app.ui.office.letter_preview import LetterPreview
from app.ui.store import Store
from app.ui.widgets.buttons import outlined, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import beside, row

LARGEST_LOGO = 2_000_000
"""Bytes: more than a letterhead ever needs."""


class LetterheadCard(Card):
    """Name, address and logo; each is saved as it is filled in."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("On our letters"))
        self._store = store
        self.fields = OfficeFields(
            store,
            {
                "name": TextField(_("Name of the office"), optional=False),
                "street": TextField(_("Street and number")),
                "postcode": TextField(_("Postcode")),
                "place": TextField(_("Place")),
                "phone": TextField(_("Phone"), check=phone_trouble),
                "email": TextField(_("Mail"), check=email_trouble),
            },
        )
        self.preview = LetterPreview()
        self.choose = outlined(_("Choose a logo…"), small=True)
        self.remove = quiet(_("Remove the logo"), small=True)
        self.choose.clicked.connect(self._choose_logo)
        self.remove.clicked.connect(lambda: store.write(office.change_office, {"logo": None}))
        at = self.fields.by_name
        self.add(self.preview)
        self.add(row(self.choose, self.remove, 1, gap=12))
        self.add(at["name"])
        self.add(beside(at["street"], at["postcode"], at["place"], stretch=(5, 2, 4)))
        self.add(beside(at["phone"], at["email"]))
        self.setFocusProxy(at["name"])

    def refresh(self) -> None:
        """Read again and show."""
        known = self._store.read(office.office)
        self.fields.show_office(known)
        self._show_letter(known)

    def _show_letter(self, known: OfficeRow) -> None:
        picture = QPixmap()
        if known.logo:
            picture.loadFromData(known.logo)
        self.remove.setVisible(not picture.isNull())
        self.preview.show_letter(known, picture)

    def _choose_logo(self) -> None:
        kinds = _("Pictures (*.png *.jpg *.jpeg)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Which logo?"), str(Path.home()), kinds)
        if not chosen:
            return
        content = Path(chosen).read_bytes()
        if len(content) > LARGEST_LOGO or not QPixmap().loadFromData(content):
            tell(self.window(), KlikError(N_("Choose a PNG or JPEG of at most 2 MB.")))
            return
        self._store.write(office.change_office, {"logo": content})

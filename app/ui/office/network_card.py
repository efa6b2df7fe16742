"""What the office settled of network maps: how the four parts are called, and the meetings."""

from PySide6.QtWidgets import QLineEdit

from app.i18n import _
from app.network.words import sector_words
from app.services import office
from app.ui import theme
from app.ui.store import Store
from app.ui.widgets.card import Card
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.columns import Columns
from app.ui.widgets.field import TextField
from app.ui.widgets.text import label


class NetworkCard(Card):
    """Saved as it is filled in; what is left empty is as usual."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Network maps and network meetings"))
        self._store = store
        self.sectors = [TextField(_("Instead of ‘{word}’").format(word=word)) for word in sector_words()]
        for field, usual in zip(self.sectors, sector_words(), strict=True):
            field.committed.connect(lambda _text: self._name_sectors())
            if isinstance(field.editor, QLineEdit):
                field.editor.setPlaceholderText(usual)
        self.meetings = CheckBox(_("This office holds network meetings"))
        self.meetings.clicked.connect(lambda on: self._keep({"network_meetings": on}))
        what = _(
            "In a network meeting a participant and the people around her or him make a plan of their own. It stands "
            "beside the network map."
        )
        self.add(label(_("The four parts of a network map, where this office calls them otherwise."), tone="text2"))
        self.add(Columns(self.sectors, least=380))
        self.add(self.meetings)
        self.add(label(what, theme.SECOND, tone="text2", wrap=True))
        self.body.setSpacing(12)

    def refresh(self) -> None:
        """Read again and show, but for a field with a mistake in it."""
        known = self._store.read(office.office)
        for field, said in zip(self.sectors, (*known.network_sectors, "", "", "", ""), strict=False):
            field.set_text(said)
        self.meetings.setChecked(known.network_meetings)

    def _name_sectors(self) -> None:
        said = [" ".join(field.text.split()) for field in self.sectors]
        self._keep({"network_sectors": said if any(said) else None})

    def _keep(self, facts: dict[str, object]) -> None:
        self._store.write_quietly(office.change_office, facts)

"""With whom the office works together: name after name, in one go."""

import re

from app.i18n import _
from app.services import organisations
from app.ui.store import Store
from app.ui.widgets.card import Card
from app.ui.widgets.chip_field import ChipField
from app.ui.widgets.text import label


class PartnersCard(Card):
    """Two lines of names; the phone and the rest come later, in the settings."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("With whom you work together"))
        self._store = store
        self.partners = ChipField(_("Partners who bring buddies"), split=names)
        self.referrers = ChipField(_("Services that refer participants"), split=names)
        for field, kind in ((self.partners, organisations.PARTNER), (self.referrers, organisations.REFERRER)):
            field.committed.connect(
                lambda text, kind=kind: store.write_quietly(organisations.name_those, kind, names(text))
            )
        about = _("Name after name, with Enter or a comma between. They are then offered with every person.")
        self.add(label(about, tone="text2", wrap=True))
        self.add(self.partners)
        self.add(self.referrers)

    def refresh(self) -> None:
        """Read again and show; what is being typed stays."""
        known = self._store.read(organisations.organisations)
        for field, role in ((self.partners, "is_partner"), (self.referrers, "is_referrer")):
            if not field.typed:
                field.set_text(", ".join(one.name for one in known if getattr(one, role)))


def names(text: str) -> list[str]:
    """The names in a text, with commas or on lines of their own, each once."""
    return list(dict.fromkeys(name for part in re.split(r"[,;\n\t\u2028\u2029]", text) if (name := part.strip())))

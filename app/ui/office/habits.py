"""What the office settled once: the insurance and complaints on every agreement, and the languages of its lists."""

from app.errors import KlikError
from app.i18n import _, language_name
from app.services import office
from app.ui.office.fields import OfficeFields
from app.ui.store import Store
from app.ui.widgets.card import Card
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import beside


class AgreementCard(Card):
    """What stands on every agreement beside the letterhead."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("On every agreement"))
        self._store = store
        self.fields = OfficeFields(
            store,
            {
                "insurer": TextField(_("Insurer of the volunteers")),
                "policy_number": TextField(_("Policy number")),
                "complaints": TextField(_("Whom to turn to with a complaint"), hint=_("A name and how to reach them.")),
            },
        )
        at = self.fields.by_name
        self.add(beside(at["insurer"], at["policy_number"]))
        self.add(at["complaints"])

    def refresh(self) -> None:
        """Read again and show."""
        self.fields.show_office(self._store.read(office.office))


class LanguagesCard(Card):
    """What is taken to be spoken where a list has no column for it."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Languages"))
        self._store = store
        self.field = TextField(
            _("Languages of people in a list without a column for it"),
            check=_trouble,
            hint=_("With commas between. Left empty it is Dutch."),
        )
        self.field.committed.connect(self._change)
        self.add(self.field)

    def refresh(self) -> None:
        """Read again and show."""
        if not self.field.error:
            known = self._store.read(office.office).languages
            self.field.set_text(", ".join(language_name(code) for code in known))

    def _change(self, text: str) -> None:
        from app.ui.reading import language_codes

        self._store.write_quietly(office.change_office, {"languages": language_codes(text) or None})
        self.refresh()


def _trouble(text: str) -> str:
    from app.ui.reading import language_codes  # brings what reads lists

    try:
        language_codes(text)
    except KlikError as error:
        return str(error)
    return ""

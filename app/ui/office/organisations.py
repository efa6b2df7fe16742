"""Partners who bring buddies, services that refer participants, and buddywerkingen nearby."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import _, ngettext, telephone
from app.services import office, organisations
from app.services.organisations import OrganisationRow
from app.ui import theme
from app.ui.days import DayField
from app.ui.office.earlier_names import EarlierNames
from app.ui.office.fields import email_trouble, phone_trouble, read_email, read_phone
from app.ui.store import Store
from app.ui.widgets.buttons import filled, link, outlined
from app.ui.widgets.card import Card
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.chip import Chip
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import beside, clear, row
from app.ui.widgets.text import ElidedLabel, label


class OrganisationsCard(Card):
    """A line for each, with what it is to the office."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        super().__init__(_("Partners and referrers"))
        self._store, self._today = store, today
        self.lines = QVBoxLayout()
        self.add_button = outlined(_("Add an organisation…"), "plus")
        self.add_button.clicked.connect(lambda: OrganisationDialog(store, None, self.window(), today).open())
        about = _("An organisation that is called otherwise in a list is recognised by its other names.")
        self.add(label(about, tone="text2", wrap=True))
        self.add(self.lines)
        self.add(row(self.add_button, 1))
        self.without_partner = CheckBox(_("We handle the expense notes of buddies without a partner ourselves"))
        self.without_partner.clicked.connect(
            lambda on: store.write(office.change_office, {"expenses_here": on})  # taken back as anything else
        )
        self.add(self.without_partner)

    def refresh(self) -> None:
        """Read again and show."""
        clear(self.lines)
        for one in self._store.read(organisations.organisations):
            self.lines.addWidget(self._line(one))
        self.without_partner.setChecked(self._store.read(office.office).expenses_here)

    def _line(self, one: OrganisationRow) -> QWidget:
        change = link(_("Change…"))
        change.setAccessibleName(_("Change {name}…").format(name=one.name))
        change.clicked.connect(lambda: OrganisationDialog(self._store, one, self.window(), self._today).open())
        facts = ElidedLabel(" · ".join(filter(None, (one.contact_name, telephone(one.phone), one.email))))
        chips: list[QWidget] = [
            Chip(words, tone)
            for words, tone, holds in (
                (_("partner"), "buddy", one.is_partner),
                (_("referrer"), "primary", one.is_referrer),
                (_("buddywerking nearby"), "prof", one.is_neighbour),
            )
            if holds
        ]
        made = QWidget()
        name = ElidedLabel(one.name, bold=True, tone="text")
        kinds = Flow(chips)
        theme.fix(kinds, width=196)
        line = row(name, kinds, facts, change, gap=12)
        line.setStretch(0, 3)
        line.setStretch(2, 4)
        made.setLayout(line)
        return made


class OrganisationDialog(Dialog):
    """An organisation: new, or to be corrected."""

    def __init__(
        self,
        store: Store,
        known: OrganisationRow | None,
        parent: QWidget | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent, known.name if known else _("New organisation"), width=520)
        self._store, self._known = store, known
        self.name = TextField(_("Name"), known.name if known else "", optional=False)
        self.since = DayField(_("Called so since"), known.valid_from if known else None, latest=today(), optional=True)
        self.earlier = EarlierNames(store, known, today)
        self.earlier.renamed.connect(self._on_renamed)
        self.aliases = TextField(
            _("Other names"),
            ", ".join(known.aliases) if known else "",
            hint=_("As it is called in lists, with commas between."),
        )
        self.contact_name = TextField(_("Contact person"), (known.contact_name or "") if known else "")
        self.phone = TextField(_("Phone"), telephone(known.phone) if known else "", check=phone_trouble)
        self.email = TextField(_("Mail"), (known.email or "") if known else "", check=email_trouble)
        self.partner = CheckBox(_("brings buddies"), bool(known and known.is_partner))
        self.referrer = CheckBox(_("refers participants"), bool(known and known.is_referrer))
        self.neighbour = CheckBox(_("buddywerking nearby"), bool(known and known.is_neighbour))
        self.expenses = CheckBox(
            _("We handle the expense notes of their buddies here"), bool(known and known.expenses_here)
        )
        self.expenses.setEnabled(self.partner.isChecked())
        self.partner.toggled.connect(self.expenses.setEnabled)
        self.body.addLayout(beside(self.name, self.since, stretch=(3, 2)))
        self.body.addWidget(self.earlier)
        self.earlier.setVisible(known is not None)
        self.body.addWidget(Flow([self.partner, self.referrer, self.neighbour]))
        self.body.addWidget(self.aliases)
        self.body.addLayout(beside(self.contact_name, self.phone))
        self.body.addWidget(self.email)
        self.body.addWidget(self.expenses)
        self._add_remove()
        self.add_cancel()
        save = self.add_answer(filled(_("Save")), default=True)
        save.clicked.disconnect()
        save.clicked.connect(self.save)
        self.name.setFocus()

    def save(self) -> None:
        """Keep it, or say what is missing."""
        if not (self.phone.commit() and self.email.commit() and self.since.commit()):
            return
        facts = {
            "name": self.name.text,
            "aliases": [alias for part in self.aliases.text.split(",") if (alias := part.strip())] or None,
            "valid_from": self.since.day,
            "expenses_here": (self.partner.isChecked() and self.expenses.isChecked()) or None,
            "is_partner": self.partner.isChecked(),
            "is_referrer": self.referrer.isChecked(),
            "is_neighbour": self.neighbour.isChecked(),
            "contact_name": self.contact_name.text or None,
            "phone": read_phone(self.phone.text),
            "email": read_email(self.email.text),
        }
        try:
            if self._known:
                self._store.write(organisations.change_organisation, self._known.id, facts)
            else:
                self._store.write(organisations.add_organisation, facts)
        except KlikError as error:
            self.name.set_error(str(error))
            self.name.setFocus()
            return
        self.accept()

    def _add_remove(self) -> None:
        """The way to let it go, where nothing points at it; who does is said by how many."""
        if self._known is None:
            return
        named = self._store.read(organisations.pointing_at, self._known.id)
        self.remove = link(_("Remove"))
        self.remove.setAccessibleName(_("Remove {name}").format(name=self._known.name))
        self.remove.clicked.connect(self._remove)
        self.remove.setVisible(not named)
        words = ngettext(
            "Mentioned {n} time with people or events.", "Mentioned {n} times with people or events.", named
        )
        self.hint.setText(words.format(n=named) if named else "")
        self.body.addLayout(row(self.remove, 1))

    def _remove(self) -> None:
        assert self._known
        self._store.write(organisations.remove_organisation, self._known.id)
        self.accept()

    def _on_renamed(self, known: OrganisationRow) -> None:
        """It has another name by now; what else is being filled in stays as it was typed."""
        self._known = known
        self.title.setText(known.name)
        self.name.set_text(known.name)
        self.since.set_day(known.valid_from)
        self.stand()

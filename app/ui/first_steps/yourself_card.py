"""Who works here: oneself in the first place, asked where she stands, and then whoever else does."""

from uuid import UUID

from PySide6.QtWidgets import QLineEdit

from app.i18n import _, listed, telephone
from app.services import office
from app.ui import theme
from app.ui.office.coordinators import CoordinatorDialog
from app.ui.office.fields import phone_trouble, read_phone
from app.ui.store import Store
from app.ui.widgets.buttons import link
from app.ui.widgets.card import Card
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import beside, row
from app.ui.widgets.text import label


class YourselfCard(Card):
    """What is filled in is the first coordinator; the others are added one by one."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Yourself"))
        self._store = store
        self._me: UUID | None = None
        self.fields = {
            "first_name": _Whole(_("First name"), optional=False),
            "last_name": _Whole(_("Surname")),
            "phone": _Whole(_("Phone"), check=phone_trouble),
        }
        for name, field in self.fields.items():
            field.committed.connect(lambda _text, name=name: self._keep(name))
        self.others = label("", theme.SECOND, tone="text2", wrap=True)
        self.add_button = link(_("Add a colleague…"), "plus")
        self.add_button.setAutoDefault(True)  # Enter presses it
        self.add_button.clicked.connect(lambda: CoordinatorDialog(store, None, self.window()).open())
        about = _(
            "Your name stands with what you change and note, and with the agreement of the duos that you follow. Duos "
            "may call this phone."
        )
        self.add(label(about, tone="text2", wrap=True))
        self.add(beside(*self.fields.values(), stretch=(3, 4, 3)))
        self.add(row(self.add_button, self.others, 1, gap=12))
        self.setFocusProxy(self.fields["first_name"])

    def refresh(self) -> None:
        """Read again and show, but for a field with a mistake in it."""
        everybody = self._store.read(office.coordinators)
        known = {one.id: one for one in everybody}
        if self._me not in known:
            self._me = self._store.vault.coordinator
        me = known.pop(self._me, None) if self._me else None
        said = (me.first_name, me.last_name, telephone(me.phone)) if me else ("", "", "")
        for field, text in zip(self.fields.values(), said, strict=True):
            if not (field.error or field.editor.hasFocus()):
                field.set_text(text)
        self.others.setText(_("Also: {names}").format(names=listed([one.full_name for one in known.values()])))
        self.others.setVisible(bool(known))

    def _keep(self, name: str) -> None:
        text = self.fields[name].text
        facts = {name: read_phone(text) if name == "phone" else text}
        if self._me and any(one.id == self._me for one in self._store.read(office.coordinators)):
            if name != "first_name" or text or self.fields["last_name"].text:
                self._store.write_quietly(office.change_coordinator, self._me, facts)
        elif self.fields["first_name"].text or self.fields["last_name"].text:
            typed = {one: field.text for one, field in self.fields.items() if not field.error}
            typed["phone"] = read_phone(typed.get("phone", "")) or ""
            self._me = self._store.write_quietly(
                office.add_coordinator, {key: value for key, value in typed.items() if value}
            )


class _Whole(TextField):
    """Handed over on leaving it: half a name is none."""

    def __init__(self, words: str, *, check: object = None, optional: bool = True) -> None:
        super().__init__(words, check=check, optional=optional)  # type: ignore[arg-type]
        assert isinstance(self._box, QLineEdit)
        self._box.textChanged.disconnect(self._pause.start)

"""The lists of words that Klik offers: one at a time, a word on each line, and the way back to that of Klik."""

from app.errors import KlikError
from app.i18n import _
from app.services import own_lists
from app.services.own_lists import LISTS
from app.ui import theme
from app.ui.store import Store
from app.ui.widgets.buttons import quiet
from app.ui.widgets.card import Card
from app.ui.widgets.field import Choice, Field, TextField
from app.ui.widgets.layout import row
from app.ui.widgets.text import label

LINES = 8


class ListsCard(Card):
    """Saved as it is filled in; what cannot be kept stays in sight until it is right."""

    def __init__(self, store: Store) -> None:
        self.usual = quiet(_("As Klik has it"))
        super().__init__(_("Lists"), self.usual)
        self._store = store
        self.shown = next(iter(LISTS))
        self.choice = Choice([(name, _(known.title)) for name, known in LISTS.items()])
        theme.fix(self.choice, width=300)
        self.about = label("", tone="text2", wrap=True)
        self.words = TextField(_("Words, one on each line"), check=self._trouble, lines=LINES, optional=False)
        self.state = label("", theme.SECOND, tone="text2", wrap=True)
        why = _("A word that you take away is only offered no more: whoever has it keeps it.")
        self.add(label(why, tone="text2", wrap=True))
        self.add(row(Field(_("Which list"), self.choice, optional=False), 1))
        self.add(self.about)
        self.add(self.words)
        self.add(self.state)
        self.body.setSpacing(12)
        self.choice.chosen.connect(self.show_list)
        self.words.committed.connect(self._keep)
        self.usual.clicked.connect(self._put_back)

    def refresh(self) -> None:
        """Read again and show, but for words that cannot be kept as they stand."""
        own = self._store.read(own_lists.own_words, self.shown)
        known = LISTS[self.shown]
        if not self.words.error:
            self.words.set_text("\n".join(own_lists.shipped(self.shown) if own is None else own))
        self.about.setText(_(known.about))
        self.usual.setEnabled(own is not None)
        if own is not None:
            said = _("This is a list of your own.") if own else _("Nothing is offered now.")
        elif known.from_use:
            said = _("Klik offers the words that are in use. With words here, only those are offered.")
        else:
            said = _("This is the list of Klik.")
        self.state.setText(said)

    def show_list(self, name: str) -> None:
        """Show another list, once what stands here is kept."""
        if self.words.commit():
            self.shown = name
            self.refresh()
        self.choice.choose(self.shown)

    def _keep(self, text: str) -> None:
        self._store.write_quietly(own_lists.change, self.shown, text.splitlines())
        self.refresh()

    def _put_back(self) -> None:
        self.words.set_error("")
        self._store.write(own_lists.put_back, self.shown)
        self.refresh()

    def _trouble(self, text: str) -> str:
        try:
            own_lists.check(self.shown, text.splitlines())
        except KlikError as error:
            return str(error)
        return ""

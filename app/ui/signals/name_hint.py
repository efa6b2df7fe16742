"""Under what is being typed: which names stand in it, and a way to say that a word is none."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _, listed
from app.services.known_names import Found
from app.ui import theme
from app.ui.widgets.buttons import link
from app.ui.widgets.flow import Flow
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label


class NameHint(QWidget):
    """Out of sight as long as nobody is named."""

    no_name = Signal(str)  # the place of a word that is none

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Found, ...] | None = None
        self._words = label("", theme.SECOND, tone="amber_ink", wrap=True)
        self._flow = Flow(gap=14)
        line = row(column(Glyph("warn", "amber"), 1), column(self._words, self._flow, gap=4), gap=6)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.show_names(())

    @property
    def words(self) -> str:
        """The sentence that stands here; empty where nobody is named."""
        return self._words.text() if self._found else ""

    def show_names(self, found: Sequence[Found]) -> bool:
        """Name who is named. Whether anything else stands here than before."""
        if self._found == (known := tuple(found)):
            return False
        self._found = known
        names = listed(list(dict.fromkeys(one.words for one in known)))
        said = _("This names somebody you know: {names}. Say it without the name, or it cannot go to others.")
        self._words.setText(said.format(names=names) if known else "")
        doubtful = {one.place: one.words for one in known if one.doubtful}
        self._flow.show_widgets([self._button(place, words, doubtful.values()) for place, words in doubtful.items()])
        self._flow.setVisible(bool(doubtful))
        self.setVisible(bool(known))
        return True

    def _button(self, place: str, words: str, others: Collection[str]) -> QWidget:
        """Where the same word stands twice, the words around it tell which one is meant."""
        said = f"… {place} …" if list(others).count(words) > 1 else words
        made = link(_("‘{word}’ is no name here").format(word=said))
        made.clicked.connect(partial(self.no_name.emit, place))
        return made

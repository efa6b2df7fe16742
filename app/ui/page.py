"""What the window asks of a page."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.services.subjects import Subject as Subject
from app.ui import look
from app.ui.widgets.search_box import SearchBox


class Page(QWidget):
    """A page of the window: derive, set the names below, fill the widget, and read the store in ``refresh``.

    The window builds the top bar from ``tools`` and ``main_action``, and calls ``refresh`` when the page comes into
    sight after something changed in one of its ``tables``, or at once if it is in sight. What the first page need not
    wait for is not filled in at once but in ``make``, which the window sees to before the page comes into sight.
    """

    id = ""
    title = ""  # a message id
    below = False  # at the bottom of the rail, among what is seldom wanted
    icon = ""
    in_rail = True  # else another page and Ctrl+K lead here; it comes after those that are
    tables: frozenset[str] = frozenset()  # empty: interested in every change

    sentence_changed = Signal(str)  # the state of the page, beside its title
    title_changed = Signal(str)  # what the top bar says in place of the title
    note_wanted = Signal(object)  # note a contact of a Subject, for a Reminder, or (None) of whom is still to choose

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.is_made = False
        self._making: Iterator[None] | None = None
        self.about: QWidget | None = None  # in the top bar beside the title: whose page it is, to choose another
        self.tools: Sequence[QWidget] = ()  # in the top bar before undo and redo: search, view switch
        self.main_action: QWidget | None = None  # in the top bar after them
        self.search_box: SearchBox | None = None  # what Ctrl+F goes to
        self.areas: Sequence[QWidget] = ()  # what F6 walks through: the list, the detail; the first has first focus

    @property
    def subject(self) -> Subject | None:
        """The person or duo in sight, of whom Ctrl+L notes a contact."""
        return None

    @property
    def foot(self) -> int:
        """How high what stands at the bottom is that nothing may stand before."""
        return 0

    def prepare(self) -> None:
        """Be ready to come into sight, now that it is wanted."""
        while not self.is_made:
            self.prepare_further()

    def prepare_further(self) -> None:
        """Go a step towards being ready, in a moment in which nothing else goes on."""
        if self._making is None:
            self._making = self.make()
        for _step in self._making:
            return
        self.is_made = True

    def make(self) -> Iterator[None]:
        """Make, once, what takes long; a ``yield`` where it may wait, so that nobody waits for it."""
        yield from ()

    def refresh(self) -> None:
        """Read again and show."""

    def zoom(self, by: int) -> None:
        """Ctrl+= (1), Ctrl+- (-1) and Ctrl+0 (0): the text larger, smaller or normal, unless a page has its own."""
        look.step(by)

    def set_narrow(self, narrow: bool) -> None:
        """The window became narrower than 1340 px, or wider: lists narrow with it."""

    def remember(self, settings: QSettings) -> None:
        """Take up how this page was arranged last time: columns, widths, order."""

    def keep(self, settings: QSettings) -> None:
        """Keep how it is arranged, for next time; the window that closes asks for it."""

    @property
    def standing(self) -> object:
        """Where one stands on this page, for ``take_up``: who is shown, unless a page says otherwise."""
        return self.subject

    def take_up(self, standing: object) -> None:
        """Show what the same page of the window before this one showed, as far as that is quickly done."""

    def print_shown(self) -> None:
        """Ctrl+P: put on paper what is shown."""

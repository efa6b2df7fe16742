"""The whole working in the window: its picture, who is looked for, who is chosen, and what leads to their page."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.i18n import _, ngettext
from app.network.programme import Picture, Point, arrange
from app.places import fold
from app.services.programme import Node, Part, Programme, programme
from app.ui import theme
from app.ui.beside import ReadBeside
from app.ui.people.choices import offer
from app.ui.programme.canvas import Canvas
from app.ui.programme.card import CountsCard, NodeCard
from app.ui.programme.files import give_file
from app.ui.programme.scene import HUBS, Scene
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Report, Task
from app.ui.widgets.buttons import icon_button, outlined
from app.ui.widgets.field import Choice
from app.ui.widgets.flow import Spread
from app.ui.widgets.layout import column, row, scrolled
from app.ui.widgets.progress_card import ProgressCard
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.text import ElidedLabel

WIDE, NARROW = 304, 270  # of the side, with the 12 px of its bar
_KINDS = {Part.PARTICIPANT: "participant", Part.BUDDY: "buddy", Part.COORDINATOR: "office", Part.PARTNER: "office"}


class ProgrammeView(QWidget):
    """``opened`` tells a kind of page (participant, buddy, duo or office) and an id; ``left`` that it is closed.

    Who is put somewhere by hand stays there as long as the window lives.
    """

    opened = Signal(str, object)
    left = Signal()

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._today = store, today
        self._found: Programme | None = None
        self._picture: Picture[UUID] | None = None
        self._chosen: UUID | None = None
        self._sought: list[Node] = []
        self.reading = ReadBeside(self, store, self._take)
        self._task: Task | None = None
        self.pins: dict[UUID, Point] = {}
        self.canvas, self.card, self.counts = Canvas(), NodeCard(), CountsCard()
        self.back = outlined(_("To one participant"), "left")
        self.search = SearchBox(_("Name on the drawing"))
        self.of = Choice([])
        self.of.setAccessibleName(_("Of whom"))
        self.tools = {
            "plus": icon_button("plus", _("Nearer"), "Ctrl+="),
            "minus": icon_button("minus", _("Further away"), "Ctrl+-"),
            "fit": icon_button("fit", _("All of it in sight"), "Ctrl+0"),
            "anew": icon_button("network", _("Arrange anew; who was put somewhere by hand stays")),
        }
        self.save = outlined(_("Save…"), "paper")
        self.save.setEnabled(False)  # until there is a picture
        self.told = ElidedLabel(size=theme.SMALL)
        self.progress = ProgressCard(_("Arranging the picture"))
        self._assemble()
        self._listen()

    def refresh(self) -> None:
        """Read again, beside the window; the picture is only arranged anew where others are there, or tied."""
        self.reading.ask(programme, self._today())

    def _take(self, found: Programme) -> None:
        before, self._found = self._found, found
        hubs = [(str(node.id), node.name) for node in self._found.nodes if node.part in HUBS]
        offer(self.of, [("", _("Everybody")), *hubs], self.of.current)
        if not self.of.current:
            self.of.choose("")
        self.counts.show_programme(self._found)
        if before is None or _shape(before) != _shape(self._found):
            self.arrange()
        elif self._picture and before != self._found:
            self._show(self._picture)

    def arrange(self) -> None:
        """Arrange the picture, beside the window; what was there stays until then."""
        if self._found is None:
            return
        if self._task:
            self._task.cancel()
        groups = {node.id: node.part.value for node in self._found.nodes}
        ties, pins = [(tie.one, tie.other) for tie in self._found.ties], dict(self.pins)
        doing = ngettext("{n} on the picture", "{n} on the picture", len(groups)).format(n=len(groups))

        def work(is_cancelled: IsCancelled, report: Report) -> Picture[UUID]:
            return arrange(groups, ties, pins, is_cancelled=is_cancelled, report=lambda part: report(doing, part))

        self._task = Task(work)
        self._task.done.connect(self._show)
        self.progress.follow(self._task)
        self._task.start()

    def zoom(self, by: int) -> None:
        """Nearer (1), further (-1), or all of it (0)."""
        self.canvas.zoom(by)

    def give_file(self) -> None:
        """Ask what kind of file is wanted, and write the picture in it."""
        if self._found and self._picture:
            give_file(self, self._store, self._found, self._picture, self._today())

    def set_narrow(self, narrow: bool) -> None:
        """Follow the width of the window."""
        theme.fix(self._side, width=NARROW if narrow else WIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, picture: Picture[UUID]) -> None:
        self._picture = picture
        self.save.setEnabled(True)
        if self._found:
            self.canvas.show_scene(Scene(self._found, picture))
            self._choose(self._chosen)
            self._dim()

    def _choose(self, one: UUID | None, bring: bool = False) -> None:
        node = self.canvas.scene.nodes.get(one) if self.canvas.scene and one else None
        self._chosen = node.id if node else None
        self.canvas.choose(self._chosen, bring)
        if self._found:
            self.card.show_node(node, self._found, pinned=self._chosen in self.pins)

    def _dim(self) -> None:
        """Let fade who is not looked for, or does not belong to whom was picked."""
        words, of = fold(self.search.text()).split(), self.of.current
        if self._found is None:
            return
        around = self._found.around(UUID(of)) if of else None
        nodes = [node for node in self._found.nodes if around is None or node.id in around]
        self._sought = [node for node in nodes if words and all(word in fold(node.name) for word in words)]
        clear = {node.id for node in self._sought} if words else around
        self.canvas.keep_clear(clear)
        self.told.setText(
            ngettext("{n} found", "{n} found", len(clear)).format(n=len(clear)) if words and clear is not None else ""
        )
        self.told.setVisible(bool(words))

    def _next_found(self) -> None:
        """Enter: look at the next of those who are found."""
        self.search.tell()
        if self._sought:
            ids = [node.id for node in self._sought]
            at = ids.index(self._chosen) + 1 if self._chosen in ids else 0
            self._choose(ids[at % len(ids)], bring=True)

    def _open(self, one: UUID) -> None:
        if self.canvas.scene and (node := self.canvas.scene.nodes.get(one)):
            self.opened.emit(_KINDS[node.part], one)

    def _pin(self, one: UUID, place: Point) -> None:
        self.pins[one] = place
        if self._picture:
            self._picture.places[one] = place

    def _loosen(self, one: UUID) -> None:
        self.pins.pop(one, None)
        self.arrange()

    def _assemble(self) -> None:
        theme.fix(self.of, width=170)
        theme.fix(self.search, width=200)
        looking, showing = QWidget(), QWidget()
        looking.setLayout(row(self.back, self.search, self.told))
        showing.setLayout(row(self.of, *self.tools.values(), self.save))
        tools = row(Spread(looking, showing), margins=(0, 0, 12, 0))
        drawn = QFrame()
        drawn.setObjectName("card")
        drawn.setLayout(column(self.canvas, self.progress, margins=(2, 2, 2, 2)))
        inside = QWidget()
        inside.setLayout(column(self.card, self.counts, 1, gap=12))
        self._side = scrolled(inside, _("Who is chosen, and counts"))
        below = row(drawn, self._side, gap=16)
        below.setStretch(0, 1)
        whole = column(tools, below, gap=12, margins=(24, 12, 12, 16))
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.set_narrow(False)
        self.setFocusProxy(self.canvas)

    def _listen(self) -> None:
        self.back.clicked.connect(self.left)
        self.search.searched.connect(lambda _words: self._dim())
        self.search.returnPressed.connect(self._next_found)
        self.of.chosen.connect(lambda _key: self._dim())
        for tool, by in (("plus", 1), ("minus", -1), ("fit", 0)):
            self.tools[tool].clicked.connect(lambda _on=False, by=by: self.canvas.zoom(by))
        self.tools["anew"].clicked.connect(self.arrange)
        self.save.clicked.connect(self.give_file)
        self.canvas.chosen.connect(self._choose)
        self.canvas.pinned.connect(self._pin)
        self.canvas.opened.connect(self._open)
        self.card.opened.connect(self._open)
        self.card.duo_wanted.connect(lambda duo: self.opened.emit("duo", duo))
        self.card.chosen.connect(lambda one: self._choose(one, bring=True))
        self.card.loosened.connect(self._loosen)


def _shape(found: Programme) -> tuple[frozenset[UUID], frozenset[tuple[UUID, UUID]]]:
    """What the picture follows from."""
    return frozenset(node.id for node in found.nodes), frozenset((tie.one, tie.other) for tie in found.ties)

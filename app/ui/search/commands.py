"""What can be done by typing its name: go to a page, and the actions that stand in the top bars."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction

from app.i18n import _
from app.places import fold
from app.ui.page import Page
from app.ui.widgets.buttons import Button


@dataclass(frozen=True)
class Command:
    """Something to do, as its words say."""

    words: str
    icon: str
    do: Callable[[], object]
    asked: bool = False  # only found by who types its words


def of_pages(pages: Sequence[Page], show: Callable[[str], None]) -> Iterator[Command]:
    """Each page, then what its top bar offers now."""

    def press(page: Page, button: Button) -> None:
        show(page.id)
        button.click()

    def choose(page: Page, action: QAction) -> None:
        show(page.id)
        action.trigger()

    for page in pages:
        yield Command(_(page.title), page.icon, partial(show, page.id))
    for page in pages:
        for widget in (page.main_action, *page.tools):
            if not isinstance(widget, Button) or not widget.isEnabled():
                continue
            if menu := widget.menu():
                for action in filter(QAction.isEnabled, menu.actions()):
                    yield Command(action.text(), page.icon, partial(choose, page, action))
            else:
                words = widget.text() or widget.accessibleName()
                yield Command(words, widget.icon_name, partial(press, page, widget))


def matching(commands: Iterable[Command], query: str) -> list[Command]:
    """The commands whose words hold every word sought; those that begin with it first, none twice."""
    words = fold(query).split()
    offered = (command for command in commands if words or not command.asked)
    found = {command.words: command for command in offered if all(word in fold(command.words) for word in words)}
    return sorted(found.values(), key=lambda command: not _begins(command, query))


def begins(commands: Sequence[Command], query: str) -> bool:
    """Whether the query is how one of them begins."""
    return any(_begins(command, query) for command in commands)


def _begins(command: Command, query: str) -> bool:
    return fold(command.words).startswith(fold(query))

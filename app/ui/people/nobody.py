"""What stands on the page of a role as long as nobody is known."""

from collections.abc import Callable
from typing import Any

from app.i18n import _
from app.ui.people.kind import Kind
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.empty_state import EmptyState


def nobody(kind: Kind[Any], read_in: Callable[[], object], add: Callable[[], object]) -> EmptyState:
    """The two ways in: a list, or somebody by hand."""
    words = kind.words
    read, by_hand = filled(_("Import a list…"), "import"), outlined(_(words.add), "plus")
    for button, do in ((read, read_in), (by_hand, add)):
        button.clicked.connect(lambda _on=False, do=do: do())
    return EmptyState(kind.role.value, _(words.nobody), _(words.about), read, by_hand)

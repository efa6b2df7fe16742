"""Names that are wiped from every map: asked first, because it changes what was kept."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.i18n import _, listed
from app.ui.messages import confirm


def may_wipe(parent: QWidget, names: Sequence[str]) -> bool:
    """Say what it means, and ask."""
    consequence = _(
        "They leave this map and every map that was kept: what those maps compare and count changes with it. "
        "This is for who does not want to stand in a file. Ctrl+Z still takes it back."
    )
    question = _("Wipe {names} everywhere?").format(names=listed([*names]))
    return confirm(parent, question, consequence, _("Wipe everywhere"))

"""What the arrow keys mean on a map, and in its list."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.network.map import Spot
from app.network.walk import Step, walk

STEPS = {
    Qt.Key.Key_Left: Step.LEFT,
    Qt.Key.Key_Right: Step.RIGHT,
    Qt.Key.Key_Up: Step.IN,
    Qt.Key.Key_Down: Step.OUT,
}


def looked_at(event: QKeyEvent, spots: Mapping[UUID, Spot], ids: tuple[UUID, ...]) -> tuple[UUID, ...] | None:
    """Whom a key chooses where there is only to look: the next with an arrow, nobody with Esc.

    None where the key means something else, and Esc with nobody chosen.
    """
    key = Qt.Key(event.key())
    if key in STEPS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
        there = walk(spots, ids[0] if ids else None, STEPS[key])
        return ids if there is None else (there,)
    return () if key == Qt.Key.Key_Escape and ids else None

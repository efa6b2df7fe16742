"""Where Tab goes: along all that is in sight, as it is read.

Qt goes in the order in which widgets were made, so that a card that was filled anew would come last; and it takes a
container that hands its focus on for a stop, and so passes over whatever stands in it before the one that gets it.
"""

from collections.abc import Iterable, Iterator
from functools import cmp_to_key

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget


def stops(inside: QWidget) -> list[QWidget]:
    """What Tab comes to, in the order of reading: from left to right, and then down.

    What stands within a line comes last, such as the eye that shows a password: who types goes on typing.
    """
    return _stops(_read(inside))


def go_on(window: QWidget, forward: bool) -> bool:
    """Put the keyboard at the next stop, or the one before, and round again. Whether there was another."""
    here = window.focusWidget()
    read = list(_read(window, here))
    order = _stops(read)
    if not order or order == [here]:
        return False
    if here in order:
        at = order.index(here) + (1 if forward else -1)
    else:  # it was clicked, or is no longer in sight
        before = read[: read.index(here)] if here in read else []
        at = sum(widget in order for widget in before) - (0 if forward else 1)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    order[at % len(order)].setFocus(reason)
    return True


def _stops(read: Iterable[QWidget]) -> list[QWidget]:
    found = [widget for widget in read if _is_stop(widget)]
    return sorted(found, key=lambda widget: isinstance(widget.parent(), QLineEdit))


def _read(parent: QWidget, too: QWidget | None = None) -> Iterator[QWidget]:
    """All that is in sight, and where ``too`` stood though it is not."""
    inside = [
        one
        for one in parent.children()
        if isinstance(one, QWidget)
        and not one.isWindow()
        and (one.isVisible() or (too is not None and (one is too or one.isAncestorOf(too))))
    ]
    for child in sorted(inside, key=cmp_to_key(_before)):
        yield child
        yield from _read(child, too)


def _is_stop(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _before(one: QWidget, other: QWidget) -> int:
    """Below zero where one is read before the other: it ends above it, or stands beside it at the left."""
    here, there = one.geometry(), other.geometry()
    if here.bottom() < there.top() or there.bottom() < here.top():
        return here.top() - there.top()
    return here.left() - there.left() or here.top() - there.top()

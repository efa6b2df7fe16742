"""A duo that is together, in the window of the duos."""

from tests.ui.duos.conftest import answering, begin, page, pair, row, window

__all__ = ["answering", "begin", "page", "pair", "row", "window"]

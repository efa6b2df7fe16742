"""Which rows are shown, in which order: the filter and the sort inside our list and table models.

An index list beats a proxy model by a wide margin at ten thousand rows, and it is all that is needed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from app.places import fold

Row = TypeVar("Row")


class RowIndex(Generic[Row]):
    """Rows, the folded text each is found by, and the positions that are visible.

    Filter and order are worked out when they change, so that a keystroke only looks for its words. The texts are folded
    in idle moments (``prepare``), or at the first search.
    """

    def __init__(self, found_by: Callable[[Row], str]) -> None:
        self._found_by = found_by
        self._texts: list[str | None] = []
        self._unfolded: list[int] = []
        self._words: list[str] = []
        self._keep: Callable[[Row], bool] | None = None
        self._pinned: Row | None = None
        self._key: Callable[[Row], Any] | None = None
        self._descending = False
        self._order: list[int] = []
        self.rows: Sequence[Row] = ()
        self.visible: list[int] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Hold other rows; query, filter and order stay."""
        self.show(rows, self._keep)

    def set_query(self, query: str) -> None:
        """Show only the rows that hold every word, accents and capitals apart."""
        self._words = fold(query).split()
        self._update()

    def show(self, rows: Sequence[Row], keep: Callable[[Row], bool] | None, pinned: Row | None = None) -> None:
        """Hold other rows and another filter; the one that is ``pinned`` is shown whatever is asked for."""
        known = dict(zip(map(id, self.rows), self._texts, strict=True))  # a row that stays is not read anew
        self._texts = [known.get(id(row)) for row in rows]
        self._unfolded = [at for at, text in enumerate(self._texts) if text is None]
        self.rows, self._keep, self._pinned = rows, keep, pinned
        self._arrange()

    def set_filter(self, keep: Callable[[Row], bool] | None) -> None:
        """Show only the rows of which ``keep`` holds; nobody is pinned any more."""
        self._keep, self._pinned = keep, None
        self._arrange()

    def sort(self, key: Callable[[Row], Any] | None, descending: bool = False) -> None:
        """Order by a key; None keeps the order given. Rows whose key is None come last, either way."""
        self._key, self._descending = key, descending
        self._arrange()

    @property
    def pinned(self) -> bool:
        """Whether a row is shown whatever is asked for."""
        return self._pinned is not None

    @property
    def found(self) -> int:
        """How many rows hold the words of the query, whatever the filter."""
        return len(self._holding(range(len(self.rows))))

    def prepare(self, most: int | None = None) -> bool:
        """Fold what is searched in, of so many rows at most; whether anything is left to fold."""
        now, self._unfolded = self._unfolded[:most], self._unfolded[len(self._unfolded) if most is None else most :]
        for at in now:
            self._texts[at] = fold(self._found_by(self.rows[at]))
        return bool(self._unfolded)

    def _arrange(self) -> None:
        rows, keep, pinned = self.rows, self._keep, self._pinned
        order = [at for at, row in enumerate(rows) if keep is None or row is pinned or keep(row)]
        if (key := self._key) is not None:
            keys = {at: key(rows[at]) for at in order}
            known = sorted((at for at in order if keys[at] is not None), key=keys.__getitem__, reverse=self._descending)
            order = known + [at for at in order if keys[at] is None]
        self._order = order
        self._update()

    def _update(self) -> None:
        self.visible = self._holding(self._order)

    def _holding(self, positions: Iterable[int]) -> list[int]:
        found = list(positions)
        if not self._words:
            return found
        self.prepare()
        rows, texts, pinned = self.rows, self._texts, self._pinned
        for word in self._words:
            found = [at for at in found if word in (texts[at] or "") or rows[at] is pinned]
        return found


class Tally(Generic[Row]):
    """How many rows are of each sort. After a change only those that came or went are looked at.

    Who did not change must be the very same object, as ``services/kept.py`` gives them.
    """

    def __init__(self, sorts: Mapping[str, Callable[[Row], bool]]) -> None:
        self._sorts = sorts
        self._rows: dict[int, Row] = {}
        self.counts = dict.fromkeys(sorts, 0)

    def count(self, rows: Iterable[Row]) -> None:
        """Count these rows, in ``counts``."""
        before, now = self._rows, {id(row): row for row in rows}
        come = [now[key] for key in now.keys() - before.keys()]
        gone = [before[key] for key in before.keys() - now.keys()]
        for sort, holds in self._sorts.items():
            self.counts[sort] += sum(map(holds, come)) - sum(map(holds, gone))
        self._rows = now

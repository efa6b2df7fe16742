"""Maps that were kept: choosing one, keeping another, correcting it, and laying two over each other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.i18n import _
from app.network.compare import compare
from app.network.contents import MapContents
from app.network.words import named_sectors
from app.services import network_moments
from app.services.network import NetworkMap
from app.services.network_moments import Moment
from app.ui.network.keep_dialog import KeepDialog
from app.ui.network.moment_words import COMPARE, NOW
from app.ui.network.moments_bar import MomentsBar
from app.ui.network.overlay import Overlaid
from app.ui.network.past import Past, PastSide
from app.ui.network.time_slider import WHOLE
from app.ui.store import Store


class Moments(QObject):
    """Holds the bar, the middle and the side that go together; ``changed`` where another map is in sight."""

    changed = Signal()

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._today = store, today
        self.bar, self.past, self.side = MomentsBar(), Past(), PastSide()
        self._shown: NetworkMap | None = None
        self._kept: tuple[Moment, ...] = ()
        self._sight = NOW
        self._ends = ("", NOW)  # the keys of the two maps that are laid over each other
        self._listen()

    @property
    def is_past(self) -> bool:
        """Whether something else than the map of now is in sight."""
        return self._sight != NOW

    @property
    def moment(self) -> Moment | None:
        """The kept map in sight."""
        return self._by_key.get(self._sight)

    @property
    def ends(self) -> tuple[Moment, Moment | None] | None:
        """The two maps that are laid over each other, None for now; None while they are not."""
        if self._sight != COMPARE:
            return None
        return self._by_key[self._ends[0]], self._by_key.get(self._ends[1])

    def show_participant(self, shown: NetworkMap) -> None:
        """Read what was kept of this map; for somebody else the map of now comes in sight."""
        if self._shown is None or self._shown.participant_id != shown.participant_id:
            self._sight, self._ends = NOW, ("", NOW)
        self._shown = shown
        self._kept = self._store.read(network_moments.moments, shown.participant_id)
        self._show()

    def look_at(self, sight: str) -> None:
        """Bring another map in sight: ``NOW``, ``COMPARE`` or the key of a kept one."""
        before, self._sight = self._sight, sight
        if sight == COMPARE:
            self.bar.slider.setValue(WHOLE)
            self._ends = (before, NOW) if before in self._by_key else self._ends
        self._show()
        self.changed.emit()

    def compare_from(self, then: str, now: str) -> None:
        """Lay two other maps over each other."""
        self._ends = (then, now)
        self._show()

    def keep(self) -> None:
        """Ask for the day and keep the map of now under it."""
        if not (shown := self._shown):
            return
        known = self._store.read(network_moments.keeping, shown.participant_id)
        text = _("Later you lay it beside the map of then. The day may lie in the past, for a map that was on paper.")
        KeepDialog(
            self.bar.window(),
            _("Keep this map?"),
            text,
            self._today(),
            known.kind_on,
            lambda on, kind, present: self._store.write(
                network_moments.keep, shown.participant_id, on, kind, known.duo_id, present
            ),
        ).open()

    def correct(self) -> None:
        """Ask again what was said of the kept map in sight."""
        if not (moment := self.moment):
            return
        dialog = KeepDialog(
            self.bar.window(),
            _("Correct this moment"),
            _("The map itself stays as it was."),
            self._today(),
            lambda _day: moment.kind,
            lambda on, kind, present: self._store.write(network_moments.change, moment.id, on, kind, present),
        )
        dialog.show_kept(moment.on, moment.kind, moment.present)
        dialog.open()

    def remove(self) -> None:
        """Let go of the kept map in sight; undo brings it back."""
        if moment := self.moment:
            self._store.write(network_moments.remove, moment.id)

    # What is shown

    @property
    def _by_key(self) -> dict[str, Moment]:
        return {str(one.id): one for one in self._kept}

    def _show(self) -> None:
        if not (shown := self._shown):
            return
        before = self.is_past
        if self._sight not in self._by_key and not (self._sight == COMPARE and self._kept):
            self._sight = NOW  # what was in sight was removed
        self.bar.show_moments(self._kept, self._sight, bool(shown.placed))
        if moment := self.moment:
            then = replace(shown, contents=moment.contents, sectors=named_sectors(moment.contents.sectors))
            self.past.show_kept(then, moment)
            self.side.show_kept(then, moment)
        elif self._sight == COMPARE:
            self._show_comparison(shown)
        if before and not self.is_past:
            self.changed.emit()

    def _show_comparison(self, shown: NetworkMap) -> None:
        keys = [*self._by_key, NOW]
        start, end = self._ends
        start = start if start in self._by_key else keys[0]
        end = end if end in keys[keys.index(start) + 1 :] else NOW
        self._ends = (start, end)
        then, now = self._by_key[start], self._by_key.get(end)
        contents: MapContents = now.contents if now else shown.contents
        bare = replace(shown, contents=MapContents(), sectors=named_sectors(contents.sectors))
        changes = compare(then.contents, contents, network_moments.earlier(self._kept, then.on))
        overlaid = Overlaid(bare, then.contents, contents, changes)
        self.bar.show_ends(start, end)
        self.past.show_overlaid(overlaid, then, now)
        self.side.show_overlaid(overlaid, then, now)

    def _listen(self) -> None:
        self.bar.chosen.connect(self.look_at)
        self.bar.keep_wanted.connect(self.keep)
        self.bar.compared.connect(self.compare_from)
        self.bar.slider.valueChanged.connect(lambda value: self.past.comparison.go(value / WHOLE))
        past, side = self.past, self.side
        for leaving in (past, side.moment):
            leaving.now_wanted.connect(lambda: self.look_at(NOW))
        side.moment.change_wanted.connect(self.correct)
        side.moment.removal_wanted.connect(self.remove)
        side.counts.chosen.connect(past.kept.choose)
        side.changes.marked.connect(past.comparison.choose)
        side.then_and_now.chosen.connect(self._mark)
        past.comparison.chosen.connect(lambda _ids: side.changes.unmark())

    def _mark(self, ids: tuple[UUID, ...]) -> None:
        self.side.changes.unmark()
        self.past.comparison.choose(ids)

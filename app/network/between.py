"""On the way from one map to another: where everybody stands when a part of the way is gone."""

from dataclasses import dataclass

from app.network.contents import MapContact, MapContents
from app.network.map import Spot, spot_at


@dataclass(frozen=True)
class Standing:
    """Somebody who is on one of two maps, or on both.

    ``then`` and ``now`` are the places on each; None where he or she does not stand. ``contact`` is as known now, or
    then for who is gone.
    """

    contact: MapContact
    then: Spot | None
    now: Spot | None

    def spot(self, share: float) -> Spot:
        """The place on the way, straight from ``then`` (0) to ``now`` (1); who stands on one map only stays put."""
        start, end = self.then or self.now, self.now or self.then
        assert start is not None
        assert end is not None
        if start == end or share <= 0:
            return start
        if share >= 1:
            return end
        return spot_at(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)

    def presence(self, share: float) -> float:
        """How much of her or him is there on the way: who is new comes up, who is gone goes, from 0 to 1."""
        share = min(max(share, 0.0), 1.0)
        if self.then is None:
            return share
        return 1.0 - share if self.now is None else 1.0


def standing(then: MapContents, now: MapContents) -> tuple[Standing, ...]:
    """Everybody with a place on either map: first who is gone, then the others in the order of the map of now.

    Who had died by then already and was taken off since is not gone from a map that counts the living.
    """
    was, is_now = ({one.id: one.spot for one in contents.placed} for contents in (then, now))
    gone = (Standing(one, one.spot, None) for one in then.placed if one.id not in is_now and not one.deceased)
    return (*gone, *(Standing(one, was.get(one.id), one.spot) for one in now.placed))

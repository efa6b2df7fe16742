"""The sheets of labels that are sold most in Belgium, A4: how many, how large, and where the first one stands."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LabelSize:
    """Millimetres; ``left`` and ``top`` are the edge of the sheet, ``gap`` is what lies between two columns."""

    across: int
    down: int
    width: float
    height: float
    left: float
    top: float
    gap: float = 0.0

    @property
    def count(self) -> int:
        """How many stand on a sheet."""
        return self.across * self.down

    def corner(self, place: int) -> tuple[float, float]:
        """The left and top of a place, from 0, read as a page is."""
        line, column = divmod(place, self.across)
        return self.left + column * (self.width + self.gap), self.top + line * self.height


SIZES = {
    "3x8": LabelSize(3, 8, 70.0, 37.0, 0.0, 0.5),
    "3x7": LabelSize(3, 7, 63.5, 38.1, 7.25, 15.15, 2.5),
    "2x7": LabelSize(2, 7, 99.1, 38.1, 4.65, 15.15, 2.5),
    "2x8": LabelSize(2, 8, 99.1, 33.9, 4.65, 12.9, 2.5),
}

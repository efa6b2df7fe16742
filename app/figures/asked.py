"""Of which days and of whom figures are asked."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class Asked:
    """A period, both days in it, of everybody, or of one partner, one coordinator, or both."""

    first: date
    last: date
    partner_id: UUID | None = None
    coordinator_id: UUID | None = None

    @property
    def of_everybody(self) -> bool:
        """Whether nobody is left out."""
        return self.partner_id is None and self.coordinator_id is None

    @property
    def years(self) -> range | None:
        """The calendar years it is made of; None where it is not whole years."""
        whole = (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)
        return range(self.first.year, self.last.year + 1) if whole else None


def whole_year(year: int) -> Asked:
    """A calendar year of everybody."""
    return Asked(date(year, 1, 1), date(year, 12, 31))

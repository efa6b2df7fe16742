"""What a network map on paper needs to know: where everybody stands, and how it was before."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.documents.data import Letterhead, Side
from app.network.compare import Changes
from app.network.contents import MapContents


class Sheet(StrEnum):
    """The paper a network map is drawn on."""

    A4_LANDSCAPE = "a4-landscape"
    A4_PORTRAIT = "a4-portrait"
    A3_LANDSCAPE = "a3-landscape"
    A3_PORTRAIT = "a3-portrait"


@dataclass(frozen=True)
class NetworkMapData:
    """One network map; without anybody on it, it is blank, to draw on together.

    ``sectors`` with the clock from the upper left, ``rings`` from the middle out. ``participant`` is empty where the
    paper should not say whose map it is.
    """

    contents: MapContents
    sectors: tuple[str, str, str, str]
    rings: tuple[str, str, str, str]
    letterhead: Letterhead = field(default_factory=Letterhead)
    participant: Side = field(default_factory=Side)
    day: date | None = None
    sheet: Sheet = Sheet.A4_LANDSCAPE


@dataclass(frozen=True)
class NetworkComparisonData:
    """Two maps of one participant laid over each other, from one day to another; the rest as of one map."""

    then: MapContents
    now: MapContents
    changes: Changes
    then_on: date
    now_on: date
    sectors: tuple[str, str, str, str]
    rings: tuple[str, str, str, str]
    letterhead: Letterhead = field(default_factory=Letterhead)
    participant: Side = field(default_factory=Side)
    sheet: Sheet = Sheet.A4_LANDSCAPE

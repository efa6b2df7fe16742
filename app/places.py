"""Belgian postcodes and places: from what a coordinator writes to a municipality and a point.

Data: ``resources/geo/places.csv``; its sources and limits stand beside it.
"""

import csv
import math
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from app.i18n import N_
from app.paths import resource

ATTRIBUTION = N_("Contains data from GeoNames (geonames.org), CC BY 4.0; names matched, points rounded.")

EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True)
class Place:
    """A place in Belgium; ``latitude`` and ``longitude`` in degrees, ``main``: it stands for its postcode."""

    postcode: str
    name: str
    municipality: str
    province: str
    latitude: float
    longitude: float
    main: bool


def fold(text: str) -> str:
    """Accents, case and outer space away: how two writings of one word are compared."""
    if text.isascii():
        return text.lower().strip()
    return unicodedata.normalize("NFKD", text).translate(_accents).casefold().strip()


class _Accents(dict[int, int | None]):
    """For ``str.translate``: each sign as it is, and nothing for one that only stands over another."""

    def __missing__(self, code: int) -> int | None:
        kept = self[code] = None if unicodedata.combining(chr(code)) else code
        return kept


_accents = _Accents()


@lru_cache(maxsize=4096)
def find(postcode: str | None, name: str | None) -> Place | None:
    """The place meant by a postcode and a name, either of which may be missing.

    A postcode decides; the name chooses among its places. With a name alone the largest place of that name is meant
    only if the name is not ambiguous. None when nothing in the list is meant.
    """
    wanted = _plain(name or "")
    if postcode:
        choices = _by_postcode().get(postcode.strip(), [])
        named = [place for place in choices if wanted in (_plain(place.name), _plain(place.municipality))]
        return next((p for p in named if _plain(p.name) == wanted), None) or next((p for p in choices if p.main), None)
    choices = _by_name().get(wanted, [])
    return choices[0] if len({p.municipality for p in choices}) == 1 else None


def kilometres_between(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Great-circle distance (haversine) between two points, in degrees north and east; unrounded."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(lat), math.radians(lon)) for lat, lon in (here, there))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


@dataclass(frozen=True)
class Region:
    """Municipalities that go by one name: ``kind`` municipality, place (a part of one), province or postcodes."""

    kind: str
    name: str
    municipalities: tuple[str, ...]


def regions(typed: str, most: int = 8) -> list[Region]:
    """What may be meant by the beginning of a name or of a postcode, the likeliest first."""
    wanted = _plain(typed)
    if not wanted:
        return []
    if wanted.isdigit():
        found = tuple(sorted({p.municipality for p in all_places() if p.postcode.startswith(wanted)}))
        whole = [Region("postcodes", wanted, found)] if len(found) > 1 else []
        return (whole + [Region("municipality", name, (name,)) for name in found])[:most]
    meant = [
        Region("municipality", name, (name,)) for name in sorted(_municipalities()) if _plain(name).startswith(wanted)
    ]
    meant += [Region("province", name, all_of) for name, all_of in _provinces().items() if wanted in _plain(name)]
    meant += [
        Region("place", place.name, (place.municipality,))
        for place in sorted(all_places(), key=lambda place: place.name)
        if _plain(place.name).startswith(wanted) and place.name not in _municipalities()
    ]
    return sorted(meant, key=lambda region: _plain(region.name) != wanted)[:most]


@cache
def all_places() -> tuple[Place, ...]:
    """Every place that ships with Klik, in the order of the file."""
    with resource("geo", "places.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Place(
                row["postcode"],
                row["place"],
                row["municipality"],
                row["province"],
                float(row["lat"]),
                float(row["lon"]),
                row["main"] == "1",
            )
            for row in csv.DictReader(file)
        )


@cache
def _municipalities() -> frozenset[str]:
    return frozenset(place.municipality for place in all_places())


@cache
def _provinces() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for place in all_places():
        found.setdefault(place.province, set()).add(place.municipality)
    return {province: tuple(sorted(found[province])) for province in sorted(found)}


@cache
def _by_postcode() -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in all_places():
        found.setdefault(place.postcode, []).append(place)
    return found


@cache
def _by_name() -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in sorted(all_places(), key=lambda p: (not p.main, p.postcode)):
        found.setdefault(_plain(place.name), []).append(place)
    return found


def _plain(name: str) -> str:
    """``Sint Niklaas``, ``sint-niklaas`` and ``SINT-NIKLAAS`` are one name."""
    return fold(name).replace("-", " ").replace("'", "")

"""Which plots there are of a period, from a vault; what is read of network maps, and what is not told of a few."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from app.figures.asked import Asked, whole_year
from app.figures.described import described
from app.figures.plots import Answers, Bars, Curve, Dots
from app.models import NetworkContact, NetworkMoment
from app.network.contents import MapContact, MapContents, to_plain
from app.network.map import Spot
from app.services.figure_plots import plots
from app.storage.vault import Vault
from app.vocabulary import MomentKind, NetworkKind
from tests.services.conftest import TODAY

UP, CARE = Spot(45, 30), Spot(-135, 60)
Add = Callable[..., UUID]


def _map(*spots: Spot, kind: NetworkKind | None = None, **said: Any) -> MapContents:
    return MapContents(
        tuple(MapContact(UUID(int=at), f"N{at}", kind, spot=spot, **said) for at, spot in enumerate(spots, start=1))
    )


def _keep(vault: Vault, whose: UUID, on: date, contents: MapContents) -> None:
    with vault.write("Kept") as session:
        made = NetworkMoment(participant_id=whose, on=on, kind=MomentKind.OTHER, contents=to_plain(contents))
        session.add(made)


@pytest.fixture
def five(vault: Vault, participant: Add) -> list[UUID]:
    """Five participants, each with two maps that were kept: more friends, fewer professionals."""
    found = [participant(last_name=name) for name in ("A", "B", "C", "D", "E")]
    for whose in found:
        _keep(vault, whose, date(2025, 3, 1), _map(UP, CARE, CARE))
        _keep(vault, whose, date(2026, 3, 1), _map(UP, UP, UP, CARE))
    return found


def test_network_growth_is_the_first_map_beside_the_last(vault: Vault, five: list[UUID]) -> None:
    with vault.read() as session:
        found = plots(session, whole_year(2026), TODAY)
        earlier = plots(session, whole_year(2025), TODAY)
    grown, changed = found[-2:]
    assert isinstance(grown, Bars)
    assert [list(series.values) for series in grown.series] == [[5, 0, 10], [15, 0, 5]]
    assert isinstance(changed, Answers)
    assert [counts for _words, counts, _n in changed.moments] == [(5, 0, 0), (0, 5, 0), (0, 0, 5)]
    assert earlier[-1].n == 0  # type: ignore[union-attr]
    assert all("N1" not in described(one) for one in found)


def test_the_map_of_now_stands_in_for_a_second_one_that_was_kept(
    vault: Vault, five: list[UUID], participant: Add
) -> None:
    once, lately = participant(last_name="F"), participant(last_name="G")
    _keep(vault, once, date(2026, 2, 1), _map(UP, potential=True))
    _keep(vault, lately, date(2026, 11, 1), _map(UP))
    with vault.write("Drawn") as session:
        for angle, kind in ((45.0, None), (45.0, NetworkKind.VOLUNTEER)):
            session.add(NetworkContact(participant_id=once, name="N", kind=kind, angle=angle, distance=20.0))
    with vault.read() as session:
        until_now = plots(session, whole_year(2026), TODAY)[-2]
        until_october = plots(session, Asked(date(2026, 1, 1), date(2026, 10, 31)), TODAY)[-2]
    assert isinstance(until_now, Bars)
    assert until_now.n == 6
    assert [list(series.values) for series in until_now.series] == [[5, 0, 10], [16, 1, 5]]
    assert until_october.n == 5  # type: ignore[union-attr]


def test_of_a_few_there_is_a_sentence(vault: Vault, participant: Add, buddy: Add) -> None:
    for name in ("A", "B", "C"):
        participant(last_name=name)
    buddy(municipality="Geel")
    with vault.read() as session:
        found = plots(session, whole_year(2026), TODAY, advanced=True)
    waiting = next(one for one in found if isinstance(one, Bars) and one.title.startswith("Wie wachtte op 22/11/2026"))
    assert described(waiting).startswith("Te weinig antwoorden (n = 3).")
    assert next(one for one in found if isinstance(one, Curve)).few
    homes = next(one for one in found if isinstance(one, Dots))
    assert [(dot.name, dot.counts) for dot in homes.dots] == [("Geel", (3, 1))]


def test_the_curve_is_only_there_for_who_asks_for_more(vault: Vault) -> None:
    with vault.read() as session:
        kinds = [type(one) for one in plots(session, whole_year(2026), TODAY)]
        more = [type(one) for one in plots(session, whole_year(2026), TODAY, advanced=True)]
    assert Curve not in kinds
    assert Curve in more

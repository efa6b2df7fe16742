"""The numbers of the office: safe bounds, a sentence for what is not, and the default of what was not settled."""

from typing import Any

import pytest

from app.errors import KlikError
from app.services.actions import perform
from app.services.office import change_office
from app.services.thresholds import BOUNDS, Thresholds, settle, thresholds
from app.storage.vault import Vault


def read(vault: Vault) -> Thresholds:
    with vault.read() as session:
        return thresholds(session)


def test_what_was_not_settled_is_as_klik_has_it(vault: Vault) -> None:
    assert read(vault) == Thresholds()
    perform(vault, settle, {"few_answers": 8, "ages": [16, 26], "ceiling": 80})
    assert read(vault) == Thresholds(few_answers=8, ages=(16, 26))
    perform(vault, settle, {})
    assert read(vault) == Thresholds()


def test_every_number_has_bounds_and_its_default_stands_within() -> None:
    for name, (least, most) in BOUNDS.items():
        assert least <= getattr(Thresholds(), name) <= most
    assert BOUNDS["few_answers"][0] >= 3
    assert {*BOUNDS, "ages"} == set(Thresholds.__dataclass_fields__)


@pytest.mark.parametrize("name", BOUNDS)
def test_a_number_stands_up_to_its_bounds_and_no_further(vault: Vault, name: str) -> None:
    for edge, step in zip(BOUNDS[name], (-1, 1), strict=True):
        perform(vault, settle, {name: edge})
        assert getattr(read(vault), name) == edge
        with pytest.raises(KlikError, match=f"van {BOUNDS[name][0]} tot"):
            perform(vault, settle, {name: edge + step})


def test_what_an_older_vault_holds_out_of_bounds_counts_as_not_settled(vault: Vault) -> None:
    odd = {"few_answers": 1, "ceiling": "veel", "ages": [18, 18], "expires_days": None, "coming_days": 7, "gone": 3}
    with vault.write("test") as session:
        change_office(session, {"thresholds": odd})
    assert read(vault) == Thresholds(coming_days=7)


@pytest.mark.parametrize("ages", [[], [15, 30], [30, 121], [18, 18], [30, 18], ["18"], [18.5], 18, list(range(20, 33))])
def test_ages_at_which_no_bands_can_begin_are_refused(vault: Vault, ages: Any) -> None:
    with pytest.raises(KlikError, match="leeftijden"):
        perform(vault, settle, {"ages": ages})
    assert read(vault) == Thresholds()

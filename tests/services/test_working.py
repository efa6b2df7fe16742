"""Who is working: it stands in the journal, and services learn it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.services import office, working
from app.services.actions import perform
from app.storage.coordinators import add_coordinator
from app.storage.vault import Vault
from tests.vaults import new_vault

OWN = "een zin van mij alleen"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path / "kluis") as made:
        yield made


def coordinator(vault: Vault, first: str, last: str) -> Any:
    return perform(vault, office.add_coordinator, {"first_name": first, "last_name": last})


def seen(vault: Vault) -> Any:
    with vault.write("Office changed") as session:
        return session.info["coordinator"]


def test_whoever_works_signs_and_is_told_to_services(vault: Vault) -> None:
    assert seen(vault) is None
    an = coordinator(vault, "An", "Zilverberk")
    assert vault.history()[0].actor == "coordinator"
    assert working.begin(vault)
    assert seen(vault) == an
    perform(vault, office.change_office, {"name": "Werking"})
    assert vault.history()[0].actor == "An Zilverberk"
    vault.work_as()
    perform(vault, office.change_office, {"name": "De werking"})
    assert (vault.history()[0].actor, seen(vault)) == ("coordinator", None)


def test_undo_is_signed_by_who_undoes(vault: Vault) -> None:
    an, bo = coordinator(vault, "An", "Zilverberk"), coordinator(vault, "Bo", "Mosveld")
    vault.work_as("An Zilverberk", an)
    perform(vault, office.change_office, {"name": "Werking"})
    vault.work_as("Bo Mosveld", bo)
    vault.undo()
    assert [entry.actor for entry in vault.history()[:2]] == ["Bo Mosveld", "An Zilverberk"]


def test_with_several_only_an_own_password_tells_who_it_is(vault: Vault, tmp_path: Path) -> None:
    coordinator(vault, "An", "Zilverberk")
    bo = coordinator(vault, "Bo", "Mosveld")
    assert working.begin(vault) is None
    add_coordinator(vault, str(bo), OWN)
    perform(vault, office.change_coordinator, bo, {"last_name": "Varenveld"})
    vault.lock()
    with Vault.unlock(tmp_path / "kluis", passphrase=OWN) as own:
        assert getattr(working.begin(own), "full_name", "") == "Bo Varenveld"
        assert own.actor == "Bo Varenveld"
        perform(own, office.change_coordinator, bo, {"active": False})
        assert getattr(working.begin(own), "full_name", "") == "An Zilverberk"

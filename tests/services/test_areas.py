"""The working area: names that differ, municipalities that belong to one area, buddies who go there."""

import pytest
from sqlalchemy import select

from app.errors import KlikError
from app.models import Buddy
from app.services import areas, people
from app.services.actions import perform
from app.storage.vault import Vault


def shown(vault: Vault) -> dict[str, tuple[str, ...]]:
    with vault.read() as session:
        return {area.name: area.municipalities for area in areas.areas(session)}


def test_a_municipality_belongs_to_one_area(vault: Vault) -> None:
    perform(vault, areas.add_area, "Rond Geel", ["Geel", "Laakdal", "Geel"])
    mol = perform(vault, areas.add_area, "Rond Mol", ["Mol"])
    perform(vault, areas.change_area, mol, municipalities=["Mol", "Laakdal"])
    assert shown(vault) == {"Rond Geel": ("Geel",), "Rond Mol": ("Laakdal", "Mol")}
    vault.undo()
    assert shown(vault) == {"Rond Geel": ("Geel", "Laakdal"), "Rond Mol": ("Mol",)}


def test_a_name_is_needed_and_is_the_only_one(vault: Vault) -> None:
    geel = perform(vault, areas.add_area, "Rond Geel", [])
    for name in ("", "  ", "rond geel"):
        with pytest.raises(KlikError):
            perform(vault, areas.add_area, name, [])
    perform(vault, areas.change_area, geel, name="Rond geel")
    assert list(shown(vault)) == ["Rond geel"]


def test_an_area_that_goes_is_forgotten_by_its_buddies_and_comes_back_with_undo(vault: Vault) -> None:
    geel = perform(vault, areas.add_area, "Rond Geel", ["Geel"])
    mol = perform(vault, areas.add_area, "Rond Mol", ["Mol"])
    perform(vault, people.add_buddy, {"first_name": "Nadia"}, {"areas": [str(geel), str(mol)]})
    perform(vault, people.add_buddy, {"first_name": "Omar"}, {"areas": [str(geel)]})

    def goes_to() -> list[list[str] | None]:
        with vault.read() as session:
            return [buddy.areas for buddy in session.scalars(select(Buddy))]

    before = goes_to()
    perform(vault, areas.remove_area, geel)
    assert sorted(goes_to(), key=str) == sorted([[str(mol)], None], key=str)
    vault.undo()
    assert goes_to() == before

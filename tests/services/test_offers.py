"""The directory of offers: one name means one offer, what one may like and reach comes first, and nothing is lost."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from app.errors import KlikError
from app.services import follow_ups, offers, referrals
from app.services.actions import perform
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import Threshold

TODAY = date(2026, 11, 22)
Add = Callable[..., UUID]


def offer(vault: Vault, name: str, **facts: Any) -> UUID:
    return perform(vault, offers.add_offer, {"name": name} | facts)


def known(vault: Vault) -> tuple[offers.OfferRow, ...]:
    with vault.read() as session:
        return offers.offers(session)


def test_one_name_means_one_offer_and_what_nobody_said_is_unknown(vault: Vault) -> None:
    walk = offer(vault, " Wandelclub De Verzonnen Zool ", kinds=["wandelen"], threshold=Threshold.LOW)
    offer(vault, "Zaal De Verzonnen Hoek", free=True, cost="een koffie")
    for name in ("wandelclub de verzonnen zool", " ", ""):
        with pytest.raises(KlikError):
            offer(vault, name)
    with pytest.raises(KlikError):
        perform(vault, offers.change_offer, walk, {"name": "ZAAL DE VERZONNEN HOEK"})
    perform(vault, offers.change_offer, walk, {"name": "Wandelclub De Verzonnen Zool", "active": False})
    first, second = known(vault)
    assert (first.name, first.kinds, first.free, first.active) == (
        "Wandelclub De Verzonnen Zool",
        ("wandelen",),
        None,
        False,
    )
    assert (second.free, second.threshold, second.cost) == (True, None, "een koffie")
    vault.undo()
    assert known(vault)[0].active


def test_what_is_liked_and_what_is_near_comes_first(vault: Vault, participant: Add) -> None:
    marleen = participant(interests=["wandelen", "koken"], postcode="2440", place="Geel")
    far = offer(vault, "Koken aan zee", kinds=["Koken"], postcode="8400", place="Oostende")
    near = offer(vault, "Lezen", kinds=["lezen"], postcode="2440", place="Geel")
    beyond = offer(vault, "Biljarten", postcode="2300", place="Turnhout")
    nowhere = offer(vault, "Aan de telefoon")
    offer(vault, "Gesloten", kinds=["koken"], active=False, place="Geel")
    with vault.read() as session:
        found = offers.offers_near(session, marleen)
    assert [one.offer.id for one in found] == [far, near, beyond, nowhere]
    assert [one.likes for one in found] == [("koken",), (), (), ()]
    kilometres = [one.km for one in found]
    assert kilometres[1] == 0.0
    assert kilometres[0] is not None
    assert 110 < kilometres[0] < 150
    assert kilometres[2] is not None
    assert 14 < kilometres[2] < 24
    assert kilometres[3] is None


def test_an_offer_somebody_was_brought_to_stays_and_bears_its_new_name(vault: Vault, participant: Add) -> None:
    marleen, hall = participant(), offer(vault, "Zaal De Verzonnen Hoek")
    loose = offer(vault, "Nergens")
    perform(vault, referrals.refer, marleen, TODAY, {"offer_id": hall})
    perform(vault, offers.change_offer, hall, {"name": "Zaal Om De Hoek"})
    with vault.read() as session:
        (step,) = follow_ups.open_steps(session, Subject("participant", marleen))
        (row,) = referrals.referrals_of(session, marleen)
    assert step.what == row.what == "Zaal Om De Hoek"
    with pytest.raises(KlikError):
        perform(vault, offers.remove_offer, hall)
    perform(vault, offers.remove_offer, loose)
    assert [(one.id, one.referred) for one in known(vault)] == [(hall, 1)]
    vault.undo()
    assert len(known(vault)) == 2

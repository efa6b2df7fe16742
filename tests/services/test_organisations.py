"""Partners and referrers: a name or alias means one of them only."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from app.errors import KlikError
from app.services import office, organisations, people, search
from app.services.actions import perform
from app.storage.vault import Vault
from tests.services.conftest import TODAY


def test_a_name_or_alias_of_another_is_refused(vault: Vault) -> None:
    boot = perform(vault, organisations.add_organisation, {"name": "De Papieren Boot", "aliases": ["WC Boot"]})
    for facts in ({"name": "wc boot"}, {"name": "Iets anders", "aliases": ["de papieren boot"]}, {"name": " "}):
        with pytest.raises(KlikError):
            perform(vault, organisations.add_organisation, facts)
    perform(vault, organisations.change_organisation, boot, {"name": "WC Boot", "aliases": ["De Papieren Boot"]})
    with vault.read() as session:
        (known,) = organisations.organisations(session)
    assert (known.name, known.aliases, known.is_partner) == ("WC Boot", ("De Papieren Boot",), False)
    with pytest.raises(AttributeError):
        perform(vault, organisations.change_organisation, boot, {"nickname": "Boot"})


def test_who_is_not_named_any_more_goes_only_where_nothing_else_is_known(vault: Vault) -> None:
    perform(vault, organisations.name_those, organisations.PARTNER, ["Huis De Beuk", " ", "De Kim", "Wijkhuis"])
    perform(vault, people.add_buddy, {"first_name": "Nora"}, {"partner": "De Kim"})
    with vault.read() as session:
        house = next(one.id for one in organisations.organisations(session) if one.name == "Wijkhuis")
    perform(vault, organisations.change_organisation, house, {"phone": "+32400000009"})
    perform(vault, organisations.name_those, organisations.PARTNER, ["huis de beuk"])
    with vault.read() as session:
        known = {one.name: one.is_partner for one in organisations.organisations(session)}
    assert known == {"De Kim": False, "Huis De Beuk": True, "Wijkhuis": False}


@pytest.fixture
def samana(vault: Vault) -> UUID:
    """A partner that was called otherwise for long."""
    made = perform(vault, organisations.add_organisation, {"name": "Ziekenzorg CM", "is_partner": True})
    perform(vault, organisations.rename_organisation, made, "Samana", date(2015, 1, 1), TODAY)
    return made


def test_a_new_name_keeps_the_one_before_with_its_days(vault: Vault, samana: UUID) -> None:
    perform(vault, organisations.rename_organisation, samana, "Samana vzw", date(2024, 7, 1), TODAY)
    with vault.read() as session:
        one = organisations.organisation_row(session, samana)
    assert one.earlier_names == (("Ziekenzorg CM", None), ("Samana", date(2015, 1, 1)))
    days = {
        date(2014, 12, 31): "Ziekenzorg CM",
        date(2015, 1, 1): "Samana",
        date(2024, 6, 30): "Samana",
        date(2024, 7, 1): "Samana vzw",
    }
    assert {day: organisations.name_on(one, day) for day in days} == days
    assert organisations.name_then_and_now(one, date(2014, 12, 31)) == "Ziekenzorg CM (nu Samana vzw)"
    assert organisations.name_then_and_now(one, TODAY) == "Samana vzw"
    perform(vault, organisations.forget_earlier_name, samana, 0)
    with vault.read() as session:
        one = organisations.organisation_row(session, samana)
    assert organisations.name_on(one, date(1999, 1, 1)) == "Samana"


@pytest.mark.parametrize(
    ("name", "since"), [("Samana", TODAY), ("Nieuw", TODAY + timedelta(days=1)), ("Nieuw", date(2015, 1, 1))]
)
def test_a_name_of_before_or_of_later_is_refused(vault: Vault, samana: UUID, name: str, since: date) -> None:
    with pytest.raises(KlikError):
        perform(vault, organisations.rename_organisation, samana, name, since, TODAY)


def test_an_earlier_name_means_the_same_organisation_wherever_it_is_written(vault: Vault, samana: UUID) -> None:
    with pytest.raises(KlikError):
        perform(vault, organisations.add_organisation, {"name": "ziekenzorg cm"})
    with vault.write("Try") as session:
        assert office.organisation(session, "ZIEKENZORG CM", partner=True).id == samana
    nadia = {"first_name": "Nadia", "last_name": "Vlinderdal"}
    perform(vault, people.add_buddy, nadia, {"partner": "Ziekenzorg CM"})
    with vault.read() as session:
        (buddy,) = people.buddies(session, TODAY)
        assert (search.ORGANISATION, samana) in search.index(search.read(session)).records()
        assert search.index(search.read(session)).find("ziekenzorg").groups
    assert buddy.partner == "Samana"


def test_an_organisation_goes_once_nothing_points_at_it(vault: Vault, samana: UUID) -> None:
    nadia = {"first_name": "Nadia", "last_name": "Vlinderdal"}
    buddy = perform(vault, people.add_buddy, nadia, {"partner": "Samana"})
    with vault.read() as session:
        assert organisations.pointing_at(session, samana) == 1
    with pytest.raises(KlikError):
        perform(vault, organisations.remove_organisation, samana)
    perform(vault, people.change_buddy, buddy, {"partner": None})
    perform(vault, organisations.remove_organisation, samana)
    with vault.read() as session:
        assert organisations.organisations(session) == ()
    vault.undo()
    with vault.read() as session:
        assert [one.earlier_names for one in organisations.organisations(session)] == [(("Ziekenzorg CM", None),)]

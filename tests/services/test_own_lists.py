"""The lists of the office: what ships, its own words in place of it, and the way back."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from app.errors import KlikError
from app.services import contacts, existing_duos, own_lists
from app.services.actions import perform
from app.services.balance import facts
from app.services.own_lists import LISTS, OF_FIELDS, TARGET_GROUPS, USEFUL, offered, shipped, words_of
from app.storage.vault import Vault

Add = Callable[..., UUID]


def words(vault: Vault, name: str) -> tuple[str, ...]:
    with vault.read() as session:
        return words_of(session, name)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_a_default_that_comes_back(vault: Vault, name: str) -> None:
    usual = words(vault, name)
    assert usual == shipped(name)
    assert bool(usual) is not LISTS[name].from_use
    perform(vault, own_lists.change, name, ["een eigen woord", "", " Een  eigen woord ", "nog een"])
    assert words(vault, name)[0] == "een eigen woord"
    assert len(words(vault, name)) == (3 if name == own_lists.BOUNDARIES else 2)
    perform(vault, own_lists.put_back, name)
    assert words(vault, name) == usual
    perform(vault, own_lists.change, name, list(usual))  # the very words of Klik are no list of one's own
    with vault.read() as session:
        assert own_lists.own_words(session, name) is None


def test_a_list_of_the_office_is_all_that_is_offered_and_without_one_what_is_in_use_comes_first(vault: Vault) -> None:
    with vault.read() as session:
        assert offered(session, TARGET_GROUPS, ["armoede", "eigen groep"]) == [
            *("armoede", "eigen groep", "psychische kwetsbaarheid", "migratieachtergrond"),
            *("verschillende problemen tegelijk", "beperking of ziekte"),
        ]
    perform(vault, own_lists.change, TARGET_GROUPS, ["jongvolwassenen"])
    with vault.read() as session:
        assert offered(session, TARGET_GROUPS, ["armoede"]) == ["jongvolwassenen"]
    assert set(OF_FIELDS.values()) <= set(LISTS)


def test_a_list_may_be_emptied_where_klik_has_words_of_its_own(vault: Vault) -> None:
    perform(vault, own_lists.change, TARGET_GROUPS, [])
    assert words(vault, TARGET_GROUPS) == ()
    perform(vault, own_lists.change, own_lists.TRAITS, [])
    with vault.read() as session:
        assert offered(session, own_lists.TRAITS, ["rustig"]) == ["rustig"]


def test_what_cannot_be_kept_is_said_in_a_sentence(vault: Vault) -> None:
    with pytest.raises(KlikError, match="hoogstens 120 letters"):
        perform(vault, own_lists.change, USEFUL, ["x" * 121])
    with pytest.raises(KlikError, match="hoogstens 300 woorden"):
        perform(vault, own_lists.change, USEFUL, [f"woord {at}" for at in range(301)])


def test_a_word_that_is_offered_no_more_keeps_what_it_meant(vault: Vault, participant: Add, buddy: Add) -> None:
    """What was practical stays so where it was noted; what the office calls practical is so from then on."""
    today = date(2026, 11, 22)
    duo = perform(vault, existing_duos.record, participant(), buddy(), date(2026, 3, 2), today)
    for at, activity in enumerate([shipped(USEFUL)[0], "papieren invullen", "wandelen"]):
        perform(vault, contacts.note_outing, duo, date(2026, 11, 2 + at), activity=activity)

    def practical() -> list[bool | None]:
        with vault.read() as session:
            return [time.practical for time in facts(session, session.get_one(existing_duos.Duo, duo), today).times]

    assert sorted(map(bool, practical())) == [False, False, True]
    perform(vault, own_lists.change, USEFUL, ["Papieren invullen"])
    assert sorted(map(bool, practical())) == [False, True, True]

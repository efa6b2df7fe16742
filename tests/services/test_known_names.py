"""A name of anybody is found in a text, however it is spelled; a text without names is left alone."""

import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from app.models import (
    Buddy,
    Coordinator,
    Invitee,
    NetworkContact,
    NetworkMeeting,
    NetworkMoment,
    Organisation,
    Participant,
    Person,
)
from app.services.known_names import KnownNames, known_names, names_in, words_of
from app.storage.vault import Vault
from app.vocabulary import NetworkKind
from tests.vaults import new_vault

LETTERS = "abdeghijklmnorstuvwzABDEGHJKLMNORSTVWZéèëïöüçñßğışŁłøåžčæőÉÖŞ"
NAME = st.text(LETTERS, min_size=2, max_size=9)
SURNAME = st.lists(NAME, min_size=1, max_size=3).flatmap(
    lambda words: st.sampled_from([" ", "-", "'", "’", "  "]).map(lambda gap: gap.join(words))
)
SPELLINGS: dict[str, Any] = {
    "as it is": lambda said: said,
    "in capitals": str.upper,
    "in small letters": str.lower,
    "without accents": lambda said: "".join(
        sign for sign in unicodedata.normalize("NFD", said) if not unicodedata.combining(sign)
    ),
    "in pieces": lambda said: unicodedata.normalize("NFD", said),
    "over lines": lambda said: said.replace(" ", " \n\t "),
}
AROUND = st.sampled_from(["", "xx ", "xx, ", "«", "xx\n", "(", "12 ", "- "])


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Everybody whom a vault can know: two of a couple, a colleague, who stands on a map, who was named beside it."""
    with new_vault(Path(tmp_path_factory.mktemp("names"), "vault")) as made:
        with made.write("test") as session:
            marleen = Person(first_name="Marleen", last_name="Zonnedauw", phone="0400 12 34 56", email="m@zon.example")
            pair = [Person(first_name="Mei", last_name="Van den Berg"), Person(first_name="Rémi", last_name="Yıldız")]
            session.add_all([marleen, *pair, Coordinator(first_name="An", last_name="Dageraad")])
            session.flush()
            seeker = Participant(person_id=marleen.id, referrer_contact="Greet Avondrood van het CAW")
            session.add(seeker)
            session.add(Buddy(person_id=pair[0].id, second_person_id=pair[1].id, screener="Lut (partner)"))
            session.add(Organisation(name="Vrijwilligerspunt Samana", contact_name="Koen Vuurvlieg"))
            session.flush()
            meeting = NetworkMeeting(participant_id=seeker.id)
            session.add(meeting)
            for name, kind in (
                ("tante Rosa", NetworkKind.RELATIVE),
                ("De huisarts", NetworkKind.PROFESSIONAL),
                ("Kaartclub Troef", NetworkKind.GROUP),
                ("nicht Elle", NetworkKind.RELATIVE),  # a word in French, and a name in Flanders
                ("dokter Hazelaar", None),
            ):
                session.add(NetworkContact(participant_id=seeker.id, name=name, kind=kind))
            session.flush()
            session.add(Invitee(meeting_id=meeting.id, name="Bert", named_by="haar zus Griet"))
        yield made


def found(vault: Vault, text: str, *not_names: str) -> tuple[str, ...]:
    with vault.read() as session:
        return names_in(session, text, not_names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("marleen zonnedauw wacht al lang", ("marleen zonnedauw",)),
        ("ZONNEDAUW, Marleen: geen bus", ("ZONNEDAUW, Marleen",)),
        ("Marleens vraag, en ook die van remi", ("Marleens",)),
        ("Remi Yildiz raakt er niet, Rémi niet", ("Remi Yildiz", "Rémi")),
        ("mevrouw van den Berg", ("van den Berg",)),
        ("An stuurde het door naar Dageraad", ("An", "Dageraad")),
        ("bel 0032 400/12.34.56 of M@ZON.example", ("0032 400/12.34.56", "M@ZON.example")),
        ("Rosa en tante ROSA; Bert en Griet; Hazelaar", ("Rosa", "ROSA", "Bert", "Griet", "Hazelaar")),
        ("dat zei Elle", ("Elle",)),
        ("volgens Avondrood, Koen, en Lut", ("Avondrood", "Koen", "Lut")),
        ("De huisarts van de Kaartclub neemt niemand aan. Tante, zus en partner ook niet.", ()),
        ("Samana en het CAW rijden niet; een berg werk in mei, een roos, 0400 99 99 99", ()),
        ("Marleentje, Zonnedauwen, Anna, Robert", ()),
        ("", ()),
    ],
)
def test_whoever_the_vault_knows_is_found(vault: Vault, text: str, names: tuple[str, ...]) -> None:
    assert found(vault, text) == names


def test_one_name_that_is_split_in_two_ways_is_known_in_both(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as made:
        with made.write("test") as session:
            session.add_all(
                [Person(first_name="Jan Van", last_name="Damme"), Person(first_name="Jan", last_name="Van Damme")]
            )
        assert found(made, "mevrouw Van Damme belde") == ("Van Damme",)
        assert found(made, "Van Damme, Jan was er, en Damme Jan Van") == ("Van Damme, Jan", "Damme Jan Van")


def test_a_word_that_is_no_name_is_let_through_where_it_stands_and_nowhere_else(vault: Vault) -> None:
    text = "Mei is de drukste maand"
    with vault.read() as session:
        (one,) = known_names(session).found(text)
    assert (one.words, one.place, one.doubtful) == ("Mei", "mei is", True)
    assert found(vault, text, one.place) == ()
    assert found(vault, "Mei wacht nog. Mei is druk.", one.place) == ("Mei",)
    assert found(vault, "Volgens Mei is er geen bus", one.place) == ("Mei",)
    winter = KnownNames([("an", "de", "winter")], [("de", "winter"), ("winter",)], [])
    for said, doubtful in (("De winter was koud", True), ("dat vindt De Winter ook", False), ("An de winter", False)):
        (one,) = winter.found(said)
        assert (one.doubtful, winter.found(said, [one.place]) == ()) == (doubtful, doubtful)
    sure = "Rémi Yıldız"
    assert found(vault, sure, "remi yildiz", "remi", "yildiz") == (sure,)
    assert found(vault, "0400123456", "0400123456") == ("0400123456",)


@example("İlayda", "Straße", "in capitals", "", "")
@given(
    NAME, SURNAME, st.sampled_from(sorted(SPELLINGS)), AROUND, st.sampled_from(["", " xx", ".", "?\nxx", "'s fiets"])
)
def test_a_whole_name_is_found_however_it_is_spelled(first: str, last: str, how: str, before: str, after: str) -> None:
    given_words, surname = words_of(first), words_of(last)
    known = KnownNames([(*given_words, *surname), (*surname, *given_words)], [], [])
    for name in (f"{first} {last}", f"{last}  {first}", f"{last}, {first}"):
        (one,) = known.found(f"{before}{SPELLINGS[how](name)}{after}")
        assert words_of(one.words) in ((*given_words, *surname), (*surname, *given_words))


@given(st.lists(st.tuples(NAME, SURNAME), max_size=8), st.text(max_size=60), st.lists(NAME, max_size=8))
def test_a_text_without_a_word_of_any_name_is_left_alone(
    people: list[tuple[str, str]], noise: str, said: list[str]
) -> None:
    text = " ".join([noise, *said])
    names = {word for pair in people for part in pair for word in words_of(part)}
    assume(not names & {form for word in words_of(text) for form in (word, word.removesuffix("s"))})
    whole = [(*words_of(first), *words_of(last)) for first, last in people]
    assert KnownNames(whole, [(word,) for word in names], ["0400 12 34 56"]).found(text) == ()


@given(st.sampled_from(["Marleen", "Zonnedauw", "Rémi", "Rosa", "Koen"]), AROUND)
def test_a_first_name_or_surname_alone_is_found_where_it_has_a_capital(vault: Vault, name: str, before: str) -> None:
    for said in (name, name.upper(), f"{name}s"):
        assert found(vault, f"{before}{said} wacht") == (said,)
    assert found(vault, f"{before}{name.lower()} wacht") == ()


def test_what_was_kept_of_a_map_names_people_as_well(vault: Vault) -> None:
    with vault.write("test") as session:
        seeker = session.query(Participant).first()
        assert seeker
        kept = {"contacts": [{"id": "1", "name": "Wannes"}, {"id": "2", "name": "Poekie", "kind": "animal"}]}
        session.add(NetworkMoment(participant_id=seeker.id, on=date(2026, 1, 1), contents=kept))
    assert found(vault, "Wannes en Poekie") == ("Wannes",)

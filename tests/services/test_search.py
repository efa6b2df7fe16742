"""Everything is found: by each word apart, without accents, the name before the note, and nobody by their care."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.models import Coordinator, Organisation
from app.places import fold
from app.services import contacts, duo_path, people, search
from app.services.actions import perform
from app.services.reachable import everybody
from app.services.search_index import ENOUGH, MOST, Entry, Results, SearchIndex, around, sought
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import ContactKind, Role

TODAY = date(2026, 11, 23)
Add = Callable[..., UUID]
TEXTS = st.text(st.characters(categories=("L", "N", "Zs", "Po")), max_size=60)


def entry(name: str, kind: str = "participant", near: str = "", far: str = "", on: date | None = None) -> Entry:
    return Entry(
        kind,
        (kind, uuid4()),
        ((kind, name),),
        ((("Interests", near),) if near else ()),
        ((("Remarks", far),) if far else ()),
        on=on,
    )


def names(results: Results) -> list[str]:
    return [hit.entry.name for _kind, hits in results.groups for hit in hits]


def found(vault: Vault, query: str) -> dict[str, list[str]]:
    with vault.read() as session:
        index = search.index(search.read(session))
    return {kind: [hit.entry.name for hit in hits] for kind, hits in index.find(query).groups}


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=8), TEXTS)
@example([("Émile Ligatuur", "straße", "")], "STRASSE emi")
def test_exactly_those_are_found_that_hold_every_word(people: list[tuple[str, str, str]], query: str) -> None:
    index = SearchIndex([entry(f"{at} {name}", near=near, far=far) for at, (name, near, far) in enumerate(people)])
    words = sought(query)
    expected = {
        f"{at} {name}"
        for at, (name, near, far) in enumerate(people)
        if words
        and all(any(word in fold(text) for text in (" ".join(_parts(name)), str(at), near, far)) for word in words)
    }
    assert set(names(index.find(query))) == expected


def _parts(name: str) -> list[str]:
    return name.replace("'", " ").replace("’", " ").replace("-", " ").split()


@given(TEXTS, TEXTS, TEXTS)
@example("é" * 300, "straße", "ß" * 100)
def test_what_is_shown_of_a_long_text_holds_the_word(before: str, word: str, after: str) -> None:
    text = f"{before * 5} {word} {after * 5}"
    for sought_word in fold(word).split()[:1]:
        if len(sought_word) <= 20:
            assert sought_word in fold(around(text, sought_word))


def test_a_name_that_begins_with_it_comes_before_one_that_holds_it_before_a_fact_before_a_text() -> None:
    index = SearchIndex(
        [
            entry("Wie Noteert", far="zag Anke op de markt"),
            entry("Wie Houdt", near="anker en touw"),
            entry("Bo Janke"),
            entry("Jan-Anke Mol"),
        ]
    )
    assert names(index.find("ank")) == ["Jan-Anke Mol", "Bo Janke", "Wie Houdt", "Wie Noteert"]


def test_the_kind_whose_best_is_better_comes_first() -> None:
    index = SearchIndex([entry("Jef", near="linde"), entry("Linde", kind="buddy"), entry("De Linde", kind="group")])
    assert [kind for kind, _hits in index.find("linde").groups] == ["buddy", "group", "participant"]


def test_no_more_are_shown_than_can_be_read_and_the_others_are_counted() -> None:
    one = SearchIndex([entry(f"Marleen {at}") for at in range(100)]).find("mar")
    assert (len(names(one)), one.more, one.at_least) == (MOST, 70, False)
    both = [entry(f"Marleen {at}", kind) for kind in ("participant", "buddy") for at in range(100)]
    two = SearchIndex(both).find("mar")
    assert [len(hits) for _kind, hits in two.groups] == [15, 15]
    few = SearchIndex([*both[:100], entry("Marc", "buddy")]).find("mar")
    assert [len(hits) for _kind, hits in few.groups] == [29, 1]
    many = SearchIndex([entry(f"Marleen {at}") for at in range(5000)]).find("mar")
    assert (many.more >= ENOUGH - MOST, many.at_least) == (True, True)


def test_an_empty_query_finds_nothing() -> None:
    assert SearchIndex([entry("Marleen")]).find("  ") == Results(())
    assert SearchIndex([]).find("x") == Results(())


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Émile GEEL", ["emile", "geel"]),
        ("0400 00 00 12", ["0400000012"]),
        ("+32 400 00 00 12 Marleen", ["marleen", "0400000012"]),
        ("0032400000012", ["0400000012"]),
        ("0400/00.00.12", ["0400000012"]),
        ("2440 geel", ["2440", "geel"]),
        ("a a", ["a"]),
    ],
)
def test_a_phone_number_is_one_word(query: str, words: list[str]) -> None:
    assert sought(query) == words


@pytest.mark.parametrize(
    "query",
    [
        "zonne mar",
        "geel",
        "2440",
        "0400 00 00 12",
        "+32400000012",
        "0400",
        "post.example",
        "koken",
        "luistert",
        "marktje",
    ],
)
def test_a_participant_is_found_by_what_is_known(query: str, vault: Vault, participant: Add) -> None:
    who = participant(phone="+32400000012", email="marleen@post.example", remarks="wil eens naar het marktje")
    perform(vault, people.change_participant, who, {"question": "iemand die luistert", "care_note": "geheim"})
    assert found(vault, query) == {"participant": ["Marleen Zonnedauw"]}


@pytest.mark.parametrize("name", ["good_week", "introduction", "helps", "dossier", "left_note", "question", "gives"])
def test_a_participant_is_found_by_each_text_of_an_intake(name: str, vault: Vault, participant: Add) -> None:
    perform(vault, people.change_participant, participant(), {name: "Élke dag naar de volière"})
    assert found(vault, "voliere ELKE") == {"participant": ["Marleen Zonnedauw"]}


@pytest.mark.parametrize("name", ["motivation", "introduction", "experience", "other_work", "screening_note"])
def test_a_buddy_is_found_by_each_text_of_a_screening(name: str, vault: Vault, buddy: Add) -> None:
    perform(vault, people.change_buddy, buddy(), {name: "Élke dag naar de volière"})
    assert found(vault, "voliere ELKE") == {"buddy": ["Nadia Vlinderdal"]}


def test_a_duo_is_found_by_a_word_of_either(vault: Vault, participant: Add, buddy: Add) -> None:
    perform(vault, duo_path.accept, participant(), buddy(), TODAY)
    assert found(vault, "vlinder MARL") == {"duo": ["Marleen Zonnedauw & Nadia Vlinderdal"]}


def test_care_is_not_searched(vault: Vault, participant: Add) -> None:
    perform(vault, people.change_participant, participant(), {"care_note": "angst in het donker"})
    assert found(vault, "angst") == {}


def test_a_note_is_found_with_the_name_of_whom_it_is_about_and_opens_their_page(
    vault: Vault, participant: Add, buddy: Add
) -> None:
    who = participant()
    made = perform(vault, duo_path.accept, who, buddy(), TODAY)
    perform(
        vault,
        contacts.note_talk,
        Subject("participant", who),
        TODAY,
        ContactKind.PHONE,
        True,
        "belde over de kermis in Retie",
    )
    perform(
        vault,
        contacts.note_talk,
        Subject("duo", made),
        TODAY,
        ContactKind.VISIT,
        True,
        "kermis was te druk",
        Role.BUDDY,
    )
    perform(vault, contacts.note_outing, made, TODAY, "film")
    with vault.read() as session:
        index = search.index(search.read(session))
    ((kind, hits),) = index.find("kermis").groups
    assert kind == "contact"
    assert {hit.entry.opens for hit in hits} == {("participant", who), ("duo", made)}
    assert [hit.entry.opens for _k, hits in index.find("vlinderdal kermis").groups for hit in hits] == [("duo", made)]
    assert "contact" not in dict(index.find("marleen").groups)
    assert [hit.words for _k, hits in index.find("film").groups for hit in hits] == ["film"]
    (hit,) = dict(index.find("retie").groups)["contact"]
    assert (hit.where, hit.words) == ("Note", "belde over de kermis in Retie")


def test_who_was_heard_of_last_comes_first_among_equals(vault: Vault, participant: Add) -> None:
    early, late = participant("Marleen", "Vroeg"), participant("Marleen", "Laat")
    perform(vault, contacts.note_talk, Subject("participant", early), date(2026, 3, 1), ContactKind.PHONE, True)
    perform(vault, contacts.note_talk, Subject("participant", late), date(2026, 10, 1), ContactKind.PHONE, True)
    assert found(vault, "marleen") == {"participant": ["Marleen Laat", "Marleen Vroeg"]}


def test_organisations_and_coordinators_are_found(vault: Vault) -> None:
    with vault.write("test") as session:
        session.add(Organisation(name="Huis De Brug", aliases=["Brugske"], contact_name="Fleur", phone="+3214000001"))
        session.add(Coordinator(first_name="An", last_name="Zilverberk", email="an@kantoor.example"))
    assert found(vault, "brugske fleur") == {"organisation": ["Huis De Brug"]}
    assert found(vault, "zilver kantoor") == {"coordinator": ["An Zilverberk"]}


def test_who_may_not_be_called_is_found_and_marked(vault: Vault, participant: Add, buddy: Add) -> None:
    participant("Wijlen", "Vriend", deceased_on=TODAY)
    buddy("Stille", "Vriend", no_contact_since=TODAY)
    participant("Levende", "Vriend")
    with vault.read() as session:
        index = search.index(search.read(session))
    said = {hit.entry.name: hit.entry.state for _kind, hits in index.find("vriend").groups for hit in hits}
    assert said == {"Wijlen Vriend": "deceased", "Stille Vriend": "no contact any more", "Levende Vriend": "waiting"}


def test_of_whom_something_was_noted_last_is_offered_first(vault: Vault, participant: Add, buddy: Add) -> None:
    early, late, _never = participant("Marleen", "Vroeg"), buddy("Marleen", "Laat"), participant("An", "Nooit")
    perform(vault, contacts.note_talk, Subject("participant", early), date(2026, 3, 1), ContactKind.PHONE, True)
    perform(vault, contacts.note_talk, Subject("buddy", late), date(2026, 10, 1), ContactKind.PHONE, True)
    with vault.read() as session:
        assert [one.names for one in everybody(session, TODAY)] == ["Marleen Laat", "Marleen Vroeg", "An Nooit"]

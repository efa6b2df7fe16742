"""The introduction on paper: the same page for both sides, own words first, and nothing where nothing is known."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.documents.data import Coordinator, Letterhead
from app.documents.introduction import OWN_WORDS, PLEASURE, PRACTICAL, WHO, render
from app.documents.introduction_data import IntroductionData
from app.documents.style import LARGE, print_size
from app.services.sharing import SHAREABLE
from app.vocabulary import Role

HEAD = Letterhead("CGG De Zonnebloesem – buddywerking", ("Lindelaan 12", "2440 Geel"), "0400 00 00 10")
HEADINGS = ["Wat deugd doet", "Wanneer het past", "Goed om te weten", "Nog een vraag?"]


def full(role: Role, **said: str) -> IntroductionData:
    lines = {name: said.get(name, f"dit is {name}") for name in SHAREABLE[role]}
    return IntroductionData(role, "Marleen", tuple(lines.items()), HEAD, Coordinator("An Denkbeeld", "0400 00 00 11"))


def words(data: IntroductionData) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(render(data))).pages)


def headings(data: IntroductionData) -> list[str]:
    _title, inside = PdfReader(BytesIO(render(data))).outline
    return [one["/Title"] for one in inside]


def test_whatever_may_be_shared_has_its_place_on_it() -> None:
    placed = {*WHO, *OWN_WORDS, *PLEASURE, *PRACTICAL, "availability"}
    for role in Role:
        assert set(SHAREABLE[role]) <= placed
        said = words(full(role))
        assert [name for name in SHAREABLE[role] if f"dit is {name}" not in said] == []


def test_both_sides_have_the_same_page() -> None:
    assert headings(full(Role.PARTICIPANT)) == headings(full(Role.BUDDY)) == HEADINGS
    for role in Role:
        said = words(full(role))
        own = max(said.index(f"dit is {name}") for name in OWN_WORDS if name in SHAREABLE[role])
        assert own < said.index("dit is interests") < said.index("dit is availability") < said.index("dit is languages")
        assert "Bel gerust naar An Denkbeeld, op 0400 00 00 11." in said
        assert len(PdfReader(BytesIO(render(full(role)))).pages) == 1


def test_what_is_not_known_leaves_nothing_behind() -> None:
    bare = IntroductionData(Role.BUDDY, "", (("languages", "Nederlands"),), HEAD, reader="Rita")
    assert headings(bare) == HEADINGS[2:]
    said = words(bare)
    assert "Maak kennis met iemand" in said
    assert "Dit blad is alleen voor Rita." in said
    assert "op 0400 00 00 10" in said  # nobody in particular is known to call: the office


@pytest.mark.parametrize("draft", [True, False])
def test_only_a_draft_is_marked(draft: bool) -> None:
    assert ("Ontwerp" in words(replace(full(Role.BUDDY), draft=draft))) is draft


def test_two_people_stand_on_one_page_also_in_large_print_on_two_at_most() -> None:
    both = replace(full(Role.BUDDY, interests="Karim: fietsen\nFemke: lezen"), called="Karim & Femke")
    said = words(both)
    assert "Maak kennis met Karim & Femke" in said
    assert "Graag Karim: fietsen Femke: lezen" in said
    with print_size(LARGE):
        assert len(PdfReader(BytesIO(render(both))).pages) <= 2

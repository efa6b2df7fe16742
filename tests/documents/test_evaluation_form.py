"""The forms to look back: the same layout for all, on paper and on a screen, and nothing a side should not see."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from app.documents.data import Coordinator, EvaluationFormData, GoalWords, Letterhead, Side
from app.documents.evaluation_form import render
from app.documents.form_reading import IDENTITY
from app.documents.questions import as_json, from_json, placeholders, questions, template_name
from app.documents.raster import pages_as_png
from app.documents.template import standard_text
from app.errors import KlikError
from app.vocabulary import Voice

Pages = Callable[[bytes], list[str]]


@pytest.fixture(params=list(Voice))
def form(request: pytest.FixtureRequest, letterhead: Letterhead) -> EvaluationFormData:
    return EvaluationFormData(
        request.param,
        months=3,
        duo="0" * 31 + "7",
        letterhead=letterhead,
        participant=Side("Marleen Zonnedauw", "Marleen"),
        buddy=Side("Nadia Vlinderdal", "Nadia"),
        coordinator=Coordinator("An Regenboog"),
        talk=date(2027, 3, 5),
        goals=(GoalWords("aaaa1111", "Naar het koor durven gaan"),),
    )


def test_a_form_names_the_two_and_the_talk_on_two_pages(form: EvaluationFormData, pages: Pages) -> None:
    printed = pages(render(form))
    assert len(printed) == 2
    for words in ("Marleen Zonnedauw", "Nadia Vlinderdal", "5 maart 2027", "niet zo goed", "drie maanden"):
        assert words in printed[0]


def test_each_side_is_asked_about_the_other(form: EvaluationFormData, pages: Pages) -> None:
    other = {Voice.PARTICIPANT: " met Nadia", Voice.BUDDY: " met Marleen", Voice.TOGETHER: ""}[form.voice]
    assert f"Hoe is het contact{other}?" in pages(render(form))[0]


def test_the_participants_goals_are_only_on_the_participants_form(form: EvaluationFormData, pages: Pages) -> None:
    said = " ".join(pages(render(form)))
    assert ("koor" in said) == (form.voice is Voice.PARTICIPANT)


def test_a_form_is_the_same_twice_and_prints_without_names(form: EvaluationFormData, pages: Pages) -> None:
    assert render(form) == render(form)
    assert "None" not in " ".join(pages(render(EvaluationFormData(form.voice))))


def test_every_question_has_a_field_that_says_what_it_asks(form: EvaluationFormData) -> None:
    found = PdfReader(BytesIO(render(form))).get_fields()
    assert found
    asked = questions(form)
    assert list(found) == [IDENTITY, *(one.key for one in asked)]
    for one in asked:
        assert found[one.key]["/TU"] == one.text
        assert found[one.key]["/FT"] == ("/Btn" if one.options else "/Tx")
    kept = json.loads(found[IDENTITY]["/V"])
    assert (kept["duo"], kept["voice"], kept["months"]) == (form.duo, form.voice.value, 3)


def test_a_later_moment_asks_more_and_a_heading_without_questions_is_left_out() -> None:
    text = "## Nu\nHoe gaat het?\n[keuze gaat: goed | slecht]\n[vanaf: 6]\n## Later\nWat veranderde er?\n[lijnen: 2]"
    keys = {
        months: [one.key for one in questions(EvaluationFormData(Voice.BUDDY, months), text)]
        for months in (3, 6, 24, None)
    }
    later = ["gaat", "wat-veranderde-er"]
    assert keys == {3: ["gaat"], 6: later, 24: later, None: ["gaat"]}


@pytest.mark.parametrize("voice", list(Voice))
def test_each_moment_asks_what_the_one_before_asked(voice: Voice) -> None:
    asked = [{one.key for one in questions(EvaluationFormData(voice, months))} for months in (3, 6, 12)]
    assert asked[0] <= asked[1] <= asked[2]
    assert asked[0] < asked[2]


def test_each_goal_is_a_question_with_a_key_of_its_own(form: EvaluationFormData) -> None:
    two = replace(form, voice=Voice.PARTICIPANT, goals=(*form.goals, GoalWords("bbbb2222", "De bus nemen {soms}")))
    asked = {one.key: one for one in questions(two)}
    assert asked["doel-aaaa1111"].text == "Dit wilde je graag: Naar het koor durven gaan"
    assert asked["doel-bbbb2222"].text == "Dit wilde je graag: De bus nemen {soms}"
    assert "doel" in {one.key for one in questions(replace(two, goals=()))}


def test_what_signs_of_balance_rest_on_keeps_its_name() -> None:
    asked = {one.key: one for one in questions(EvaluationFormData(Voice.BUDDY))}
    assert asked["belasting"].options == ("heel licht", "licht", "gaat wel", "zwaar", "heel zwaar")
    assert asked["taken"].options[0] == "nooit"


@pytest.mark.parametrize("above", range(28, 42))
def test_a_question_stays_with_its_answers(above: int, pages: Pages) -> None:
    """Wherever the page ends, a heading, its first question and what answers it stand together."""
    text = "- regel\n" * above + "## Kop\nVraag?\n[keuze: ja | nee]\n[lijnen woorden: 2]"
    paper = render(EvaluationFormData(Voice.BUDDY), text)
    (number,) = (at for at, page in enumerate(pages(paper)) if "Vraag?" in page)
    assert all(words in pages(paper)[number] for words in ("Kop", "ja", "nee"))
    fields = [note.get_object() for note in PdfReader(BytesIO(paper)).pages[number]["/Annots"]]
    assert [one["/T"] for one in fields if "/T" in one and one["/T"] != IDENTITY] == ["woorden"]
    assert sum("/Parent" in one for one in fields) == 2


@pytest.mark.parametrize(
    "block",
    ["[keuze]", "[lijnen: veel]", "[lijnen: 0]", "[lijnen: 99999]", "[lijnen]", "[handtekeningen: a | b]",
     "[vanaf: straks]", "[doelen: Dit wilde je]", "[doelen]"],
)  # fmt: skip
def test_a_broken_form_is_named_with_its_line(form: EvaluationFormData, block: str) -> None:
    with pytest.raises(KlikError) as caught:
        render(form, f"# T\n\nVraag?\n{block}")
    assert caught.value.parameters["line"] == 4
    assert str(caught.value.parameters["block"]) in str(caught.value)


def test_a_name_given_twice_is_refused_with_its_line(form: EvaluationFormData) -> None:
    with pytest.raises(KlikError) as caught:
        render(form, "Een?\n[keuze zwaar: ja | nee]\nTwee?\n[lijnen zwaar: 2]")
    assert caught.value.parameters == {"line": 4, "key": "zwaar"}


def test_every_name_is_explained_at_the_top(form: EvaluationFormData) -> None:
    top = [line for line in standard_text(template_name(form.voice)).splitlines() if line.startswith("//")]
    named = placeholders(replace(form, goals=()))
    for name in (*(f"{{{name}}}" for name in named), "[keuze:", "[lijnen:", "[doelen:", "[vanaf:"):
        assert any(name in line for line in top)


def test_long_names_and_long_goals_lose_nothing(form: EvaluationFormData, pages: Pages) -> None:
    long = replace(
        form,
        participant=Side("Marie-" * 16 + "Louise", "Marie-" * 16 + "Louise"),
        goals=(GoalWords("aaaa1111", "verder " * 90 + "einde"),),
    )
    said = " ".join(pages(render(long)))
    assert "Louise" in said
    assert ("einde" in said) == (form.voice is Voice.PARTICIPANT)


def test_lines_to_write_on_are_printed() -> None:
    """They are fields as well, which not everything that draws a PDF draws by itself."""
    paper = render(EvaluationFormData(Voice.BUDDY), "Vraag?\n[lijnen woorden: 3]\nNog?\n[keuze ja: ja | nee]")
    picture = Image.open(BytesIO(pages_as_png(paper, 72)[0])).convert("L").point(lambda tone: 255 * (tone < 250))
    rows = [picture.crop((0, y, 595, y + 1)).tobytes().count(255) for y in range(picture.height)]
    assert sum(inked > 250 for inked in rows) >= 3


PIECES = st.sampled_from(
    ["# Titel", "## Kop", "Vraag?", "Woord | {buddy}", "[keuze: ja | nee]", "[keuze zwaar: a]", "[lijnen: 2]",
     "[lijnen é: 3]", "[doelen: Dit | nee | ja]", "[vanaf: 6]", "[vanaf: 0]", "", "// niets", "- punt"]
)  # fmt: skip


@settings(max_examples=40)
@given(
    st.lists(PIECES | st.text(max_size=12), max_size=14), st.sampled_from(list(Voice)), st.sampled_from([None, 3, 12])
)
def test_any_text_is_asked_and_printed_or_refused_with_a_sentence(
    lines: list[str], voice: Voice, months: int | None
) -> None:
    data = EvaluationFormData(voice, months, goals=(GoalWords("aaaa1111", "{koor} | [lijnen: 2]"),))
    try:
        asked = questions(data, "\n".join(lines))
    except KlikError:
        return
    assert len({one.key for one in asked}) == len(asked)
    assert all(re.fullmatch("[a-z0-9-]+", one.key) for one in asked)
    assert from_json(as_json(asked)) == asked
    assert render(data, "\n".join(lines)).startswith(b"%PDF")

"""A filled form comes back as it was filled in, and what is no such form gets a sentence of its own."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from app.documents.data import EvaluationFormData, GoalWords, Letterhead, Side
from app.documents.evaluation_form import render
from app.documents.form_reading import IDENTITY, ReadForm, plain, read_form
from app.documents.questions import questions
from app.documents.raster import pages_as_png
from app.errors import KlikError
from app.vocabulary import Voice

DUO = UUID("5d42af8d-beab-463d-b3f9-5da838871a49")
DATA = EvaluationFormData(
    Voice.BUDDY,
    6,
    duo=DUO.hex,
    letterhead=Letterhead("Buddywerking De Voorbeeldstreek"),
    participant=Side("Renée Zonnedauw", "Renée"),
    buddy=Side("Nadia Vlinderdal", "Nadia"),
    goals=(GoalWords("aaaa1111", "Naar het koor durven gaan"),),
)
PDF = render(DATA)
WORDS = "Koffie bij Renée, € 3,50 – ‘heel lekker’.\nDaarna naar zee: één vriendin, ’s avonds.\n\nEn ő, ł, ğ."


def filled(pdf: bytes, answers: dict[str, str], *, redrawn: bool = True) -> bytes:
    """A form as a program fills it in: a choice by its place behind a stroke, a text as it is."""
    writer = PdfWriter(clone_from=BytesIO(pdf))
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, answers, auto_regenerate=redrawn)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def read(pdf: bytes, tmp_path: Path, name: str = "ingevuld.pdf") -> ReadForm:
    file = tmp_path / name
    file.write_bytes(pdf)
    return read_form(file)


def refused(pdf: bytes, tmp_path: Path) -> str:
    with pytest.raises(KlikError) as caught:
        read(pdf, tmp_path)
    return str(caught.value)


@pytest.mark.parametrize("redrawn", [True, False])
def test_what_is_filled_in_is_read_back_equal(tmp_path: Path, redrawn: bool) -> None:
    form = read(filled(PDF, {"belasting": "/4", "taken": "/1", "fijn": WORDS}, redrawn=redrawn), tmp_path)
    assert (form.duo, form.voice, form.months) == (DUO, Voice.BUDDY, 6)
    assert form.questions == questions(DATA)
    assert form.answers == {"belasting": 4, "taken": 1, "fijn": WORDS}


def test_an_answer_of_three_thousand_letters_is_whole(tmp_path: Path) -> None:
    long = ("Wij gingen wandelen langs de vaart. " * 90)[:3000].strip()
    assert read(filled(PDF, {"fijn": long}), tmp_path).answers["fijn"] == long


@settings(max_examples=30)
@given(st.dictionaries(st.sampled_from(["fijn", "geleerd", "zorgen"]), st.text(max_size=60), min_size=1))
def test_any_words_come_back_or_are_cleanly_left_out(answers: dict[str, str]) -> None:
    """Emoji, Arabic and all other signs; only what cannot be seen or kept is not there any more."""
    writer = PdfWriter(clone_from=BytesIO(PDF))
    for page in writer.pages:
        for note in page.get("/Annots", []):
            if (name := note.get_object().get("/T")) in answers:
                note.get_object()[NameObject("/V")] = TextStringObject(answers[name])
    out = BytesIO()
    writer.write(out)
    fields = PdfReader(BytesIO(out.getvalue())).get_fields() or {}
    for name, said in answers.items():
        assert plain(str(fields[name]["/V"])) == plain(said)


@pytest.mark.parametrize("said", ["Blij 😀 met haar", "مرحبا بكم", "Привет", "漢字", "é" * 200, "a\r\nb\rc", "(\\)<>"])
def test_signs_of_any_kind_are_read_back_and_drawn_without_a_fault(said: str, tmp_path: Path) -> None:
    pdf = filled(PDF, {"fijn": said})
    assert read(pdf, tmp_path).answers["fijn"] == said.replace("\r\n", "\n").replace("\r", "\n")
    assert len(list(pages_as_png(pdf))) == 2


def test_an_answer_that_a_question_does_not_have_is_none(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=BytesIO(PDF))
    for field in writer.root_object["/AcroForm"]["/Fields"]:
        found = field.get_object()
        if found["/T"] in ("belasting", "taken"):
            found[NameObject("/V")] = NameObject("/17" if found["/T"] == "belasting" else "/Off")
        elif found["/T"] == "fijn":
            found[NameObject("/V")] = TextStringObject(" \r\n ")
        elif found["/T"] == "verder":
            found[NameObject("/V")] = NameObject("/2")
    out = BytesIO()
    writer.write(out)
    assert read(out.getvalue(), tmp_path).answers == {"verder": 2}


def test_a_form_of_older_questions_is_read_by_its_own(tmp_path: Path) -> None:
    older = render(DATA, "Was het leuk?\n[keuze leuk: nee | ja]\nVertel\n[lijnen vertel: 2]")
    form = read(filled(older, {"leuk": "/2", "vertel": "Heel leuk."}), tmp_path)
    assert [one.text for one in form.questions] == ["Was het leuk?", "Vertel"]
    assert form.answers == {"leuk": 2, "vertel": "Heel leuk."}


def test_a_question_may_be_called_as_the_program_is(tmp_path: Path) -> None:
    form = read(filled(render(DATA, "# Klik\n[keuze: ja | nee]\n"), {"klik": "/2"}), tmp_path)
    assert (form.duo, form.answers) == (DUO, {"klik": 2})


def test_a_blank_form_names_nobody(tmp_path: Path) -> None:
    blank = filled(render(EvaluationFormData(Voice.PARTICIPANT, 3)), {"contact": "/5"})
    form = read(blank, tmp_path)
    assert (form.duo, form.answers) == (None, {"contact": 5})


def test_a_form_with_nothing_filled_in_says_so(tmp_path: Path) -> None:
    assert (
        refused(PDF, tmp_path) == "Op ‘ingevuld.pdf’ is niets ingevuld. Misschien werd het ingevuld maar niet bewaard."
    )


def test_a_flattened_scan_has_a_sentence(tmp_path: Path) -> None:
    flat = PdfWriter(clone_from=BytesIO(filled(PDF, {"belasting": "/4"})))
    flat.remove_annotations(subtypes=None)
    del flat.root_object["/AcroForm"]
    out = BytesIO()
    flat.write(out)
    assert "geen invulvelden" in refused(out.getvalue(), tmp_path)


@pytest.mark.parametrize("content", [b"", b"geen pdf", b"%PDF-1.7\n", PDF[: len(PDF) // 3]])
def test_what_is_no_pdf_or_is_damaged_has_a_sentence(content: bytes, tmp_path: Path) -> None:
    said = refused(content, tmp_path)
    assert "geen PDF" in said or "geen invulvelden" in said


def test_a_form_of_somebody_else_has_a_sentence(tmp_path: Path) -> None:
    assert "niet een van Klik" in refused(changed(IDENTITY, None), tmp_path)


@pytest.mark.parametrize(
    "facts",
    [
        "geen json", "[" * 100_000, "[]", "{}", "null", '{"form": 1}',
        {"duo": "geen id"}, {"duo": 5}, {"voice": "de kat"}, {"months": "zes"}, {"months": -1}, {"months": True},
        {"questions": 7}, {"questions": [7]}, {"questions": [{"key": 1, "text": "a"}]},
        {"questions": [{"key": "a", "text": "a", "options": [1]}]},
        {"questions": [{"key": "a", "text": "b", "lines": "c"}]},
    ],
)  # fmt: skip
def test_a_form_that_was_tampered_with_is_refused(facts: Any, tmp_path: Path) -> None:
    fields = PdfReader(BytesIO(PDF)).get_fields() or {}
    said = facts if isinstance(facts, str) else json.dumps(json.loads(fields[IDENTITY]["/V"]) | facts)
    assert "beschadigd" in refused(changed(IDENTITY, said), tmp_path)


def test_a_form_of_a_later_klik_says_so(tmp_path: Path) -> None:
    assert "nieuwere Klik" in refused(changed(IDENTITY, '{"form": 2}'), tmp_path)


def test_a_protected_form_says_so(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=BytesIO(PDF))
    writer.encrypt("een geheim", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    assert "wachtwoord" in refused(out.getvalue(), tmp_path)


def test_a_file_that_is_not_there_or_far_too_large_has_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KlikError):
        read_form(tmp_path / "weg.pdf")
    huge = tmp_path / "groot.pdf"
    with huge.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    with pytest.raises(KlikError, match="te groot"):
        read_form(huge)


def changed(name: str, value: str | None) -> bytes:
    """The form with another value in a field, or without that field."""
    writer = PdfWriter(clone_from=BytesIO(PDF))
    fields = writer.root_object["/AcroForm"]["/Fields"]
    for at, field in enumerate(list(fields)):
        if field.get_object()["/T"] == name:
            if value is None:
                del fields[at]
            else:
                field.get_object()[NameObject("/V")] = TextStringObject(value)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()

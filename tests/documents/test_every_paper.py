"""What holds for every paper there is, whoever it is about and however much is written on it."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from app.documents.papers import PAPERS
from app.documents.raster import pages_as_png
from app.documents.style import LARGE, MISSING, print_size
from tests.every_paper import EVERY, Said, reader, words

EMPTY = ""
LONG = ("Dit is een lange zin over van alles en nog wat. " * 70)[:2990] + " EINDE"
ARABIC = "محمد الأحمد"
EMOJI = "Zoë 🌻 d’Été"
HUNDRED = ("Marie-Antoinette van den Zonnedauwbroek tot Vlinderdal en Regenboog in het Verzonnen Land " * 2)[:100]
ONE_WORD = "W" * 100
HOLDS_TEXT = {
    *("duo_agreement", "evaluation_participant", "agreement_note", "invitation", "attendance", "list", "road"),
    *("introduction", "network_invitation", "network_plan", "person_file", "year_report", "expense_note"),
}
"""The papers on which somebody's own words stand whole."""

every = pytest.mark.parametrize("make", EVERY.values(), ids=EVERY)


def test_every_paper_with_words_of_its_own_is_looked_at_here() -> None:
    assert set(PAPERS) <= set(EVERY)


@every
def test_twice_the_same_bytes(make: Callable[[Said], bytes]) -> None:
    for said in (Said("Marleen Voorbeeld"), Said(ARABIC, text=LONG)):
        assert make(said) == make(said)
    assert make(Said("Marleen Voorbeeld")) != make(Said("Marleen Verzinsel"))


@every
def test_a_reader_hears_title_language_and_outline(make: Callable[[Said], bytes]) -> None:
    for name in ("Marleen Voorbeeld", ARABIC, EMOJI):
        read = reader(make(Said(name)))
        assert read.metadata
        assert read.metadata.title
        assert "None" not in read.metadata.title
        root: Any = read.trailer["/Root"]
        assert root["/Lang"] == "nl-BE"
        assert str(root["/ViewerPreferences"]["/DisplayDocTitle"]).lower().endswith("true")
        first = read.outline[0]
        assert first["/Title"] == read.metadata.title
        for entry in (one for one in read.outline if not isinstance(one, list)):
            assert read.get_destination_page_number(entry) is not None


@every
@pytest.mark.parametrize("name", [HUNDRED, ONE_WORD, ARABIC, EMOJI, EMPTY, "<b>&amp;{naam}</b>", "\x00\u202e\ud83d"])
@pytest.mark.parametrize("times", [1.0, LARGE])
def test_no_name_breaks_it_or_runs_off_the_page(make: Callable[[Said], bytes], name: str, times: float) -> None:
    with print_size(times):
        pdf = make(Said(name, office=name))
    assert reader(pdf).pages
    for page in pages_as_png(pdf, dpi=40):
        ink = Image.open(BytesIO(page)).convert("L").point(lambda tone: 255 if tone < 170 else 0)
        left, top, right, bottom = ink.getbbox() or (1, 1, ink.width - 1, ink.height - 1)
        assert left >= 4
        assert top >= 4
        assert right <= ink.width - 4
        assert bottom <= ink.height - 4


@pytest.mark.parametrize("name", sorted(set(EVERY) - {"road", "map", "labels", "signals_note", "year_report"}))
def test_what_the_font_lacks_is_a_clear_sign_and_the_name_stays_readable(name: str) -> None:
    pdf = EVERY[name](Said(ARABIC))
    assert f"{MISSING * 4} {MISSING * 6}" in words(pdf)
    metadata = reader(pdf).metadata
    assert metadata
    assert ARABIC in str(metadata.title)
    assert f"Zoë {MISSING} d’Été" in words(EVERY[name](Said(EMOJI)))


@pytest.mark.parametrize("times", [1.0, LARGE])
@pytest.mark.parametrize("name", sorted(HOLDS_TEXT))
def test_three_thousand_characters_stand_on_it_to_the_last(name: str, times: float) -> None:
    with print_size(times):
        said = words(EVERY[name](Said(HUNDRED, text=LONG)))
    assert said.count("EINDE") > 0
    assert said.count("lange") == said.count("EINDE") * LONG.count("lange")


@pytest.mark.parametrize("name", sorted(set(EVERY) - {"list", "road", "labels", "map", "compared", "emergency_card"}))
def test_large_print_has_larger_letters_and_the_same_words(name: str) -> None:
    usual = EVERY[name](Said("Marleen Voorbeeld"))
    with print_size(LARGE):
        large = EVERY[name](Said("Marleen Voorbeeld"))
    assert EVERY[name](Said("Marleen Voorbeeld")) == usual  # nothing stays large
    assert _largest(large) > 1.3 * _largest(usual)
    lacks = set(words(usual).split()) - set(words(large).split())
    assert {word for word in lacks if word.isalpha()} == set()


def _largest(pdf: bytes) -> float:
    sizes: set[float] = set()
    for page in reader(pdf).pages:
        page.extract_text(visitor_text=lambda text, _cm, _tm, _font, size: sizes.add(size) if text.strip() else None)
    return max(sizes)

"""Labels on their sheets: each on its place, whole, and nothing else on the outside of an envelope."""

from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.documents.data import Label, LabelsData
from app.documents.label_sizes import SIZES, LabelSize
from app.documents.labels import render
from app.documents.style import PAGE

Pages = Callable[[bytes], list[str]]
MM = 72 / 25.4


def starts(pdf: bytes) -> list[dict[str, tuple[float, float]]]:
    """Where each text begins on each page, in millimetres from the top left."""
    found = []
    for page in PdfReader(BytesIO(pdf)).pages:
        seen: dict[str, tuple[float, float]] = {}

        def look(text: str, cm: list[float], tm: list[float], *_: object, seen: dict[str, tuple[float, float]]) -> None:
            if text.strip():
                x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
                seen[text.strip()] = (x / MM, (PAGE[1] - y) / MM)

        page.extract_text(visitor_text=lambda *a, seen=seen: look(*a, seen=seen))
        found.append(seen)
    return found


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_sheet_fits_on_a4(size: LabelSize) -> None:
    left, top = size.corner(size.count - 1)
    assert left + size.width <= 210 + 0.01
    assert top + size.height <= 297
    assert size.left == pytest.approx(210 - left - size.width, abs=0.6)  # as much at the right as at the left


@pytest.mark.parametrize("name", SIZES)
def test_each_stands_within_its_place_from_the_first_free_one_on(name: str) -> None:
    size = SIZES[name]
    labels = tuple(Label(f"Buddy{at}", ("Modelstraat 1", "2440 Geel")) for at in range(size.count + 3))
    pages = starts(render(LabelsData(labels, name, 5)))
    assert len(pages) == 2
    for at in range(len(labels)):
        page, place = divmod(at + 4, size.count)
        x, y = pages[page][f"Buddy{at}"]
        left, top = size.corner(place)
        assert left + 2.5 < x < left + size.width
        assert top < y < top + size.height


def test_nothing_else_is_printed(pages: Pages) -> None:
    label = Label("Marleen Zonnedauw", ("Modelstraat 1", "2440 Geel"))
    (found,) = pages(render(LabelsData((label,), "3x7")))
    assert found.split() == ["Marleen", "Zonnedauw", "Modelstraat", "1", "2440", "Geel"]
    (found,) = pages(render(LabelsData((label,), "3x7", 1, "CGG De Zonnebloesem")))
    assert found.startswith("Afz. CGG De Zonnebloesem")


words = st.text(st.sampled_from("aWé .-&"), min_size=1, max_size=90)


@settings(max_examples=40, deadline=None)
@given(words, words, st.sampled_from(sorted(SIZES)))
def test_no_name_and_no_street_is_cut(name: str, street: str, size: str) -> None:
    reader = PdfReader(BytesIO(render(LabelsData((Label(name, (street, "2440 Geel")),), size))))
    read = "".join(reader.pages[0].extract_text().split())
    assert read == "".join((name + street + "2440Geel").split())

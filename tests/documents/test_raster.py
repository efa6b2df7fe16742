"""Pages as pictures."""

from io import BytesIO

import pytest
from PIL import Image

from app.documents.agreement import render
from app.documents.data import AgreementData
from app.documents.raster import pages_as_png


def test_one_picture_per_page_with_ink_on_it(filled_in: AgreementData) -> None:
    pictures = [Image.open(BytesIO(page)) for page in pages_as_png(render(filled_in), dpi=72)]
    assert len(pictures) == 2
    for picture in pictures:
        assert picture.format == "PNG"
        assert picture.size == pytest.approx((595, 842), abs=1)
        darkest, lightest = picture.convert("L").getextrema()
        assert darkest < 80 < lightest


def test_nothing_is_drawn_outside_the_margins(filled_in: AgreementData) -> None:
    for page in pages_as_png(render(filled_in), dpi=72):
        picture = Image.open(BytesIO(page)).convert("L").point(lambda tone: 255 if tone < 200 else 0)
        left, top, right, bottom = picture.getbbox() or (0, 0, 0, 0)
        assert left >= 55
        assert right <= 540
        assert top >= 20
        assert bottom <= 822


def test_each_page_is_told_and_who_has_enough_ends_it(filled_in: AgreementData) -> None:
    told: list[tuple[int, int]] = []

    def enough(number: int, total: int) -> None:
        told.append((number, total))
        if number == 2:
            raise InterruptedError

    pages_as_png(render(filled_in), 20, lambda *page: told.append(page))
    assert told == [(1, 2), (2, 2)]
    with pytest.raises(InterruptedError):
        pages_as_png(render(filled_in), 20, enough)
    assert len(told) == 4
    assert len(pages_as_png(render(filled_in), 20)) == 2  # the next one is not kept waiting

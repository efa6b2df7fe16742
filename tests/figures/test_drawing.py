"""Plots as shapes: words never lie over each other or out of the drawing, and numbers are what is drawn."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.figures.described import described
from app.figures.drawing import draw
from app.figures.plots import Answers, Bars, Curve, Dot, Dots, Plot, Series
from app.figures.shapes import Anchor, Circle, Drawing, Fill, Half, Letters, Line, Rect, Text, fills

SIZE = 10.0
LETTERS = Letters(lambda words, size, bold: len(words) * size * (0.55 if bold else 0.5), SIZE)
WIDTHS = st.floats(320, 1200)

names = st.text("abcdefghij ", min_size=1, max_size=24).map(lambda words: " ".join(words.split()) or "a")
counts = st.integers(0, 400)


@st.composite
def bars(draw_from: st.DrawFn) -> Bars:
    groups = draw_from(st.lists(names, min_size=1, max_size=70))
    values = st.lists(counts, min_size=len(groups), max_size=len(groups))
    stacked = draw_from(st.booleans())
    several = draw_from(st.lists(st.tuples(names, values), min_size=1, max_size=4))
    series = [Series(name, "primary", found) for name, found in several]
    if len(series) == 2 and not stacked:
        series[1] = replace(series[1], down=draw_from(st.booleans()))
    return Bars(draw_from(names), groups, series, stacked, draw_from(names), draw_from(st.none() | counts))


@st.composite
def answers(draw_from: st.DrawFn) -> Answers:
    options = draw_from(st.lists(names, min_size=1, max_size=7))
    given_ones = st.none() | st.lists(counts, min_size=len(options), max_size=len(options))
    moments = draw_from(st.lists(st.tuples(names, given_ones), min_size=1, max_size=5))
    told = tuple((words, found, sum(found) if found else 3) for words, found in moments)
    return Answers(draw_from(names), options, told)


@st.composite
def dots(draw_from: st.DrawFn) -> Dots:
    number = st.none() | st.integers(0, 60)
    place = st.builds(Dot, names, st.floats(50.7, 51.5), st.floats(2.6, 5.9), st.tuples(number, number))
    found = draw_from(st.lists(place, min_size=1, max_size=40))
    return Dots(draw_from(names), (("participants", "primary"), ("buddies", "buddy")), found)


@st.composite
def curves(draw_from: st.DrawFn) -> Curve:
    at = sorted(draw_from(st.sets(st.floats(0.1, 90), min_size=1, max_size=30)))
    shares = sorted(draw_from(st.lists(st.floats(0, 1), min_size=len(at), max_size=len(at))), reverse=True)
    points = tuple(zip(at, shares, strict=True))
    at_risk = tuple((place, len(at) - number) for number, place in enumerate(at))
    return Curve(draw_from(names), points, draw_from(st.lists(st.floats(0, 90))), len(at), "months", "", at_risk)


@settings(max_examples=70, deadline=None)
@given(st.one_of(bars(), answers(), dots(), curves()), WIDTHS)
def test_words_keep_clear_of_each_other_and_nothing_leaves_the_drawing(plot: Plot, width: float) -> None:
    made = draw(plot, width, LETTERS)
    boxes = [(_box(shape), shape.words) for shape in made.shapes if isinstance(shape, Text)]
    for (one, words), (other, others) in combinations(boxes, 2):
        assert not _touch(one, other), (words, others)
    longest = max(LETTERS.measure(word, SIZE * 1.2, True) for words in _all_words(plot) for word in words.split(" "))
    for (left, top, right, bottom), words in boxes:
        if longest < width * 0.3:  # a word may be too long for any column
            assert 0 <= left + 0.1 <= right <= width + 0.1, words
        assert 0 <= top + 0.1 <= bottom <= made.height + 0.1, words
    for shape in made.shapes:
        if isinstance(shape, Rect):
            assert 0 <= shape.x + 1 <= shape.x + shape.width + 1 <= width + 2
        elif isinstance(shape, Line):
            for x, y in ((shape.x, shape.y), (shape.to_x, shape.to_y)):
                assert 0 <= x + 1 <= width + 2
                assert 0 <= y + 1 <= made.height + 2


@given(st.lists(st.integers(1, 400), min_size=1, max_size=8), WIDTHS)
def test_a_bar_is_as_high_as_its_value(values: list[int], width: float) -> None:
    made = draw(Bars("t", ["g"] * len(values), [Series("s", "primary", values)]), width, LETTERS)
    high = [shape.height for shape in made.shapes if isinstance(shape, Rect) and shape.fill == "primary"]
    assert [one / high[0] for one in high] == pytest.approx([value / values[0] for value in values])


def test_every_value_of_a_year_is_printed() -> None:
    made = draw(Bars("t", [f"m{n}" for n in range(12)], [Series("s", "primary", range(10, 22))]), 480, LETTERS)
    assert {str(n) for n in range(10, 22)} <= set(_words(made))


def test_five_years_of_months_keep_the_years_under_them() -> None:
    months = [f"jan {2020 + n // 12}" if n % 12 == 0 else "mei" for n in range(60)]
    made = draw(Bars("t", months, [Series("s", "primary", [3] * 60)]), 480, LETTERS)
    assert {"2020", "2021", "2022", "2023", "2024"} <= set(_words(made))


def test_what_ended_hangs_under_the_line_with_its_number_without_a_sign() -> None:
    series = [Series("began", "primary", [4, 0]), Series("ended", "buddy", [3, 2], down=True)]
    made = draw(Bars("t", ["a", "b"], series), 480, LETTERS)
    began = next(shape for shape in made.shapes if isinstance(shape, Rect) and shape.fill == "primary" and shape.y > 40)
    ended = [shape for shape in made.shapes if isinstance(shape, Rect) and shape.edge == "buddy" and shape.y > 40]
    assert all(one.y >= began.y + began.height - 1 for one in ended)
    assert "began (n = 4)" in _words(made)
    assert not any(words.startswith("-") for words in _words(made))


def test_a_dot_is_as_large_as_there_are_people() -> None:
    series = (("participants", "primary"), ("buddies", "buddy"))
    plot = Dots("t", series, [Dot("Geel", 51.16, 4.99, (4, 0)), Dot("Mol", 51.19, 5.11, (16, 0))])
    halves = [one for one in draw(plot, 600, LETTERS).shapes if isinstance(one, Half) and one.fill == "primary"]
    small, large = sorted(one.radius for one in halves)[-2:]
    assert large == pytest.approx(2 * small)
    geel, mol = (next(one for one in halves if one.radius == radius) for radius in (small, large))
    assert (mol.x > geel.x, mol.y < geel.y) == (True, True)  # to the east, and to the north


def test_a_number_that_is_not_told_stands_nowhere() -> None:
    series = (("participants", "primary"), ("buddies", "buddy"))
    plot = Dots("t", series, [Dot("Geel", 51.16, 4.99, (12, None))])
    made = draw(plot, 600, LETTERS)
    assert "12 · …" in _words(made)
    assert not any(isinstance(one, Half) and one.edge == "buddy" and one.y > 40 for one in made.shapes)
    assert "…" in described(plot)


@pytest.mark.parametrize(
    ("plot", "said"),
    [
        (Bars("t", ["a"], [Series("s", "primary", [0])]), "Nog niets te tonen in deze periode."),
        (Bars("t", ["a"], [Series("s", "primary", [3])], n=3, few=True), "Te weinig antwoorden (n = 3)"),
        (Curve("t", ((1, 0.5),), (), 4, "m", few=True), "Te weinig antwoorden (n = 4)"),
        (Dots("t", (("a", "primary"), ("b", "buddy")), ()), "Nog niets te tonen in deze periode."),
        (Answers("t", ("yes",), (("m", None, 2),)), "Te weinig antwoorden (n = 2)"),
    ],
)
def test_a_sentence_in_place_of_an_empty_frame(plot: Plot, said: str) -> None:
    made = draw(plot, 480, LETTERS)
    assert said in _words(made)
    assert said.rstrip(".") in described(plot)
    assert not any(isinstance(shape, Rect | Circle | Half) for shape in made.shapes)


@pytest.mark.parametrize("series", [1, 2, 3, 4])
def test_series_are_told_apart_without_their_colours(series: int) -> None:
    assert len(set(fills(series))) == series
    assert fills(series)[-1] is Fill.SOLID


def test_answers_stand_in_columns_or_where_those_are_too_narrow_below_each_other() -> None:
    options = ("helemaal akkoord", "eerder akkoord", "neutraal", "eerder niet akkoord", "helemaal niet akkoord")
    plot = Answers("t", options, (("na 3 maanden", (5, 4, 3, 2, 1), 15), ("na 6 maanden", (0, 1, 2, 3, 4), 10)))
    wide, narrow = (draw(plot, width, LETTERS) for width in (600, 320))
    assert "helemaal niet akkoord" not in _words(wide)  # broken into lines above its column
    assert "helemaal niet akkoord" in _words(narrow)
    for made in (wide, narrow):
        assert {"0", "5"} <= set(_words(made))


def _words(made: Drawing) -> list[str]:
    return [shape.words for shape in made.shapes if isinstance(shape, Text)]


def _all_words(plot: Plot) -> list[str]:
    found = [plot.title, plot.note]
    if isinstance(plot, Bars):
        return [*found, *plot.groups, *(one.name for one in plot.series)]
    if isinstance(plot, Answers):
        return [*found, *plot.options, *(words for words, _counts, _n in plot.moments)]
    return found


def _box(text: Text) -> tuple[float, float, float, float]:
    wide = LETTERS.measure(text.words, text.size, text.bold)
    left = text.x - {Anchor.START: 0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[text.anchor]
    return left, text.y - text.size * 0.7, left + wide, text.y + text.size * 0.05


def _touch(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

"""The curve of Kaplan and Meier: the example of the textbooks, and the same as counting it by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.survival import Followed, survival

# Weeks in remission of 21 children with 6-MP (Freireich and others, 1963; in Cox and Oakes, 1984, p. 8).
_HAPPENED = (6, 6, 6, 7, 10, 13, 16, 22, 23)
_CENSORED = (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
REMISSION = [Followed(long, True) for long in _HAPPENED] + [Followed(long, False) for long in _CENSORED]
_PUBLISHED = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}

FOLLOWED = st.lists(st.builds(Followed, st.integers(0, 30), st.booleans()), min_size=1, max_size=60)


def test_the_textbook() -> None:
    found = survival(REMISSION)
    assert dict(found.points) == pytest.approx(_PUBLISHED, abs=0.0006)
    assert dict(found.at_risk)[6] == 21
    assert dict(found.at_risk)[23] == 6
    assert found.censored == tuple(sorted({*_CENSORED}))


@given(FOLLOWED)
def test_each_share_is_the_product_of_what_was_left(those: list[Followed]) -> None:
    found = survival(those)
    lengths = sorted({one.long for one in those if one.happened})
    assert [at for at, _share in found.points] == lengths
    for at, share in found.points:
        product = Fraction(1)
        for long in (long for long in lengths if long <= at):
            followed = sum(one.long >= long for one in those)
            product *= 1 - Fraction(sum(one.long == long and one.happened for one in those), followed)
        assert share == pytest.approx(float(product), abs=1e-12)
    assert all(n == sum(one.long >= at for one in those) for at, n in found.at_risk)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=60))
def test_without_anybody_lost_it_is_the_plain_share(lengths: list[int]) -> None:
    found = survival([Followed(long, True) for long in lengths])
    for at, share in found.points:
        assert share == pytest.approx(sum(long > at for long in lengths) / len(lengths), abs=1e-12)

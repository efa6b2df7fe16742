"""Names of others go, one's own stay."""

from hypothesis import given
from hypothesis import strategies as st

from app.services.masking import Masker

SIGNS = st.text(st.characters(categories=("L", "M", "N", "P", "Z")), max_size=80)


def masker() -> Masker:
    made = Masker(["Marleen Zonnedauw", "Marleen", "An Dageraad"])
    made.names({"Nadia Vlinderdal": "[je buddy]", "Nadia": "[je buddy]", "Zoë": "[je buddy]"})
    made.names(dict.fromkeys(["Roos De Wit", "Roos", "De Wit", "An", "Marleen"], "[iemand]"), capital=True)
    made.reach(["nadia@vlinder.example", "+32400556677"], "[je buddy]")
    return made


def test_whoever_is_named_becomes_what_she_is():
    mask = masker().mask
    assert mask("Nadia Vlinderdal belde; nadia's auto") == "[je buddy] belde; [je buddy]'s auto"
    assert mask("ZOE kwam, en zoë ook.") == "[je buddy] kwam, en [je buddy] ook."
    assert mask("Roos  De Wit, Roos en De Wit") == "[iemand], [iemand] en [iemand]"
    assert mask("mail nadia@vlinder.example of bel 0400/55.66.77") == "mail [je buddy] of bel [je buddy]"


def test_what_only_looks_like_a_name_stays():
    mask = masker().mask
    for said in (
        "een roos",
        "Roosmarijn",
        "an",
        "Marleen Zonnedauw",
        "Marleen",
        "An Dageraad schreef",
        "",
        "0400 99 88 77",
    ):
        assert mask(said) == said


@given(SIGNS, SIGNS)
def test_around_a_name_nothing_changes(before, after):
    mask = masker().mask
    assert "Vlinderdal" not in mask(f"{before} Nadia Vlinderdal, {after}")
    plain = Masker()
    assert plain.mask(before + after) == before + after

"""The agreement: everything said is on the paper, everything unknown can be written on it."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from app.documents.agreement import placeholders, render
from app.documents.data import AgreementData, Coordinator, Letterhead, Side
from app.documents.style import MISSING
from app.documents.template import parse, standard_text
from app.errors import KlikError

Pages = Callable[[bytes], list[str]]
LONG = ("Dit is een lange zin over van alles en nog wat. " * 70)[:3000]
HEADINGS_AND_LABELS = tuple(
    word
    for part in parse(standard_text("duo_agreement"))
    for word in ((part.text,) if part.kind == "heading" else (f". {part.label}",) if part.kind == "row" else ())
)


def test_everything_that_was_agreed_is_on_the_paper(filled_in: AgreementData, pages: Pages) -> None:
    said = " ".join(pages(render(filled_in)))
    for field in fields(filled_in):
        value = getattr(filled_in, field.name)
        if isinstance(value, str):
            assert value in said, field.name
    for words in (
        "Marleen Zonnedauw",
        "Nadia Vlinderdal",
        "An Regenboog",
        "We zien elkaar om de 2 à 3 weken",
        "De eerste 4 tot 6 keer",
        "5 december 2026",
        "4 december 2027",
        "5 maart 2027 en 5 juni 2027",
        "Zekerheid bv",
        "Grenzen van Marleen",
        "Grenzen van Nadia",
        "Afspraken samen",
    ):
        assert words in said


def test_it_carries_the_four_principles_and_what_a_buddy_is_not(pages: Pages) -> None:
    said = " ".join(pages(render(AgreementData())))
    for words in ("Vrijwillig", "Vertrouwelijk", "Regelmatig", "Gelijkwaardig", "geen hulpverlener", "mag stoppen"):
        assert words in said


def test_three_sign_on_one_page(filled_in: AgreementData, pages: Pages) -> None:
    for data in (filled_in, AgreementData(), replace(filled_in, boundaries_together=LONG)):
        last = pages(render(data))[-1].rpartition("We gaan akkoord")[2]
        assert last.count("Handtekening") == 3
        assert last.count("Datum") == 3
        assert all(role in last for role in ("Deelnemer", "Buddy", "Coördinator"))


def test_both_fit_on_two_pages(filled_in: AgreementData, letterhead: Letterhead, pages: Pages) -> None:
    assert len(pages(render(filled_in))) == 2
    assert len(pages(render(replace(filled_in, click_recorded=False)))) == 2
    blank = pages(render(AgreementData(letterhead)))
    assert len(blank) == 2
    assert "bladzijde 2 van 2" in blank[1]


def test_signatures_never_stand_alone_and_rather_in_less_room(letterhead: Letterhead, pages: Pages) -> None:
    for words, many in ((3, 2), (30, 3)):
        insurer, complaints = "Voorbeeldverzekering " * words, "Greet Bosveld, ombudspersoon, 0400 00 00 02"
        letterhead = replace(letterhead, insurer=insurer, complaints=complaints)
        said = pages(render(AgreementData(letterhead, click_recorded=True)))
        assert len(said) == many
        assert "Klachten" in said[-1]
        assert "Handtekening" in said[-1]


def test_a_phone_number_is_not_broken_over_lines(letterhead: Letterhead) -> None:
    for letters in range(1, 40):
        one = replace(letterhead, complaints="x" * letters + " 0400 00 00 02")
        read = "".join(page.extract_text() for page in PdfReader(BytesIO(render(AgreementData(one)))).pages)
        assert "0400 00 00 02" in read


def test_a_draft_is_marked_on_every_page_until_both_said_yes(filled_in: AgreementData, pages: Pages) -> None:
    assert not any("ontwerp" in page.lower() for page in pages(render(filled_in)))
    draft = pages(render(replace(filled_in, click_recorded=False, aim=LONG)))
    assert len(draft) > 2
    assert all("Ontwerp" in page for page in draft)


def test_the_same_agreement_gives_the_same_bytes(filled_in: AgreementData) -> None:
    assert render(filled_in) == render(filled_in)
    assert render(filled_in) != render(replace(filled_in, start=date(2026, 12, 6)))


@pytest.mark.parametrize(
    "name",
    [
        "aim",
        "contact_length",
        "usual_day",
        "holidays",
        "activities_liked",
        "own_input_buddy",
        "boundaries_participant",
        "signing_place",
        "review",
    ],
)
def test_what_is_unknown_leaves_a_dotted_line(filled_in: AgreementData, pages: Pages, name: str) -> None:
    def dots(data: AgreementData) -> int:
        return "".join(pages(render(data))).replace(" ", "").count("." * 20)

    empty = "" if isinstance(getattr(filled_in, name), str) else None
    assert dots(replace(filled_in, **{name: empty})) > dots(filled_in)


def test_an_unnamed_duo_can_be_named_by_hand(pages: Pages) -> None:
    said = " ".join(pages(render(AgreementData())))
    assert "Grenzen van de deelnemer" in said
    assert "Grenzen van de buddy" in said
    assert "None" not in said


def test_metadata_says_whose_paper_it_is(filled_in: AgreementData) -> None:
    reader = PdfReader(BytesIO(render(filled_in)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Onze overeenkomst · Marleen Zonnedauw en Nadia Vlinderdal"
    assert reader.metadata.author == "CGG De Zonnebloesem – buddywerking"
    assert reader.trailer["/Root"]["/Lang"] == "nl-BE"


def test_only_its_own_fonts_are_used_and_embedded(filled_in: AgreementData) -> None:
    for page in PdfReader(BytesIO(render(filled_in))).pages:
        for font in page["/Resources"]["/Font"].values():
            font = font.get_object()
            assert "SourceSans" in font["/BaseFont"]
            assert "/FontFile2" in font["/FontDescriptor"]


def test_signs_outside_the_font_become_a_box(filled_in: AgreementData, pages: Pages) -> None:
    odd = replace(filled_in, participant=Side("محمد 😀 Zonnedauw", "محمد"), buddy=Side("Zoë\u0301 Łukasz-Őry"))
    said = " ".join(pages(render(odd)))
    assert f"{MISSING * 4} {MISSING} Zonnedauw" in said
    assert "Łukasz-Őry" in said
    e_with_two_accents = replace(filled_in, buddy=Side("Rene\u0301e"))
    assert "Renée" in " ".join(pages(render(e_with_two_accents)))


def test_user_text_is_never_read_as_markup_or_template(filled_in: AgreementData, pages: Pages) -> None:
    nasty = "<b>vet</b> </para> &amp; {deelnemer} [grenzen] <br/ \x00\x07 a & b < c"
    said = " ".join(pages(render(replace(filled_in, aim=nasty, own_input_buddy=nasty, boundaries_together=nasty))))
    assert said.count("<b>vet</b> </para> &amp; {deelnemer} [grenzen]") >= 1
    assert "a & b < c" in said


def test_long_names_and_texts_wrap_and_flow(filled_in: AgreementData, pages: Pages) -> None:
    texts = {
        field.name: LONG + " EINDE"
        for field in fields(filled_in)
        if isinstance(getattr(filled_in, field.name), str) and field.name != "signing_place"
    }
    sides = {"participant": Side("X" * 100, "X" * 3000), "buddy": Side("Nadia van de Vlinderdal " * 4)}
    said = " ".join(pages(render(replace(filled_in, **texts, **sides, coordinator=Coordinator("W" * 100)))))
    assert said.count("EINDE") == len(texts)


@pytest.mark.parametrize("length", range(0, 3000, 180))
def test_wherever_a_page_breaks_nothing_is_lost_or_stands_alone(
    filled_in: AgreementData, length: int, pages: Pages
) -> None:
    data = replace(filled_in, aim=LONG[:length], boundaries_buddy=LONG[: length // 2] + " EINDE")
    printed = pages(render(data))
    assert sum("EINDE" in page for page in printed) == 1
    for page in printed:
        above_the_foot = page.rpartition(" bladzijde ")[0]
        assert not above_the_foot.endswith(HEADINGS_AND_LABELS), above_the_foot[-60:]
        if "We gaan akkoord" in page:
            assert page.count("Handtekening") == page.count("Datum") == 3


@pytest.mark.parametrize("above", range(4))
def test_a_long_list_runs_on_and_repeats_its_caption(filled_in: AgreementData, above: int, pages: Pages) -> None:
    """Thirty items of five lines each do not fit on one page; the page breaks between items and inside one."""
    items = [f"Afspraak {number} " + "waar we samen lang over praten " * 4 for number in range(100, 130)]
    lines = "\n".join(["kort"] * above + items)
    printed = pages(render(replace(filled_in, boundaries_together=lines)))
    said = " ".join(printed)
    assert all(f"Afspraak {number} waar" in said for number in range(100, 130))
    assert said.count("praten") == 30 * 4
    assert sum("Afspraken samen" in page for page in printed) >= 3


def test_lines_typed_below_each_other_become_a_list(filled_in: AgreementData, pages: Pages) -> None:
    said = " ".join(
        pages(render(replace(filled_in, boundaries_together="Geen geld\n- Geen alcohol\n\nSamen beslissen")))
    )
    assert "– Geen geld – Geen alcohol – Samen beslissen" in said


def test_the_logo_stands_on_the_first_page(filled_in: AgreementData) -> None:
    picture = BytesIO()
    Image.new("RGBA", (400, 100), (27, 101, 95, 128)).save(picture, "PNG")
    with_logo = render(replace(filled_in, letterhead=replace(filled_in.letterhead, logo=picture.getvalue())))
    assert [len(page.images) for page in PdfReader(BytesIO(with_logo)).pages] == [1, 0]
    with pytest.raises(KlikError, match="logo"):
        render(replace(filled_in, letterhead=replace(filled_in.letterhead, logo=b"no picture")))


def test_an_office_may_have_its_own_text(filled_in: AgreementData, pages: Pages) -> None:
    blocks = ("[partijen: A | B | C]", "[handtekeningen: A | B | C | D | E]")
    own = f"# Afspraken van {{deelnemer}}\n{blocks[0]}\n- Hoe vaak: {{Frequentie}}\n{blocks[1]}"
    said = pages(render(filled_in, own))
    assert "Afspraken van Marleen Zonnedauw" in said[0]
    assert "– Hoe vaak: om de 2 à 3 weken" in said[0]
    assert len(said) == 1


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Wie | {deelnemr}", "{deelnemr}"),
        ("[grens: a | b | c]", "[grens]"),
        ("[grenzen: a | b]", "[grenzen]"),
        ("[grenzen: {naam} | b | c]", "{naam}"),
        ("Wie | {deelnemer", "4"),
        ("{ deelnemer } hoort bij } niets", "4"),
    ],
)
def test_a_broken_text_is_named_with_its_line(filled_in: AgreementData, line: str, named: str) -> None:
    broken = f"# T\n\n[partijen: A | B | C]\n{line}\n[handtekeningen: A | B | C | D | E]"
    with pytest.raises(KlikError) as caught:
        render(filled_in, broken)
    assert named in str(caught.value)
    assert caught.value.parameters["line"] == 4


def test_a_text_without_signatures_is_refused(filled_in: AgreementData) -> None:
    with pytest.raises(KlikError, match=r"\[handtekeningen\]"):
        render(filled_in, "# T\n[partijen: A | B | C]")


def test_every_placeholder_and_block_is_used_and_explained_at_the_top() -> None:
    text = standard_text("duo_agreement")
    top = "\n".join(line for line in text.splitlines() if line.startswith("//"))
    rest = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    shared = {"organisatie", "telefoon", "e-mail", "deelnemer", "buddy"}
    for name in placeholders(AgreementData()):
        assert f"{{{name}}}" in top
        assert name in shared or f"{{{name}}}" in rest
    for block in ("partijen", "eigen inbreng", "grenzen", "handtekeningen"):
        assert f"[{block}:" in top
        assert f"[{block}:" in rest

"""Everything out in a workbook, and in again: nobody is lost, and nobody is there twice."""

from dataclasses import fields
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import normalize

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.i18n import LANGUAGES, speaking
from app.models import Buddy, Coordinator, Duo, DuoStep, Organisation, Participant, Person, Wish
from app.services import export, people
from app.services.actions import perform
from app.services.export import Whom
from app.services.import_plan import plan_lists
from app.services.rows import BuddyRow, ParticipantRow
from app.services.transfer import import_lists
from app.storage.vault import Vault
from app.transfer.reading import read_list, read_people
from app.transfer.recognised import recognise
from app.transfer.sheets import read_sheets
from app.transfer.titles import FIELDS, known
from app.transfer.writing import columns, title
from app.vocabulary import (
    HALF_DAYS,
    Advice,
    BuddyStatus,
    DuoState,
    Gender,
    Means,
    ParticipantStatus,
    QuestionKind,
    Role,
    Strength,
)
from tests.vaults import new_vault

TODAY = date(2026, 11, 22)
# What a cell cannot say: control signs, and words that mean "not known".
_SIGNS = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff\u200b")
_UNSAID = {"-", "--", "–", "—", "?", "??", "???", "/", ".", "nvt", "n.v.t.", "n.v.t", "n/a", "onbekend", "ongekend"}
_UNSAID |= {"inconnu", "unknown"}
_ODD = st.sampled_from(["=1+1", "+32", "-5 graden", "@thuis", "'t Zonneke", "_x000D_", "é ü ñ 中", "a; b", "1/2 dag"])


def _said(words: str) -> bool:
    return bool(words) and words.casefold() not in _UNSAID


def _as_kept(words: str) -> str:
    """As a cell is read: one space between words, and every sign in one way."""
    return " ".join(normalize("NFC", words).split())


LINE = (st.text(_SIGNS, max_size=12).map(_as_kept) | _ODD).filter(_said)
PROSE = LINE | st.builds("{}\n{}".format, LINE, LINE)
NAMES = st.sampled_from(["Marleen", "Jan-Pieter", "Élodie", "An", "Nadia", "Ömer"])
SURNAMES = st.sampled_from(["Van den Zon", "Zonnedauw", "D'Hondt", "Vlinderdal-Maes", "Peeters", ""])
WORDS = st.text(st.sampled_from("abc dé/,"), min_size=1, max_size=8).map(lambda said: " ".join(said.split()))
ITEMS = st.lists(WORDS.filter(lambda said: _said(said) and any(c.isalpha() for c in said)), max_size=3, unique=True)
DAYS = st.dates(date(1995, 1, 1), TODAY)
MAYBE = st.sampled_from([True, False, None])


def known_on(name: str, precision: str) -> st.SearchStrategy[dict[str, Any]]:
    def cut(on: date, how: str) -> dict[str, Any]:
        first = {"day": on, "month": on.replace(day=1), "year": on.replace(month=1, day=1)}[how]
        return {name: first, precision: how}

    return st.builds(cut, DAYS, st.sampled_from(["day", "month", "year"])) | st.just({name: None, precision: "day"})


def maybe(of: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | of


_LISTS = maybe(ITEMS.filter(bool))
_CUSTOM = st.dictionaries(LINE, st.booleans() | LINE, max_size=2).map(lambda said: said or None)
_SPAN = st.tuples(maybe(st.integers(18, 60)), maybe(st.integers(61, 99))).filter(any)
WISHES = st.lists(
    st.one_of(
        st.fixed_dictionaries(
            {"about": st.just("gender"), "values": st.lists(st.sampled_from(["f", "m", "x"]), min_size=1, unique=True)}
        ),
        _SPAN.map(lambda span: {"about": "age", "values": [], "lower": span[0], "upper": span[1]}),
        st.fixed_dictionaries(
            {"about": st.sampled_from(["smokes", "has_pets"]), "values": st.booleans().map(lambda one: [one])}
        ),
        st.fixed_dictionaries(
            {"about": st.just("language"), "values": st.lists(st.sampled_from(["fr", "ar", "gsw", "vgt"]), min_size=1)}
        ),
        st.fixed_dictionaries(
            {"about": st.sampled_from(["traits", "interests"]), "values": st.lists(LINE, min_size=1, max_size=2)}
        ),
        st.fixed_dictionaries(
            {"about": LINE.map("custom:{}".format), "values": st.lists(st.booleans() | LINE, min_size=1, max_size=2)}
        ),
    ).flatmap(
        lambda wish: st.fixed_dictionaries(
            {name: st.just(value) for name, value in wish.items()}
            | {"strength": st.sampled_from(Strength), "firm": st.booleans()}
        )
    ),
    max_size=3,
)  # fmt: skip
PERSON = st.fixed_dictionaries(
    {
        "first_name": NAMES,
        "last_name": SURNAMES,
        "gender": maybe(st.sampled_from(Gender)),
        "pronouns": maybe(LINE),
        "street": maybe(LINE),
        "phone": maybe(st.sampled_from(["+32400112233", "+3214112233", "+31612345678"])),
        "email": maybe(st.sampled_from(["an@post.example", "jos.x@voorbeeld.example"])),
        "languages": maybe(st.lists(st.sampled_from(["nl", "fr", "ber", "vgt", "ti", "gsw"]), min_size=1, unique=True)),
        "paper_language": maybe(st.sampled_from(["nl", "fr", "en"])),
        "smokes": MAYBE,
        "smokes_note": maybe(LINE),
        "has_pets": MAYBE,
        "pets_note": maybe(LINE),
        "travels_km": maybe(st.sampled_from([0.0, 12.5, 15.0])),
        "has_car": MAYBE,
        "means": maybe(st.lists(st.sampled_from([one.value for one in Means]), min_size=1, unique=True).map(sorted)),
        "mobility": maybe(PROSE),
        "reach_note": maybe(PROSE),
        "interests": maybe(ITEMS.filter(bool)),
        "traits": _LISTS,
        "availability": maybe(st.dictionaries(st.sampled_from(HALF_DAYS), st.booleans(), min_size=1)),
        "custom": _CUSTOM,
        "deceased_on": st.none() | DAYS,
        "no_contact_since": st.none() | DAYS,
        "admitted_since": st.none() | DAYS,
    }
)
PLACES = st.sampled_from([("2440", "Geel"), ("2300", "Turnhout"), ("9999", "Nergens"), (None, "Mol"), (None, None)])
TEXTS = ("referrer_contact", "dossier", "question", "good_week", "introduction", "gives", "helps", "budget")
PARTICIPANT = st.tuples(
    st.fixed_dictionaries(
        dict.fromkeys(TEXTS, maybe(PROSE))
        | {
            "status": st.sampled_from(ParticipantStatus),
            "intake_on": maybe(DAYS),
            "left_on": maybe(DAYS),
            "question_kind": maybe(st.sampled_from(QuestionKind)),
            "strengths": _LISTS,
            "earlier": _LISTS,
            "would_try": _LISTS,
            "household": maybe(PROSE),
            "source": maybe(PROSE),
            "minors": MAYBE,
            "remarks": maybe(PROSE),
            "care_note": maybe(PROSE),
        }
    ),
    known_on("registered_on", "registered_precision"),
).map(lambda parts: parts[0] | parts[1])
BUDDY = st.tuples(
    st.fixed_dictionaries(
        dict.fromkeys(("motivation", "experience", "other_work", "source", "introduction"), maybe(PROSE))
        | dict.fromkeys(("screener", "decided_by"), maybe(LINE))
        | {
            "status": st.sampled_from(BuddyStatus),
            "capacity": st.integers(0, 3),
            "screening_note": maybe(PROSE),
            "advice": maybe(st.sampled_from(Advice)),
            "decided_on": maybe(DAYS),
            "paused_until": maybe(st.dates(date(2026, 1, 1), date(2028, 1, 1))),
            "offers": maybe(st.sampled_from(QuestionKind)),
            "remarks": maybe(PROSE),
        }
    ),
    known_on("screened_on", "screened_precision"),
    known_on("active_since", "active_precision"),
).map(lambda parts: parts[0] | parts[1] | parts[2])


@st.composite
def offices(
    draw: st.DrawFn,
) -> list[tuple[dict[str, Any], dict[str, Any], list[dict[str, Any]], dict[str, Any] | None]]:
    """People in a role, each as facts of the person and of the role, wishes, and perhaps the other one of a couple."""
    made = []
    for at in range(draw(st.integers(1, 4))):
        person = draw(PERSON) | dict(zip(("postcode", "place"), draw(PLACES), strict=True))
        # Nobody is born on the same day as somebody else; of some only the year is known, or nothing.
        birth = draw(st.sampled_from(["birth_date", "birth_year", ""]))
        on = date(1950 + at * 7, 1 + at, 1 + at)
        person |= {birth: on.year if birth == "birth_year" else on} if birth else {}
        # A name alone makes nobody the same: who shares one and is not known by anything else is asked about.
        person["last_name"] = f"{person['last_name']} {'ABCD'[at]}.".strip()
        seeker = draw(st.booleans())
        own = draw(PARTICIPANT if seeker else BUDDY)
        second = (
            None if seeker or draw(st.booleans()) else {"first_name": "Bo", "last_name": "", "phone": "+32400998877"}
        )
        made.append((person, own, draw(WISHES), second))
    return made


def fill(session: Session, office: list[Any]) -> None:
    """These people in the vault."""
    coordinator = _coordinator(session)
    samana = Organisation(name="Samana", is_partner=True, is_referrer=True)
    for at, (facts, own, wishes, second) in enumerate(office):
        role = Role.PARTICIPANT if "question" in own else Role.BUDDY
        person = Person(**facts)
        people._locate(person)
        person.wishes = [Wish(role=role, position=place, **wish) for place, wish in enumerate(wishes)]
        if role is Role.PARTICIPANT:
            record: Any = Participant(person=person, **own)
            record.coordinator, record.referrer = (coordinator, samana) if at % 2 else (None, None)
        else:
            record = Buddy(person=person, **own)
            home = {name: getattr(person, name) for name in ("street", "postcode", "place", "municipality")}
            record.second_person = Person(**home | second) if second else None
            record.partner, record.screened_at = (samana, samana) if at % 2 else (None, None)
        session.add(record)


def _coordinator(session: Session) -> Coordinator:
    made = Coordinator(first_name="An", last_name="Zomer")
    session.add(made)
    return made


def exported(vault: Vault, folder: Path, whom: Whom = Whom.ALL) -> Path:
    with vault.read() as session:
        content = export.workbook(session, TODAY, whom, care=True)
    (folder / "klik.xlsx").write_bytes(content)
    return folder / "klik.xlsx"


_NOT_HELD = {
    "person_id",
    "id",
    "second_person_id",
    "second",
    "areas",
    "last_heard",
    "hear_from",
    "next_on",
    "priority_groups",
}


def rows(vault: Vault) -> list[list[Any]]:
    """Everybody by every exported field, in an order that does not depend on ids."""
    with vault.read() as session:
        found: list[ParticipantRow | BuddyRow] = [*people.participants(session, TODAY), *people.buddies(session, TODAY)]
    told = []
    for row in found:
        facts = {field.name: getattr(row, field.name) for field in fields(row) if field.name not in _NOT_HELD}
        second = getattr(row, "second", None)
        facts["second"] = second and (second.full_name, second.phone, second.place, second.birth_date)
        unordered = {name: dict(sorted(facts[name].items())) for name in ("availability", "custom") if facts[name]}
        told.append(sorted((facts | unordered).items()))
    return sorted(told, key=repr)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(office=offices(), code=st.sampled_from(list(LANGUAGES)))
def test_what_goes_out_comes_back_the_same(office: list[Any], code: str) -> None:
    with speaking(code):
        _goes_out_and_comes_back(office)


def _goes_out_and_comes_back(office: list[Any]) -> None:
    with TemporaryDirectory() as name, new_vault(Path(name, "a")) as vault, new_vault(Path(name, "b")) as other:
        with vault.write("Filled") as session:
            fill(session, office)
        with other.write("Filled") as session:
            _coordinator(session)
        reading = read_list(exported(vault, Path(name)), None, TODAY)
        assert (len(reading.rows), reading.refused) == (len(office), ())
        before = rows(vault)
        with vault.read() as session:
            again = plan_lists(session, [reading])
        assert (again.additions, again.questions) == ((), ())
        assert [row.differing for one in again.lists for row in one.rows] == [()] * len(office)
        (report,) = perform(other, import_lists, [reading])
        assert report.added == len(office)
        pairs = zip(before, rows(other), strict=True)
        assert [
            (there, here) for one, two in pairs for there, here in zip(one, two, strict=True) if there != here
        ] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_title_is_one_that_the_importer_knows_in_whatever_language(code: str) -> None:
    with speaking(code):
        titles = {title(field): field for field in FIELDS}
    assert {said: known(said) for said in titles} == titles
    for role in Role:
        assert columns(role, care=True).keys() <= FIELDS.keys()


def test_care_stays_at_home_unless_it_is_asked_for(vault: Vault, participant: Any) -> None:
    participant(remarks="belt liever")
    with vault.write("Noted") as session:
        session.query(Participant).one().care_note = "rustige plek"
    with vault.read() as session:
        (without,) = export.lists(session, TODAY, Whom.PARTICIPANTS)
        (whole,) = export.lists(session, TODAY, Whom.PARTICIPANTS, care=True)
    assert "rustige plek" not in repr(without)
    assert "rustige plek" in repr(whole)


def test_two_of_one_name_stay_two_and_are_known_again(vault: Vault, participant: Any, tmp_path: Path) -> None:
    for year in (1950, 1980):
        participant("Jan", "Zonnedauw", birth_date=date(year, 5, 1))
    participant("Jan", "Zonnedauw")
    reading = read_list(exported(vault, tmp_path), None, TODAY)
    with vault.read() as session:
        plan = plan_lists(session, [reading])
    assert (len(reading.rows), plan.additions, plan.questions) == (3, (), ())
    with new_vault(tmp_path / "other") as other:
        (report,) = perform(other, import_lists, [reading])
        assert report.added == 3


def test_a_sheet_of_duos(vault: Vault, participant: Any, buddy: Any, tmp_path: Path) -> None:
    marleen, nadia = participant("=Marleen"), buddy()
    with vault.write("Duo") as session:
        duo = Duo(participant_id=marleen, buddy_id=nadia, state=DuoState.ENDED)
        duo.steps = [
            DuoStep(position=at, state=state, on=date(2026, 1 + at, 3))
            for at, state in enumerate((DuoState.FIRST_MEETING, DuoState.TRIAL, DuoState.ENDED))
        ]
        session.add(duo)
    book = openpyxl.load_workbook(exported(vault, tmp_path))
    assert book.sheetnames == ["Deelnemers", "Buddy's", "Duo's"]
    titles, one = book["Duo's"].iter_rows(values_only=True)
    assert titles[:6] == ("Deelnemer", "Buddy", "Status", "Sinds", "Gestopt op", "Reden")
    assert one[:3] == ("=Marleen Zonnedauw", "Nadia Vlinderdal", "Afgerond")
    assert [day.date() for day in one[3:5]] == [date(2026, 2, 3), date(2026, 3, 3)]
    assert book["Duo's"]["A2"].data_type == "s"
    reading = read_list(tmp_path / "klik.xlsx", None, TODAY)
    assert [(one.participant, one.buddy, one.state) for one in reading.duos] == [(*one[:2], DuoState.ENDED)]
    with vault.read() as session:
        plan = plan_lists(session, [reading])
    assert (plan.additions, plan.duos, plan.questions) == ((), (), ())


def test_duos_of_namesakes_come_back_whole(vault: Vault, participant: Any, buddy: Any, tmp_path: Path) -> None:
    told: list[dict[str, Any]] = [
        {"birth_date": date(1961, 3, 12)}, {"phone": "+32400112233"}, {"birth_year": 1970}, {"place": "Retie"},
    ]  # fmt: skip
    oonas = [participant("Oona", "De Staal", **facts) for facts in told]
    buddies = [buddy("Bo", name) for name in ("Zon", "Maan", "Ster", "Wolk")]
    with vault.write("Duo") as session:
        for one, other in zip(oonas, buddies, strict=True):
            steps = [DuoStep(position=0, state=DuoState.RUNNING, on=date(2026, 1, 3))]
            session.add(Duo(participant_id=one, buddy_id=other, state=DuoState.RUNNING, steps=steps))
    reading = read_list(exported(vault, tmp_path), None, TODAY)
    assert sorted(one.participant for one in reading.duos) == [
        "Oona De Staal (0400 11 22 33)", "Oona De Staal (Retie)", "Oona De Staal (°12/03/1961)",
        "Oona De Staal (°1970)",
    ]  # fmt: skip
    assert {one.buddy for one in reading.duos} == {"Bo Zon", "Bo Maan", "Bo Ster", "Bo Wolk"}
    with vault.read() as session:
        plan = plan_lists(session, [reading])
    assert (plan.additions, plan.duos, plan.questions) == ((), (), ())
    with new_vault(tmp_path / "other") as other:
        (report,) = perform(other, import_lists, [reading])
        assert (report.people, report.duos, report.refused) == (8, 4, ())
        with other.read() as session:
            of = {one.buddy.person.last_name: one.participant.person for one in session.query(Duo)}
            assert (of["Zon"].birth_date, of["Maan"].phone) == (date(1961, 3, 12), "+32400112233")
            assert (of["Ster"].birth_year, of["Wolk"].place) == (1970, "Retie")


def test_namesakes_of_whom_nothing_more_is_known_are_asked(vault: Vault, participant: Any, buddy: Any) -> None:
    one, _other, bo = participant("Oona", "De Staal"), participant("Oona", "De Staal"), buddy("Bo", "Zon")
    with vault.write("Duo") as session:
        session.add(Duo(participant_id=one, buddy_id=bo, state=DuoState.RUNNING))
    with vault.read() as session:
        ((row,),) = (data.rows for data in export.lists(session, TODAY, Whom.DUOS))
    assert [cell.words for cell in row[:2]] == ["Oona De Staal", "Bo Zon"]


@pytest.mark.parametrize("whom", list(Whom))
def test_an_empty_vault_is_a_row_of_titles(vault: Vault, whom: Whom) -> None:
    with vault.read() as session:
        assert all(data.columns and not data.rows for data in export.lists(session, TODAY, whom))


def test_reading_and_planning_tell_how_far_they_are_and_stop_when_asked(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "lang.csv"
    rows = "\n".join(f"Zonnedauw{at};Marleen;{1940 + at % 60}" for at in range(450))
    path.write_text(f"Naam;Voornaam;Geboortedatum\n{rows}\n", encoding="utf-8")
    recognised = recognise(path, read_sheets(path), Role.PARTICIPANT)
    told: list[float] = []
    reading = read_people(recognised, TODAY, told.append)
    assert (len(reading.rows), told) == (450, [200 / 450, 400 / 450])
    with vault.read() as session:
        plan_lists(session, [reading], step=told.append)
        assert told[2:] == [0.0, 200 / 450, 400 / 450]

        def stop(part: float) -> None:
            raise InterruptedError

        with pytest.raises(InterruptedError):
            plan_lists(session, [reading], step=stop)
    with pytest.raises(InterruptedError):
        read_people(recognised, TODAY, stop)


def test_a_contact_person_who_is_not_known_stays_with_the_remarks_and_is_told_once(
    vault: Vault, tmp_path: Path
) -> None:
    with vault.write("Coordinator") as session:
        _coordinator(session)
    path = tmp_path / "lijst.csv"
    path.write_text(
        "Naam;Voornaam;Contactpersoon;Status\nZon;An;An Zomer;wacht\nZon;Bo;Tom Winter;wacht\n"
        "Zon;Cis;Tom Winter;wacht\n",
        encoding="utf-8",
    )
    (report,) = perform(vault, import_lists, [read_list(path, Role.PARTICIPANT, TODAY)])
    assert ["Tom Winter" in str(told.reason) for told in report.warnings if told.row == 0].count(True) == 1
    with vault.read() as session:
        found = {row.first_name: (row.coordinator, row.remarks) for row in people.participants(session, TODAY)}
    assert found["An"] == ("An Zomer", None)
    assert found["Bo"] == (None, "Contactpersoon: Tom Winter")


def test_a_hard_day_is_taken_over_of_somebody_new_only(vault: Vault, participant: Any, tmp_path: Path) -> None:
    participant("An", "Zon", birth_date=date(1970, 5, 1))
    path = tmp_path / "buddys.csv"
    rows = "Zon;An;01/05/1970;3/03/2026;ok\nZon;Bo;02/05/1970;4/03/2026;ok\n"
    path.write_text(f"Naam;Voornaam;Geboortedatum;Overleden op;Screening\n{rows}", encoding="utf-8")
    reading = read_list(path, Role.BUDDY, TODAY)
    with vault.read() as session:
        (question,) = plan_lists(session, [reading]).questions
    perform(vault, import_lists, [reading], {question.key: question.answers[1]})  # the same person
    with vault.read() as session:
        died = {row.first_name: row.deceased_on for row in people.buddies(session, TODAY)}
    assert died == {"An": None, "Bo": date(2026, 3, 4)}

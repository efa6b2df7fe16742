"""The introduction of one to the other: only what may be shared, read and approved beforehand, and noted when given."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.errors import KlikError
from app.services import consents, duo_path, hard_days, introductions, kept_proposals, people
from app.services.actions import perform
from app.services.handouts import handouts
from app.services.introduction_words import free_words
from app.services.introductions import Introduction, Stage
from app.services.sharing import SHAREABLE
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import HALF_DAYS, ConsentKind, HandoutKind, Means, QuestionKind, Role

TODAY = date(2026, 11, 22)
BEFORE = (Stage.NOT_ASKED, Stage.REFUSED, Stage.NOT_CHOSEN, Stage.NOTHING)
Add = Callable[..., UUID]
SECRETS = ("Geheimbroek", "Verborgenstraat 7", "0400998877", "zwijgt@post.example", "opmerkinggeheim", "zorggeheim")
WORDS = st.sampled_from(["wandelen", "koken aan zee", "Rustig beginnen.", "breien", "lachen met kleine dingen"])
SEVERAL = st.lists(WORDS, min_size=1, max_size=3, unique=True)
ROLES = st.sampled_from([Role.PARTICIPANT, Role.BUDDY])
PERSON: dict[str, st.SearchStrategy[Any]] = {
    "birth_year": st.integers(1940, 2005),
    "place": st.sampled_from(["Geel", "Olen"]),
    "interests": SEVERAL,
    "traits": SEVERAL,
    "languages": st.lists(st.sampled_from(["nl", "fr", "ar"]), min_size=1, max_size=2, unique=True),
    "availability": st.dictionaries(st.sampled_from(HALF_DAYS), st.booleans(), min_size=1),
    "smokes": st.booleans(),
    "has_pets": st.booleans(),
    "mobility": WORDS,
    "means": st.lists(st.sampled_from([one.value for one in Means]), min_size=1, unique=True),
    "has_car": st.booleans(),
}
OWN: dict[Role, dict[str, st.SearchStrategy[Any]]] = {
    Role.PARTICIPANT: {
        **dict.fromkeys(("introduction", "question", "gives", "helps", "budget", "household"), WORDS),
        **dict.fromkeys(("strengths", "would_try"), SEVERAL),
        "question_kind": st.sampled_from(QuestionKind),
    },
    Role.BUDDY: {
        **dict.fromkeys(("introduction", "motivation", "experience"), WORDS),
        "offers": st.sampled_from(QuestionKind),
    },
}
PRIVATE = dict(zip(("last_name", "street", "phone", "email"), SECRETS, strict=False))
NOTES = {
    Role.PARTICIPANT: {
        "remarks": SECRETS[4], "care_note": SECRETS[5], "left_note": SECRETS[4], "dossier": SECRETS[5]
    },
    Role.BUDDY: {"remarks": SECRETS[4], "screening_note": SECRETS[5], "other_work": SECRETS[4]},
}  # fmt: skip


def pdf_words(data: Any) -> str:
    pages = PdfReader(BytesIO(introductions.introduction_pdf(data))).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def read(vault: Vault, whom: Subject, today: date = TODAY) -> Introduction:
    with vault.read() as session:
        return introductions.introduction(session, whom, today)


def agree(vault: Vault, whom: Subject, *what: str, given: bool | None = True) -> None:
    perform(vault, consents.note_consent, whom, ConsentKind.BUDDY, given, TODAY, None, what)


@pytest.fixture
def marleen(vault: Vault, participant: Add) -> Subject:
    made = participant("Marleen", "Zonnedauw", birth_date=date(1968, 2, 12), municipality="Geel")
    with vault.write("own words") as session:
        people.change_participant(session, made, {"question": "Iemand om mee naar de markt te gaan."})
    return Subject("participant", made)


@pytest.fixture
def nadia(buddy: Add) -> Subject:
    return Subject("buddy", buddy())


@pytest.fixture
def approved(vault: Vault, marleen: Subject) -> Subject:
    agree(vault, marleen, "question", "age", "interests")
    perform(vault, introductions.approve, marleen, TODAY)
    return marleen


@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data(), role=ROLES)
def test_nothing_but_what_may_be_shared_ever_stands_in_it(vault: Vault, data: st.DataObject, role: Role) -> None:
    facts = data.draw(st.fixed_dictionaries({}, optional=PERSON)) | PRIVATE | {"first_name": "Lieve"}
    facts |= {"smokes_note": SECRETS[4], "pets_note": SECRETS[5], "reach_note": SECRETS[4]}
    own = data.draw(st.fixed_dictionaries({}, optional=OWN[role]))
    shared = data.draw(st.lists(st.sampled_from(sorted(SHAREABLE[role])), unique=True))
    add = people.add_participant if role is Role.PARTICIPANT else people.add_buddy
    with vault.write("somebody") as session:
        whom = Subject(role.value, add(session, facts, own | NOTES[role]))
        consents.note_consent(session, whom, ConsentKind.BUDDY, True, TODAY, None, shared)
        found = introductions.introduction(session, whom, TODAY)
        assert found.called == "Lieve"
        known = {"age": "birth_year", "municipality": "place"}
        told = {name for name in shared if (facts | own).get(known.get(name, name)) not in (None, [])}
        told -= {"availability"} if not any(facts.get("availability", {}).values()) else set()
        told |= {"means"} if "means" in shared and facts.get("has_car") else set()
        assert {line.field for line in found.lines} == told
        assert found.careful == ()
        if not told:
            assert found.stage is (Stage.NOTHING if shared else Stage.NOT_CHOSEN)
            return
        said = " ".join(line.words for line in found.lines) + pdf_words(introductions.draft(session, whom, TODAY))
        assert not [secret for secret in SECRETS if secret in said]
        introductions.approve(session, whom, TODAY)
        assert introductions.introduction(session, whom, TODAY).stage is Stage.APPROVED
        # Whatever of it changes, it is not approved any more.
        field = data.draw(st.sampled_from(sorted(told)))
        changed = {
            "age": ("birth_year", 1939),
            "municipality": ("place", "Retie"),
            "question_kind": ("question_kind", None),
            "offers": ("offers", None),
        }
        name, value = changed.get(field, (field, None))
        if field == "means":
            name, value = "has_car", not facts.get("has_car")
        elif field == "availability":
            value = dict.fromkeys(HALF_DAYS, True)
            if facts["availability"] == value:
                return
        changes = {name: value} | ({"postcode": "2470"} if name == "place" else {})
        if name in OWN[role]:
            change: Any = people.change_participant if role is Role.PARTICIPANT else people.change_buddy
            change(session, whom.id, changes)
        else:
            row: Any = (people.participant if role is Role.PARTICIPANT else people.buddy)(session, whom.id, TODAY)
            people.change_person(session, row.person_id, changes)
        session.flush()
        after = introductions.introduction(session, whom, TODAY)
        assert after.stage in (Stage.CHANGED, Stage.NOTHING)
        with pytest.raises(KlikError):
            introductions.give(session, whom, "Nadia", TODAY)


def test_from_asking_to_giving(vault: Vault, marleen: Subject) -> None:
    stages = [read(vault, marleen).stage]
    agree(vault, marleen, given=False)
    stages.append(read(vault, marleen).stage)
    agree(vault, marleen)
    stages.append(read(vault, marleen).stage)
    agree(vault, marleen, "budget")
    stages.append(read(vault, marleen).stage)
    agree(vault, marleen, "question", "age")
    stages.append(read(vault, marleen).stage)
    perform(vault, introductions.approve, marleen, TODAY)
    stages.append(read(vault, marleen).stage)
    assert stages == [*BEFORE, Stage.TO_READ, Stage.APPROVED]
    assert [line.words for line in read(vault, marleen).lines] == ["Iemand om mee naar de markt te gaan.", "58 jaar"]
    perform(vault, introductions.give, marleen, "Nadia Vlinderdal", TODAY)
    with vault.read() as session:
        (given_out,) = handouts(session, marleen)
    assert (given_out.kind, given_out.to, given_out.on) == (HandoutKind.INTRODUCTION, "Nadia Vlinderdal", TODAY)
    assert given_out.note == "vraag in eigen woorden en leeftijd"
    vault.undo()
    with vault.read() as session:
        assert handouts(session, marleen)  # it was given all the same
    assert read(vault, marleen).stage is Stage.TO_READ


@pytest.mark.parametrize("stage", [*BEFORE, Stage.TO_READ, Stage.CHANGED])
def test_before_that_it_is_not_given(vault: Vault, marleen: Subject, stage: Stage) -> None:
    if stage is not Stage.NOT_ASKED:
        empty = {Stage.NOTHING: ["budget"], Stage.NOT_CHOSEN: []}
        agree(vault, marleen, *empty.get(stage, ["age", "question"]))
    if stage is Stage.REFUSED:
        agree(vault, marleen, "age", given=False)
    if stage is Stage.CHANGED:
        perform(vault, introductions.approve, marleen, TODAY)
        perform(vault, people.change_participant, marleen.id, {"question": "Iemand om mee te koken."})
    found = read(vault, marleen)
    assert (found.stage, found.changed) == (stage, ("vraag in eigen woorden",) if stage is Stage.CHANGED else ())
    for service in (introductions.paper, introductions.check_may_give):
        with vault.read() as session, pytest.raises(KlikError, match="Marleen"):
            service(session, marleen, TODAY)
    with pytest.raises(KlikError):
        perform(vault, introductions.give, marleen, "Nadia", TODAY)
    if stage in BEFORE:
        with pytest.raises(KlikError):
            perform(vault, introductions.approve, marleen, TODAY)


def test_consent_taken_back_counts_at_once_and_a_birthday_changes_nothing(vault: Vault, approved: Subject) -> None:
    after = read(vault, approved, date(2027, 3, 1))
    assert after.stage is Stage.APPROVED
    assert "59 jaar" in [line.words for line in after.lines]
    agree(vault, approved, given=False)
    gone = read(vault, approved)
    assert (gone.lines, gone.stage) == ((), Stage.REFUSED)
    agree(vault, approved, "question", "age", "interests")
    assert read(vault, approved).stage is Stage.APPROVED  # what was approved is what it says again
    agree(vault, approved, "question", "age")
    assert read(vault, approved).changed == ("interesses",)
    perform(vault, introductions.withdraw, approved)
    assert read(vault, approved).stage is Stage.TO_READ


def test_of_a_couple_what_differs_stands_by_name(vault: Vault, nadia: Subject) -> None:
    other = {"first_name": "Wout", "last_name": "Vlinderdal", "interests": ["voetbal"], "languages": ["nl"]}
    with vault.write("couple") as session:
        people.add_second_person(session, nadia.id, other)
    agree(vault, nadia, "interests", "languages")
    found = read(vault, nadia)
    assert found.called == "Nadia & Wout"
    assert [line.words for line in found.lines] == ["Nadia: wandelen en koken\nWout: voetbal", "Nederlands"]
    perform(vault, introductions.approve, nadia, TODAY)
    with vault.read() as session:
        second = people.buddy(session, nadia.id, TODAY).second
        assert second
        said = pdf_words(introductions.paper(session, nadia, TODAY))
    assert "Maak kennis met Nadia & Wout" in said
    assert "Vlinderdal" not in said
    perform(vault, hard_days.deceased, second.person_id, TODAY)
    left = read(vault, nadia)
    assert (left.called, left.stage, left.lines[0].words) == ("Nadia", Stage.CHANGED, "wandelen en koken")


@pytest.mark.parametrize("day", [hard_days.deceased, hard_days.no_contact, hard_days.admit])
@pytest.mark.parametrize("who", ["described", "reader"])
def test_on_a_hard_day_nothing_is_given(vault: Vault, approved: Subject, nadia: Subject, day: Any, who: str) -> None:
    duo = perform(vault, duo_path.accept, approved.id, nadia.id, TODAY)
    with vault.read() as session:
        assert [one.called for one in introductions.readers(session, approved)] == ["Nadia"]
        concerned: Any = people.participant if who == "described" else people.buddy
        person = concerned(session, (approved if who == "described" else nadia).id, TODAY).person_id
    perform(vault, day, person, TODAY)
    with vault.read() as session:
        assert introductions.readers(session, approved) == () or who == "described"
        whom, reader = introductions.reader_of(session, duo, Role.BUDDY)
        with pytest.raises(KlikError):
            introductions.paper(session, whom, TODAY, reader)
    with pytest.raises(KlikError):
        perform(vault, introductions.give, approved, "Nadia", TODAY, duo)


def test_who_may_be_given_it(vault: Vault, approved: Subject, nadia: Subject, participant: Add) -> None:
    perform(vault, kept_proposals.keep, approved.id, nadia.id, TODAY)
    with vault.read() as session:
        (kept,) = introductions.readers(session, approved)
        (other,) = introductions.readers(session, nadia)
    assert (kept.whom, kept.name, kept.duo_id) == (nadia, "Nadia Vlinderdal", None)
    assert other.whom == approved
    duo = perform(vault, duo_path.accept, approved.id, nadia.id, TODAY)
    with vault.read() as session:
        assert [one.duo_id for one in introductions.readers(session, approved)] == [duo]
        paper = introductions.paper(session, approved, TODAY, kept)
    assert (paper.reader, paper.called) == ("Nadia", "Marleen")
    perform(vault, introductions.give, approved, "Nadia Vlinderdal", TODAY, duo)
    perform(vault, duo_path.withdraw, duo)
    with vault.read() as session:
        assert [one.to for one in handouts(session, approved)] == ["Nadia Vlinderdal"]  # it was given all the same
    with pytest.raises(KlikError):
        perform(vault, introductions.give, approved, "Nadia", TODAY, duo)
    vault.undo()
    perform(vault, introductions.give, approved, "Nadia", TODAY, duo)


def test_a_name_or_a_number_in_own_words_is_pointed_at(vault: Vault, marleen: Subject) -> None:
    agree(vault, marleen, "question", "interests", "municipality")
    for said, seems in (
        ("Bel Marleen Zonnedauw", True),
        ("Mijn nummer is 0400/11.22.33", True),
        ("marleen@post.example", True),
        ("Bij zonnedauwen in het veen, in 2019", False),
    ):
        perform(vault, people.change_participant, marleen.id, {"question": said})
        assert bool(read(vault, marleen).careful) is seems, said


def test_half_days_in_words() -> None:
    assert free_words(["wed-morning", "wed-afternoon", "wed-evening", "mon-morning"]) == "maandagvoormiddag en woensdag"
    assert free_words([]) == ""


def test_what_was_approved_is_what_is_read_on_that_day(vault: Vault, marleen: Subject) -> None:
    agree(vault, marleen, "age")
    perform(vault, introductions.approve, marleen, TODAY - timedelta(days=400))  # two birthdays ago
    assert read(vault, marleen).stage is Stage.APPROVED

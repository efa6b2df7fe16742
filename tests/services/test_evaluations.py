"""Looking back: when, what is asked, what is kept, and which filled form belongs to whom."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from app.documents.form_reading import ReadForm
from app.errors import KlikError
from app.models import Evaluation, FollowUp
from app.services import documents, evaluations, existing_duos, follow_ups, goals
from app.services.actions import perform
from app.services.duos import duo as row_of
from app.services.evaluations import Due, Said
from app.services.follow_ups import Reminder, Step
from app.services.subjects import Subject
from app.services.thresholds import Thresholds
from app.services.today import today
from app.services.today_rows import Matter
from app.storage.vault import Vault
from app.vocabulary import FollowUpKind, Voice

BEGAN, TODAY = date(2026, 3, 2), date(2026, 11, 22)
Add = Callable[..., UUID]


@pytest.fixture
def duo(vault: Vault, participant: Add, buddy: Add) -> UUID:
    """Marleen and Nadia, together since March."""
    return perform(vault, existing_duos.record, participant(), buddy(), BEGAN, TODAY)


def said(vault: Vault, duo: UUID, voice: Voice = Voice.BUDDY, months: int | None = 3, **answers: int | str) -> Said:
    with vault.read() as session:
        asked = evaluations.questions_for(session, duo, voice, months)
    return Said(voice, months, date(2026, 6, 3), asked, answers)


def due(vault: Vault, duo: UUID, today: date = BEGAN) -> Due | None:
    with vault.read() as session:
        held = evaluations.evaluations_of(session, duo)
        return evaluations.due(session, row_of(session, duo), held, today)


def moments(vault: Vault, duo: UUID, today: date = BEGAN) -> tuple[int, ...]:
    with vault.read() as session:
        return evaluations.moments(session, row_of(session, duo), evaluations.evaluations_of(session, duo), today)


def form_of(vault: Vault, duo: UUID | None, voice: Voice = Voice.BUDDY) -> ReadForm:
    """A form as it is printed today, with one answer."""
    with vault.read() as session:
        data = (
            documents.evaluation_form(session, duo, voice, 3)
            if duo
            else documents.blank_evaluation_form(session, voice)
        )
    asked = documents.evaluation_questions(data)
    return ReadForm("ingevuld.pdf", duo, voice, 3, asked, {"contact": 5})


def test_an_evaluation_is_kept_with_the_questions_of_then(vault: Vault, duo: UUID) -> None:
    one = said(vault, duo, belasting=4, fijn="De markt in Geel")
    made = perform(vault, evaluations.note, duo, replace(one, note="Even opvolgen"))
    with vault.read() as session:
        (kept,) = evaluations.evaluations_of(session, duo)
        assert session.get_one(Evaluation, made).questions[0]["key"] == "contact"  # type: ignore[index]
    assert (kept.id, kept.duo_id, kept.voice, kept.months, kept.note) == (made, duo, Voice.BUDDY, 3, "Even opvolgen")
    assert kept.questions == one.questions
    assert kept.answers == {"belasting": 4, "fijn": "De markt in Geel"}
    assert "Hoe is het contact met Marleen?" in {question.text for question in kept.questions}


def test_what_is_no_answer_to_a_question_is_not_kept(vault: Vault, duo: UUID) -> None:
    perform(vault, evaluations.note, duo, said(vault, duo, belasting=9, taken="vaak", fijn="  ", onbekend=1, gemak=2))
    with vault.read() as session:
        assert evaluations.evaluations_of(session, duo)[0].answers == {"gemak": 2}


def test_the_next_moment_follows_from_what_was_held(vault: Vault, duo: UUID) -> None:
    assert due(vault, duo) == Due(3, date(2026, 6, 2))
    perform(vault, evaluations.note, duo, said(vault, duo, months=None))
    assert due(vault, duo) == Due(3, date(2026, 6, 2))
    perform(vault, evaluations.note, duo, said(vault, duo, months=6))
    assert due(vault, duo) == Due(3, date(2026, 6, 2))  # the other one was not heard
    perform(vault, evaluations.note, duo, said(vault, duo, Voice.PARTICIPANT, months=6))
    assert due(vault, duo) == Due(12, date(2027, 3, 2))
    vault.undo()
    vault.undo()
    perform(vault, evaluations.note, duo, said(vault, duo, Voice.TOGETHER, months=6))
    assert due(vault, duo) == Due(12, date(2027, 3, 2))


@pytest.mark.parametrize("voices", [(), (Voice.PARTICIPANT,), (Voice.TOGETHER,), (Voice.PARTICIPANT, Voice.BUDDY)])
@pytest.mark.parametrize("on", [date(2026, 6, 2), date(2026, 9, 2), date(2029, 3, 2)])
def test_the_page_of_a_duo_and_today_name_the_same_moment(
    vault: Vault, duo: UUID, voices: tuple[Voice, ...], on: date
) -> None:
    for voice in voices:
        perform(vault, evaluations.note, duo, said(vault, duo, voice, months=3))
    with vault.read() as session:
        asked = [(row.months, row.on) for row in today(session, on).rows if row.matter is Matter.EVALUATION]
    found = due(vault, duo, on)
    assert found
    assert asked == ([(found.months, found.on)] if found.on <= on else [])


def test_a_duo_that_runs_for_years_may_look_back_on_all_of_them(vault: Vault, duo: UUID) -> None:
    assert due(vault, duo, date(2030, 4, 1)) == Due(48, date(2030, 3, 4))  # 2 March 2030 is a Saturday
    assert moments(vault, duo, date(2030, 4, 1)) == (3, 6, 12, 24, 36, 48)


def test_the_moments_to_choose_from_reach_past_the_next_one(vault: Vault, duo: UUID) -> None:
    assert moments(vault, duo) == (3, 6, 12)
    perform(vault, evaluations.note, duo, said(vault, duo, months=24))
    assert moments(vault, duo) == (3, 6, 12, 24, 36)


@pytest.mark.parametrize(("answer", "story"), [(1, True), (2, False), (None, None)])
def test_a_story_may_be_told_only_where_that_was_said(
    vault: Vault, duo: UUID, answer: int | None, story: bool | None
) -> None:
    one = said(vault, duo, Voice.PARTICIPANT, 12, **({"verhaal": answer} if answer else {}))
    perform(vault, evaluations.note, duo, one)
    with vault.read() as session:
        assert evaluations.evaluations_of(session, duo)[0].story is story


def test_what_comes_next_is_noted_with_it_and_a_reminder_that_was_put_off_speaks_again(vault: Vault, duo: UUID) -> None:
    whom = Subject("duo", duo)
    perform(vault, follow_ups.put_off, Reminder(FollowUpKind.EVALUATION, whom), TODAY)
    perform(vault, evaluations.note, duo, said(vault, duo), Step("Bellen over de bus", date(2026, 12, 1)))
    with vault.read() as session:
        assert [step.what for step in follow_ups.open_steps(session, whom)] == ["Bellen over de bus"]
        assert not session.query(FollowUp).filter_by(kind=FollowUpKind.EVALUATION).count()


def test_it_is_mended_and_taken_away(vault: Vault, duo: UUID) -> None:
    one = said(vault, duo, gemak=2)
    made = perform(vault, evaluations.note, duo, one)
    perform(vault, evaluations.change, made, replace(one, answers={"gemak": 4}, on=date(2026, 6, 5)))
    with vault.read() as session:
        (kept,) = evaluations.evaluations(session)
    assert (kept.answers, kept.on) == ({"gemak": 4}, date(2026, 6, 5))
    perform(vault, evaluations.remove, made)
    with vault.read() as session:
        assert evaluations.evaluations(session) == ()


def test_goals_are_asked_about_until_they_are_reached(vault: Vault, duo: UUID) -> None:
    with vault.read() as session:
        marleen = row_of(session, duo).participant_id
    koor = perform(vault, goals.add_goal, marleen, "  Naar het   koor ", BEGAN)
    perform(vault, goals.add_goal, marleen, "De bus nemen")

    def asked() -> list[str]:
        texts = [one.text for one in said(vault, duo, Voice.PARTICIPANT).questions]
        return [text.removeprefix("Dit wilde je graag: ") for text in texts if text.startswith("Dit wilde")]

    assert asked() == ["Naar het koor", "De bus nemen"]
    perform(vault, goals.change_goal, koor, {"reached_on": TODAY})
    assert asked() == ["De bus nemen"]
    with vault.read() as session:
        assert [goal.words for goal in goals.goals(session, marleen)] == ["De bus nemen", "Naar het koor"]
    perform(vault, goals.remove_goal, koor)
    with pytest.raises(KlikError):
        perform(vault, goals.add_goal, marleen, "  ")


def test_a_form_of_these_two_and_of_today_needs_no_word(vault: Vault, duo: UUID) -> None:
    form = form_of(vault, duo)
    with vault.read() as session:
        assert evaluations.check_form(session, form, duo) == ()


def test_a_goal_that_came_since_does_not_make_a_form_an_older_one(vault: Vault, duo: UUID) -> None:
    form = form_of(vault, duo, Voice.PARTICIPANT)
    with vault.read() as session:
        marleen = row_of(session, duo).participant_id
    perform(vault, goals.add_goal, marleen, "De bus nemen")
    with vault.read() as session:
        assert evaluations.check_form(session, form, duo) == ()


def test_a_form_that_was_read_in_before_is_told(vault: Vault, duo: UUID) -> None:
    form = form_of(vault, duo)
    perform(vault, evaluations.note, duo, Said(form.voice, form.months, TODAY, form.questions, form.answers))
    with vault.read() as session:
        (notice,) = evaluations.check_form(session, form, duo)
    assert "22/11/2026" in notice


def test_after_one_side_the_other_is_heard_of_the_same_moment(vault: Vault, duo: UUID) -> None:
    def likely(today: date) -> tuple[Voice, int | None]:
        with vault.read() as session:
            held = evaluations.evaluations_of(session, duo)
        return evaluations.likely(held, due(vault, duo, today), today, Thresholds.both_sides_days)

    assert likely(date(2026, 6, 2)) == (Voice.PARTICIPANT, 3)
    perform(vault, evaluations.note, duo, said(vault, duo, Voice.PARTICIPANT, 3))
    assert likely(date(2026, 6, 20)) == (Voice.BUDDY, 3)
    assert likely(date(2026, 9, 2)) == (Voice.PARTICIPANT, 6)
    perform(vault, evaluations.note, duo, said(vault, duo, Voice.BUDDY, 3))
    assert likely(date(2026, 6, 20)) == (Voice.PARTICIPANT, 6)


def test_an_older_form_is_told(vault: Vault, duo: UUID) -> None:
    form = form_of(vault, duo)
    older = replace(form, questions=(replace(form.questions[0], text="Ging het?"), *form.questions[2:]))
    with vault.read() as session:
        (notice,) = evaluations.check_form(session, older, duo)
    assert "2 vragen" in notice


def test_a_blank_form_is_told(vault: Vault, duo: UUID) -> None:
    form = form_of(vault, None)
    with vault.read() as session:
        (notice,) = evaluations.check_form(session, form, duo)
    assert "geen namen" in notice


def test_a_form_of_another_duo_is_refused_with_their_names(
    vault: Vault, duo: UUID, participant: Add, buddy: Add
) -> None:
    other = perform(vault, existing_duos.record, participant("Luc", "Kiezel"), buddy("Stef", "Bloem"), BEGAN, TODAY)
    with vault.read() as session, pytest.raises(KlikError, match="Luc & Stef"):
        evaluations.check_form(session, form_of(vault, other), duo)
    stranger = replace(form_of(vault, duo), duo=uuid4())
    with vault.read() as session, pytest.raises(KlikError, match="niet in deze kluis"):
        evaluations.check_form(session, stranger, duo)


@pytest.mark.parametrize(
    ("months", "words"),
    [(None, "tussendoor"), (1, "na 1 maand"), (3, "na 3 maanden"), (12, "na 1 jaar"), (24, "na 2 jaar")],
)
def test_a_moment_in_words(months: int | None, words: str) -> None:
    assert evaluations.moment_words(months) == words

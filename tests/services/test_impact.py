"""What changed, from the evaluations in a vault: of whom is asked, in words that never judge, with its list."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from app.figures.asked import Asked, whole_year
from app.figures.impact import Area
from app.services import documents, evaluations, existing_duos, impact_words, office, people, templates, thresholds
from app.services.actions import perform
from app.services.evaluations import Said
from app.services.impact import Impact, impact, whose
from app.storage.vault import Vault
from app.vocabulary import Voice

BEGAN, TODAY = date(2024, 3, 2), date(2026, 11, 22)
Add = Callable[..., UUID]


@pytest.fixture
def duos(vault: Vault, participant: Add, buddy: Add) -> list[UUID]:
    names = ["Marleen", "Lieve", "Jos", "Wout", "Ria", "Bert"]
    return [
        perform(vault, existing_duos.record, participant(name, f"Van{name}"), buddy(f"B{name}", "Berg"), BEGAN, TODAY)
        for name in names
    ]


def note(vault: Vault, duo: UUID, months: int, on: date, voice: Voice = Voice.PARTICIPANT, **answers: int) -> UUID:
    with vault.read() as session:
        asked = evaluations.questions_for(session, duo, voice, months)
    keyed = {name.replace("_", "-"): answer for name, answer in answers.items()}
    return perform(vault, evaluations.note, duo, Said(voice, months, on, asked, keyed))


def read(vault: Vault, asked: Asked = whole_year(2026)) -> Impact:
    with vault.read() as session:
        return impact(session, asked)


def area(found: Impact, key: str, voice: Voice = Voice.PARTICIPANT) -> Area:
    return next(one for one in found.areas if (one.voice, one.key) == (voice, key))


def test_answers_are_counted_at_each_moment_and_laid_side_by_side(vault: Vault, duos: list[UUID]) -> None:
    for at, duo in enumerate(duos):
        note(vault, duo, 12, date(2025, 3, 2), gezelschap=2, nieuwe_mensen=3)
        note(vault, duo, 24, date(2026, 3, 2), gezelschap=2 + (at > 1), nieuwe_mensen=2)
    found = read(vault)
    assert (found.evaluations, found.duos, found.few) == (6, 6, 5)
    (scale,) = area(found, "gezelschap").scales
    assert [(moment.months, moment.counts, moment.n) for moment in scale.moments] == [(24, (0, 2, 4, 0, 0), 6)]
    assert impact_words.paired_words(scale.paired) == (
        "4 kozen de laatste keer een antwoord verder in de rij",
        "2 gaven hetzelfde antwoord",
        "0 kozen de laatste keer een antwoord eerder in de rij",
    )
    both = read(vault, Asked(date(2025, 1, 1), date(2026, 12, 31)))
    assert [moment.months for moment in area(both, "nieuwe-mensen").scales[0].moments] == [12, 24]


def test_of_too_few_only_how_many_they_are_is_told(vault: Vault, duos: list[UUID]) -> None:
    for duo in duos[:4]:
        note(vault, duo, 12, date(2025, 3, 2), tevreden=2)
        note(vault, duo, 24, date(2026, 3, 2), tevreden=4)
    (scale,) = area(read(vault), "tevreden").scales
    assert scale.moments[0].counts is None
    assert impact_words.too_few(scale.moments[0].n) == "Te weinig antwoorden (n = 4)"
    assert impact_words.paired_words(scale.paired) == ("Te weinig die twee keer antwoordden (n = 4)",)
    perform(vault, thresholds.settle, {"few_answers": 4})
    assert area(read(vault), "tevreden").scales[0].moments[0].counts == (0, 0, 0, 4, 0)


def test_only_of_whom_is_asked(vault: Vault, duos: list[UUID]) -> None:
    for duo in duos:
        note(vault, duo, 24, date(2026, 3, 2), contact=4)
    with vault.read() as session:
        first = session.get_one(evaluations.Duo, duos[0])
        participant_id, buddy_id = first.participant_id, first.buddy_id
    an = perform(vault, office.add_coordinator, {"first_name": "An"})
    perform(vault, people.change_participant, participant_id, {"coordinator_id": an})
    perform(vault, people.change_buddy, buddy_id, {"partner": "Samana"})
    with vault.read() as session:
        partner = session.get_one(evaluations.Duo, duos[0]).buddy.partner_id
    year = (date(2026, 1, 1), date(2026, 12, 31))
    for asked in (Asked(*year, coordinator_id=an), Asked(*year, partner_id=partner), Asked(*year, partner, an)):
        found = read(vault, asked)
        assert (found.evaluations, area(found, "contact").scales[0].moments[0].n) == (1, 1)


def test_the_list_behind_a_number_names_who_and_what_was_said(vault: Vault, duos: list[UUID]) -> None:
    for duo in duos:
        note(vault, duo, 24, date(2026, 3, 2), durven=5)
    moment = area(read(vault), "durven").scales[0].moments[0]
    with vault.read() as session:
        rows = whose(session, moment.by_answer[4], "durven")
    assert len(rows) == 6
    assert {row.duo_id for row in rows} == set(duos)
    said = {(one.names, one.facts) for one in rows}
    assert ("Marleen & BMarleen", "veel meer") in said


def test_a_question_of_the_office_itself_is_called_by_what_it_asks(vault: Vault, duos: list[UUID]) -> None:
    own = templates.standard("evaluation_buddy").replace(
        "## Voor jou",
        "Zou je {voornaam deelnemer} opnieuw leren kennen?\n[keuze opnieuw: nee | misschien | ja]\n\n## Voor jou",
    )
    perform(vault, templates.change, "evaluation_buddy", own)
    for duo in duos:
        note(vault, duo, 3, date(2026, 3, 2), Voice.BUDDY, opnieuw=3, belasting=2)
    found = read(vault)
    assert impact_words.called(found, area(found, "opnieuw", Voice.BUDDY)) == (
        "Zou je de deelnemer opnieuw leren kennen?"
    )
    assert impact_words.called(found, area(found, "belasting", Voice.BUDDY)) == "Hoe zwaar het weegt"
    perform(vault, templates.restore, "evaluation_buddy")
    assert impact_words.called(read(vault), area(found, "opnieuw", Voice.BUDDY)) == "Opnieuw"  # asked no more


def test_goals_are_one_area_and_paired_each_by_itself(vault: Vault, duos: list[UUID]) -> None:
    from app.services import goals

    for duo in duos[:3]:
        with vault.read() as session:
            participant_id = session.get_one(evaluations.Duo, duo).participant_id
        for words in ("fietsen", "koken"):
            perform(vault, goals.add_goal, participant_id, words, BEGAN)
        for months, on, answer in ((12, date(2025, 3, 2), 1), (24, date(2026, 3, 2), 4)):
            with vault.read() as session:
                asked = documents.evaluation_questions(
                    documents.evaluation_form(session, duo, Voice.PARTICIPANT, months)
                )
            keys = [one.key for one in asked if one.key.startswith("doel-")]
            said = Said(Voice.PARTICIPANT, months, on + timedelta(days=1), asked, dict.fromkeys(keys, answer))
            perform(vault, evaluations.note, duo, said)
    (scale,) = area(read(vault), "doel").scales
    assert (scale.moments[0].n, scale.moments[0].counts) == (6, (0, 0, 0, 6, 0))
    assert (scale.paired.n, len(scale.paired.up)) == (6, 6)

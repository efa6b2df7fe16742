"""Any sequence of services, undone, gives the first state back; redone, the last."""

import random
from contextlib import suppress
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.errors import KlikError
from app.models import Base
from app.services import (
    agreements,
    contacts,
    duo_path,
    duos,
    duplicates,
    existing_duos,
    follow_ups,
    handouts,
    kept_proposals,
    merging,
    office,
    people,
    scans,
    transfer,
)
from app.services.actions import perform
from app.services.follow_ups import Reminder, Step
from app.services.rows import WishRow
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import (
    Answer,
    BuddyStatus,
    Click,
    ContactKind,
    DuoState,
    EndReason,
    FollowUpKind,
    HandoutKind,
    Initiative,
    ParticipantStatus,
    Role,
    Strength,
)
from tests.vaults import new_vault

TODAY = date(2026, 11, 22)
NEXT = Step("bellen over de vorming", TODAY + timedelta(days=2))
STEPS = (
    "participant", "buddy", "fact", "wish", "accept", "answer", "plan", "meet", "meeting day", "agree", "sign",
    "next version", "move", "contact", "talk", "forget contact", "withdraw", "exclude", "existing", "import", "office",
    "coordinator", "keep", "release", "merge", "distinct",
)  # fmt: skip
LIST = "Naam;Voornaam;Postcode;Status;Wil buddy\nZon;Élise;2440;duo;moet v\nMaan;Jef;2200;wacht;\n"


def contents(vault: Vault) -> dict[str, list[Any]]:
    with vault.read() as session:
        return {table.name: sorted(map(repr, session.execute(select(table)))) for table in Base.metadata.sorted_tables}


def step(vault: Vault, what: str, rng: random.Random) -> None:
    """One thing a coordinator could do now; refused where it makes no sense."""
    with vault.read() as session:
        participants = people.participants(session, TODAY)
        buddies = people.buddies(session, TODAY)
        pairs = duos.duos(session)
    on = TODAY + timedelta(days=rng.randrange(100))
    name = {
        "first_name": rng.choice(["Élise", "Marleen", 'Jef "de" O\'Linde']),
        "last_name": rng.choice(["Zon", "Maan"]),
    }
    if what == "participant":
        perform(vault, people.add_participant, name | {"postcode": "2440"}, {"status": ParticipantStatus.WAITING})
    elif what == "buddy":
        perform(vault, people.add_buddy, name, {"status": BuddyStatus.AVAILABLE, "capacity": rng.randint(1, 2)})
    elif what == "coordinator":
        perform(vault, office.add_coordinator, name)
    elif what == "import":
        file = vault.folder.parent / "lijst.csv"
        file.write_text(LIST, encoding="utf-8")
        perform(vault, transfer.import_lists, transfer.read_lists([file], Role.PARTICIPANT, TODAY)[0])
    elif what in ("merge", "distinct") and participants and buddies:
        one, other = (rng.choice([*participants, *buddies]).person_id for _side in range(2))
        service, more = (merging.merge, ({}, on)) if what == "merge" else (duplicates.distinct, ())
        perform(vault, service, one, other, *more)
    elif what == "exclude" and participants and buddies:
        perform(vault, duo_path.exclude, rng.choice(participants).id, rng.choice(buddies).id, "van vroeger")
    elif what == "keep" and participants and buddies:
        perform(vault, kept_proposals.keep, rng.choice(participants).id, rng.choice(buddies).id, on)
    elif what == "release" and participants:
        perform(vault, kept_proposals.release, rng.choice(participants).id)
    elif what == "existing" and participants and buddies:
        chosen = rng.choice(participants).id, rng.choice(buddies).id
        perform(vault, existing_duos.record, *chosen, rng.choice([None, TODAY]), TODAY)
    elif what == "office":
        perform(vault, office.change_office, {"name": rng.choice("ABC"), "logo": rng.randbytes(3)})
    elif what == "fact" and participants:
        facts = {"smokes": rng.choice([True, False, None]), "interests": rng.choice([None, [], ["koken"]])}
        perform(vault, people.change_person, rng.choice(participants).person_id, facts)
    elif what == "wish" and participants:
        wishes = [WishRow("age", (), 30, rng.randint(40, 60), Strength.RATHER, False)] * rng.randint(0, 2)
        perform(vault, people.set_wishes, rng.choice(participants).person_id, Role.PARTICIPANT, wishes)
    elif what == "accept" and participants and buddies:
        perform(vault, duo_path.accept, rng.choice(participants).id, rng.choice(buddies).id, on)
    elif pairs:
        duo = rng.choice(pairs).id
        if what == "answer":
            perform(vault, duo_path.note_answer, duo, rng.choice(list(Role)), rng.choice(list(Answer)), on)
        elif what == "meet":
            perform(vault, duo_path.note_meeting, duo, rng.choice(list(Click)), Click.YES, on)
        elif what == "plan":
            perform(vault, duo_path.plan_meeting, duo, on, "bibliotheek")
        elif what == "meeting day":
            perform(vault, duo_path.change_meeting_day, duo, on)
        elif what == "next version":
            perform(vault, agreements.sign_new_version, duo, on)
        elif what == "withdraw":
            perform(vault, duo_path.withdraw, duo)
        elif what == "talk":
            whom = Subject("participant", rng.choice(participants).id)
            perform(vault, contacts.note_talk, whom, on, ContactKind.PHONE, rng.choice([True, None]))
        elif what == "forget contact":
            with vault.read() as session:
                noted = contacts.contacts_of(session, Subject("duo", duo))
            if noted:
                perform(vault, contacts.remove, rng.choice(noted).id)
        elif what == "agree":
            perform(vault, agreements.change_agreement, duo, {"costs": rng.choice(["elk de helft", None])})
        elif what == "sign":
            perform(vault, agreements.sign_agreement, duo, on)
        elif what == "move":
            perform(vault, duo_path.move, duo, rng.choice(list(DuoState)), on)
        elif what == "contact":
            perform(vault, contacts.note_outing, duo, on, "koffie", None, rng.choice(list(Initiative)))


def there_and_back(vault: Vault, states: list[dict[str, list[Any]]]) -> None:
    """Undo one step after the other to the first of these states, and redo them to the last."""
    for state in reversed(states[:-1]):
        vault.undo()
        assert contents(vault) == state
    assert vault.undoable() is None
    for state in states[1:]:
        vault.redo()
        assert contents(vault) == state
    assert vault.redoable() is None


@settings(max_examples=7)
@given(steps=st.lists(st.sampled_from(STEPS), max_size=25), seed=st.integers(0, 2**32))
def test_undone_is_the_first_state_and_redone_the_last(tmp_path_factory: Any, steps: list[str], seed: int) -> None:
    rng = random.Random(seed)
    folder: Path = tmp_path_factory.mktemp("undo")
    with new_vault(folder / "vault") as vault:
        states = [contents(vault)]
        for what in ["participant", "buddy", "accept", *steps]:
            with suppress(KlikError):
                done = len(vault.history(1000))
                step(vault, what, rng)
                if len(vault.history(1000)) > done:
                    states.append(contents(vault))
        there_and_back(vault, states)


def test_the_whole_way_of_a_duo_is_undone_and_redone(vault: Vault) -> None:
    """The steps that a random walk seldom reaches: each here is one that changes something."""
    states = [contents(vault)]

    def do(service: Any, *args: Any) -> Any:
        outcome = perform(vault, service, *args)
        states.append(contents(vault))
        assert states[-1] != states[-2]
        return outcome

    waiting = {"status": ParticipantStatus.WAITING}
    lieve, marleen, elke = (
        do(people.add_participant, {"first_name": n}, waiting) for n in ("Lieve", "Marleen", "Elke")
    )
    nadia = do(people.add_buddy, {"first_name": "Nadia"}, {"status": BuddyStatus.AVAILABLE, "capacity": 3})
    do(existing_duos.record, elke, nadia, None, TODAY)
    do(duo_path.exclude, elke, nadia, "van vroeger")
    do(duo_path.withdraw, do(duo_path.accept, lieve, nadia, TODAY))
    duo = do(duo_path.accept, marleen, nadia, TODAY)
    for side in Role:
        do(duo_path.note_answer, duo, side, Answer.YES, TODAY)
    do(duo_path.plan_meeting, duo, TODAY, "bibliotheek", time(14, 30))
    do(duo_path.note_meeting, duo, Click.AGAIN, Click.YES, TODAY, "nog eens")
    do(duo_path.change_meeting_day, duo, TODAY - timedelta(days=1))
    do(duo_path.note_meeting, duo, Click.YES, Click.YES, TODAY)
    do(agreements.change_agreement, duo, {"costs": "elk de helft"})
    do(agreements.sign_agreement, duo, TODAY, "Geel")
    do(agreements.change_agreement, duo, {"costs": "om beurten"})
    do(agreements.sign_new_version, duo, TODAY, "Geel", ["Marleen", "Nadia"], "kast 2")
    do(agreements.renew, duo)
    do(agreements.drop, duo)
    with vault.read() as session:
        signed = agreements.versions(session, duo)[0].id
    do(agreements.note_signed, signed, TODAY - timedelta(days=1), None, ["Nadia"])
    do(scans.remove, do(scans.keep, signed, "blad.pdf", b"%PDF-1.4"))
    do(contacts.remove, do(contacts.note_outing, duo, TODAY, "koffie"))
    do(contacts.note_talk, Subject("participant", marleen), TODAY, ContactKind.PHONE, True)
    step = Reminder(FollowUpKind.STEP, Subject("duo", duo), do(follow_ups.add_step, Subject("duo", duo), NEXT))
    for reminder in (step, Reminder(FollowUpKind.FREE, Subject("buddy", nadia))):
        do(follow_ups.put_off, reminder, TODAY + timedelta(days=3))
        do(follow_ups.done, reminder, TODAY)
    day = TODAY + timedelta(days=30)
    do(duo_path.confirm, duo, TODAY, "beiden tevreden", ContactKind.VISIT)
    do(duo_path.move, duo, DuoState.PAUSED, TODAY, None, day)
    do(duo_path.change_pause, duo, None, "opname")
    do(duo_path.move, duo, DuoState.RUNNING, TODAY)
    do(duo_path.move, duo, DuoState.CLOSING, TODAY, None, day)
    ending = duo_path.Ending(EndReason.MOVED, "de wandelclub", day)
    do(duo_path.end, duo, DuoState.ENDED, TODAY, "mooi geweest", ending)
    there_and_back(vault, states)


def left(vault: Vault) -> list[Any]:
    return contents(vault).get("handout", [])


def test_that_something_left_the_vault_stays_noted_whatever_is_undone(vault: Vault) -> None:
    waiting, free = {"status": ParticipantStatus.WAITING}, {"status": BuddyStatus.AVAILABLE, "capacity": 1}
    marleen = perform(vault, people.add_participant, {"first_name": "Marleen"}, waiting)
    nadia = perform(vault, people.add_buddy, {"first_name": "Nadia"}, free)
    duo = perform(vault, duo_path.accept, marleen, nadia, TODAY)
    whom = Subject("participant", marleen)
    perform(vault, handouts.note_handout, whom, HandoutKind.INTRODUCTION, "Nadia", TODAY, None, duo)
    perform(vault, handouts.note_left, HandoutKind.EXPORT, "Alles, in Excel", TODAY)
    noted = left(vault)
    assert vault.undo().action == duo_path.accept.action
    assert not contents(vault)["duo"]
    assert len(left(vault)) == 2
    assert vault.redo().action == duo_path.accept.action
    assert left(vault) == noted  # also which duo it was for
    for _step in range(3):
        vault.undo()
    assert vault.undoable() is None
    assert len(left(vault)) == 1  # of who was never there nothing is told
    for _step in range(3):
        vault.redo()
    assert left(vault) == noted


@settings(max_examples=5)
@given(steps=st.lists(st.sampled_from(STEPS), max_size=20), seed=st.integers(0, 2**32))
def test_what_left_the_vault_in_between_stops_no_undo(tmp_path_factory: Any, steps: list[str], seed: int) -> None:
    rng = random.Random(seed)
    with new_vault(tmp_path_factory.mktemp("undo") / "kluis") as vault:
        for what in ["participant", "buddy", "accept", *steps]:
            with suppress(KlikError):
                step(vault, what, rng)
            for one in vault_duos(vault):
                perform(vault, handouts.note_agreement, one, TODAY)
        last = contents(vault)
        while vault.undoable():
            vault.undo()
        assert not contents(vault)["person"]
        while vault.redoable():
            vault.redo()
        assert contents(vault) == last


def vault_duos(vault: Vault) -> list[Any]:
    with vault.read() as session:
        return [one.id for one in duos.duos(session)]

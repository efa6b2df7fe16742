"""The invented duos of the example, brought along the same path as real ones: proposed, asked, met, agreed, together.

Days are counted back from today: ``ago`` is how many days ago something was.
"""

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.models import Buddy, Contact, Duo, Participant
from app.services.agreements import change_agreement, renew, sign_agreement, sign_new_version
from app.services.demo_office import working_day
from app.services.demo_people import words
from app.services.duo_path import Ending, accept, end, move, note_answer, note_meeting, plan_meeting
from app.services.people import get
from app.services.rhythms import rhythms
from app.vocabulary import Answer, Click, ContactKind, DuoState, EndReason, Initiative, Payer, Role, Whereabouts

TRIAL_DAYS = 75
CONTACTS_KEPT_DAYS = 365
SOME_MONTHS, A_MONTH = 100, 31
BY_MONTH = 0.25
"""So many duos were noted by the month, until some months ago."""
LOPSIDED = 0.9
RENEWED_AFTER = 365
"""Whose agreement is older than so many days signed it once more."""
SILENT_DAYS = 36
"""One and a half times the longest interval of an agreement, and some holidays: by then a duo is silent for long."""


class Storyteller:
    """Tells the stories of duos to a vault that is being filled."""

    def __init__(self, session: Session, rng: Random, today: date) -> None:
        self._session = session
        self._rng = rng
        self._today = today
        self._texts: dict[str, Any] = words("duos")

    def day(self, ago: int) -> date:
        """The working day on or before ``ago`` days ago."""
        return working_day(self._today - timedelta(days=ago))

    def coming(self, days: int) -> date:
        """The working day ``days`` from now, or on the Monday after."""
        day = self._today + timedelta(days=days)
        return day + timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)

    def propose(self, participant: Participant, buddy: Buddy, ago: int, broken: tuple[str, ...] = ()) -> UUID:
        """A proposal of so long ago, between two who were registered before it."""
        rng = self._rng
        proposed = self.day(ago)
        participant.registered_on = min(participant.registered_on or proposed, self.day(ago + rng.randint(50, 420)))
        participant.intake_on = self.day((self._today - participant.registered_on).days - rng.randint(10, 35))
        active = min(buddy.active_since or proposed, self.day(ago + rng.randint(10, 50)))
        buddy.active_since = active
        buddy.screened_on = active - timedelta(days=rng.randint(7, 28))
        reason = rng.choice(self._texts["reasons"]) if broken else None
        return accept(self._session, participant.id, buddy.id, proposed, reason)

    def ask(self, duo_id: UUID, participant: Answer | None, buddy: Answer | None, ago: int) -> None:
        """Both sides, or one, answer."""
        for side, answer in ((Role.PARTICIPANT, participant), (Role.BUDDY, buddy)):
            if answer:
                note_answer(self._session, duo_id, side, answer, self.day(ago))

    def meet(self, duo_id: UUID, ago: int, participant: Click, buddy: Click) -> None:
        """They both want to meet, and do."""
        rng, texts = self._rng, self._texts
        place = rng.choice(texts["first_places"]).format(place=get(self._session, Duo, duo_id).participant.person.place)
        self.ask(duo_id, Answer.YES, Answer.YES, ago + 5)
        plan_meeting(self._session, duo_id, self.day(ago), place)
        said = {
            Click.YES: [rng.choice(texts["click_participant"]), rng.choice(texts["click_buddy"])],
            Click.AGAIN: [texts["again_note"], texts["again_note"]],
            Click.NO: [rng.choice(texts["no_click_notes"])] * 2,
        }
        note_meeting(self._session, duo_id, participant, buddy, self.day(ago), said[participant][0], said[buddy][1])

    def begin(
        self, participant: Participant, buddy: Buddy, ago: int, broken: tuple[str, ...] = (), over: bool = False
    ) -> Duo:
        """Propose, meet, agree: the trial period begins so long ago. One that is not over will be looked at again."""
        duo_id = self.propose(participant, buddy, ago + 24, broken)
        self.meet(duo_id, ago + 10, Click.YES, Click.YES)
        found = get(self._session, Duo, duo_id)
        change_agreement(self._session, duo_id, self._settled(found, self.day(ago), over))
        self._signed(found, sign_agreement, ago)
        if ago > RENEWED_AFTER and not over:
            renew(self._session, duo_id)
            renewed = self._texts["renewed"]
            change_agreement(self._session, duo_id, renewed[ago % len(renewed)])
            self._signed(found, sign_new_version, ago - RENEWED_AFTER)
        return found

    def _signed(self, found: Duo, sign: Any, ago: int) -> None:
        """All three put their name under the agreement."""
        coordinator, people = found.participant.coordinator, [found.participant.person, *found.buddy.people]
        names = [person.full_name for person in people] + ([coordinator.full_name] if coordinator else [])
        place = found.participant.person.place
        sign(self._session, found.id, self.day(ago), place, names, self._texts["kept_at"])

    def follow(self, found: Duo, begun: int, state: DuoState, since: int) -> None:
        """Go on from the trial period to ``state``, in which the duo has been since ``since`` days ago."""
        if state is DuoState.TRIAL:
            return
        move(self._session, found.id, DuoState.RUNNING, self.day(begun - TRIAL_DAYS))
        if state is DuoState.PAUSED:
            back = self.coming(50 - since) if since % 2 else None
            note = self._rng.choice(self._texts["pause_notes"])
            move(self._session, found.id, state, self.day(since), note, back)
        elif state is DuoState.STOPPED_EARLY:
            said = self._texts["stopped_notes"]
            at = self._rng.randrange(len(said))
            reason = (EndReason.TIME, EndReason.MOVED)[at]
            end(self._session, found.id, state, self.day(since), said[at], Ending(reason))
        elif state in (DuoState.CLOSING, DuoState.ENDED):
            closing = since if state is DuoState.CLOSING else since + 30
            note = self._rng.choice(self._texts["closing_notes"])
            talk = self.coming(8) if state is DuoState.CLOSING else None
            move(self._session, found.id, DuoState.CLOSING, self.day(closing), note, talk)
            if state is DuoState.ENDED:
                self._end(found, since)

    def _end(self, found: Duo, since: int) -> None:
        """The closing talk so long ago; aftercare where its day is still to come."""
        on, steps = self.day(since), self._texts["next_steps"]
        aftercare = rhythms(self._session).aftercare_due(on)
        ending = Ending(EndReason.ON_ITS_OWN, steps[since % len(steps)], aftercare if aftercare > self._today else None)
        end(self._session, found.id, DuoState.ENDED, on, self._rng.choice(self._texts["ended_notes"]), ending)

    def contacts(self, found: Duo, begun: int, last: int) -> None:
        """What was noted of a duo from its beginning up to ``last`` days ago, at most a year back."""
        rng = self._rng
        ago, notes, before = last, self._outings(found), ("", "")
        by_month = Random(str(found.id)).random() < BY_MONTH
        months: Counter[int] = Counter()
        while ago < min(begun, CONTACTS_KEPT_DAYS):
            on = self._today - timedelta(days=ago)
            before = rng.choice([note for note in notes if note != before])
            if by_month and ago > SOME_MONTHS:
                months[ago // A_MONTH] += 1
            else:
                self._note(found, on, ContactKind.OUTING, before[1], before[0])
            ago += rng.randint(13, 22)
        for at, times in months.items():
            on = self._today - timedelta(days=at * A_MONTH)
            outing = {"kind": ContactKind.OUTING, "duo_id": found.id}
            self._session.add(Contact(on=on, precision="month", times=times, **outing))
        # The coordinator calls soon after the beginning, monthly at first and then every three months.
        called = begun - 14
        while called > last:
            if called < CONTACTS_KEPT_DAYS:
                self._note(found, self.day(called), ContactKind.PHONE, rng.choice(self._texts["check_ins"]))
            called -= rng.randint(24, 29) if begun - called < 90 else rng.randint(74, 86)

    def _note(self, found: Duo, on: date, kind: ContactKind, note: str, activity: str = "") -> None:
        called = kind is ContactKind.PHONE
        more = {} if called else _more_said(str(found.id), note)
        side = self._rng.choice(list(Role)) if called and self._rng.random() < 0.1 else None
        self._session.add(
            Contact(
                on=on,
                kind=kind,
                duo_id=found.id,
                participant_id=found.participant_id if side is Role.PARTICIPANT else None,
                buddy_id=found.buddy_id if side is Role.BUDDY else None,
                coordinator_id=found.participant.coordinator_id if called else None,
                reached=True if called else None,
                activity=activity or None,
                note=note,
                **more,
            )
        )

    def _outings(self, found: Duo) -> list[tuple[str, str]]:
        """What the two could have done, in a word and a sentence: what both like most often, what one likes as well."""
        participant, buddy = found.participant.person, found.buddy.person
        shared = _shared(participant.interests, buddy.interests)
        liked = [*shared, *shared, *(participant.interests or ()), *(buddy.interests or ()), ""]
        return [(interest, note) for interest in liked for note in self._texts["outings"][interest]]

    def _settled(self, found: Duo, on: date, over: bool) -> dict[str, Any]:
        """The words of an agreement, as two people could have settled them."""
        rng, texts = self._rng, self._texts
        participant, buddy = found.participant.person, found.buddy.person
        free = _shared(participant.free(), buddy.free())
        liked = _shared(participant.interests, buddy.interests)
        review = on + timedelta(days=365)
        while review <= self._today and not over:
            review += timedelta(days=365)
        fields: dict[str, Any] = {
            name: rng.choice(texts[name])
            for name in (
                "cancel_how",
                "cancel_before",
                "holidays",
                "activities_not",
                "costs",
                "reachability",
                "confidentiality",
                "buddy_does",
                "buddy_does_not",
            )
        }
        for name in ("boundaries_participant", "boundaries_buddy", "boundaries_together"):
            fields[name] = "; ".join(rng.sample(texts[name], 2))
        return fields | {
            "aim": rng.choice(texts["aims"]),
            "contact_length": rng.choice(texts["lengths"]),
            "usual_day": self._usual_day(rng.choice(free)) if free else None,
            "meeting_place": rng.choice(texts["meeting_places"]).format(place=participant.place),
            "activities_liked": ", ".join(liked or participant.interests or buddy.interests or ()) or None,
            "transport": rng.choice(texts["transport_car" if buddy.has_car else "transport"]),
            "own_input_participant": " en ".join(rng.sample(texts["input_participant"], 2)),
            "own_input_buddy": " en ".join(rng.sample(texts["input_buddy"], 2)),
            "starts_on": on,
            "review_on": review,
            "evaluations_on": [working_day(on + timedelta(days=days)).isoformat() for days in (91, 182, 365)],
        }

    def _usual_day(self, slot: str) -> str:
        day, part = slot.split("-")
        return f"{self._texts['days'][day]} {self._texts['parts'][part]}"


def _shared(mine: list[str] | None, theirs: list[str] | None) -> list[str]:
    return [word for word in mine or () if word in (theirs or ())]


def _more_said(duo: str, note: str) -> dict[str, Any]:
    """What else was said of an outing, of some of them; drawn apart, so that the stories stay as they are.

    Of a few duos it is always the buddy who takes the initiative, and always at home.
    """
    rng = Random(f"{duo} {note}")
    facts: dict[str, Any] = {}
    if Random(duo).random() > LOPSIDED:
        facts |= {"initiative": Initiative.BUDDY, "place": Whereabouts.HOME}
    elif rng.random() < 0.5:
        facts |= {"initiative": rng.choice(list(Initiative)), "place": rng.choice(list(Whereabouts))}
    if rng.random() < 0.2:
        facts |= {"cost": rng.choice((0, 350, 600, 1250)), "paid_by": rng.choice(list(Payer))}
    if rng.random() < 0.1:
        facts |= {"km": float(rng.randint(4, 24))}
    return facts

"""What the office of the example met again and again, and to whom it told that."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.services import signals
from app.services.demo_people import words


def tell_signals(session: Session, today: date) -> None:
    """A few signals: one that is answered in part, one that waits, one still to pass on, and one that is mended."""

    def day(ago: int) -> date:
        return today - timedelta(days=ago)

    for said in words("signals"):
        first, *others = said["seen"]
        made = signals.add(session, said["theme"], said["description"], day(first))
        for ago in others:
            signals.seen_again(session, made, day(ago))
        for told in said["passed"]:
            passing = signals.passed(session, made, told["to"], day(told["days"]))
            if "answer" in told:
                facts = {"answer": told["answer"], "answered_on": day(told["answered"])}
                signals.change_passing(session, passing, facts)
        if "closed" in said:
            signals.change(session, made, {"closed_on": day(said["closed"])})

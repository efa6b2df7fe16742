"""Address labels for those chosen in a list, and whose address is not whole.

On the outside of an envelope stands a name and an address and nothing more: no word that tells of care, and who sends
it only where that is asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.documents.data import Label, LabelsData
from app.i18n import N_
from app.models import Person
from app.places import find, fold
from app.services.actions import action
from app.services.batch import Side, sides
from app.services.documents import letterhead
from app.services.handouts import note_handouts
from app.services.subjects import Kind, Subject
from app.vocabulary import HandoutKind

LACKS = {"street": N_("street"), "postcode": N_("postcode"), "place": N_("town")}


@dataclass(frozen=True)
class Labels:
    """What is to be printed, of whom, and who is not on it: by name what lacks (message ids), and who is left out."""

    data: tuple[Label, ...]
    whom: tuple[Subject, ...]
    incomplete: tuple[tuple[str, tuple[str, ...]], ...]
    left_out: tuple[str, ...]


def labels(session: Session, kind: Kind, ids: Iterable[UUID]) -> Labels:
    """A label each, by name, one for a couple that lives at one address; of a duo both sides."""
    found, left_out = sides(session, kind, ids)
    made: list[tuple[str, Label, Subject]] = []
    incomplete: list[tuple[str, tuple[str, ...]]] = []
    for side in found:
        for people in _households(side):
            name, person = " & ".join(one.full_name for one in people), people[0]
            if lacks := tuple(words for fact, words in LACKS.items() if not getattr(person, fact)):
                incomplete.append((name, lacks))
            else:
                made.append((name, Label(name, _address(person)), side.subject))
    made.sort(key=lambda one: (fold(one[0]), one[1].address))
    return Labels(
        tuple(label for _name, label, _whom in made),
        tuple(dict.fromkeys(whom for _name, _label, whom in made)),
        tuple(incomplete),
        left_out,
    )


def sheet(session: Session, found: Labels, size: str, first: int, sender: bool) -> LabelsData:
    """The labels on sheets of a size, the first on place ``first``; with ``sender`` each says who sends it."""
    head = letterhead(session)
    from_whom = ", ".join(filter(None, (head.name, *head.address_lines))) if sender else ""
    return LabelsData(found.data, size, first, from_whom)


@action(N_("Labels noted"))
def note_labels(session: Session, found: Labels, on: date) -> None:
    """Note that the address of each of them left the vault on a label."""
    note_handouts(session, [(whom, "", None) for whom in found.whom], HandoutKind.LABELS, on)


def labels_pdf(data: LabelsData) -> bytes:
    """The sheets."""
    from app.documents.labels import render  # ReportLab is slow to import: only who prints waits for it

    return render(data)


def _households(side: Side) -> list[list[Person]]:
    """Who lives at the same address shares a label."""
    by_address: dict[tuple[str | None, ...], list[Person]] = {}
    for person in side.people:
        by_address.setdefault((person.street, person.postcode, person.place), []).append(person)
    return list(by_address.values())


def _address(person: Person) -> tuple[str, str]:
    """Street and number; under it postcode and town, in the spelling of the town itself."""
    meant = find(person.postcode, person.place)
    town = meant.name if meant and fold(meant.name) == fold(person.place or "") else person.place
    return str(person.street).strip(), f"{person.postcode} {town}".strip()

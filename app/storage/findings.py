"""What a check may find: each kind with its sentence, and what can be done about it."""

from dataclasses import dataclass
from enum import StrEnum

from app.i18n import N_, _
from app.storage.names import QUARANTINE


class Kind(StrEnum):
    """What is not whole. The first three lead to putting a backup back; Klik mends none of them in place."""

    FILE = "file"
    MISSING = "missing"
    CHAIN = "chain"
    KEYS = "keys"
    TRIGGERS = "triggers"
    LINKS = "links"
    BACKUP = "backup"
    TABLE = "table"
    AREAS = "areas"
    FILTERS = "filters"
    ROUNDS = "rounds"
    ALONE = "alone"
    SEARCH = "search"


_WORDS = {
    Kind.FILE: (
        N_("The file with the data is damaged."),
        N_("Klik leaves it as it is. Put the last backup back: that is done in a new file, and this one is kept."),
    ),
    Kind.MISSING: (
        N_("Saved changes that are missing: {n}."),
        N_("Look in the list of backups for one that still has them, and put that one back."),
    ),
    Kind.CHAIN: (
        N_("The history does not fit together from row {n} on."),
        N_("It was changed outside Klik. The records can be read, but put back a backup of before if you can."),
    ),
    Kind.KEYS: (
        N_("One of the two key files is missing or damaged: {where}."),
        N_("Klik writes it again; your password stays the same."),
    ),
    Kind.TRIGGERS: (
        N_("Not every change is being kept in the history."),
        N_("Klik sets that right; from then on every change is kept again."),
    ),
    Kind.LINKS: (
        N_("Records that point at a record that is gone: {n}."),
        N_("Klik lets that link go. What means nothing without it goes too; the backup of just before still has it."),
    ),
    Kind.BACKUP: (
        N_("A backup that cannot be read any more: {where}."),
        N_("Klik makes a new one, and sets this one aside in the folder ‘{aside}’."),
    ),
    Kind.TABLE: (
        N_("Old changes in the history of something that Klik no longer keeps: {n}."),
        N_("Nothing needs to be done: only undo cannot reach them."),
    ),
    Kind.AREAS: (
        N_("Buddies who go to an area that is gone: {n}."),
        N_("Klik lets that area go with them; the other areas they go to stay."),
    ),
    Kind.FILTERS: (
        N_("Saved filters that ask for something that is gone: {n}."),
        N_("Klik takes those filters away: they find nobody any more."),
    ),
    Kind.ROUNDS: (
        N_("Kept calculations with a decision on somebody who is gone: {n}."),
        N_("Klik takes those decisions away, and a calculation of which none is left."),
    ),
    Kind.ALONE: (
        N_("People in the vault who are neither participant nor buddy, so that no page shows them: {n}."),
        N_("Klik removes them; undo brings them back."),
    ),
    Kind.SEARCH: (
        N_("Records that searching does not find: {n}."),
        N_("That is a fault of Klik, nothing is lost. Close Klik and open it again; tell who helps you if it stays."),
    ),
}


@dataclass(frozen=True)
class Finding:
    """Something that is not whole: ``n`` of it, or the place it has; ``where`` is the name of a file."""

    kind: Kind
    n: int = 1
    where: str = ""

    def __str__(self) -> str:
        return _(_WORDS[self.kind][0]).format(n=self.n, where=self.where)

    @property
    def remedy(self) -> str:
        """What can be done about it."""
        return _(_WORDS[self.kind][1]).format(aside=QUARANTINE)

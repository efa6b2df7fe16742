"""How what was found is shown: its mark, its name, where the words stand, and its state in words."""

from app.i18n import N_, _, short_date
from app.services.search_index import PHONE, PLACE, Entry, Hit, Results
from app.ui.search.commands import Command
from app.ui.widgets.list_model import Fact, ListRow
from app.ui.widgets.marks import Mark, initials

_GROUPS = {
    "participant": N_("Participants"),
    "buddy": N_("Buddies"),
    "duo": N_("Duos"),
    "contact": N_("Notes of contacts"),
    "event": N_("Events"),
    "offer": N_("Offers nearby"),
    "organisation": N_("Organisations"),
    "coordinator": N_("Coordinators"),
    "signal": N_("Signals"),
}


def by_name(results: Results) -> tuple[list[ListRow], list[ListRow]]:
    """The rows of the groups whose best was found by name, and of the others; the key is what is to be opened."""
    rows: tuple[list[ListRow], list[ListRow]] = ([], [])
    for kind, hits in results.groups:
        rows[bool(hits[0].where)].extend(_row(hit, kind, at) for at, hit in enumerate(hits))
    return rows


def of_commands(commands: list[Command]) -> list[ListRow]:
    """The rows of what can be done; the key is the command."""
    return [ListRow(command, (), command.words, group=_("To do or to open"), icon=command.icon) for command in commands]


def _row(hit: Hit, kind: str, at: int) -> ListRow:
    entry = hit.entry
    said = short_date(entry.on) if kind in ("contact", "event") else entry.said
    second = _("{what}: {words}").format(what=_(hit.where), words=hit.words) if hit.where else _in_brief(entry)
    if kind == "contact":
        second = hit.words
    facts = (Fact(said[:1].lower() + said[1:]),) if said else ()
    return ListRow((*entry.opens, kind, at), _marks(entry), entry.name, second, facts, _(_GROUPS[kind]))


def _in_brief(entry: Entry) -> str:
    """Where somebody lives and the number to call."""
    known = dict(entry.near)
    return " · ".join(known[title] for title in (PLACE, PHONE) if title in known)


def _marks(entry: Entry) -> tuple[Mark, ...]:
    """One mark, or of a duo two; the two of a couple share theirs."""
    roles = dict.fromkeys(role for role, _name in entry.people)
    return tuple(
        Mark(str(role), initials(" ".join(name for own, name in entry.people if own == role))) for role in roles
    )

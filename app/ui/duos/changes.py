"""What one version of an agreement changed of the one before, term by term: before and after, in words."""

from collections.abc import Sequence

from app.i18n import _
from app.services.agreements import Change
from app.services.duos import DuoRow
from app.ui.duos.terms import said, term_words

_APART = ";"


def told(changes: Sequence[Change], row: DuoRow) -> list[tuple[str, str]]:
    """The changes as names and words."""
    return [(term_words(change.term, row), change_words(change)) for change in changes]


def change_words(change: Change) -> str:
    """``om de 2 à 3 weken → elke maand``; of a list of sentences only what came and what went."""
    before, after = said(change.term, change.before), said(change.term, change.after)
    old, new = _parts(before), _parts(after)
    if not (old and new and len(old) + len(new) > 2):
        return _("{before} → {after}").format(
            before=before or _("nothing settled"), after=after or _("nothing settled")
        )
    came = "; ".join(part for part in new if part not in old)
    went = "; ".join(part for part in old if part not in new)
    words = (
        _("new: {words}").format(words=came) if came else "",
        _("gone: {words}").format(words=went) if went else "",
    )
    return "\n".join(filter(None, words)) or _("in another order: {words}").format(words=after)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(_APART) if part.strip()]

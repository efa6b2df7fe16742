"""What comes before somebody is a buddy, line by line: what is known of each stage, and what may be done there."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from app.i18n import N_, _, labelled, short_date
from app.services.papers import SERVICE_NAMES, Missing, Papers
from app.services.rows import BuddyRow
from app.services.screening import BEFORE
from app.ui import theme
from app.ui.people.known import Known
from app.ui.people.words import is_gone
from app.ui.widgets.buttons import Button, link, outlined
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label
from app.ui.words import known_date
from app.vocabulary import BuddyStatus, PaperKind, word

S = BuddyStatus
ASK, TALK, DECIDE, PAPERS, AVAILABLE, PAUSE = "ask", "talk", "decide", "papers", "available", "pause"
_SIGNS = {
    "done": ("check", "green"),
    "now": ("step", "primary"),
    "ahead": ("later", "text2"),
    "pause": ("pause", "text2"),
}
_DO = {
    ASK: N_("Ask…"),
    TALK: N_("Note the talk…"),
    DECIDE: N_("Decide…"),
    PAPERS: N_("Note a paper…"),
    AVAILABLE: N_("Make available"),
}


@dataclass(frozen=True)
class Stage:
    """``state`` is done, now, ahead or pause; ``do`` is the verb of its button, empty where there is nothing to do."""

    id: str
    words: str
    said: str
    state: str
    note: str = ""
    do: str = ""


def stages(known: Known[BuddyRow]) -> list[Stage]:
    """All of them for a candidate; of who is a buddy what was noted, and what papers ask."""
    one, before = known.row, known.row.status in BEFORE
    may = not (known.has_duo or is_gone(one) or one.admitted_since) and (before or one.status is S.NOT_RETAINED)
    found: list[Stage] = []
    if one.status is S.PAUSED and (one.paused_until or one.paused_note):
        until = (
            _("until {day}").format(day=short_date(one.paused_until)) if one.paused_until else _("no day agreed yet")
        )
        found.append(Stage(PAUSE, word(S.PAUSED), until, "pause", one.paused_note or ""))
    if before or one.asked_on or one.screened_at:
        found.append(_asked(one, may and before))
    if before or one.screened_on or one.screener or one.advice or one.screening_note:
        found.append(_talk(one, known.today, may and before))
    if before or one.decided_on:
        found.append(_decision(one, may))
    if one.status not in (S.NOT_RETAINED, S.STOPPED) and (papers := _papers(known, before)):
        found.append(papers)
    if before:
        ready = one.decided_on is not None
        signed = ready and known.papers is not None and not known.papers.missing
        found.append(_stage(AVAILABLE, word(S.AVAILABLE), "", "now" if signed else "ahead", may and ready))
    return found


def line(stage: Stage, button: Button | None) -> QWidget:
    """A stage as one line: its sign, what it is and what is known, and what may be done at the right."""
    tone = "text2" if stage.state == "ahead" else "text"
    texts = [label(stage.words, theme.SECOND, bold=stage.state != "ahead", tone=tone, wrap=True)]
    if stage.said:
        texts.append(label(stage.said, theme.SECOND, tone="text2", wrap=True))
    if stage.note:
        texts.append(label(stage.note, theme.SECOND, tone="text2", italic=True, wrap=True))
    made = QWidget()
    across = row(column(Glyph(*_SIGNS[stage.state]), 1), column(*texts, 1, gap=0), column(button, 1), gap=10)
    across.setStretch(1, 1)
    made.setLayout(across)
    return made


def button(stage: Stage) -> Button | None:
    """What may be done: a button where the way goes on, a link for what is behind or still ahead."""
    if not stage.do:
        return None
    made = outlined(stage.do, small=True) if stage.state == "now" else link(stage.do)
    made.setAccessibleName(labelled(stage.words, stage.do))
    return made


def missing_words(one: Missing, several: bool) -> str:
    """``afsprakennota``, of a couple with the name; of an extract which one, and why."""
    what = word(one.kind).lower()
    if one.model:
        what = _("{paper}, model {model}").format(paper=what, model=one.model)
    if several:
        what = _("{paper} of {name}").format(paper=what, name=one.name)
    return _("{paper} ({why})").format(paper=what, why=why) if (why := why_words(one)) else what


def why_words(one: Missing) -> str:
    """``er zijn kinderen in huis bij Marleen``; empty for what is asked of every volunteer by law."""
    if one.children_of:
        return _("there are children in the house of {name}").format(name=one.children_of)
    if one.benefit:
        return _("{benefit}: to tell to the {service}").format(
            benefit=word(one.benefit), service=_(SERVICE_NAMES[one.benefit])
        )
    return _("your office asks for it") if one.by_office else ""


def _stage(id: str, words: str, said: str, state: str, may: bool, note: str = "") -> Stage:
    change = _("Change…") if state == "done" else _(_DO[id])
    return Stage(id, words, said, state, note, change if may else "")


def _asked(one: BuddyRow, may: bool) -> Stage:
    if not (one.asked_on or one.screened_at):
        begun = one.status is not S.CANDIDATE
        said = _("by a partner, or by yourselves")
        return _stage(ASK, _("Ask for a screening talk"), said, "ahead" if begun else "now", may)
    words = (
        _("Talk asked of {partner}").format(partner=one.screened_at)
        if one.screened_at
        else _("Talk by the office itself")
    )
    return _stage(ASK, words, short_date(one.asked_on), "done", may)


def _talk(one: BuddyRow, today: date, may: bool) -> Stage:
    day = known_date(one.screened_on, one.screened_precision)
    coming = one.screened_on is not None and one.screened_on > today
    said = [_("planned on {day}").format(day=day) if coming else day]
    if one.screener:
        said.append(_("with {name}").format(name=one.screener))
    if one.advice:
        said.append(_("advice: {advice}").format(advice=word(one.advice)))
    held = bool(one.screened_on and not coming) or one.advice is not None
    words = " · ".join(filter(None, said)) or _("not noted yet")
    state = "done" if held else "now" if one.asked_on or one.status is S.SCREENING else "ahead"
    return _stage(TALK, _("Screening talk"), words, state, may, one.screening_note or "")


def _decision(one: BuddyRow, may: bool) -> Stage:
    if one.decided_on is None:
        state = "now" if one.screened_on or one.advice else "ahead"
        return _stage(DECIDE, _("Decision"), _("by the office, with or without an advice"), state, may)
    what = word(S.NOT_RETAINED).lower() if one.status is S.NOT_RETAINED else _("welcome as a buddy")
    by = _("by {name}").format(name=one.decided_by) if one.decided_by else ""
    return _stage(DECIDE, _("Decision"), " · ".join(filter(None, (what, short_date(one.decided_on), by))), "done", may)


def _papers(known: Known[BuddyRow], before: bool) -> Stage | None:
    """What is missing, or runs out; where all is in order that is only said to who is still on the way."""
    papers = known.papers
    assert papers
    missing = ", ".join(missing_words(one, len(papers.people) > 1) for one in papers.missing)
    if missing:
        state = "now" if not before or known.row.decided_on else "ahead"
        said = _("still to come: {papers}").format(papers=missing)
        return _stage(PAPERS, _("Papers"), said, state, state == "now" and not is_gone(known.row))
    ending = _ending(papers, known.today)
    if not before and not ending:
        return None
    return Stage(PAPERS, _("Papers"), ending or _("all that is compulsory is there"), "done")


def _ending(papers: Papers, today: date) -> str:
    """``afsprakennota telt tot 12/12/2026``, of what no newer one takes the place of."""
    last: dict[tuple[object, PaperKind], date] = {}
    for one in papers.rows:
        key = one.person_id, one.kind
        last[key] = max(last.get(key, date.min), one.until or date.max)
    said = [
        _("{paper} counts until {day}").format(paper=word(kind).lower(), day=short_date(until))
        for (_person, kind), until in last.items()
        if until != date.max and (until - today).days <= papers.soon
    ]
    return ", ".join(said)

"""How the areas of what changed are called, and what is said of the answers: never better or worse."""

from app.figures.impact import GOALS, Area, Paired
from app.i18n import N_, _, ngettext
from app.services.impact import Impact
from app.vocabulary import Voice

AREAS = {
    "zelfvertrouwen": N_("Self-confidence"),
    "begrepen": N_("Feeling understood"),
    "gezelschap": N_("Company"),
    "buitenkomen": N_("Going out"),
    "tevreden": N_("Contentment"),
    "nieuwe-mensen": N_("New people and groups"),
    "praktisch": N_("Practical matters"),
    "durven": N_("Daring and doing more"),
    "anderen": N_("Seeing other people"),
    GOALS: N_("Own goals"),
    "contact": N_("The contact"),
    "gemak": N_("At ease"),
    "gelijkwaardig": N_("Choosing together"),
    "frequentie": N_("How often they see each other"),
    "afspraken": N_("What was agreed"),
    "kosten": N_("Whether it can be paid"),
    "steun": N_("Turning to the coordinator"),
    "verder": N_("Going on together"),
    "belasting": N_("How heavy it is"),
    "grenzen": N_("Own boundaries"),
    "taken": N_("Taking over tasks"),
    "intervisie": N_("Intervision"),
    "onkosten": N_("Expenses"),
    "thuis": N_("At home or out"),
    "initiatief": N_("Who takes the initiative"),
}
"""What the questions of Klik are about, by their key: a key keeps its meaning. What an office asks itself is called
by its question.
"""
VOICES = {
    Voice.PARTICIPANT: N_("Participants"),
    Voice.BUDDY: N_("Buddies"),
    Voice.TOGETHER: N_("All together"),
}


def called(found: Impact, area: Area) -> str:
    """What an area is about, in a few words."""
    if area.key in AREAS:
        return _(AREAS[area.key])
    return found.asked_as.get((area.voice, area.key)) or area.key.replace("-", " ").capitalize()


def question(found: Impact, area: Area) -> str:
    """The question as it is asked now, where that says more than what the area is called."""
    asked = found.asked_as.get((area.voice, area.key), "")
    return asked if area.key in AREAS and area.key != GOALS else ""


def too_few(n: int) -> str:
    """What stands in the place of answers of which there are too few."""
    return _("Too few answers (n = {n})").format(n=n)


def paired_words(pairs: Paired) -> tuple[str, ...]:
    """How many moved along the list of answers, and which way: a sentence each; one alone where there are too few."""
    if not pairs.n:
        return (_("Nobody answered this twice yet."),)
    if not pairs.shown:
        return (_("Too few who answered twice (n = {n})").format(n=pairs.n),)
    up, same, down = len(pairs.up), len(pairs.same), len(pairs.down)
    return (
        ngettext("{n} chose a later answer", "{n} chose a later answer", up).format(n=up),
        ngettext("{n} answered the same", "{n} answered the same", same).format(n=same),
        ngettext("{n} chose an earlier answer", "{n} chose an earlier answer", down).format(n=down),
    )


def changed_words(n: int) -> str:
    """That some answers are not laid side by side, and why; empty where there are none."""
    words = ngettext(
        "{n} answered more than once, but the answers to choose from were changed in between: not laid side by side.",
        "{n} answered more than once, but the answers to choose from were changed in between: not laid side by side.",
        n,
    )
    return words.format(n=n) if n else ""

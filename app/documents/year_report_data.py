"""What the report of a period holds: counts, and words that were chosen. No name of anybody, and nothing to find one.

Small groups were taken together before they came here (``app/figures/small.py``).
"""

from dataclasses import dataclass, field
from datetime import date

from app.documents.data import Letterhead
from app.figures.plots import Plot

UNKNOWN, OTHER = "unknown", "other"
"""The value of those of whom a fact was not noted, and of small groups that were taken together."""


@dataclass(frozen=True)
class PartLine:
    """How many there are of one value of a fact; ``value`` is a code that stays the same from year to year."""

    value: str
    words: str
    n: int


@dataclass(frozen=True)
class Split:
    """A figure by one fact. Where it does not ``add_up`` somebody may stand in several of its parts."""

    by: str
    words: str
    parts: tuple[PartLine, ...]
    adds_up: bool = True


@dataclass(frozen=True)
class FigureLine:
    """A figure, ``before`` what it was in the period before (None: nothing was noted then), and how it is counted.

    ``too_small`` are the facts it was not split by, since everybody would stand in one row: code and words. ``note``
    says something more of it, such as how long it took; ``main``: it stands in short at the beginning, and its parts on
    paper; those of all stand in the files.
    """

    name: str
    words: str
    n: int
    before: int | None = None
    splits: tuple[Split, ...] = ()
    explained: str = ""
    note: str = ""
    main: bool = False
    too_small: tuple[tuple[str, str], ...] = ()

    def split(self, by: str) -> Split | None:
        """By a fact, where it is known by that."""
        return next((one for one in self.splits if one.by == by), None)


@dataclass(frozen=True)
class AimChapter:
    """One of the two aims, with its figures and what is drawn of it."""

    aim: str
    title: str
    figures: tuple[FigureLine, ...]
    plots: tuple[Plot, ...] = ()


@dataclass(frozen=True)
class Moment:
    """What was answered at one moment: how often each option, in their order; None where too few answered."""

    value: str
    words: str
    counts: tuple[int, ...] | None
    n: int


@dataclass(frozen=True)
class AreaAnswers:
    """What was answered to one question of the evaluations, and (``paired``) what those said who answered twice.

    ``paired`` are how many moved back along the ``options``, answered the same, and moved further; None where too few
    answered twice. ``effect``: whether it asks what changed, and so stands on paper as well.
    """

    name: str
    words: str
    options: tuple[str, ...]
    moments: tuple[Moment, ...]
    paired: tuple[int, int, int] | None = None
    effect: bool = True


@dataclass(frozen=True)
class StoryWords:
    """What one voice told, each under its question, and who tells it without a name: a participant, a buddy."""

    told: tuple[tuple[str, str], ...]
    told_by: str = ""


@dataclass(frozen=True)
class SignalLine:
    """What was passed on to who can mend it: a theme, how often it was met, to whom, and the answer."""

    theme: str
    description: str
    times: int
    passed: tuple[tuple[str, date, str], ...] = ()


@dataclass(frozen=True)
class YearReportData:
    """The report of ``first`` up to and with ``last``, laid beside ``before`` (None: nothing is known of it).

    ``until``: the day up to which was counted, where the period is not over. ``of_whom`` says whose figures they are
    where that is not everybody, and ``few`` is below how many answers nothing is shown. ``staff`` is in full-time
    equivalents. ``missing`` says what was not noted yet and so is not counted, ``belongs`` who counts for the partner
    or the coordinator it is of.
    """

    first: date
    last: date
    before: tuple[date, date] | None = None
    until: date | None = None
    of_whom: str = ""
    foreword: str = ""
    staff: float | None = None
    chapters: tuple[AimChapter, ...] = ()
    answers: tuple[AreaAnswers, ...] = ()
    stories: tuple[StoryWords, ...] = ()
    signals: tuple[SignalLine, ...] = ()
    few: int = 5
    missing: str = ""
    belongs: tuple[str, ...] = ()
    letterhead: Letterhead = field(default_factory=Letterhead)

    @property
    def figures(self) -> tuple[FigureLine, ...]:
        """All of both aims."""
        return tuple(figure for chapter in self.chapters for figure in chapter.figures)

"""A report made by hand, with everything in it that a report may hold."""

from dataclasses import replace
from datetime import date

from app.documents.data import Letterhead
from app.documents.year_report_data import (
    AimChapter,
    AreaAnswers,
    FigureLine,
    Moment,
    PartLine,
    SignalLine,
    Split,
    StoryWords,
    YearReportData,
)

_GENDER = (("f", "vrouw"), ("m", "man"), ("x", "x"))
_AGES = tuple((code, code.replace("-", " tot ")) for code in ("18-29", "30-44", "45-59", "60-74", "75+"))
_TOWNS = tuple((town, town) for town in ("Geel", "Herentals", "Mol", "Turnhout", "Westerlo"))


def _split(by: str, words: str, values: tuple[tuple[str, str], ...], counts: tuple[int, ...]) -> Split:
    parts = (PartLine(code, said, n) for (code, said), n in zip(values, counts, strict=False) if n)
    return Split(by, words, tuple(parts), by != "target_group")


def _figure(name: str, words: str, n: int, before: int | None, *, towns: tuple[int, ...] = ()) -> FigureLine:
    women, young = n * 2 // 3, n // 4
    splits = (
        _split("gender", "gender", _GENDER, (women, n - women)),
        _split("age_band", "leeftijd", _AGES, (0, young, n - young)),
        _split("municipality", "gemeente", (*_TOWNS[: len(towns)], ("other", "andere")), (*towns, n - sum(towns))),
    )
    explained = f"Hoe {words} geteld worden, staat hier in een zin of twee."
    return FigureLine(name, words, n, before, splits, explained, main=True)


def sample(name: str = "CGG De Zonnebloesem", text: str = "wat er gezegd werd") -> YearReportData:
    """The report of 2026 of an invented office."""
    ended = _figure("duos_ended", "Duo's afgerond", 11, 8, towns=(5,))
    reasons = (("reason", "reden", (("agreed", "in overleg"), ("other", "andere")), (6, 5)),
               ("length", "hoelang", (("0-6", "minder dan een half jaar"), ("other", "andere")), (5, 6)))  # fmt: skip
    more = tuple(_split(by, words, values, counts) for by, words, values, counts in reasons)
    ended = replace(ended, splits=(*ended.splits, *more), note="De helft duurde meer dan 14 maanden.")
    isolation = (
        _figure("duos_running", "Duo's onderweg op 31 december", 37, 31, towns=(14, 9, 6)),
        _figure("duos_started", "Duo's gestart", 17, 14, towns=(8,)),
        ended,
        _figure("waiting", "Deelnemers die wachten op 31 december", 24, 27, towns=(9, 0, 7)),
        _figure("new_participants", "Nieuwe deelnemers", 22, 25, towns=(7, 6)),
        _figure("contacts", "Keren dat een duo elkaar zag", 1_204, 987, towns=(410, 306, 200)),
    )
    integration = (
        _figure("new_buddies", "Nieuwe buddy's", 15, 0, towns=(6,)),
        _figure("attendance", "Aanwezigheden op momenten", 143, None, towns=(88, 20)),
        FigureLine("reached", "Mensen bereikt met bekendmaking", 640, 410),
    )
    options = ("helemaal niet", "weinig", "wat", "veel", "heel veel")
    moments = (
        Moment("3", "na 3 maanden", (0, 1, 6, 9, 3), 19),
        Moment("12", "na een jaar", (0, 0, 3, 8, 6), 17),
        Moment("24", "na 2 jaar", None, 3),
    )
    return YearReportData(
        date(2026, 1, 1),
        date(2026, 12, 31),
        (date(2025, 1, 1), date(2025, 12, 31)),
        foreword=text,
        staff=0.5,
        chapters=(
            AimChapter("isolation", "Isolement doorbreken", isolation),
            AimChapter("integration", "Meedoen", integration),
        ),
        answers=(
            AreaAnswers("company", "Gezelschap", options, moments, (1, 5, 8)),
            AreaAnswers("self", "Zelfvertrouwen", options, moments[:1]),
        ),
        stories=(
            StoryWords((("Wat betekent je buddy voor jou?", text), ("Wat was fijn?", "De zee zien.")), "een deelnemer"),
            StoryWords((("Wat leerde je bij?", "Ik kijk nu anders naar wie ziek is."),), "een buddy"),
        ),
        signals=(SignalLine(name, text, 4, ((name, date(2026, 5, 3), text), (name, date(2026, 9, 1), ""))),),
        letterhead=Letterhead(name, ("Lindelaan 12", "2440 Geel"), "0400 00 00 10", "post@zonnebloesem.example"),
    )

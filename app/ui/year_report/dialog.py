"""The report of a period: what goes in it, the paper in sight, and the file it is saved in."""

from concurrent.futures import CancelledError
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import KlikError
from app.figures.asked import Asked
from app.i18n import N_, _, number
from app.services import year_report, year_report_told, year_words
from app.services.year_report import CSV, EXCEL, JSON, PDF, Chosen
from app.services.year_report_told import Offered
from app.services.year_words import YearWords
from app.ui import theme
from app.ui.figures.period_words import period_words
from app.ui.office.paper_preview import DPI, PaperPreview
from app.ui.saving import nobody, noted, plain, save_as
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Task
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import column, row, scrolled
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import label
from app.ui.year_report.stories import StoriesChoice
from app.vocabulary import HandoutKind

ASIDE, LARGEST, ROUND = 400, (1180, 820), 24
REST = 400
"""Milliseconds without another choice before the paper is made again."""
_HOLDS = {
    EXCEL: N_(
        "A workbook with five sheets: whose figures they are, the figures beside those of the period before, each "
        "figure divided by one fact at a time, what was answered when looking back, and how it is counted. Numbers are "
        "numbers, to reckon further with."
    ),
    CSV: N_(
        "A line for every number, with codes that stay the same from year to year and the Dutch words beside them. For "
        "the umbrella organisation, which adds up several offices. It opens in Excel and in LibreOffice."
    ),
    JSON: N_("The same as CSV in the shape of the figures, for another program."),
}


@dataclass(frozen=True)
class _Made:
    """What was made beside the window: the pages, or what is wrong with the words; and what may be told, once read."""

    pages: tuple[bytes, ...]
    trouble: KlikError | None
    offered: tuple[Offered, ...] | None


class ReportDialog(Dialog):
    """At the left what goes in it, at the right the paper; what is typed is kept with the year."""

    def __init__(self, store: Store, asked: Asked, today: date, parent: QWidget | None = None) -> None:
        self._period = period_words((asked.first, asked.last))
        super().__init__(parent, _("Report of {period}").format(period=self._period), width=0)
        self._store, self._asked, self._today = store, asked, today
        self._year = asked.last.year
        self._task: Task | None = None
        self._offered = False
        self._make_parts()
        self._assemble()
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(self._show_paper)
        for box in (self.plots, self.impact, self.signals):
            box.toggled.connect(lambda _on: self._rest.start())
        self.stories.changed.connect(self._rest.start)
        self.foreword.committed.connect(lambda _text: self._keep())
        self.staff.committed.connect(lambda _text: self._keep())
        self.kinds.chosen.connect(self._show_kind)
        self.save.clicked.connect(lambda _on=False: self._save())
        self._show_kind(PDF)
        self._show_paper()

    @property
    def chosen(self) -> Chosen:
        """What goes in it as it stands now."""
        return Chosen(
            self._words,
            plots=self.plots.isChecked(),
            impact=self.impact.isChecked(),
            signals=self.signals.isChecked(),
            stories=self.stories.chosen,
        )

    def take_size(self, window: QWidget) -> None:
        wide, high = LARGEST
        self.resize(min(theme.px(wide), window.width() - 2 * ROUND), min(theme.px(high), window.height() - 2 * ROUND))

    def done(self, answer: int) -> None:
        if self._task:
            self._task.cancel()
        super().done(answer)

    @property
    def _words(self) -> YearWords:
        return YearWords(self.foreword.text, _staff(self.staff.text))

    def _keep(self) -> None:
        self._store.write_quietly(year_words.say_of_year, self._year, self._words)
        self._texts = {text: text.toPlainText() for text in self._texts}  # what is kept is not lost when it is closed
        self._rest.start()

    def _show_kind(self, kind: str) -> None:
        """Only a paper has more in it than figures."""
        self.inside.setEnabled(kind == PDF)
        waits = kind == PDF and not self.preview.pages.images and self.foreword.error == ""
        self._shown.setCurrentIndex(0 if kind == PDF and not waits else 1)
        self._holds.setText(
            _("The figures are counted, and the report is made.")
            if waits
            else _(_HOLDS[kind])
            if kind in _HOLDS
            else ""
        )

    def _show_paper(self) -> None:
        """Make the paper beside the window, as it is chosen now."""
        if self._task:
            self._task.cancel()
        vault, asked, today, chosen, first = self._store.vault, self._asked, self._today, self.chosen, not self._offered

        def work(is_cancelled: IsCancelled, _report: object) -> _Made:
            if is_cancelled():
                raise CancelledError
            with vault.read() as session:
                offered = year_report_told.offered(session, asked) if first else None
                try:
                    data = year_report.report(session, asked, today, chosen)
                except KlikError as error:
                    return _Made((), error, offered)
            from app.documents.raster import pages_as_png

            pdf = year_report.pdf(data)
            if is_cancelled():  # she chose on meanwhile
                raise CancelledError
            return _Made(tuple(pages_as_png(pdf, DPI)), None, offered)

        task = self._task = Task(work)
        task.done.connect(self._show)
        task.start()

    def _show(self, made: _Made) -> None:
        if made.offered is not None:
            self._offered = True
            self.stories.offer(made.offered)
        self.foreword.set_error(str(made.trouble or ""))
        if made.trouble is None:  # else the last that was right stays in sight, paler
            self.preview.show_pages(made.pages)
        self.preview.setEnabled(made.trouble is None)
        self._show_kind(self.kinds.current)

    def _save(self) -> None:
        """Save it in a file; that a story left is noted with who told it."""
        if not (self.foreword.commit() and self.staff.commit()):
            return
        kind, chosen = self.kinds.current, self.chosen
        vault, asked, today = self._store.vault, self._asked, self._today
        sent = nobody
        if kind == PDF and chosen.stories:
            whom = self._store.read(year_report_told.whose, asked, chosen.stories)
            what = _("Story in the report of {period}").format(period=self._period)
            sent = noted(self._store, HandoutKind.EXPORT, what, today, *whom)  # type: ignore[assignment]

        def make() -> bytes:
            with vault.read() as session:
                data = year_report.report(session, asked, today, chosen)
            return year_report.WRITERS[kind](data)

        name = f"{plain(_('report'), 'klik')}-{plain(self._period, str(self._year))}{kind}"
        save_as(self, self._store, name, make, kind, _("Save the report"), sent)

    def _make_parts(self) -> None:
        kept = self._store.read(year_words.year_words, self._year)
        without = _("In your own words, and without a name of a participant or a buddy.")
        self.foreword = TextField(
            _("Foreword for {year}").format(year=self._year), kept.foreword, lines=5, hint=without
        )
        fte = "" if kept.staff is None else number(kept.staff)
        hint = _("In full-time equivalents, such as 0,5.")
        self.staff = TextField(_("Staff in {year}").format(year=self._year), fte, check=_wrong_staff, hint=hint)
        self.plots = CheckBox(_("Plots"), on=True)
        self.impact = CheckBox(_("What changed, from the evaluations"), on=True)
        self.signals = CheckBox(_("Signals that were passed on"), on=True)
        self.stories = StoriesChoice()
        self.preview = PaperPreview()
        self.kinds = Segmented([(PDF, "PDF"), (EXCEL, "Excel"), (CSV, "CSV"), (JSON, "JSON")], _("Kind of file"))
        self._holds = label("", wrap=True)

    def _assemble(self) -> None:
        self.inside = QWidget()
        boxes = column(self.plots, self.impact, self.signals, gap=2)
        self.inside.setLayout(
            column(
                self.foreword,
                self.staff,
                column(label(_("What goes in it"), theme.SECOND, bold=True), boxes, gap=4),
                column(label(_("Stories"), theme.SECOND, bold=True), self.stories, gap=4),
                1,
                gap=16,
                margins=(0, 0, 8, 0),
            )
        )
        self.left = scrolled(self.inside, _("What goes in it"))
        theme.fix(self.left, width=ASIDE)
        told = QWidget()
        told.setLayout(column(self._holds, 1))
        self._shown = QStackedWidget()
        for widget in (self.preview, told):
            self._shown.addWidget(widget)
        right = column(row(self.kinds, 1), self._shown, gap=12)
        right.setStretch(1, 1)
        both = row(self.left, right, gap=20)
        both.setStretch(1, 1)
        self.body.addLayout(both)
        self._inside.setStretch(self._inside.indexOf(self.body), 1)
        self.hint.setText(_("Small groups are taken together, and nobody's name stands in it."))
        self.add_answer(outlined(_("Close")), accepts=False)
        self.save = self.add_answer(filled(_("Save…")), accepts=None, default=True)


def _staff(text: str) -> float | None:
    """``0,5``; None for what is no number."""
    try:
        return float(text.replace(",", ".")) if text.strip() else None
    except ValueError:
        return None


def _wrong_staff(text: str) -> str:
    found = _staff(text)
    right = not text.strip() or (found is not None and 0 < found <= year_words.MOST_STAFF)
    return "" if right else _(year_words.WRONG_STAFF)

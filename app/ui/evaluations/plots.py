"""What was answered over time: one small drawing a question, with the words of its answers beside it.

The answers stand as rows, the last one on top, the moments as columns; a shape says whose answer it is. No answers are
added up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from app.services.evaluations import EvaluationRow, Question, moment_words
from app.ui import theme
from app.ui.evaluations.moments import brief_moment
from app.ui.widgets.layout import column
from app.ui.widgets.marks import Mark, paint_mark
from app.ui.widgets.paint import antialiased
from app.ui.widgets.text import label
from app.vocabulary import Voice

_ROLES = {Voice.PARTICIPANT: "participant", Voice.BUDDY: "buddy", Voice.TOGETHER: "group"}
_LINE, _MARK, _FOOT, _COLUMN = 20, 10, 20, 52
MOST_MOMENTS = 4


@dataclass(frozen=True)
class Series:
    """A question and who answered it when: ``points`` are the column, whose it is, and the place of the answer."""

    question: Question
    moments: tuple[int | None, ...]
    points: tuple[tuple[int, Voice, int], ...]


def series(held: Iterable[EvaluationRow]) -> list[Series]:
    """Each choice that was answered, in the order it was asked; the last few moments at most."""
    oldest = sorted(held, key=lambda row: row.on)
    found: dict[tuple[str, tuple[str, ...]], tuple[Question, list[tuple[EvaluationRow, int]]]] = {}
    for row in sorted(oldest, key=lambda row: list(Voice).index(row.voice)):
        for question in row.questions:
            answer = row.answers.get(question.key)
            if question.options and isinstance(answer, int):
                found.setdefault((question.key, question.options), (question, []))[1].append((row, answer))
    made = []
    for question, answered in found.values():
        moments = list(dict.fromkeys(_moment(row) for row in oldest if any(row is one for one, _at in answered)))
        shown = moments[-MOST_MOMENTS:]
        points = tuple(
            (shown.index(_moment(row)), row.voice, answer) for row, answer in answered if _moment(row) in shown
        )
        made.append(Series(question, tuple(months for months, _day in shown), points))
    return made


def _moment(row: EvaluationRow) -> tuple[int | None, object]:
    """One column for all that was held at a moment; what was said in between stands by its day."""
    return row.months, None if row.months is not None else row.on


class Plot(QWidget):
    """One question: its words, and the drawing."""

    def __init__(self, shown: Series, names: dict[Voice, str]) -> None:
        super().__init__()
        self.drawing = _Drawing(shown)
        spoken = "; ".join(
            _("{name} {moment}: {answer}").format(
                name=names[voice], moment=moment_words(shown.moments[at]), answer=shown.question.options[answer - 1]
            )
            for at, voice, answer in shown.points
        )
        self.drawing.setAccessibleName(f"{shown.question.text} {spoken}")
        self.drawing.setToolTip(spoken.replace("; ", "\n"))
        self.setLayout(column(label(shown.question.text, theme.SECOND, bold=True, wrap=True), self.drawing, 1, gap=4))


class _Drawing(QWidget):
    def __init__(self, shown: Series) -> None:
        super().__init__()
        self._shown = shown
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.fix(self, height=len(shown.question.options) * _LINE + _FOOT)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(260), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(180), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        options, moments = self._shown.question.options, self._shown.moments
        line, across = theme.px(_LINE), theme.px(_COLUMN)
        with antialiased(self) as painter:
            painter.setFont(theme.font(theme.SMALL))
            most = max(self.width() - len(moments) * across - 8, 40)
            words = min(max(painter.fontMetrics().horizontalAdvance(option) for option in options) + 12, most)
            ground = line * len(options)
            for at, option in enumerate(reversed(options)):
                middle = line * (at + 0.5)
                painter.setPen(theme.pen("line", 1))
                painter.drawLine(QPointF(words, middle), QPointF(words + len(moments) * across, middle))
                painter.setPen(theme.color("text2"))
                elided = painter.fontMetrics().elidedText(option, Qt.TextElideMode.ElideRight, words - 10)
                painter.drawText(QRectF(0, line * at, words, line), Qt.AlignmentFlag.AlignVCenter, elided)
            for at, months in enumerate(moments):
                foot = QRectF(words + at * across, ground, across, theme.px(_FOOT))
                painter.setPen(theme.color("text2"))
                painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, brief_moment(months))
            self._paint_points(painter, words, line, across)

    def _paint_points(self, painter: QPainter, left: float, line: float, across: float) -> None:
        """Answers of one moment that are the same stand beside each other, as touching shapes."""
        size = theme.px(_MARK)
        together: dict[tuple[int, int], list[Voice]] = {}
        for at, voice, answer in self._shown.points:
            together.setdefault((at, answer), []).append(voice)
        for (at, answer), voices in together.items():
            start = left + (at + 0.5) * across - len(voices) * size / 2
            for number, voice in enumerate(voices):
                middle = line * (len(self._shown.question.options) - answer + 0.5)
                area = QRectF(start + number * size, middle - size / 2, size, size)
                paint_mark(painter, Mark(_ROLES[voice]), area, solid=True)


class Legend(QWidget):
    """Which shape is whose."""

    def __init__(self) -> None:
        super().__init__()
        self._names: Sequence[tuple[Voice, str]] = ()
        theme.fix(self, height=20)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_names(self, names: dict[Voice, str]) -> None:
        """Say other names."""
        self._names = list(names.items())
        self.setAccessibleName(", ".join(names.values()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            painter.setFont(theme.font(theme.SMALL))
            left, size = 0.0, theme.px(_MARK)
            for voice, name in self._names:
                paint_mark(
                    painter, Mark(_ROLES[voice]), QRectF(left, (self.height() - size) / 2, size, size), solid=True
                )
                painter.setPen(theme.color("text2"))
                room = QRectF(left + size + 6, 0, self.width(), self.height())
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
                left += size + 28 + painter.fontMetrics().horizontalAdvance(name)

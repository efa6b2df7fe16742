"""One area: how often each answer was given at each moment, who moved along the list, and the list of each number."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.figures.impact import Area, AtMoment, Paired, Scale
from app.figures.plots import Answers
from app.i18n import _
from app.services import impact_words
from app.services.evaluations import moment_words
from app.services.impact import Impact
from app.ui import theme
from app.ui.figures.plot import PlotView
from app.ui.widgets.buttons import Button, link
from app.ui.widgets.card import Card, InnerFold
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import label


class AreaCard(Card):
    """``wanted`` tells of what a list is asked: the area, in words of which answers, the evaluations behind it, and
    whether it is about first and last answers.
    """

    wanted = Signal(object, str, tuple, bool)

    def __init__(self, found: Impact, area: Area) -> None:
        super().__init__(impact_words.called(found, area))
        self.area = area
        self.numbers: list[Button] = []
        self._question = impact_words.question(found, area)
        now, *before = area.scales
        self.add(self._scale(now))
        if changed := impact_words.changed_words(len(area.changed_in_between)):
            self.add(label(changed, theme.SECOND, tone="text2", wrap=True))
        if before:
            inside = QWidget()
            layout = QVBoxLayout(inside)
            layout.setContentsMargins(0, 0, 0, 0)
            for scale in before:
                layout.addWidget(self._scale(scale))
            self.add(InnerFold(_("As it was asked before, with other answers"), inside))
        self.body.addStretch(1)

    def _scale(self, scale: Scale) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        plot = PlotView()
        plot.show_plot(answers_of(self._question, scale))
        plot.setAccessibleName(self.title.text())
        layout.addWidget(plot)
        whose = label(_("Whose:"), theme.SECOND, tone="text2")
        layout.addWidget(Flow([whose, *(self._moment(one) for one in scale.moments)], 12))
        layout.addWidget(
            label(_("Who answered more than once: the last answer beside the first"), theme.SECOND, bold=True)
        )
        layout.addWidget(Flow(list(self._pairs(scale.paired)), 12))
        return made

    def _moment(self, one: AtMoment) -> Button:
        words = _("{moment} ({n})").format(moment=moment_words(one.months), n=one.n)
        return self._number(words, one.ids, moment_words(one.months))

    def _pairs(self, pairs: Paired) -> Sequence[QWidget]:
        said = impact_words.paired_words(pairs)
        if not pairs.shown:
            return [self._number(said[0], pairs.ids) if pairs.n else label(said[0], theme.SECOND, tone="text2")]
        behind = (pairs.up, pairs.same, pairs.down)
        return [self._number(words, ids) for words, ids in zip(said, behind, strict=True)]

    def _number(self, words: str, ids: tuple[UUID, ...], of: str = "") -> Button:
        """A number in words, behind which stands its list, headed ``of`` which moment, or with the same words."""
        made = link(words)
        made.setEnabled(bool(ids))
        made.setAccessibleName(_("Show whose: {what}").format(what=f"{self.title.text()}, {words}"))
        made.clicked.connect(lambda: self.wanted.emit(self.area, of or words, ids, not of))
        self.numbers.append(made)
        return made


def answers_of(title: str, scale: Scale) -> Answers:
    """The plot of one question, as window and paper draw it."""
    moments = [(moment_words(one.months), one.counts, one.n) for one in scale.moments]
    return Answers(title, scale.options, moments)

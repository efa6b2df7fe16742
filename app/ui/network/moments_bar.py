"""Which map is in sight: the one of now, one that was kept, or two laid over each other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QSizePolicy, QWidget

from app.i18n import _
from app.services.network_moments import Moment
from app.ui.network.moment_words import COMPARE, NOW, moment_words
from app.ui.network.time_slider import TimeSlider
from app.ui.widgets.buttons import choice, quiet
from app.ui.widgets.field import Choice
from app.ui.widgets.layout import row
from app.ui.widgets.segmented import Segmented

BESIDE = 1  # so many kept maps stand side by side with now; more are dropped down


class MomentsBar(QWidget):
    """Tells ``NOW``, ``COMPARE`` or the id of a kept map as text; hidden until one was kept.

    While two are laid over each other, which two takes the place of what else could be seen. ``keep`` stands among the
    tools of the map of now.
    """

    chosen = Signal(str)
    compared = Signal(str, str)  # from which map to which
    keep_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.views = Segmented([(NOW, _("Now"))], _("Which map"))
        self.drop = _drop(_("Which map"))
        self.compare = choice(_("Compare"))
        self.keep = quiet(_("Keep moment…"), "fix")
        self.keep.setToolTip(_("Keep the map as it is now, to see later what changed"))
        self.start, self.end = _drop(_("From which map")), _drop(_("To which map"))
        self.slider = TimeSlider(_("From then to now"))
        self._kept: Sequence[Moment] = ()
        self._current, self._may_keep, self._on_map = NOW, False, False
        self._days = QWidget()
        self._days.setLayout(row(self.start, self.slider, self.end))
        inside = row(self.views, self.drop, self.compare, self._days, gap=12)
        inside.addStretch(1)
        self.setLayout(inside)
        self.views.chosen.connect(self.chosen)
        self.drop.chosen.connect(self.chosen)
        self.compare.clicked.connect(lambda on: self.chosen.emit(COMPARE if on else NOW))
        self.keep.clicked.connect(self.keep_wanted)
        for end in (self.start, self.end):
            end.chosen.connect(lambda _key: self.compared.emit(self.start.current, self.end.current))
        self._show()

    def show_moments(self, kept: Sequence[Moment], current: str, may_keep: bool) -> None:
        """Offer what was kept; ``current`` is in sight. ``may_keep``: whether there is something to keep now."""
        self._kept, self._current, self._may_keep = kept, current, may_keep
        options = [(NOW, _("Now")), *((str(one.id), moment_words(one)) for one in kept)]
        self.views.set_options([*options, (COMPARE, _("Compare"))])
        self.views.blockSignals(True)
        self.views.choose(current)
        self.views.blockSignals(False)
        _offer(self.drop, options, NOW if current == COMPARE else current)
        self._show()

    def show_ends(self, start: str, end: str) -> None:
        """Show which two maps are laid over each other; the later one is kept after the first, or is of now."""
        kept = [(str(one.id), moment_words(one)) for one in self._kept]
        later = [key for key, _words in kept].index(start) + 1
        _offer(self.start, kept, start)
        _offer(self.end, [*kept[later:], (NOW, _("Now"))], end)
        self.slider.setAccessibleDescription(f"{self.start.currentText()} → {self.end.currentText()}")

    def show_of_map(self, on: bool) -> None:
        """Whether a map is in sight at all."""
        self._on_map = on
        self._show()

    def _show(self) -> None:
        comparing = self._current == COMPARE
        beside = not comparing and len(self._kept) <= BESIDE
        if self.isAncestorOf(QApplication.focusWidget() or self):
            QTimer.singleShot(0, self, self._keep_keyboard)
        self.setFocusProxy(self.views if beside else self.compare)
        self.setVisible(self._on_map and bool(self._kept))
        self.views.setVisible(beside)
        self.drop.setVisible(not beside and not comparing)
        self.compare.setVisible(not beside)
        self.compare.setChecked(comparing)
        self.compare.updateGeometry()
        self.keep.setVisible(self._on_map and self._may_keep and self._current == NOW)
        self._days.setVisible(comparing)

    def _keep_keyboard(self) -> None:
        """What was walked to or pressed made room for something else, and is out of sight with the keyboard."""
        focus = QApplication.focusWidget()
        if focus is None or not focus.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)


def _drop(name: str) -> Choice:
    """A choice as wide as what it offers."""
    made = Choice([], name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def _offer(drop: Choice, options: Sequence[tuple[str, str]], key: str) -> None:
    drop.clear()
    for one, words in options:
        drop.addItem(words, one)
    drop.choose(key)

"""In own words: what may be told, with who said it only by what she or he is, and a name that still stands in it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _
from app.services.evaluations import moment_words
from app.services.stories import Story
from app.services.subjects import Subject
from app.ui import theme
from app.ui.widgets.buttons import Button, link
from app.ui.widgets.card import Fold
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import clear, column, separator
from app.ui.widgets.text import label
from app.vocabulary import Voice

WHOSE = {
    Voice.PARTICIPANT: N_("A participant, {moment}"),
    Voice.BUDDY: N_("A buddy, {moment}"),
    Voice.TOGETHER: N_("All together, {moment}"),
}


class StoriesPart(QWidget):
    """Folded until asked for: it is read with time."""

    opened = Signal(Subject)

    def __init__(self) -> None:
        super().__init__()
        self.duo_links: list[Button] = []
        content = QWidget()
        self._lines = QVBoxLayout(content)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(12)
        self.fold = Fold(_("In own words"), content)
        self.setLayout(column(self.fold))
        self._stories: Sequence[Story] = ()
        self._is_filled = True
        self.fold.opening.connect(self._fill)

    def show_stories(self, stories: Sequence[Story]) -> None:
        """Show others."""
        self._stories, self._is_filled = stories, False
        if self.fold.is_open:
            self._fill()
        self.fold.head.setText(_("In own words ({n})").format(n=len(stories)))
        self.fold.head.updateGeometry()

    def _fill(self) -> None:
        """The stories, once they are asked for."""
        if self._is_filled:
            return
        self._is_filled = True
        clear(self._lines)
        self.duo_links = []
        self._lines.addWidget(label(_about(self._stories), tone="text2", wrap=True))
        for one in self._stories:
            self._lines.addWidget(separator())
            self._lines.addWidget(self._story(one))

    def _story(self, one: Story) -> QWidget:
        duo = link(_("To the duo"))
        duo.setAccessibleName(_("To the duo that told this"))
        duo.clicked.connect(lambda: self.opened.emit(Subject("duo", one.duo_id)))
        self.duo_links.append(duo)
        whose = label(_(WHOSE[one.voice]).format(moment=moment_words(one.months)), bold=True)
        head = Flow([whose, label(one.consent, theme.SECOND, tone="text2"), duo], 12)
        made = QWidget()
        made.setLayout(column(head, *_parts(one), gap=4))
        return made


def _parts(one: Story) -> Iterator[QWidget]:
    for told in one.told:
        yield label(told.question, theme.SECOND, tone="text2", wrap=True)
        yield label(told.words, wrap=True)
    if one.names:
        said = _("These names still stand in it: {names}. Read it again before it is told.")
        yield label(said.format(names=", ".join(one.names)), theme.SECOND, tone="amber_ink", wrap=True)


def _about(stories: Sequence[Story]) -> str:
    if not stories:
        return _("Of this period nothing may be told. On the form after a year each side says whether that may.")
    return _(
        "Only what may be told, without the names that Klik knows. A nickname, or an event that everybody knows, it "
        "does not recognise: read it before you tell it. Who takes a consent back is no longer here."
    )

"""Of which evaluation it is: whose, and after how long."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services import evaluations
from app.services.thresholds import thresholds
from app.ui.duos.view import DuoView
from app.ui.store import Store
from app.ui.widgets.field import Choice, Field
from app.ui.widgets.layout import beside, column, row
from app.ui.widgets.segmented import Segmented
from app.vocabulary import Role, Voice

BETWEEN = "between"
MOST_LETTERS = 18


class Whose(QWidget):
    """A side, or together; and a moment, the one that is due before any other."""

    changed = Signal()

    def __init__(self, store: Store, view: DuoView, *, between: bool = True) -> None:
        super().__init__()
        self.voices = Segmented(
            [(voice.value, brief(voice_words(view, voice))) for voice in Voice], _("Whose evaluation")
        )
        months = store.read(evaluations.moments, view.row, view.held, view.today)
        known = [(str(at), evaluations.moment_words(at)) for at in months]
        self.moments = Choice([*known, (BETWEEN, evaluations.moment_words(None))] if between else known)
        lately = store.read(thresholds).both_sides_days
        voice, likely = evaluations.likely(view.held, view.due, view.today, lately)
        self.voices.choose(voice.value)
        self.moments.choose(str(likely if likely in months else months[0]))
        self.beside = QWidget()
        moment = Field(_("Moment"), self.moments, optional=False)
        self._line = beside(moment, self.beside)
        self.setLayout(column(row(self.voices, 1), self._line, gap=12))
        self.voices.chosen.connect(self.changed)
        self.moments.chosen.connect(self.changed)

    @property
    def voice(self) -> Voice:
        """Whose it is."""
        return Voice(self.voices.current)

    @property
    def months(self) -> int | None:
        """After how many months; None for one in between."""
        return None if self.moments.current == BETWEEN else int(self.moments.current)

    def put_beside(self, widget: QWidget) -> None:
        """Put something beside the moment."""
        self._line.replaceWidget(self.beside, widget)
        self.beside.deleteLater()


def brief(name: str) -> str:
    """As much of a name as a part of a choice holds."""
    return name if len(name) <= MOST_LETTERS else f"{name[: MOST_LETTERS - 1].rstrip()}…"


def voice_words(view: DuoView, voice: Voice) -> str:
    """How a side is called, or all together."""
    if voice is Voice.TOGETHER:
        return _("Together")
    names = view.names
    mine = names[Role(voice.value)]
    return mine if names[Role.PARTICIPANT] != names[Role.BUDDY] else _of_role(view, voice)


def _of_role(view: DuoView, voice: Voice) -> str:
    return view.row.participant_short if voice is Voice.PARTICIPANT else view.row.buddy_short

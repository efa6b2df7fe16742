"""Earlier calculations: what was decided on each, and whether it would come out the same, then and today."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _, long_date, ngettext, number
from app.matching.price_words import difference_sentences
from app.services import rounds
from app.services.rounds import Decision, RoundRow
from app.ui import messages, theme
from app.ui.matching.persons import dotted
from app.ui.matching.reshuffle import moves_in_words, names_in
from app.ui.matching.said import Said, SaidLines
from app.ui.matching.sheet import pointed
from app.ui.store import Store, Vault
from app.ui.tasks import IsCancelled, Report, Task, Work
from app.ui.widgets.buttons import filled, outlined, quiet
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.layout import bring_into_sight, column, row, scrolled, separator
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.matching.replay import Replay
    from app.matching.solution import Solution
    from app.services.proposals import Brief

_HIGH = 380  # of the list, which scrolls; lower where each has room for what comes out of it
_DAY, _EACH = 60, 130
_FEW = 10
_ICONS = {Decision.ASKED: "meet", Decision.KEPT: "fix", Decision.RELEASED: "undo", Decision.EXCLUDED: "close"}


class RoundsDialog(Dialog):
    """The newest first, by day, a few at a time; nothing is decided here."""

    def __init__(self, parent: QWidget | None, store: Store, today: date) -> None:
        text = _("What you decided on proposals, with what Klik knew and proposed then. It can be worked out again.")
        super().__init__(parent, _("Earlier calculations"), text, width=WIDE)
        self._vault, self._today = store.vault, today
        self._left = store.read(rounds.rounds)
        self.parts: list[RoundPart] = []
        self._shown = column(gap=10)
        self.more = quiet(_("Show earlier ones"), small=True)
        self.more.clicked.connect(self._go_on)
        if self._left:
            self._list()
        else:
            nothing = _("Nothing was decided on a calculation yet: no proposal was accepted or kept.")
            self.body.addWidget(pointed("info", label(nothing, wrap=True)))
        self.add_answer(filled(_("Ready")), default=True)

    def _list(self) -> None:
        content = QWidget()
        content.setLayout(column(self._shown, row(self.more, 1), 1, gap=10))
        area = scrolled(content, _("Earlier calculations"))
        self._show_more()
        theme.fix(area, height=min(_HIGH, _DAY + _EACH * len(self.parts)))
        self.body.addWidget(area)

    def _show_more(self) -> None:
        for of in self._left[:_FEW]:
            if not self.parts or self.parts[-1].round.on != of.on:
                said = long_date(of.on)
                day = label(said[:1].upper() + said[1:], bold=True)
                self._shown.addLayout(row(day, 1, margins=(0, 8 if self.parts else 0, 0, 0)))
            else:
                self._shown.addWidget(separator())
            part = RoundPart(of, self._vault, self._today)
            self.finished.connect(part.stop)
            self._shown.addWidget(part)
            self.parts.append(part)
        self._left = self._left[_FEW:]
        self.more.setVisible(bool(self._left))

    def _go_on(self) -> None:
        first = len(self.parts)
        self._show_more()
        self.parts[first].again.setFocus()  # the keyboard goes on where the button stood


class RoundPart(QWidget):
    """One round: what was decided, how large it was, and what it comes to when it is calculated again."""

    def __init__(self, of: RoundRow, vault: Vault, today: date) -> None:
        super().__init__()
        self.round, self._vault, self._today = of, vault, today
        self._task: Task | None = None
        decisions = [pointed(_ICONS[one.decision], label(one.sentence, wrap=True)) for one in of.decisions]
        size = label(_size(of), theme.SECOND, tone="text2", wrap=True)
        self.again = outlined(_("Work out again"), small=True)
        self.again.setAccessibleDescription("; ".join(one.sentence for one in of.decisions))
        self.again.clicked.connect(self._calculate)
        # A slot of its own would be gone by then; this one still stops what runs.
        self.destroyed.connect(lambda _gone=None: self.stop())
        self.outcome = SaidLines()
        self.outcome.hide()
        head = row(column(1, *decisions, 1, gap=4), column(self.again, 1), gap=12)
        head.setStretch(0, 1)
        indented = row(size, margins=(theme.px(18) + 10, 0, 0, 0))  # under the words beside an icon
        self.setLayout(column(column(head, indented, gap=0), self.outcome, gap=8))

    def stop(self) -> None:
        """Nobody waits for it any more."""
        if self._task:
            self._task.cancel()

    def _calculate(self) -> None:
        self.again.setEnabled(False)
        self.outcome.wait()
        self.outcome.show()
        task = self._task = Task(_work(self._vault, self.round, self._today))
        task.done.connect(self._say)
        task.failed.connect(self._fail)
        task.start()

    def _say(self, said: list[Said]) -> None:
        self._task = None
        self.outcome.say(said)
        self.again.setEnabled(True)
        bring_into_sight(self.outcome)

    def _fail(self, error: KlikError) -> None:
        self._task = None
        self.outcome.hide()
        self.again.setEnabled(True)
        messages.tell(self.window(), error)


def _size(of: RoundRow) -> str:
    """``5 voorstellen · 12 wachtenden · 8 vrije buddy's · An Zilverberk``"""
    return dotted(
        ngettext("{n} proposal", "{n} proposals", of.proposals).format(n=number(of.proposals)),
        _("{n} waiting").format(n=number(of.waiting)),
        ngettext("{n} free buddy", "{n} free buddies", of.buddies).format(n=number(of.buddies)),
        of.by,
    )


def _work(vault: Vault, of: RoundRow, today: date) -> Work:
    def work(is_cancelled: IsCancelled, _report: Report) -> list[Said]:
        # Numbers and solver are loaded here, beside the window.
        from app.matching.engine import solve
        from app.matching.replay import replay
        from app.services import proposals

        with vault.read() as session:
            problem, solution = rounds.calculation(session, of.id)
            now = proposals.brief(session, today)
        proposed = solve(now.problem, why=False, is_cancelled=is_cancelled)
        return outcome_words(replay(problem, solution, now.problem, proposed, is_cancelled), solution, now)

    return work


def outcome_words(found: "Replay", then: "Solution", now: "Brief") -> list[Said]:
    """Whether the same comes out, and what of it is otherwise today for who still waits."""
    again = found.again
    if again.moves or any(again.totals.values()):
        said: list[Said] = [("info", _("Klik now divides this otherwise than it did then:"))]
        said += difference_sentences(again, names_in(again, now))
    else:
        said = [("check", _("Worked out again the same comes out."))]
    if found.since.moves:
        today = _("With what is known today: {what}.").format(what=moves_in_words(found.since, now))
        return [*said, ("info", today)]
    if any(pair.participant in now.problem.participant_index for pair in then.pairs):
        return [*said, ("check", _("Whoever had a proposal then and still waits, would get the same today."))]
    return [*said, ("check", _("Whoever had a proposal then, is not waiting any more."))]

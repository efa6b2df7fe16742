"""Two people the coordinator wants to bring together: what the rules say is told while choosing, and decides nothing.

A pair that breaks a rule may be proposed all the same; then the reason is kept with it.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import _, labelled
from app.matching.explain import Explanation, explain
from app.matching.price_words import price_sentences
from app.matching.rules import State
from app.matching.wording import band, band_word, refusal_sentence
from app.services import duo_path, matching, people
from app.services.rounds import with_round
from app.services.rows import BuddyRow, ParticipantRow
from app.ui import theme
from app.ui.layers import as_if_read
from app.ui.matching.asking import ask_price
from app.ui.matching.facts import question_about, unknowns
from app.ui.matching.persons import Candidate, dotted, mark, place_of
from app.ui.matching.reckoning import Reckoning
from app.ui.matching.rows import kilometres, what_is_shared
from app.ui.matching.said import SaidLines
from app.ui.matching.sheet import pointed
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import clear, row
from app.ui.widgets.list_model import ListRow
from app.ui.widgets.picker import Picker
from app.ui.widgets.text import label
from app.vocabulary import BuddyStatus, ParticipantStatus, Role, word

if TYPE_CHECKING:
    from app.matching.prices import Price
    from app.services.proposals import Proposals


class OwnPairDialog(Dialog):
    """Accepted, ``proposed`` is the id of the duo and the names of its two."""

    def __init__(
        self, parent: QWidget | None, store: Store, today: Callable[[], date], found: "Proposals | None" = None
    ) -> None:
        """``found``: the proposals of now, against which the price of a pair is told."""
        text = _("Choose who waits and who is a buddy. Klik says what it knows of the two; the choice is yours.")
        super().__init__(parent, _("Propose two people yourself"), text, width=560)
        self._store, self._today, self._found = store, today, found
        self.reckoning = Reckoning(self)
        self.proposed: tuple[UUID, str]
        self._pair: Explanation | None = None
        self._participants = {str(one.id): one for one in store.read(people.participants, today())}
        self._buddies = {str(one.id): one for one in store.read(people.buddies, today())}
        self.participant = Picker(_("Participant"), _("Search name or place"), _waiting(self._participants.values()))
        self.buddy = Picker(_("Buddy"), _("Search name or place"), _proposable(self._buddies.values()))
        self.body.addLayout(row(self.participant, self.buddy, gap=16))
        self._said = QVBoxLayout()
        self._said.setSpacing(6)
        self.body.addLayout(self._said)
        self.reason = TextField(
            _("Why you propose them all the same"),
            hint=_("This is kept with the duo. Only you and your colleagues see it."),
            optional=False,
        )
        self.body.addWidget(as_if_read(self.reason))
        self.body.addStretch(1)
        self.add_cancel()
        self.propose = self.add_answer(filled(_("Propose")), default=True)
        self.propose.clicked.disconnect()
        self.propose.clicked.connect(self._propose)
        self._fit_soon = QTimer(self, interval=0, singleShot=True)
        self._fit_soon.timeout.connect(self._fit)
        for picker in (self.participant, self.buddy):
            picker.chosen.connect(self._judge)
        self._judge()
        self.participant.search.setFocus()

    def choose(self, participant: str, buddy: str) -> None:
        """Begin with these two."""
        self.participant.list.select(participant)
        self.buddy.list.select(buddy)

    def _judge(self) -> None:
        """Say what the rules and the facts say of the two that are chosen now."""
        participant = self._participants.get(self.participant.current)
        buddy = self._buddies.get(self.buddy.current)
        self._pair = None
        self.reckoning.drop()
        sentences: list[tuple[str, str]] = []
        if participant is None or buddy is None:
            sentences.append(("info", _("Choose a participant on the left and a buddy on the right.")))
        elif why := why_not(buddy):
            sentences.append(("info", _("{name} cannot be proposed now: {why}.").format(name=buddy.names, why=why)))
        else:
            self._pair = self._explain(participant, buddy)
            sentences += list(_said_of(self._pair, participant, buddy))
        self._show(sentences)
        self._ask_price()
        self.reason.setVisible(bool(self._pair and self._pair.refusals))
        self.reason.set_error("")
        self.propose.setEnabled(self._pair is not None)
        self.propose.setText(_("Propose all the same") if self._pair and self._pair.refusals else _("Propose"))
        self.propose.updateGeometry()
        self._fit_soon.start()

    def _explain(self, participant: ParticipantRow, buddy: BuddyRow) -> Explanation:
        problem = self._store.read(matching.pair_problem, participant.id, buddy.id, self._today())
        return explain(problem, str(participant.id), str(buddy.id))

    def _show(self, sentences: Sequence[tuple[str, str]]) -> None:
        clear(self._said)
        for icon, sentence in sentences:
            self._said.addWidget(
                pointed(icon, label(sentence, wrap=True), token="green" if icon == "check" else "text2")
            )

    def _ask_price(self) -> None:
        """What choosing them does to the others comes under it; of two whom a rule refuses there is none."""
        pair, found = self._pair, self._found
        if not (pair and found) or pair.refusals or not all(map(found.brief.enters, (pair.participant, pair.buddy))):
            return
        lines = SaidLines()
        self._said.addWidget(label(_("For the others on the list:"), theme.SECOND, bold=True, tone="text2"))
        self._said.addWidget(lines)
        lines.wait()

        def tell(price: "Price") -> None:
            lines.say(price_sentences(price, found.brief.called))
            self._fit_soon.start()

        ask_price(self.reckoning, found, (pair.participant, pair.buddy), tell)

    def _propose(self) -> None:
        pair = self._pair
        if pair is None:
            return
        if pair.refusals and not self.reason.text:
            self.reason.set_error(_("Say in a few words why; later you will want to know."))
            self._fit_soon.start()
            return
        accept = duo_path.accept
        if self._found:
            accept = with_round(accept, self._found.brief.problem, self._found.solution, self._today())
        try:
            duo_id = self._store.write(
                accept,
                UUID(pair.participant),
                UUID(pair.buddy),
                self._today(),
                self.reason.text if pair.refusals else None,
            )
        except KlikError as error:
            self._show([("info", str(error))])
            self._fit_soon.start()
            return
        names = self._participants[pair.participant].called, self._buddies[pair.buddy].called
        self.proposed = duo_id, " & ".join(names)
        self.accept()

    def _fit(self) -> None:
        """As high as what is said now, once the layout knows."""
        if self.isVisible():
            self.resize(self.width(), self._outer.totalHeightForWidth(self.width()))


def why_not(buddy: BuddyRow) -> str:
    """Why a buddy cannot be proposed to anybody now; empty where nothing stands in the way."""
    if not buddy.may_be_contacted:
        return _("may not be contacted any more")
    if buddy.status not in (BuddyStatus.AVAILABLE, BuddyStatus.IN_DUO):
        return word(buddy.status).lower()
    return "" if buddy.free_places else _("no free place")


def _waiting(people_known: Iterable[ParticipantRow]) -> list[ListRow]:
    return [
        _row(one, place_of(one), "")
        for one in people_known
        if one.status is ParticipantStatus.WAITING and one.may_be_contacted
    ]


def _proposable(people_known: Iterable[BuddyRow]) -> list[ListRow]:
    can, cannot = _("Can be proposed now"), _("Not now")
    rows = [(one, why_not(one)) for one in people_known]
    return [_row(one, place_of(one), can) for one, why in rows if not why] + [
        _row(one, why, cannot) for one, why in rows if why
    ]


def _row(person: Candidate, second: str, group: str) -> ListRow:
    return ListRow(str(person.id), (mark(person),), person.names, second, group=group, found_by=place_of(person))


def _said_of(pair: Explanation, participant: ParticipantRow, buddy: BuddyRow) -> list[tuple[str, str]]:
    """Icons and sentences: the rules that are broken, else how they fit, and what is still to ask."""
    names = participant.called, buddy.called
    said = [("warn", refusal_sentence(refusal, *names) + ".") for refusal in pair.refusals]
    if not said:
        shared = dotted(what_is_shared(pair), kilometres(pair))
        fits = band_word(band(pair.state, pair.fit))
        icon = "check" if pair.state is State.ALLOWED else "ask"
        said.append(
            (icon, labelled(f"{fits[:1].upper()}{fits[1:]}", shared) if shared else f"{fits[:1].upper()}{fits[1:]}")
        )
    people_of: dict[Role, Candidate] = {Role.PARTICIPANT: participant, Role.BUDDY: buddy}
    asked = [one for one in unknowns(pair, participant, buddy) if one.needed]
    return said + [("ask", question_about(people_of[one.side], one.about)) for one in asked]

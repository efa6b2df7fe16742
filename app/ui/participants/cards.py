"""What is known of a participant, as cards: own words and strengths first, care last and closed."""

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.services.rows import ParticipantRow
from app.ui.participants.words import question_heading
from app.ui.people import contents
from app.ui.people.cards import Cards
from app.ui.people.known import Known
from app.ui.widgets.card import Fold
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import row
from app.ui.widgets.text import label


class ParticipantCards(Cards[ParticipantRow]):
    """Question, strengths, wishes; beside them the duo, half-days, details and what was noted meanwhile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._care = QWidget()
        self._care_body = QVBoxLayout(self._care)
        self.care = Fold(_("Care and vulnerability"), self._care)
        self.lay_out(
            [
                self.card("question", ""),
                self.card("strengths", _("Strengths and interests")),
                self.card("wishes", _("Wishes for a buddy")),
                self.card("remarks", _("Remarks")),
            ],
            [
                self.card("duo", _("Duo"), change=False),
                self.availability_card(),
                self.card("contacts", _("Meanwhile"), change=False),
                self.card("facts", _("Details")),
            ],
            self.care,
        )

    def begin(self) -> None:
        self.care.close_content()  # care is closed until asked for, of each person anew

    def fill(self, known: Known[ParticipantRow]) -> None:
        one = known.row
        ask = _("Not noted yet. What would {name} like to do with a buddy?").format(name=one.called)
        self.put_quoted("question", question_heading(one.gender), one.question, ask)
        self.put("strengths", _strengths(one))
        self.put("wishes", contents.wishes(one, known.wished))
        self.put("remarks", contents.team_note(one.remarks))
        self.put_duos(known)
        facts = contents.person_facts(one, self.copied.emit)
        if one.referrer:
            facts.append((_("Referred by"), one.referrer))
        if one.priority_groups:
            facts.append((_("Group that may go first"), ", ".join(one.priority_groups)))
        self.put("facts", [contents.facts(facts)])
        self.put_contacts(known)
        care = one.care_note or _("Nothing noted. What stands here never comes on paper for others.")
        change = self.change("care", _("Care and vulnerability"))
        tone = "text" if one.care_note else "text2"
        contents.replace(self._care_body, [label(care, tone=tone, wrap=True), row(change, 1)])


def _strengths(one: ParticipantRow) -> list[QWidget | QLayout]:
    chips = contents.chips((*one.strengths, *(one.traits or ())), one.interests or (), "primary")
    found: list[QWidget | QLayout] = [Flow(chips)] if chips else []
    if not chips:
        ask = _("Still to ask: what is {name} good at, and what does {name} like to do?")
        found.append(label(ask.format(name=one.called), tone="text2", wrap=True))
    if one.gives:
        found.append(contents.sign("heart", "green", _("Does for others: {what}").format(what=one.gives)))
    return found

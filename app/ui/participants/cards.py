"""What is known of a participant, as cards: own words and strengths first, care last and closed."""

from dataclasses import replace

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.services.rows import ParticipantRow
from app.ui.participants.admission_card import GOES_ON, GONE, AdmissionCard
from app.ui.participants.words import question_heading
from app.ui.people import contents
from app.ui.people.cards import Cards
from app.ui.people.known import Known
from app.ui.widgets.card import Fold
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import row
from app.ui.widgets.text import label
from app.vocabulary import FollowUpKind, word


class ParticipantCards(Cards[ParticipantRow]):
    """Question, strengths, wishes; beside them the duo, half-days, details and what was noted meanwhile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.admission = AdmissionCard(self.change("admission", _("Admission")))
        self._cards["admission"] = self.admission
        self.admission.step_done.connect(self.step_done)
        self._care = QWidget()
        self._care_body = QVBoxLayout(self._care)
        self.care = Fold(_("Care and vulnerability"), self._care)
        self.lay_out(
            [
                self.card("question", ""),
                self.card("strengths", _("Strengths and interests")),
                self.card("wishes", _("Wishes for a buddy")),
                self.card("remarks", _("Remarks")),
                self.consents_card(),
                self.admission,
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
        for line in _about_question(one):
            self._cards["question"].add(line)
        self.put("strengths", _strengths(one))
        self.put("wishes", contents.wishes(one, known.wished))
        self.put("remarks", contents.team_note(one.remarks))
        self.put_duos(known)
        self.put("facts", [contents.facts(self._facts(one)), *_at_home(one)])
        goes_on = one.status in GOES_ON
        self.admission.show_known(known)
        # The question in own words comes first, always; after it what the page is about as long as the intake goes on.
        self.place("admission", 1 if goes_on or one.status in GONE else -2)
        shown = [step for step in known.steps if not (goes_on and step[1].kind is FollowUpKind.OWN_STEP)]
        self.put_contacts(replace(known, steps=shown))
        care = one.care_note or _("Nothing noted. What stands here never comes on paper for others.")
        change = self.change("care", _("Care and vulnerability"))
        tone = "text" if one.care_note else "text2"
        contents.replace(self._care_body, [label(care, tone=tone, wrap=True), row(change, 1)])

    def _facts(self, one: ParticipantRow) -> list[contents.Fact]:
        found = contents.person_facts(one, self.copied.emit)
        referrer = " · ".join(part for part in (one.referrer, one.referrer_contact) if part)
        more = {
            _("Household"): one.household,
            _("Budget"): one.budget,
            _("Referred by"): referrer,
            _("Knows us"): one.source,
            _("Dossier"): one.dossier,
            _("Target group"): ", ".join(one.target_groups or ()),
            _("Group that may go first"): ", ".join(one.priority_groups),
        }
        return [*found, *((words, said) for words, said in more.items() if said)]


def _about_question(one: ParticipantRow) -> list[QLayout]:
    """What is asked for in one word, and what a good week looks like."""
    found = []
    if one.question_kind:
        found.append(contents.sign("duo", "primary", _("Asks for {what}").format(what=word(one.question_kind))))
    if one.good_week:
        found.append(contents.sign("today", "text2", _("A good week: {what}").format(what=one.good_week)))
    return found


def _at_home(one: ParticipantRow) -> list[QLayout]:
    """What children at home ask of a buddy."""
    said = _("Children at home: the buddy shows extract 596.2.")
    return [contents.sign("shield", "primary", said)] if one.minors else []


def _strengths(one: ParticipantRow) -> list[QWidget | QLayout]:
    earlier = [_("{what}, earlier").format(what=what) for what in one.earlier or ()]
    chips = contents.chips((*one.strengths, *(one.traits or ())), (*(one.interests or ()), *earlier), "primary")
    found: list[QWidget | QLayout] = [Flow(chips)] if chips else []
    if not chips:
        ask = _("Still to ask: what is {name} good at, and what does {name} like to do?")
        found.append(label(ask.format(name=one.called), tone="text2", wrap=True))
    if one.would_try:
        found.append(contents.sign("step", "primary", _("Would try: {what}").format(what=", ".join(one.would_try))))
    if one.gives:
        found.append(contents.sign("heart", "green", _("Does for others: {what}").format(what=one.gives)))
    if one.helps:
        found.append(contents.sign("talk", "text2", _("What helps: {what}").format(what=one.helps)))
    return found

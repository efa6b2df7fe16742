"""What is known of a buddy, as cards: motivation and character first, then wishes, screening and details."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from app.i18n import _
from app.services.rows import BuddyRow, PersonRow
from app.ui import theme
from app.ui.buddies.stages import ASK, PAUSE, Stage, button, line, stages
from app.ui.buddies.words import area_words, capacity_words, intervision_words, motivation_heading
from app.ui.people import contents
from app.ui.people.cards import Cards
from app.ui.people.known import Known
from app.ui.people.words import age_fact, is_gone
from app.ui.widgets.availability_grid import AvailabilityGrid
from app.ui.widgets.buttons import Button, link, outlined
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column
from app.ui.widgets.text import label
from app.ui.words import known_date
from app.vocabulary import BuddyStatus, word

S = BuddyStatus
_ON_THE_WAY = (S.CANDIDATE, S.SCREENING, S.NOT_RETAINED, S.PAUSED)


class BuddyCards(Cards[BuddyRow]):
    """Motivation, interests, wishes; beside them the duos, half-days, contacts and details."""

    step_wanted = Signal(object)  # a BuddyStatus
    stage_wanted = Signal(str)  # as ``stages`` names them
    couple_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lay_out(
            [
                self.card("screening", _("Screening and next step"), change=False),
                self.card("motivation", ""),
                self.card("introduction", _("Introduction for a participant")),
                self.card("interests", _("Interests and character")),
                self.card("wishes", _("Wishes for a participant")),
                self.card("second", _("Second person of the couple")),
                self.card("remarks", _("Remarks")),
                self.consents_card(),
            ],
            [
                self.card("duo", _("Duo"), change=False),
                self.availability_card(),
                self.card("contacts", _("Contacts"), change=False),
                self.card("facts", _("Details")),
            ],
        )

    def fill(self, known: Known[BuddyRow]) -> None:
        one = known.row
        self.put("screening", self._screening(known))
        # As long as something is to follow it is what the page is about; of who is a buddy own words come first, unless
        # there are children and the law waits for a paper.
        waits = any(paper.children_of for paper in (known.papers.missing if known.papers else ()))
        self.place("screening", 0 if waits or one.status in _ON_THE_WAY else -2)
        self.grid_of.setText(_("half-days of {name}").format(name=one.first_name) if one.second else _("half-days"))
        ask = _("Not noted yet. Why would {name} like to be a buddy?").format(name=one.called)
        self.put_quoted("motivation", motivation_heading(one), one.motivation, ask)
        self.put("introduction", [label(one.introduction, wrap=True)] if one.introduction else [])
        self.put("interests", _interests(one))
        self.put("wishes", contents.wishes(one, known.wished))
        self.put("second", self._second(one))
        self.put("remarks", contents.team_note(one.remarks))
        self.put_duos(known)
        self.put("facts", [contents.facts(self._facts(known))])
        self.put_contacts(known)

    def _screening(self, known: Known[BuddyRow]) -> list[QWidget | QLayout]:
        """Where the screening stands and what may follow by hand; of a buddy what was noted and what lacks."""
        found: list[QWidget | QLayout] = [self._stage(one) for one in stages(known)]
        if known.row.status is S.NOT_RETAINED:
            words = _("Thank you for offering: who wants to mean something for somebody may fit well elsewhere.")
            found.append(label(words, theme.SECOND, tone="text2", wrap=True))
        if buttons := self._steps(known):
            flow = Flow(list(buttons))
            flow.setContentsMargins(0, 6, 0, 0)
            found.append(flow)
        return found

    def _stage(self, stage: Stage) -> QWidget:
        made = button(stage)
        if made:
            made.clicked.connect(lambda _checked=False: self.stage_wanted.emit(stage.id))
        return line(stage, made)

    def _steps(self, known: Known[BuddyRow]) -> list[Button]:
        """What a coordinator may do with the path now; who died or is admitted is where that left them."""
        if known.has_duo or is_gone(known.row) or known.row.admitted_since:
            return []
        stop, again = (S.STOPPED, _("Stop")), (S.AVAILABLE, _("Available again"))
        dialogs = {
            S.AVAILABLE: [(PAUSE, _("Pause…"))],
            S.PAUSED: [(PAUSE, _("Change the pause…"))],
            S.NOT_RETAINED: [(ASK, _("Screen again…"))],
        }.get(known.row.status, [])
        steps = {
            S.AVAILABLE: [stop],
            S.PAUSED: [again, stop],
            S.STOPPED: [again],
            S.CANDIDATE: [stop],
            S.SCREENING: [stop],
        }
        made = []
        for status, words in steps.get(known.row.status, []):
            one = outlined(words, small=True)
            one.clicked.connect(lambda _checked=False, status=status: self.step_wanted.emit(status))
            made.append(one)
        for id, words in dialogs:
            one = outlined(words, small=True)
            one.clicked.connect(lambda _checked=False, id=id: self.stage_wanted.emit(id))
            made.insert(0 if known.row.status is not S.PAUSED else 1, one)
        return made

    def _second(self, one: BuddyRow) -> list[QWidget | QLayout]:
        if one.second is None:
            return []
        name = column(
            label(one.second.full_name, bold=True, wrap=True),
            label(age_fact(one.second), theme.SECOND, tone="text2"),
            gap=0,
        )
        facts = contents.reach_facts(one.second, self.copied.emit, in_heading=False)
        facts += contents.asked_facts(one.second) + contents.own_facts(one.second)
        return [name, contents.facts(facts), _half_days(one.second)]

    def _facts(self, known: Known[BuddyRow]) -> list[contents.Fact]:
        one = known.row
        found = contents.person_facts(one, self.copied.emit)
        if one.offers:
            found.append((_("In mind"), word(one.offers)))
        found += [
            (_("Goes to"), area_words(one.areas, known.areas)),
            (_("Room for"), capacity_words(one)),
            (_("Active since"), known_date(one.active_since, one.active_precision)),
            (_("Intervision"), intervision_words(one)),
        ]
        if one.partner:
            found.append((_("Partner"), one.partner))
        told = ((_("Experience"), one.experience), (_("Volunteers"), one.other_work), (_("Knows us"), one.source))
        found += [(words, said) for words, said in told if said]
        if one.second is None:
            add = link(_("Add a second person…"))
            add.clicked.connect(self.couple_wanted)
            found.append((_("Couple"), add))
        return found


def _half_days(one: PersonRow) -> QWidget:
    """The half-days of the second person, to look at: a couple goes out when both are free."""
    made = AvailabilityGrid(_("Half-days of {name}").format(name=one.called), editable=False)
    made.set_values(one.availability)
    return made


def _interests(one: BuddyRow) -> list[QWidget | QLayout]:
    chips = contents.chips(one.traits or (), one.interests or (), "buddy")
    if chips:
        return [Flow(chips)]
    ask = _("Still to ask: what does {name} like to do?").format(name=one.called)
    return [label(ask, tone="text2", wrap=True)]

"""What is true of a record by itself: SQLAlchemy entities, one family per file, portable types only."""

from app.models.agreement import Agreement, Scan
from app.models.base import Base
from app.models.buddy import Buddy
from app.models.consent import Approval, Consent, Handout
from app.models.contact import Contact
from app.models.desk import Distinct, SavedFilter
from app.models.duo import Duo, DuoStep, Exclusion
from app.models.erasure import Erasure, KeptExpense, YearTotal
from app.models.evaluation import Evaluation, Goal
from app.models.event import Attendance, Event
from app.models.expense import Expense, ExpenseElsewhere, ExpenseNote, ExpenseYear, LegalAmount
from app.models.follow_up import FollowUp
from app.models.matching import Criterion, KeptProposal, Round
from app.models.network import Ladder, NetworkContact, NetworkMoment, NetworkTie
from app.models.network_meeting import Invitee, MeetingCheck, NetworkMeeting, PlanLine, Requirement
from app.models.offer import Offer, Referral
from app.models.office import Area, Coordinator, Office, Organisation, Template
from app.models.paper import Paper
from app.models.participant import Participant
from app.models.person import Person, Wish
from app.models.report import Report
from app.models.signal import PolicySignal, SignalPassing

__all__ = [
    "Agreement",
    "Approval",
    "Area",
    "Attendance",
    "Base",
    "Buddy",
    "Consent",
    "Contact",
    "Coordinator",
    "Criterion",
    "Distinct",
    "Duo",
    "DuoStep",
    "Erasure",
    "Evaluation",
    "Event",
    "Exclusion",
    "Expense",
    "ExpenseElsewhere",
    "ExpenseNote",
    "ExpenseYear",
    "FollowUp",
    "Goal",
    "Handout",
    "Invitee",
    "KeptExpense",
    "KeptProposal",
    "Ladder",
    "LegalAmount",
    "MeetingCheck",
    "NetworkContact",
    "NetworkMeeting",
    "NetworkMoment",
    "NetworkTie",
    "Offer",
    "Office",
    "Organisation",
    "Paper",
    "Participant",
    "Person",
    "PlanLine",
    "PolicySignal",
    "Referral",
    "Report",
    "Requirement",
    "Round",
    "SavedFilter",
    "Scan",
    "SignalPassing",
    "Template",
    "Wish",
    "YearTotal",
]

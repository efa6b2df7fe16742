"""The agreement of a duo: being settled, or summed up once it is signed and the two are on their way."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _, short_date
from app.services import agreements
from app.services.boundaries import boundary_examples
from app.ui import theme
from app.ui.duos.agreement_form import AgreementForm
from app.ui.duos.changes import told
from app.ui.duos.follower import Follower
from app.ui.duos.sign_dialog import SignDialog
from app.ui.duos.signed_copy import SignedCopy
from app.ui.duos.versions_dialog import VersionsDialog
from app.ui.duos.view import DuoView, read_view
from app.ui.store import Store
from app.ui.widgets.buttons import Button, link, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.columns import Columns
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, separator
from app.ui.widgets.term_rows import TermRows
from app.ui.widgets.text import label


class AgreementCard(Card):
    """A summary and a form, of which one is open; the form is made when it is first wanted.

    ``paper_wanted`` carries the id of the version to print, or None for the newest.
    """

    paper_wanted = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._view: DuoView | None = None
        self._form: AgreementForm | None = None
        self._opened_for: object = None
        self.chip = Chip("")
        self.edit = link(_("Change"), "note")
        self.edit.clicked.connect(self._turn)
        self.older = link("", "paper")
        self.older.clicked.connect(self._show_versions)
        self.set_head(_("Agreement"), self.chip, 1, self.older, self.edit)
        self.save = Button("filled", _("Print the agreement…"), "print")
        self.save.clicked.connect(lambda: self.paper_wanted.emit(None))
        self.sign = Button("outlined", _("Signed…"), "check")
        self.sign.clicked.connect(self._sign)
        self._hint = label("", theme.SECOND, tone="text2", wrap=True)
        self.drop = quiet(_("Do not renew after all"))
        self.drop.clicked.connect(self._drop)
        self._buttons = Flow([self.save, self.sign, self.drop])
        self.changes_head = label("", theme.SECOND, bold=True)
        self.changes = TermRows()
        self.summary = Summary()
        self.copy = SignedCopy(store)
        self.follower = Follower(store, _("Whoever follows the two signs as third; nobody was named yet."))
        for widget in (self._hint, self.follower, self.changes_head, self.changes, self._buttons, self.summary):
            self.add(widget)
        self._line = separator()
        self.add(self._line)
        self.add(self.copy)
        self.body.setSpacing(10)

    @property
    def form(self) -> AgreementForm:
        """The form, made now if it was not wanted before."""
        if self._form is None:
            self._form = AgreementForm()
            self._form.changed.connect(self._change)
            self.body.insertWidget(self.body.indexOf(self._line), self._form)
            self._form.offer(self._store.read(boundary_examples))
        return self._form

    def show_view(self, view: DuoView) -> None:
        self._view = view
        signed = view.terms["signed_on"]
        again = view.row.together and not signed and view.terms["id"] is not None
        opened = view.settling or (self._opened_for == view.row.id and view.row.open)
        self._show_state(view)
        self._hint.setText(_hint(view))
        self._hint.setVisible(opened or again)
        self.follower.show_view(view)
        self.follower.setVisible(not self.follower.isHidden() and (opened or again))
        self.save.become("filled" if view.settling else "outlined")
        self.sign.setVisible(view.settling or again)
        self._buttons.setVisible(opened or again)
        self._show_links(view, opened)
        self._show_changes(view, again)
        self.drop.setVisible(again and view.terms["version"] > 1)
        copy = view.versions[0] if view.versions and signed else None
        for widget in (self._line, self.copy):
            widget.setVisible(copy is not None)
        if copy:
            self.copy.show_version(view, copy)
        self.summary.setVisible(not opened)
        self.summary.show_view(view)
        if opened:
            self.form.show_view(view)
        if self._form:
            self._form.setVisible(opened)

    def _show_links(self, view: DuoView, opened: bool) -> None:
        """What may be done with the agreement as a whole."""
        self.edit.setVisible(view.row.together)
        known = view.terms["id"] is not None
        renew = known and view.terms["signed_on"] is not None
        words = _("Renew") if renew else _("Change") if known else _("Draw up")
        self.edit.setText(_("Ready") if opened else words)
        self.edit.icon_name = "check" if opened else "note"
        self.edit.updateGeometry()
        count = len(view.versions)
        self.older.setVisible(count > 0 and not view.settling)
        self.older.setText(_("View") if count == 1 else _("View {n} versions").format(n=count))
        self.older.updateGeometry()

    def _show_changes(self, view: DuoView, again: bool) -> None:
        """What the version that is still to sign changes of the one that holds."""
        draft = view.versions[0] if again and len(view.versions) > 1 else None
        for widget in (self.changes_head, self.changes):
            widget.setVisible(draft is not None)
        if draft:
            some = _("Changed since version {n}").format(n=draft.version - 1)
            none = _("Nothing was changed since version {n} yet").format(n=draft.version - 1)
            self.changes_head.setText(some if draft.changes else none)
            self.changes.show_terms(told(draft.changes, view.row))
            self.changes.setVisible(bool(draft.changes))

    def _show_state(self, view: DuoView) -> None:
        terms = view.terms
        if terms["signed_on"]:
            self.chip.change(_("signed {day}").format(day=short_date(terms["signed_on"])), "green", "check")
        elif terms["version"] > 1:
            self.chip.change(_("version {n}, still to sign").format(n=terms["version"]))
        elif view.row.together and terms["id"] is None:
            self.chip.change(_("none noted yet"))
        else:
            self.chip.change(_("still to sign") if view.row.click else _("draft"))

    def _turn(self) -> None:
        if not (view := self._view):
            return
        self.setFocus()  # what was being typed is kept first
        self._opened_for = None if self._opened_for == view.row.id else view.row.id
        if self._opened_for and view.terms["signed_on"]:
            self._store.write(agreements.renew, view.row.id)
        elif self._view:
            self.show_view(self._view)

    def _drop(self) -> None:
        if self._view:
            self._opened_for = None
            self._store.write(agreements.drop, self._view.row.id)

    def _show_versions(self) -> None:
        if not (view := self._view):
            return

        def again() -> DuoView:
            return self._store.read(read_view, view.row.id, view.today)

        VersionsDialog(self.window(), self._store, view, again, self._give_paper).exec()

    def _give_paper(self, version_id: UUID) -> None:
        self.paper_wanted.emit(version_id)

    def _change(self, fields: dict[str, object]) -> None:
        if self._view:
            self._store.write_quietly(agreements.change_agreement, self._view.row.id, fields)

    def _sign(self) -> None:
        if not (view := self._view):
            return
        text = (
            _("{both} and you signed. From this day the trial period runs.")
            if view.settling
            else _("{both} and you signed. From this day the agreement holds.")
            if view.terms["version"] == 1
            else _("{both} and you signed the new version. From this day it holds.")
        )
        both = text.format(both=view.names[None])
        dialog = SignDialog(self.window(), _("The agreement is signed"), both, _("Note the signing"), view)
        if dialog.exec():
            self._opened_for = None  # what was settled is summed up from here on
            service = agreements.sign_agreement if view.settling else agreements.sign_new_version
            self._store.write(service, view.row.id, *dialog.facts)


class Summary(QWidget):
    """What matters from day to day: the boundaries in three columns, what each brings in, the next look back."""

    def __init__(self) -> None:
        super().__init__()
        self.facts = [_Fact() for _column in range(6)]
        upper, lower = Columns(self.facts[:3], least=180, gap=24), Columns(self.facts[3:], least=180, gap=24)
        self.setLayout(column(upper, separator(), lower, gap=10))

    def show_view(self, view: DuoView) -> None:
        terms, row = view.terms, view.row
        words = (
            (_("Boundaries of {name}").format(name=row.participant_first), terms["boundaries_participant"]),
            (_("Boundaries of {name}").format(name=row.buddy_first), terms["boundaries_buddy"]),
            (_("Agreed together"), terms["boundaries_together"]),
            (_("{name} brings in").format(name=row.participant_first), terms["own_input_participant"]),
            (_("{name} brings in").format(name=row.buddy_first), terms["own_input_buddy"]),
            (_("Next look back"), _next_evaluation(view)),
        )
        for fact, (head, said) in zip(self.facts, words, strict=True):
            fact.show_words(head, said or _("not settled yet"))


class _Fact(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.head = label("", theme.SECOND, bold=True, wrap=True)
        self.words = label("", theme.SECOND, tone="text2", wrap=True)
        self.setLayout(column(self.head, self.words, 1, gap=2))

    def show_words(self, head: str, words: str) -> None:
        self.head.setText(head)
        self.words.setText(words)


def _hint(view: DuoView) -> str:
    if view.terms["version"] > 1:
        return _("Until this version is signed, the one before holds.")
    return _("Everything may stay empty and is kept as you type. What is empty becomes a dotted line on paper.")


def _next_evaluation(view: DuoView) -> str:
    """As the card of the evaluations says it; of two who are not together yet, as they settled it."""
    if view.due:
        return short_date(view.due.on)
    coming = [day for day in view.terms["evaluations_on"] or () if day >= view.today.isoformat()]
    review = view.terms["review_on"]
    if coming:
        return short_date(date.fromisoformat(min(coming)))
    return short_date(review) if review and review >= view.today else ""

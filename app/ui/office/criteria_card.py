"""The office's own criteria: what counts here for a match and Klik does not ask of itself."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import N_, _, ngettext, number
from app.services import criteria
from app.services.criteria import CriterionRow, Uses
from app.ui.messages import confirm
from app.ui.store import Store
from app.ui.widgets.buttons import filled, link, outlined, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import clear, row
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import ElidedLabel, label

EXAMPLES = (N_("Likes dogs"), N_("Drives a car"))
YES_NO, WORDS = "yes_no", "words"


class CriteriaCard(Card):
    """A line for each, and the way to one more."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Own criteria"))
        self._store = store
        about = _(
            "What counts here for a match, and Klik does not ask of itself. It then stands in the form of every"
            " participant and buddy, and a wish can be about it."
        )
        self.lines = QVBoxLayout()
        self.add_button = outlined(_("Add a criterion…"), "plus")
        self.add_button.clicked.connect(lambda _on=False: self._open(CriterionDialog(store, None, self.window())))
        self.add(label(about, tone="text2", wrap=True))
        self.add(self.lines)
        self.add(row(self.add_button, 1))

    def refresh(self) -> None:
        """Read again and show."""
        clear(self.lines)
        known = self._store.read(criteria.criteria)
        for one in known:
            self.lines.addWidget(self._line(one))
        if not known:
            self.lines.addWidget(self._examples())

    def _line(self, one: CriterionRow) -> QWidget:
        change = link(_("Change…"))
        change.setAccessibleName(_("Change {name}…").format(name=one.name))
        change.clicked.connect(lambda: self._open(CriterionDialog(self._store, one, self.window())))
        said = _("yes or no") if one.answers is None else ", ".join(one.answers)
        made = QWidget()
        name = ElidedLabel(one.name, bold=True, tone="text")
        line = row(name, ElidedLabel(said), change, gap=12)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        made.setLayout(line)
        return made

    def _examples(self) -> QWidget:
        """As long as there is none: two that many offices have, to begin with."""
        buttons = []
        for example in EXAMPLES:
            button = outlined(_(example), small=True)
            button.clicked.connect(partial(self._begin_with, _(example)))
            buttons.append(button)
        return Flow([label(_("For example:"), tone="text2"), *buttons])

    def _begin_with(self, name: str, _on: bool = False) -> None:
        dialog = CriterionDialog(self._store, None, self.window())
        dialog.name.retype(name)
        self._open(dialog)

    def _open(self, dialog: "CriterionDialog") -> None:
        # What had the keyboard may be gone once the list is read again.
        dialog.finished.connect(lambda _result: self.add_button.setFocus())
        dialog.open()


class CriterionDialog(Dialog):
    """A criterion: new, or to be changed or removed, with what that does to what was said of it."""

    def __init__(self, store: Store, known: CriterionRow | None, parent: QWidget | None = None) -> None:
        self._store, self._known = store, known
        said = spoken_of(store.read(criteria.uses, known.name)) if known else ""
        everywhere = _("Another name comes wherever it stands: {where}.").format(where=said) if said else ""
        super().__init__(parent, known.name if known else _("New criterion"), everywhere, width=520)
        self.name = TextField(
            _("Name"), known.name if known else "", optional=False, hint=_("Short, as it should stand with a match.")
        )
        self.kind = Segmented([(YES_NO, _("Yes or no")), (WORDS, _("Words to choose from"))], _("Answers"))
        self.words = TextField(
            _("Words to choose from"),
            ", ".join(known.answers or ()) if known else "",
            optional=False,
            hint=_("With commas between, such as: cat, dog, none"),
        )
        self.words.setVisible(False)
        self.kind.chosen.connect(self._show_kind)
        self.kind.choose(WORDS if known and known.answers is not None else YES_NO)
        for part in (self.name, Field(_("Answers"), self.kind, optional=False), self.words):
            self.body.addWidget(part)
        if known:
            remove = quiet(_("Remove the criterion…"), "trash")
            remove.clicked.connect(self._remove)
            self._answers.insertWidget(0, remove)
        self.add_cancel()
        self.save = self.add_answer(filled(_("Save")), accepts=None, default=True)
        self.save.clicked.connect(self._save)
        self.name.setFocus()

    def _show_kind(self, kind: str) -> None:
        self.words.setVisible(kind == WORDS)
        self.stand()

    def _save(self) -> None:
        """Keep it, or say what is missing; what would be forgotten is told first."""
        answers = None if self.kind.current == YES_NO else self.words.text.split(",")
        itself = self._known.name if self._known else ""
        if not self._holds(self.name, lambda: self._store.read(criteria.check_name, self.name.text, itself)):
            return
        if not self._holds(self.words, lambda: criteria.check_answers(answers)):
            return
        if self._known is None:
            self._store.write(criteria.add_criterion, self.name.text, answers)
        elif self._may_forget(_("Change the answers?"), _("Change"), criteria.check_answers(answers)):
            self._store.write(criteria.change_criterion, itself, self.name.text, answers)
        else:
            return
        self.accept()

    def _holds(self, field: TextField, check: Callable[[], object]) -> bool:
        """Whether what stands in a field can be kept; if not, it says why and takes the keyboard."""
        try:
            check()
        except KlikError as error:
            field.set_error(str(error))
            field.setFocus()
            self.stand()
            return False
        field.set_error("")
        return True

    def _remove(self) -> None:
        assert self._known
        if self._may_forget(_("Remove ‘{name}’?").format(name=self._known.name), _("Remove"), []):
            self._store.write(criteria.remove_criterion, self._known.name)
            self.accept()

    def _may_forget(self, question: str, verb: str, left: list[str] | None) -> bool:
        """Whether what is no answer any more may be forgotten; asked only where somebody said it."""
        assert self._known
        said = spoken_of(self._store.read(criteria.uses, self._known.name, left))
        consequence = _("What was said of it is then forgotten: {where}. Ctrl+Z brings it back.")
        return not said or confirm(self, question, consequence.format(where=said), verb)


def spoken_of(found: Uses) -> str:
    """``bij 3 mensen en in 1 wens``; empty where nobody speaks of it."""
    people = ngettext("with {n} person", "with {n} people", found.people).format(n=number(found.people))
    wishes = ngettext("in {n} wish", "in {n} wishes", found.wishes).format(n=number(found.wishes))
    if found.people and found.wishes:
        return _("{people} and {wishes}").format(people=people, wishes=wishes)
    return people if found.people else wishes if found.wishes else ""

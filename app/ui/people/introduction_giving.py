"""To whom an introduction is given, and that it was; and a draft of it for the one whom it describes."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import N_, _
from app.services import introductions
from app.services.introductions import Introduction, Reader
from app.services.subjects import Subject
from app.ui import theme
from app.ui.messages import tell
from app.ui.printing import print_pdf
from app.ui.saving import (
    PDF,
    PRINTER,
    Spoken,
    add_paper_answers,
    add_told,
    give_pdf,
    noted,
    paper_words,
    plain,
    save_pdf,
)
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Choice, Field, TextField
from app.ui.widgets.text import label
from app.vocabulary import HandoutKind

OTHER = "other"
PARTNER = {
    True: N_("{name} agreed that a partner reads it as well."),
    False: N_("Only for somebody who may become a duo with {name}: a partner may not read it."),
    None: N_("Only for somebody who may become a duo with {name}: of a partner it is still to be asked."),
}


class GivingDialog(Dialog):
    """For whom, and where it goes: ``chosen`` is PRINTER, PDF or empty. Who is known on the other side comes first."""

    def __init__(
        self,
        parent: QWidget | None,
        found: Introduction,
        known: tuple[Reader, ...],
        language: str = "",
    ) -> None:
        name = found.called or _("somebody")
        super().__init__(parent, _("Give the introduction of {name}").format(name=name), width=WIDE)
        self.chosen = ""
        self._known = {str(at): one for at, one in enumerate(known)}
        options = [(key, one.name) for key, one in self._known.items()]
        self.whom = Choice([*options, (OTHER, _("somebody else"))], _("For whom"))
        self.name = TextField(
            _("Who is that?"),
            check=lambda said: "" if said else _("Write for whom it is."),
            hint=_(PARTNER[found.partner]).format(name=name),
            optional=False,
        )
        self.large = CheckBox(_("In large print"))
        self._whom = Field(_("For whom"), self.whom, optional=False)
        self.body.addWidget(self._whom)
        self.body.addWidget(self.name)
        self.body.addWidget(self.large)
        warning = _(
            "It is noted what was given to whom. Nothing but what {name} approved stands on it; a saved file is not "
            "encrypted."
        )
        self.body.addWidget(label(warning.format(name=name), theme.SECOND, tone="text2", wrap=True))
        add_told(self, language)
        self._whom.setVisible(bool(known))
        self.whom.chosen.connect(lambda _key: self._ask())
        add_paper_answers(self, self._choose)
        self._ask()

    @property
    def reader(self) -> Reader:
        """Who gets it; only once it was said."""
        return self._known.get(self.whom.current) or Reader(None, self.name.text, self.name.text)

    def accept(self) -> None:
        """Only once it is known for whom."""
        if self.name.isHidden() or self.name.commit():
            super().accept()
        else:
            self.name.setFocus()

    def _ask(self) -> None:
        self.name.setVisible(self.whom.current == OTHER)
        if self.isVisible():
            self.stand()

    def _choose(self, chosen: str) -> None:
        self.chosen = chosen


def give_introduction(
    parent: QWidget, store: Store, whom: Subject, today: date, reader: Reader | None = None
) -> Task | None:
    """Ask for whom, unless that is known, and print or save it; once that is done, it is noted."""
    known = (reader,) if reader else store.read(introductions.readers, whom)
    language = store.read(introductions.language, whom)
    words = paper_words(store, introductions.TEMPLATE, [language])
    found = store.read(introductions.introduction, whom, today)
    dialog = GivingDialog(parent.window(), found, known, words)
    if not dialog.exec():
        return None
    to, large = dialog.reader, dialog.large.isChecked()
    try:
        data = store.read(introductions.paper, whom, today, to)
    except KlikError as error:
        tell(parent.window(), error)
        return None

    def make() -> bytes:
        return introductions.introduction_pdf(data, large=large)

    def note() -> None:
        try:
            store.write_quietly(introductions.give, whom, to.name, today, to.duo_id)
        except KlikError as error:  # taken back while it was being made
            tell(parent.window(), error)

    if dialog.chosen == PRINTER:
        return print_pdf(parent, store, make, note)
    return save_pdf(parent, store, _file(found.called), make, note) if dialog.chosen == PDF else None


def print_draft(parent: QWidget, store: Store, whom: Subject, today: date) -> Task | None:
    """For the one whom it describes, to read before it is approved; every page says that it is a draft."""
    data = store.read(introductions.draft, whom, today)
    warning = _("A draft, for {name} alone: to read together before it is approved.")
    return give_pdf(
        parent,
        store,
        _file(data.called),
        warning.format(name=data.called or _("somebody")),
        lambda: introductions.introduction_pdf(data),
        sent=noted(store, HandoutKind.LETTER, _("Draft of the introduction"), today, whom, to=data.called),
        large=lambda: introductions.introduction_pdf(data, large=True),
        template=introductions.TEMPLATE,
        spoken=Spoken((data.letterhead.language,)),
    )


def _file(called: str) -> str:
    return _("introduction-{name}.pdf").format(name=plain(called, "klik"))

"""A network map in a file of its own, without names unless they are ticked; and contacts read in from one."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import N_, _, listed, ngettext
from app.services import network_files, network_moments, network_papers
from app.services.network import NetworkMap
from app.services.network_files import Arrivals
from app.services.network_moments import Moment
from app.services.network_papers import People
from app.services.subjects import Subject
from app.transfer.network_fields import ReadMap
from app.ui import theme
from app.ui.messages import tell
from app.ui.network.papers import chosen_day, map_choice
from app.ui.saving import noted, plain, save_as
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.buttons import filled
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Field
from app.ui.widgets.progress_card import FloatingProgress
from app.ui.widgets.text import label
from app.vocabulary import HandoutKind

KINDS = {
    "png": N_("Network map as a picture (PNG)"),
    "svg": N_("Network map as a drawing (SVG)"),
    "xlsx": N_("Network map for Excel"),
    "graphml": N_("Network map as GraphML"),
}
_MOST_NAMES, _MOST_NOTES = 12, 6


class MapFile(Dialog):
    """Asks what goes into a file with ``exec()``; then ``moment`` and ``with_names`` hold the answers."""

    def __init__(self, parent: QWidget | None, kind: str, kept: Sequence[Moment]) -> None:
        super().__init__(parent, _(KINDS[kind]), width=WIDE)
        self.which = map_choice(kept)
        self.names = CheckBox(_("With the names of who is on the map"))
        if kept:
            self.body.addWidget(Field(_("Which map"), self.which, optional=False))
        self.body.addWidget(self.names)
        without = _(
            "Who is on the map did not ask to stand in a file. Without the tick each has a letter and a number "
            "(N1, V1, H1…), the same in every file of this participant, and nothing in own words goes along."
        )
        warning = _(
            "The file is not encrypted: whoever opens it reads what stands in it. Keep it where only you see it."
        )
        self.body.addWidget(label(without, theme.SECOND, tone="text2", wrap=True))
        self.body.addWidget(label(warning, wrap=True))
        self.add_cancel()
        self.add_answer(filled(_("Choose a place…")), default=True)

    @property
    def moment(self) -> date | None:
        """The day of a map that was kept; None for the map of now."""
        return chosen_day(self.which)

    @property
    def with_names(self) -> bool:
        """Whether third parties are named in it."""
        return self.names.isChecked()


def give_file(parent: QWidget, store: Store, shown: NetworkMap, today: date, kind: str) -> Task | None:
    """Ask what goes into a file of a kind (``png``, ``svg``, ``xlsx``, ``graphml``), and write it where it is asked."""
    asked = MapFile(parent.window(), kind, store.read(network_moments.moments, shown.participant_id))
    if not asked.exec():
        return None
    make: Callable[[], bytes]
    if kind in ("png", "svg"):
        people = People.NAMED if asked.with_names else People.PSEUDONYMS
        data = store.read(network_papers.network_map, shown.participant_id, today, people=people, moment=asked.moment)
        draw = network_papers.network_map_png if kind == "png" else network_papers.network_map_svg
        make = lambda: draw(data)  # noqa: E731
    else:
        contents = store.read(
            network_papers.contents_for, shown.participant_id, asked.moment, pseudonymised=not asked.with_names
        )
        if kind == "xlsx":
            make = lambda: network_files.map_workbook(contents, today)  # noqa: E731
        else:
            make = lambda: network_files.map_graphml(contents)  # noqa: E731
    name = f"{_('network-map')}.{kind}"
    if asked.with_names:
        name = f"{_('network-map')}-{plain(shown.called, _('participant'))}.{kind}"
    what = _("Network map with the names") if asked.with_names else _("Network map without names")
    sent = noted(store, HandoutKind.EXPORT, what, today, Subject("participant", shown.participant_id))
    return save_as(parent, store, name, make, f".{kind}", _(KINDS[kind]), sent)


class TakeIn(Dialog):
    """What reading a file in would do to a map, before it is done."""

    def __init__(self, parent: QWidget | None, shown: NetworkMap, read: ReadMap, found: Arrivals) -> None:
        super().__init__(parent, _("Take these onto the map of {name}?").format(name=shown.called), width=WIDE)
        for sentence in _told(found):
            self.body.addWidget(label(sentence, wrap=True))
        for note in read.notes[:_MOST_NOTES]:
            self.body.addWidget(label(str(note), theme.SECOND, tone="text2", wrap=True))
        if (more := len(read.notes) - _MOST_NOTES) > 0:
            sentence = ngettext("One more remark.", "{n} more remarks.", more).format(n=more)
            self.body.addWidget(label(sentence, theme.SECOND, tone="text2"))
        if found.is_nothing:
            self.add_answer(filled(_("Understood")), accepts=False, default=True)
            return
        kept = _("What is known already stays as it is. It is one step to undo.")
        self.body.addWidget(label(kept, theme.SECOND, tone="text2", wrap=True))
        self.add_cancel()
        self.add_answer(filled(_("Import")), default=True)


def take_in(parent: QWidget, store: Store, shown: NetworkMap) -> Task | None:
    """Ask for a file with contacts, read it beside the window, show what it would do, and take it in."""
    start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    kinds = f"{_('Lists and GraphML')} (*.xlsx *.xls *.ods *.csv *.graphml *.xml)"
    chosen, _kind = QFileDialog.getOpenFileName(parent.window(), _("Which contacts?"), start, kinds)
    if not chosen:
        return None
    path = Path(chosen)
    task: Task = Task(lambda _is_cancelled, _report: network_files.read_file(path, shown.sectors))
    task.done.connect(lambda read: _ask(parent, store, shown, read))
    task.failed.connect(lambda error: tell(parent.window(), error, _("These contacts cannot be read in")))
    FloatingProgress(parent.window(), _("Reading {file}").format(file=path.name), task)
    return task.start()


def _ask(parent: QWidget, store: Store, shown: NetworkMap, read: ReadMap) -> None:
    found = store.read(network_files.arrivals, shown.participant_id, read.contents)
    if TakeIn(parent.window(), shown, read, found).exec():
        store.write(network_files.take_in, shown.participant_id, read.contents)


def _told(found: Arrivals) -> list[str]:
    """Who comes, who is filled in, who stays as he or she is, and how many ties."""
    told = []
    if found.new:
        words = ngettext("New on the map: {names}.", "New on the map are {n}: {names}.", len(found.new))
        told.append(words.format(n=len(found.new), names=_names(found.new)))
    if found.filled:
        words = _("On it already, and filled in where it was unknown: {names}.")
        told.append(words.format(names=_names(found.filled)))
    if found.same:
        told.append(_("On it already: {names}.").format(names=_names(found.same)))
    if found.ties:
        told.append(ngettext("One new tie.", "{n} new ties.", found.ties).format(n=found.ties))
    return told if told and not found.is_nothing else [*told, _("There is nothing in it that is not on the map.")]


def _names(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    return listed([*names[:_MOST_NAMES], *([_("{n} more").format(n=more)] if more > 0 else [])])

"""A network map on paper: to keep, or blank to draw on together, because a screen can come between people."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.documents.data import Sheet
from app.i18n import N_, _
from app.services.network import NetworkMap
from app.ui import theme
from app.ui.printing import print_pdf
from app.ui.saving import PRINTER, add_paper_answers, plain, save_pdf
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Choice, Field
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import label

SHEETS = {
    Sheet.A4_LANDSCAPE: N_("A4 landscape"),
    Sheet.A4_PORTRAIT: N_("A4 portrait"),
    Sheet.A3_LANDSCAPE: N_("A3 landscape"),
    Sheet.A3_PORTRAIT: N_("A3 portrait"),
}
DRAWN, BLANK = "drawn", "blank"


class MapPaper(Dialog):
    """Asks which paper with ``exec()``; then ``blank``, ``sheet``, ``named`` and ``goes_to`` hold the answers."""

    def __init__(self, parent: QWidget | None, shown: NetworkMap, blank: bool = False) -> None:
        super().__init__(parent, _("Network map on paper"), width=WIDE)
        self.goes_to = ""  # PDF or PRINTER
        self._content = Segmented([(DRAWN, _("With the names")), (BLANK, _("Blank, to fill in"))], _("What is on it"))
        if blank or not shown.placed:
            self._content.choose(BLANK)
        self._sheet = Choice([(sheet.value, _(words)) for sheet, words in SHEETS.items()])
        self.name = CheckBox(_("Say on it that the map is of {name}").format(name=shown.called))
        self.body.addWidget(self._content)
        self.body.addWidget(Field(_("Paper"), self._sheet, optional=False))
        self.body.addWidget(self.name)
        if shown.waiting:
            waiting = _("Names that wait to be placed do not stand on it.")
            self.body.addWidget(label(waiting, theme.SECOND, tone="text2", wrap=True))
        warning = _(
            "The PDF is not encrypted: whoever opens it reads what stands in it. Keep it in a place only you see, and "
            "remove it once it is printed."
        )
        self.body.addWidget(label(warning, wrap=True))
        add_paper_answers(self, self._go)

    @property
    def blank(self) -> bool:
        """Only the circles."""
        return self._content.current == BLANK

    @property
    def sheet(self) -> Sheet:
        """The size and the way round."""
        return Sheet(self._sheet.current)

    @property
    def named(self) -> bool:
        """Whether it says whose map it is."""
        return self.name.isChecked()

    def _go(self, where: str) -> None:
        self.goes_to = where


def give_map(parent: QWidget, store: Store, shown: NetworkMap, on: date, blank: bool = False) -> Task | None:
    """Ask which paper, and print it or write it in the file that is asked for."""
    asked = MapPaper(parent.window(), shown, blank)
    if not asked.exec():
        return None
    from app.services import documents  # ReportLab is slow to import: only who prints waits for it

    data = store.read(
        documents.network_map, shown.participant_id, on, asked.sheet, blank=asked.blank, named=asked.named
    )
    if asked.goes_to == PRINTER:
        return print_pdf(parent, store, lambda: documents.network_map_pdf(data))
    name = _("network-map.pdf")
    if asked.named:
        name = _("network-map-{participant}.pdf").format(participant=plain(shown.called, "deelnemer"))
    return save_pdf(parent, store, name, lambda: documents.network_map_pdf(data))

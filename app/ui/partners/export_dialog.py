"""What goes to a partner, seen before it is saved: who is on it, and who is left out and why."""

from datetime import date
from itertools import groupby
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.figures.asked import Asked
from app.i18n import N_, _, listed, ngettext
from app.services import partner_export
from app.services.partner_export import LeftOut, PartnerExport, Why
from app.ui import theme
from app.ui.figures.period_words import period_words
from app.ui.messages import tell
from app.ui.saving import EXCEL, noted, plain, save_as
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.layout import column, scrolled
from app.ui.widgets.progress_card import FloatingProgress
from app.ui.widgets.text import label
from app.vocabulary import HandoutKind

WHYS = {
    Why.NOT_ASKED: N_("Not asked yet whether it may be shared with the partner: {names}."),
    Why.SAID_NO: N_("Said no to sharing with the partner: {names}."),
    Why.NO_CONTACT: N_("Wants no contact any more: {names}."),
    Why.GONE: N_("Died: {names}."),
    Why.NO_LONGER: N_("Stopped, or was not retained: {names}."),
}
HIGH = 250


class PartnerExportDialog(Dialog):
    """Shows what goes and what does not; accepted where it may be saved."""

    def __init__(self, parent: QWidget | None, made: PartnerExport) -> None:
        period = period_words((made.asked.first, made.asked.last))
        super().__init__(parent, _("For {partner}").format(partner=made.partner), width=WIDE)
        self.lines = [label(words, wrap=True) for words in told(made)]
        inside = QWidget()
        inside.setLayout(column(*self.lines, 1, gap=10, margins=(0, 0, 12, 0)))
        seen = scrolled(inside, _("What goes and what does not"))
        theme.fix(seen, height=HIGH)
        about = _("An Excel file about {period}, each sheet apart: {sheets}.")
        sheets = listed([sheet.title for sheet in made.sheets])
        self.body.addWidget(label(about.format(period=period, sheets=sheets), wrap=True))
        self.body.addWidget(seen)
        warning = _(
            "It is noted with each of them that it was given. The file is not encrypted: give it in a safe way."
        )
        self.body.addWidget(label(warning, theme.SECOND, tone="text2", wrap=True))
        self.add_cancel()
        self.save = self.add_answer(filled(_("Save for Excel…")), default=True)
        self.save.setEnabled(bool(made.buddies))


def told(made: PartnerExport) -> list[str]:
    """Sentences about who is on it and who is not."""
    goes = ngettext("{n} buddy goes along: {names}.", "{n} buddies go along: {names}.", len(made.buddies))
    found = [goes.format(n=len(made.buddies), names=listed(list(made.buddies)))] if made.buddies else []
    if made.first_names:
        named = _("Of participants nothing but a first name, of who agreed to it: {names}.")
        found.append(named.format(names=listed(list(made.first_names))))
    else:
        found.append(_("Of participants nothing at all: of their duos only days and counts."))
    for why, some in groupby(sorted(made.left_out, key=_by_why), lambda one: one.why):
        found.append(_(WHYS[why]).format(names=listed([one.name for one in some])))
    return found if made.buddies else [_("There is nobody whose facts may go to this partner."), *found]


def _by_why(one: LeftOut) -> int:
    return list(WHYS).index(one.why)


def give_partner_export(parent: QWidget, store: Store, partner_id: UUID, asked: Asked, today: date) -> Task:
    """Bring it together beside the window, show it, and save it where that is wanted."""

    def work(_is_cancelled: object, _report: object) -> PartnerExport:
        with store.vault.read() as session:
            return partner_export.partner_export(session, partner_id, asked, today)

    task = Task(work)
    task.done.connect(lambda made: _give(parent, store, made, today))
    task.failed.connect(lambda error: tell(parent.window(), error))
    FloatingProgress(parent.window(), _("Bringing together what the partner may have"), task)
    return task.start()


def _give(parent: QWidget, store: Store, made: PartnerExport, today: date) -> Task | None:
    if not PartnerExportDialog(parent.window(), made).exec():
        return None
    period = period_words((made.asked.first, made.asked.last))
    what = _("Overview of buddies, {period}").format(period=period)
    name = f"{plain(made.partner, 'partner')}-{plain(period, _('overview'))}.xlsx"
    sent = noted(store, HandoutKind.EXPORT, what, today, *made.whom, to=made.partner)
    title = _("Save for {partner}").format(partner=made.partner)
    return save_as(parent, store, name, lambda: partner_export.workbook(made), EXCEL, title, sent)

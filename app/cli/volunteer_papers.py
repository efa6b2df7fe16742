"""The papers of volunteers on the command line: what is missing, runs out or came too late."""

from argparse import Namespace
from dataclasses import asdict

from app.cli.opening import opened
from app.cli.output import show_json, table
from app.i18n import _
from app.services import volunteer_papers
from app.services.volunteer_papers_words import ending_words, missing_words, partner_words, remark_words


def show(given: Namespace) -> None:
    """Every volunteer who is active or starts, by partner.

    Without JSON only who has something to settle, or was never asked whether there is a benefit.
    """
    with opened(given) as vault, vault.read() as session:
        data = volunteer_papers.read(session, given.date)
    if given.json:
        rows = [asdict(row) | {"unsigned_start": row.unsigned_start} for row in data.rows]
        asked = [asdict(one) for one in data.asked]
        show_json(
            {"date": data.on, "insured": data.insured, "asked": asked, "within_days": data.soon, "volunteers": rows}
        )
        return
    lines = [
        [partner_words(row.partner), row.name, missing_words(row), ending_words(row, data), remark_words(row)]
        for row in data.rows
        if row.to_settle or not row.benefits_asked
    ]
    if lines:
        table([[_("Partner"), _("Name"), _("Missing"), _("Runs out"), _("To know")], *lines])
    elif data.rows:
        print(_("All papers are there, and none runs out soon."))
    else:
        print(_("No volunteer is active or about to start, so no papers are asked."))

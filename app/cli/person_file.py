"""The file of one human being, to be given to her or him: as PDF and as JSON, with the same facts."""

from argparse import Namespace
from datetime import date

from app.cli.leaving import make_folder
from app.cli.opening import opened
from app.cli.output import tell
from app.i18n import _, ngettext
from app.services import documents, person_file
from app.services.actions import perform
from app.services.people import identify_person


def write(given: Namespace) -> None:
    """Write both into a folder, note that they were given, and tell where somebody else was named."""
    with opened(given) as vault:
        vault.check_ours()
        with vault.read() as session:
            person_id = identify_person(session, given.id)
            data = person_file.person_file(session, person_id, date.today(), reports=given.reports)
        name = documents.discreet_name(_("file"), person_id, data.who.full_name).removesuffix(".pdf")
        make_folder(given.out)
        paper = _("{name}-large").format(name=name) if given.large else name
        files = given.out / f"{paper}.pdf", given.out / f"{name}.json"
        documents.save(files[0], person_file.pdf(data, large=given.large))
        documents.save(files[1], person_file.as_json(data))
        perform(vault, person_file.note_given, person_id, date.today())
    for file in files:
        print(_("Written: {file}. This file is not encrypted.").format(file=file))
    n = len(data.masked)
    words = ngettext(
        "Read it before you give it: {n} place where somebody else was named was changed, and Klik does not know every "
        "name.",
        "Read it before you give it: {n} places where somebody else was named were changed, and Klik does not know "
        "every name.",
        n,
    )
    tell(words.format(n=n) if n else _("Read it before you give it: Klik does not know every name."))
    for one, times in data.places():
        said = f"{one.where}: {one.words}"
        tell(f"  {_('{words} ({n} times)').format(words=said, n=times) if times > 1 else said}")

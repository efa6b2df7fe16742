"""Papers of a duo, printed or saved where the coordinator wants them."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.i18n import _, language_name
from app.services import handouts, letters, paper_language
from app.ui.duos.view import DuoView
from app.ui.letters import give_letters
from app.ui.saving import CALENDAR, Spoken, give_pdf, nobody, plain, save_appointment
from app.ui.store import Store
from app.ui.tasks import Task
from app.vocabulary import Voice, word


def save_agreement(parent: QWidget, store: Store, view: DuoView, version_id: UUID | None = None) -> Task | None:
    """Print the agreement as it stands now or was in an earlier version, or write it in the file that is asked for."""
    from app.services import documents  # ReportLab is slow to import: only who prints waits for it

    data = store.read(documents.agreement, view.row.id, version_id)

    def again(language: str) -> Callable[[bool], bytes]:
        with paper_language.asked(language):
            other = store.read(documents.agreement, view.row.id, version_id)
        return lambda large: documents.agreement_pdf(other, large=large)

    name = _("agreement-{participant}-{buddy}.pdf").format(
        participant=plain(view.row.participant_first, "duo"), buddy=plain(view.row.buddy_first, "duo")
    )
    warning = _(
        "The file is not encrypted: whoever opens it reads what {both} agreed. Keep it in a place only you see, and "
        "remove it once it is printed."
    ).format(both=view.names[None])
    return give_pdf(
        parent,
        store,
        name,
        warning,
        lambda: documents.agreement_pdf(data),
        large=lambda: documents.agreement_pdf(data, large=True),
        template="duo_agreement",
        spoken=Spoken((data.letterhead.language,), again, _languages(store, view)),
        sent=lambda: store.write_quietly(handouts.note_agreement, view.row.id, view.today),
    )


def _languages(store: Store, view: DuoView) -> str:
    """In which language each of the two has papers, where they differ: both sign the same one."""
    one, other = (language_name(code[:2]) for code in store.read(paper_language.of_sides, view.row.id))
    if one == other:
        return ""
    said = _("Papers for {participant} are in {one}, for {buddy} in {other}. Both sign this one.")
    names = {"participant": view.row.participant_first, "buddy": view.row.buddy_first}
    return said.format(one=one, other=other, **names)


def save_meeting(parent: QWidget, store: Store, view: DuoView) -> Task | None:
    """Write the planned first meeting for a calendar of one's own; only initials stand in it."""
    from app.services import event_papers

    found = store.read(event_papers.first_meeting, view.row.id)
    name = f"{plain(_('first meeting'), 'klik')}-{found.on.isoformat()}{CALENDAR}"
    return save_appointment(parent, store, name, lambda: event_papers.calendar_file(found))


def save_evaluation_form(parent: QWidget, store: Store, voice: Voice) -> Task | None:
    """Print or write the blank form of one side, or of all together; no name stands on it."""
    from app.services import documents

    data = store.read(documents.blank_evaluation_form, voice)

    def again(language: str) -> Callable[[bool], bytes]:
        with paper_language.asked(language):
            other = store.read(documents.blank_evaluation_form, voice)
        return lambda large: documents.evaluation_form_pdf(other, large=large)

    name = _("evaluation-{whose}.pdf").format(whose=word(voice))
    return give_pdf(
        parent,
        store,
        name,
        "",
        lambda: documents.evaluation_form_pdf(data),
        sent=nobody,
        large=lambda: documents.evaluation_form_pdf(data, large=True),
        template=f"evaluation_{voice.value}",
        spoken=Spoken((data.letterhead.language,), again, _("No name stands on it, so nobody’s language is known.")),
    )


def give_closing(parent: QWidget, store: Store, view: DuoView) -> Task | None:
    """Print or write a word of thanks to each of the two."""
    return give_letters(
        parent,
        store,
        lambda: store.read(letters.closing_letters, view.row.id, view.today),
        _("thanks-{participant}-{buddy}.pdf").format(
            participant=plain(view.row.participant_first, "duo"), buddy=plain(view.row.buddy_first, "duo")
        ),
        view.today,
    )


def give_certificate(parent: QWidget, store: Store, view: DuoView) -> Task | None:
    """Print or write that the buddy was one, without a word of the participant."""
    return give_letters(
        parent,
        store,
        lambda: store.read(letters.certificates, view.row.id),
        _("certificate-{name}.pdf").format(name=plain(view.row.buddy_first, "buddy")),
        view.today,
    )

"""The fields of a list: how each is called, and the titles that name it, in the three languages of the field."""

import re
from collections.abc import Mapping
from functools import cache

from app.i18n import N_, in_every_language
from app.places import fold
from app.transfer.cells import RawCell, line

_TITLES = {
    "name": ("naam|volledige naam|naam deelnemer|naam buddy|naam vrijwilliger|deelnemer|buddy|vrijwilliger"),
    "surname_first": (
        "naam voornaam|naam en voornaam|familienaam voornaam|familienaam en voornaam|achternaam voornaam"
    ),
    "first_name_first": (
        "voornaam naam|voornaam en naam|voornaam achternaam|voornaam familienaam|"
        "voornaam en familienaam|voornaam en achternaam"
    ),
    "last_name": "familienaam|achternaam|fam naam|surname",
    "first_name": "voornaam|roepnaam|first name",
    "birth": ("geboortedatum|geb datum|geboren|geboren op|geboortejaar|geb jaar|geb|gebdat|geboorte|datum geboorte"),
    "gender": "m v x|m v|v m|v m x|m v ander|geslacht|gender|sekse|m f|man vrouw",
    "address": "adres|volledig adres|woonadres|adresgegevens",
    "street": ("straat|straatnaam|straat en nr|straat nr|straat en nummer|straat en huisnummer|straat huisnummer"),
    "house_number": "nr huis|huisnummer|huisnr",
    "box": "bus|busnr|busnummer",
    "postcode": ("postcode|postnummer|postnr|pc|zip|postcode en gemeente|postcode gemeente|postcode woonplaats"),
    "place": "gemeente|woonplaats|plaats|stad|deelgemeente|dorp|gemeente stad|stad gemeente|woont in",
    "phone": (
        "gsm|tel|telefoon|gsm nummer|gsm nr|tel nr|telefoonnummer|telefoon nr|tel gsm|gsm tel|"
        "telefoon gsm|gsm telefoon|mobiel|mobiele nummer|nummer gsm|vaste telefoon|vast nummer|"
        "telefoon gsm nr|phone"
    ),
    "email": "e mail|mail|e mailadres|mailadres",
    "smokes": "rookt|roker|roken|rookgedrag|rookt u|rookt ja nee|roker ja nee|rokend",
    "has_pets": ("huisdieren|huisdier|dieren thuis|heeft huisdieren|heeft huisdier|huisdieren thuis|dieren in huis"),
    "interests": (
        "interesses|interesse|hobbys|hobby|hobbies|interesses hobbys|hobbys interesses|vrije tijd|"
        "interesses en hobbys|hobbys en interesses|interessegebieden|doet graag"
    ),
    "wish_gender": (
        "wens gender|wil buddy|wenst buddy|voorkeur buddy|geslacht buddy|gewenst geslacht|voorkeur geslacht|"
        "voorkeur m v|voorkeur man vrouw|m v buddy|gender buddy|buddy m v|geslacht van buddy|"
        "zoekt buddy|wens geslacht|wil deelnemer|voorkeur deelnemer|geslacht deelnemer"
    ),
    "wish_age": (
        "leeftijd buddy|gewenste leeftijd|leeftijd van buddy|voorkeur leeftijd|leeftijdsvoorkeur|"
        "wens leeftijd|leeftijd van de buddy|leeftijd gewenst|leeftijd deelnemer"
    ),
    "wish_not": "wens liever geen|liever geen|liefst geen|liever niet|liefst niet|niet met|wil geen|wil niet",
    "availability": (
        "beschikbaar|beschikbaarheid|vrije halve dagen|halve dagen|wanneer vrij|vrij|wanneer|vrije momenten|dagen|"
        "wanneer beschikbaar|beschikbare momenten|kan op|momenten|past op|vrije dagen"
    ),
    "languages": "talen|taal|spreekt|talenkennis|moedertaal|taalkennis|gesproken talen|spreektaal|language",
    "paper_language": "taal van papieren|taal papieren|papieren in|taal van documenten|taal documenten|taal brieven",
    "registered_on": (
        "aangemeld op|aanmelding|datum aanmelding|aanmeldingsdatum|aangemeld|aanmelddatum|"
        "ingeschreven op|datum inschrijving|inschrijving|inschrijvingsdatum|op wachtlijst sinds|"
        "wacht sinds|sinds|op de wachtlijst sinds"
    ),
    "referrer": (
        "doorverwijzer|verwijzer|doorverwezen door|verwezen door|aangemeld door|toeleider|doorverwijzende dienst"
    ),
    "status": "status|stand|toestand|stand van zaken|fase",
    "remarks": (
        "opmerkingen|opmerking|nota|nota s|notities|notitie|commentaar|varia|bemerkingen|"
        "bemerking|info|extra info|extra|bijzonderheden|aandachtspunten"
    ),
    "has_car": ("auto|heeft auto|wagen|heeft wagen|eigen wagen|eigen auto|auto ja nee|wagen ja nee|rijdt auto"),
    "travels_km": (
        "max km|km|max afstand|maximum km|afstand|kilometers|max aantal km|maximale afstand|"
        "straal|straal km|max kilometers|reisafstand|afstand km|aantal km"
    ),
    "pronouns": "voornaamwoorden|aanspreekvorm|aanspreking",
    "means": "vervoer|vervoermiddel|vervoermiddelen|verplaatst zich|verplaatsing|hoe verplaats je je",
    "mobility": "mobiliteit|beperkingen mobiliteit|rolstoel|te been",
    "reach_note": (
        "bereikbaar|bereikbaarheid|hoe bereiken|best te bereiken|te bereiken|contactvoorkeur|voorkeur contact"
    ),
    "traits": "karakter|eigenschappen|persoonlijkheid|karaktereigenschappen|karaktertrekken|aard",
    "smokes_note": "over roken|nota roken|opmerking roken",
    "pets_note": "over huisdieren|nota huisdieren|opmerking huisdieren|welke huisdieren",
    "unavailable": "niet beschikbaar|niet vrij|kan niet|kan niet op|onbeschikbaar|bezet",
    "wishes": "wensen|wensen buddy|wensen deelnemer|wensen over de ander",
    "custom": "eigen criteria|eigen criterium",
    "introduction": "voorstelling|eigen voorstelling|woorden voor de voorstelling|stelt zich voor|introductie",
    "deceased_on": "overleden op|overleden|datum overlijden",
    "no_contact_since": "wil geen contact meer sinds|geen contact sinds|wil geen contact sinds",
    "admitted_since": "opgenomen sinds|opname sinds|in opname sinds",
    "question": (
        "vraag|eigen vraag|hulpvraag|vraag in eigen woorden|vraag van de deelnemer|wat zoekt|wat zoek je|zoekt|"
        "verwachtingen|verwachting"
    ),
    "question_kind": "soort vraag|type vraag|aard van de vraag",
    "good_week": "goede week|een goede week|hoe ziet een goede week eruit",
    "strengths": "krachten|eigen krachten|sterktes|sterke kanten|sterke punten|talenten|kwaliteiten|kan goed",
    "earlier": "vroeger|deed vroeger|vroegere hobbys|vroeger graag gedaan|vroegere interesses",
    "would_try": "wil proberen|wil eens proberen|zou graag proberen|zou willen proberen|wil nog leren",
    "gives": "doet voor anderen|wat kan voor anderen|eigen inbreng|inbreng",
    "helps": "helpt in contact|wat helpt|wat helpt in het contact|wat helpt in contact|aandacht in contact",
    "budget": "budget|budget uitstappen|budget voor uitstappen",
    "household": "gezin|huishouden|gezinssituatie|woonsituatie|leefsituatie|woont samen met|samenstelling gezin",
    "minors": "kinderen thuis|minderjarigen|minderjarige kinderen|minderjarige kinderen thuis|minderjarigen in huis",
    "dossier": "dossiernummer|dossier|dossiernr|dossier nr|nummer dossier",
    "intake_on": "intake op|intake|datum intake|intakedatum|intakegesprek|intakegesprek op",
    "left_on": "uitgeschreven op|datum uitschrijving|weg sinds|vertrokken op|einde begeleiding",
    "coordinator": (
        "contactpersoon|aanspreekpunt|aanspreekfiguur|begeleider|vaste begeleider|coordinator|opvolging door|"
        "opgevolgd door|buddywerker|opvolging"
    ),
    "referrer_contact": (
        "contact doorverwijzer|contact verwijzer|contactpersoon doorverwijzer|contactpersoon verwijzer|"
        "gegevens doorverwijzer|contactgegevens doorverwijzer"
    ),
    "care_note": "zorgnota|zorgnotitie|wat telt voor een goede match",
    "second_first_name": "2e persoon voornaam|voornaam tweede persoon|tweede persoon voornaam|voornaam tweede buddy",
    "second_last_name": "2e persoon naam|naam tweede persoon|tweede persoon naam|naam tweede buddy|tweede buddy",
    "second_birth": "2e persoon geboren|geboortedatum tweede persoon|tweede persoon geboortedatum",
    "second_phone": "2e persoon gsm|gsm tweede persoon|telefoon tweede persoon|tweede persoon gsm",
    "offers": "aanbod|biedt|biedt aan|soort aanbod",
    "motivation": "motivatie|waarom buddy|motivatie in eigen woorden|beweegreden|waarom buddy worden",
    "experience": "ervaring|ervaringen|achtergrond|werkervaring",
    "source": "kent ons via|hoe leren kennen|via wie|leerde ons kennen via|gehoord via|hoe ken je ons|bron",
    "other_work": "ander vrijwilligerswerk|andere engagementen|vrijwilligerswerk",
    "paused_until": "pauze tot|gepauzeerd tot|terug op|terug vanaf|terug beschikbaar op",
    "screened_on": "gescreend op|screening gebeurd op",
    "screening_note": "nota screening|verslag screening|opmerking screening|nota van de screening",
    "screened_at": "screening bij|gescreend bij",
    "screener": "screening door|gescreend door",
    "advice": "advies|advies screening",
    "decided_on": "beslist op|datum beslissing",
    "decided_by": "beslist door|beslissing door",
    "partner": "partner|partnerorganisatie|organisatie|via partner|partnerdienst",
    "screening": (
        "screening|screeningsgesprek|gescreend|screening gesprek|screening op|screeningsdatum|datum screening"
    ),
    "active_since": ("actief sinds|buddy sinds|vrijwilliger sinds|gestart op|startdatum|gestart|start|actief vanaf"),
    "capacity": (
        "aantal duo s mogelijk|aantal duo s|max duo s|max aantal duo s|capaciteit|duo s mogelijk|"
        "aantal deelnemers mogelijk|hoeveel duo s"
    ),
}

# What else stands above columns in French and in English; each field is known by its own name in every language.
_ALSO = {
    "name": "nom|nom complet|nom du participant|nom du buddy|nom du volontaire|full name|volunteer",
    "surname_first": "nom prenom|nom et prenom|nom de famille prenom|surname first name|last name first name",
    "first_name_first": "prenom nom|prenom et nom|first name last name|first name and surname",
    "last_name": "nom de famille|last name|family name",
    "first_name": "given name",
    "birth": "ne e le|ne le|nee le|naissance|annee de naissance|birth date|birthdate|born|year of birth",
    "gender": "sexe|genre|h f|f h|h f x|sex",
    "address": "adresse|adresse complete|address",
    "street": "rue et numero|street and number",
    "postcode": "cp|post code|postal code|zip code",
    "place": "localite|ville|commune|domicile|town|city|municipality",
    "phone": "tel|numero de telephone|portable|mobile|telephone number|phone number",
    "email": "courriel|adresse mail|adresse e mail|e mail address",
    "smokes": "fumeur|fume|smoker",
    "has_pets": "animaux|animaux domestiques",
    "has_car": "voiture|a une voiture",
    "travels_km": "distance max|distance maximale|kilometres|max distance|max km",
    "interests": "interets|centres d interet|loisirs|hobbies",
    "availability": "disponible|disponibilite|disponibilites|available|availability",
    "languages": "langues parlees|langue",
    "registered_on": "date d inscription|inscription|en attente depuis|registration date|waiting since",
    "referrer": "oriente par|envoye par|service envoyeur|referred by",
    "coordinator": "coordinateur|coordinatrice|coordinator",
    "status": "etat|statut",
    "remarks": "remarque|notes|note|commentaires|divers|comments",
    "partner": "organisation partenaire|partenaire",
    "dossier": "numero du dossier|file number",
    "question": "demande|sa demande|question",
    "active_since": "buddy depuis|volontaire depuis|volunteer since",
    "capacity": "nombre max de duos|max duos",
}


NAMES = frozenset({"name", "surname_first", "first_name_first", "last_name", "first_name"})
# How a field is called where the coordinator chooses what a column holds.
FIELDS = {
    "name": N_("Name"),
    "surname_first": N_("Surname + first name"),
    "first_name_first": N_("First name + surname"),
    "last_name": N_("Surname"),
    "first_name": N_("First name"),
    "birth": N_("Date of birth"),
    "gender": N_("Gender"),
    "address": N_("Whole address"),
    "street": N_("Street"),
    "house_number": N_("House number"),
    "box": N_("Box"),
    "postcode": N_("Postcode"),
    "place": N_("Place"),
    "phone": N_("Phone"),
    "email": N_("E-mail"),
    "languages": N_("Languages"),
    "availability": N_("Half-days free"),
    "interests": N_("Interests"),
    "smokes": N_("Smokes"),
    "has_pets": N_("Pets"),
    "has_car": N_("Car"),
    "travels_km": N_("Most kilometres"),
    "wish_gender": N_("Wish: gender"),
    "wish_age": N_("Wish: age"),
    "wish_not": N_("Wish: rather not"),
    "wishes": N_("Wishes"),
    "pronouns": N_("Pronouns"),
    "reach_note": N_("How to reach"),
    "paper_language": N_("Papers in"),
    "means": N_("Gets about"),
    "mobility": N_("Mobility"),
    "unavailable": N_("Half-days not free"),
    "traits": N_("Character"),
    "smokes_note": N_("About smoking"),
    "pets_note": N_("About pets"),
    "custom": N_("Own criteria"),
    "introduction": N_("Introduction"),
    "question": N_("Own question"),
    "question_kind": N_("Kind of question"),
    "good_week": N_("A good week"),
    "strengths": N_("Strengths"),
    "earlier": N_("Did earlier"),
    "would_try": N_("Would try"),
    "gives": N_("Does for others"),
    "helps": N_("What helps in contact"),
    "budget": N_("Budget for outings"),
    "household": N_("Household"),
    "minors": N_("Minors at home"),
    "motivation": N_("Motivation"),
    "offers": N_("Offers"),
    "experience": N_("Experience"),
    "other_work": N_("Other voluntary work"),
    "source": N_("Knows us through"),
    "status": N_("Status"),
    "registered_on": N_("Registered on"),
    "referrer": N_("Referrer"),
    "referrer_contact": N_("Contact of the referrer"),
    "dossier": N_("Dossier number"),
    "intake_on": N_("Intake on"),
    "coordinator": N_("Contact person"),
    "left_on": N_("Left on"),
    "screening": N_("Screening"),
    "active_since": N_("Active since"),
    "capacity": N_("Number of duos"),
    "partner": N_("Partner organisation"),
    "screened_on": N_("Screened on"),
    "screened_at": N_("Screened at"),
    "screener": N_("Screened by"),
    "advice": N_("Advice"),
    "screening_note": N_("Note of the screening"),
    "decided_on": N_("Decided on"),
    "decided_by": N_("Decided by"),
    "paused_until": N_("Paused until"),
    "second_first_name": N_("Second: first name"),
    "second_last_name": N_("Second: surname"),
    "second_birth": N_("Second: born"),
    "second_phone": N_("Second: phone"),
    "admitted_since": N_("Admitted since"),
    "no_contact_since": N_("No contact since"),
    "deceased_on": N_("Deceased on"),
    "care_note": N_("Care note"),
    "remarks": N_("Remarks"),
}


def compact(title: str) -> str:
    """A title as it is compared: letters and digits, without accents and capitals."""
    return re.sub(r"[\W_]+", "", fold(title))


@cache
def _fields() -> dict[str, str]:
    """The field of each compact title; where two languages say the same of two fields, the Dutch one goes before."""
    found: dict[str, str] = {}
    for titles in (_TITLES, _ALSO):
        for field, spellings in titles.items():
            for spelling in spellings.split("|"):
                found.setdefault(compact(spelling), field)
    for field, called in FIELDS.items():
        for spelling in in_every_language(called):
            found.setdefault(compact(spelling), field)
    return found


def known(title: RawCell, remembered: Mapping[str, str] | None = None) -> str | None:
    """The field that a title names, or None: ``Geb. datum`` is ``birth``.

    What is ``remembered``, by compact title, goes before.
    """
    if not isinstance(title, str):
        return None
    said = line(title)
    bare = compact(re.sub(r"\([^)]*\)", " ", said))
    if remembered and compact(said) in remembered:
        return remembered[compact(said)]
    return _fields().get(bare) or _fields().get(compact(said))

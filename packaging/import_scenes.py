"""The scenes of lists that are read in: a few untidy ones, step by step."""

from collections.abc import Callable, Iterator
from pathlib import Path

from waiting import until

from app.ui.importing.opening import Importing
from app.ui.importing.wizard import RECOGNISED, ImportWizard
from app.ui.main_window import MainWindow
from app.ui.store import Store

Scene = tuple[str, Callable[[], object]]

PARTICIPANTS = """Voornaam;Naam;Geboortedatum;Gemeente;Telefoon;Interesses;Status;Aangemeld
Godelieve;Voorbeeldmans;12/03/1961;2440 Geel;0400 00 01 01;wandelen, bakken;wachtend;03/02/2026
Firmin;Proefkonijn;1958;2200 Herentals;0400 00 01 02;duiven;wacht;14/05/2026
Josée;Denkbeeld;31/02/1970;2400 Mol;0400 00 01 03;naaien;in duo;2025
;Zondervoornaam;02/11/1949;2300 Turnhout;;kaarten;misschien;
Alfons;Verzinsel;07/07/1966;Kasterlee;400000104;treinen;wachtend;01/09/2026
"""
BUDDIES = """Naam;Mail;Gemeente;Status;Auto
Lutgart Fantasie;lutgart@buddy.example;Geel;actief;ja
Gaston Luchtkasteel;gaston@buddy.example;Herentals;nieuw;nee
"""
FORMER = "Voornaam;Naam;Gemeente;Screening;Geboortedatum\nGodelieve;Voorbeeldmans;Geel;ok;12/03/1961\n"
DUOS = """Deelnemer;Buddy;Gestart op;Gestopt op;Status;Contactpersoon;Opmerkingen
Godelieve Voorbeeldmans;Lutgart F.;03/2026;;lopend;;gaan elke week wandelen
Firmin Proefkonijn;Gaston;31/02/2026;;loopt wat minder;Tom;
Josée Denkbeeld;Roza Nieuwemaan;01/09/2024;15/11/2025;;;verhuisd
"""
BY_MONTH = """Duo;jan;feb;mrt;april;mei
Godelieve – Lutgart;;;2;x;3, 17
Firmin;1;geen;2 (duiven gaan kijken);vakantie;
Verzinsel Alfons – Lutgart Fantasie;1;1;;;
"""
FOLLOWING = {
    "import": {"wachtlijst": PARTICIPANTS, "buddys": BUDDIES},
    "import-duos": {
        "wachtlijst": PARTICIPANTS,
        "buddys": BUDDIES,
        "screening": FORMER,
        "duos": DUOS,
        "contacten": BY_MONTH,
    },
}
"""The lists of each time that some are read in, by the name of its scenes."""


def of_wizard(store: Store, window: MainWindow, folder: Path, named: str) -> tuple[ImportWizard, Iterator[Scene]]:
    """Reading in small lists, step by step; the only scenes that follow on each other."""
    texts = FOLLOWING[named]
    lists = tuple(folder / f"{name}.csv" for name in texts)
    for file, text in zip(lists, texts.values(), strict=True):
        file.write_text(text, encoding="utf-8")
    wizard = Importing(store, window).open()

    def reach(step: int) -> None:
        if step == RECOGNISED:
            wizard.add(lists)
        elif step > RECOGNISED:
            wizard.go_on()
        until(lambda: not wizard.is_busy)

    names = ("files", "recognised", "preview", "questions", "done")
    return wizard, (
        (f"{named}-{step + 1}-{name}", lambda step=step: reach(step) if wizard.step < step else None)
        for step, name in enumerate(names)
    )

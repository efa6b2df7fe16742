"""Measures a year of expenses, 40,000 lines of 1,000 volunteers: ``python tests/benchmarks/expenses.py [FOLDER]``.

The vault is made in the folder, unless it is there already: the lines of the first half of the year stand on notes,
those of the second half on none yet. Prints the medians.
"""

import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]
YEAR = 2025
VOLUNTEERS, LINES = 1_000, 40
GOALS = {"overview": 1_000, "volunteer": 100}  # milliseconds


def main() -> None:
    from figures import median

    from app.services import expense_notes, expenses
    from app.storage.keyfile import DEMO_PASSPHRASE
    from app.storage.vault import Vault

    with tempfile.TemporaryDirectory(prefix="klik-benchmark-") as made:
        folder = (Path(sys.argv[1]) if len(sys.argv) > 1 else Path(made)) / "expenses"
        if not folder.exists():
            make(folder)
        with Vault.unlock(folder, passphrase=DEMO_PASSPHRASE) as vault, vault.read() as session:
            rows = expenses.overview(session, YEAR)
            print(f"{len(rows):,} volunteers, {sum(row.days for row in rows):,} days")
            one = rows[len(rows) // 2].person_id
            print(f"all volunteers (goal {GOALS['overview']})")
            median(lambda: expenses.overview(session, YEAR))
            print(f"one volunteer (goal {GOALS['volunteer']})")
            median(lambda: expenses.volunteer(session, one, YEAR))
            print("before a note is made")
            median(lambda: expense_notes.before_note(session, one, date(YEAR, 1, 1), date(YEAR, 12, 31)))
            print("the list by name")
            median(lambda: expenses.list_by_name(session, YEAR))


def make(folder: Path) -> None:
    """Make the vault."""
    from office import Size
    from office import make as make_office
    from sqlalchemy import insert, select

    from app.expenses.lines import Line, Source
    from app.expenses.reckoning import reckon
    from app.models import Contact, Duo, ExpenseNote, ExpenseYear, Office
    from app.services.expense_noted import kept
    from app.services.legal_amounts import law
    from app.storage.keyfile import DEMO_PASSPHRASE
    from app.storage.vault import Vault
    from app.vocabulary import ContactKind, ExpenseSystem, Payer, Travel

    make_office(folder, date(YEAR, 12, 31), Size(VOLUNTEERS, VOLUNTEERS, VOLUNTEERS, 1, 0))
    rng, flat = Random(1), ExpenseSystem.FLAT
    with Vault.unlock(folder, passphrase=DEMO_PASSPHRASE) as vault:
        with vault.write("Benchmark filled in") as session:
            session.scalars(select(Office)).one().expenses_here = True
            contacts = []
            for duo in session.scalars(select(Duo.id)):
                for on in sorted(rng.sample(range(365), LINES)):
                    spent = {"cost": rng.randint(100, 1_500), "paid_by": Payer.BUDDY, "km": float(rng.randint(1, 20))}
                    way = {"travel": Travel.CAR, "route": "Geel - Mol", "activity": "een koffie op de markt"}
                    at = {"on": date(YEAR, 1, 1) + timedelta(on), "kind": ContactKind.OUTING, "duo_id": duo}
                    contacts.append(at | spent | way)
            session.execute(insert(Contact), contacts)
        with vault.write("Benchmark noted") as session:
            people = {duo.id: (duo.buddy_id, duo.buddy.person_id) for duo in session.scalars(select(Duo))}
            its_law, notes, years = law(session), [], []
            for at, (duo, (buddy, person)) in enumerate(people.items(), 1):
                years.append({"person_id": person, "year": YEAR, "system": flat, "asked_on": date(YEAR, 1, 1)})
                first_half = select(Contact).where(Contact.duo_id == duo, Contact.on < date(YEAR, 7, 1))
                lines = [
                    reckon(
                        Line(
                            one.on, one.activity or "", "M.Z.", one.route or "", one.cost, one.km, one.travel,
                            source=Source("contact", str(one.id)),
                        ),
                        flat,
                        its_law,
                    )
                    for one in session.scalars(first_half)
                ]  # fmt: skip
                sums = {"amount": sum(one.amount for one in lines), "km": sum(one.km for one in lines) / 100}
                about = {"buddy_id": buddy, "person_id": person, "number": f"{YEAR}-{at:03}", "system": flat}
                days = {"first": date(YEAR, 1, 1), "last": date(YEAR, 6, 30), "made_on": date(YEAR, 7, 1)}
                notes.append(about | days | sums | {"lines": kept(lines)})
            session.execute(insert(ExpenseYear), years)
            session.execute(insert(ExpenseNote), notes)


if __name__ == "__main__":
    main()

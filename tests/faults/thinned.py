"""Backups of half a year, thinned as time goes by, and each that is left put back."""

from datetime import date, datetime, timedelta
from pathlib import Path

from app.errors import KlikError
from app.storage import backup, shelf, thinning
from app.storage.names import BACKUPS
from app.storage.vault import Vault
from tests.faults import jobs
from tests.faults.held import shifted
from tests.faults.places import restored
from tests.faults.rows import Row, room, row
from tests.vaults import SECRET, locked_vault

_DAYS = 200


def thinned(many: int) -> Row:
    """A change and a backup, ``many`` times over two hundred days; those by hand stay, whatever their age."""
    wrong: list[str] = []
    with room() as here:
        folder = locked_vault(here / "vault")
        held: dict[Path, int] = {}
        by_hand: list[Path] = []
        with Vault.unlock(folder, passphrase=SECRET) as vault:
            for number in range(many):
                with shifted(timedelta(days=_DAYS * (number - many) / many)):
                    jobs.save_one(vault, number)
                    if number % 20 == 7:
                        by_hand.append(backup.backup(vault).path)
                        held[by_hand[-1]] = number + 1
                    else:
                        held[backup.before(vault, "Before an import").path] = number + 1
                    last = Path(vault.state.backup_file)
                    if not last.exists():
                        wrong.append(f"{number}: the last verified backup was thinned away")
            left = [info.path for info in shelf.of_vault(vault, folder / BACKUPS)]
        automatic = [path for path in held if path not in by_hand]
        wrong += [f"{path.name}: made by hand, and gone" for path in by_hand if path not in left]
        most = thinning.LAST + sum(number for number, _period in thinning.PERIODS) + len(by_hand)
        if len(left) > most or not set(automatic[-thinning.LAST :]) <= set(left):
            wrong.append(f"{len(left)} left, the last ten of them: {set(automatic[-10:]) <= set(left)}")
        months = {_day(path).strftime("%Y-%m") for path in left}
        if many >= _DAYS // 7 and len(months) < 6:
            wrong.append(f"only of the months {sorted(months)}")
        for path in left:
            if bad := restored(path, here / "back", held[path]):
                wrong.append(f"{path.name}: {bad}")
    return row(
        "Backups thinned over half a year",
        f"a change and a backup, spread over {_DAYS} days; what is left is put back, opened and checked",
        many,
        f"{len(left)} left, of {len(months)} months; each came back with exactly what it held",
        wrong,
    )


def one_day_full(many: int) -> Row:
    """Many in one hour: the last ten stay, and the older days with them."""
    wrong = []
    with room() as here:
        folder = locked_vault(here / "vault")
        with Vault.unlock(folder, passphrase=SECRET) as vault:
            with shifted(timedelta(days=-3)):
                jobs.save_one(vault, 0)
                before = backup.before(vault, "Before an import").path
            for number in range(1, many):
                jobs.save_one(vault, number)
                backup.before(vault, "Before an import")
            left = [info.path for info in shelf.of_vault(vault, folder / BACKUPS)]
        if before not in left or len(left) != min(many, thinning.LAST + 1):
            wrong.append(f"{len(left)} left, the one of three days ago among them: {before in left}")
        try:
            backup.restore(before, here / "back", SECRET)
        except KlikError as error:
            wrong.append(str(error))
    return row(
        "Many backups in one hour",
        "one of three days ago, then one after every change",
        many,
        "the last ten stay, and the one of before",
        wrong,
    )


def _day(path: Path) -> date:
    """From its name: klik-2026-03-02T090000-…"""
    return datetime.strptime(path.name[5:15], "%Y-%m-%d").date()

"""Is everything whole? The vault as a file, and what its records say; and what can be mended, mended."""

from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from datetime import UTC, datetime

from app.i18n import N_, _
from app.services import orphans
from app.services.actions import perform
from app.storage import backup, repair
from app.storage.check import IsCancelled, Report
from app.storage.check import check as check_file
from app.storage.errors import VaultDamaged
from app.storage.findings import Finding, Kind
from app.storage.vault import Vault

_MENDED: dict[Kind, Callable[[Vault], object]] = {
    Kind.KEYS: repair.write_keys,
    Kind.TRIGGERS: repair.make_triggers,
    Kind.BACKUP: repair.set_backups_aside,
    Kind.LINKS: repair.let_links_go,
    Kind.AREAS: lambda vault: perform(vault, orphans.forget_areas),
    Kind.FILTERS: lambda vault: perform(vault, orphans.forget_filters),
    Kind.ROUNDS: lambda vault: perform(vault, orphans.forget_decisions),
    Kind.ALONE: lambda vault: perform(vault, orphans.remove_alone),
}
"""In this order: first every change is kept again, and links come before what has none any more."""


def check(
    vault: Vault, is_cancelled: IsCancelled = lambda: False, report: Report = lambda words, part: None
) -> tuple[Finding, ...]:
    """All that is not whole; that it was looked at, and how much was found, is remembered on this laptop."""
    found = check_file(vault, is_cancelled, report)
    # Links to nothing, or pages that cannot be read, would be met again in every list.
    if not any(finding.kind in (Kind.FILE, Kind.LINKS) for finding in found):
        report(_("Looking what belongs to nobody"), None)
        with vault.read() as session:
            found += orphans.find(session)
            if not is_cancelled():
                found += orphans.unfound(session)
    if is_cancelled():
        raise CancelledError
    vault.remember(checked_at=datetime.now(UTC).isoformat(), troubles=len(found))
    return tuple(found)


def can_be_mended(finding: Finding) -> bool:
    """Whether Klik can set it right by itself."""
    return finding.kind in _MENDED


def mend(
    vault: Vault,
    found: Sequence[Finding],
    is_cancelled: IsCancelled = lambda: False,
    report: Report = lambda words, part: None,
) -> tuple[Finding, ...]:
    """Set right what can be, after a verified backup; gives what is left when it was looked at again.

    VaultDamaged, and nothing is touched, where the file itself does not hold.
    """
    if any(finding.kind is Kind.FILE for finding in found):
        raise VaultDamaged
    report(_("First a backup"), None)
    backup.before(vault, N_("Before the vault was set right"))
    for kind, do in _MENDED.items():
        if any(finding.kind is kind for finding in found) and not is_cancelled():
            report(_("Setting it right"), None)
            do(vault)
    return check(vault, is_cancelled, report)

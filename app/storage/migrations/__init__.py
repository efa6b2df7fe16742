"""The ladder of schemas: frozen SQL, one step per version, climbed one transaction at a time.

A step is never edited once it was on a main branch: vaults were made with it. What the models have that the ladder
lacks is told by ``python -m app.storage.migrations.freeze``, and becomes the next step; a vault of each version before
it is kept in ``tests/storage/golden``.
"""

from dataclasses import dataclass

from sqlalchemy import MetaData

from app.storage.migrations import m0001_first_schema, m0002_nothing_lost, m0003_outside_world, m0004_own_language

Ladder = tuple[tuple[str, ...], ...]

LADDER: Ladder = (
    m0001_first_schema.STATEMENTS,
    m0002_nothing_lost.STATEMENTS,
    m0003_outside_world.STATEMENTS,
    m0004_own_language.STATEMENTS,
)


@dataclass(frozen=True)
class Schema:
    """What a vault must look like, and the way there."""

    metadata: MetaData
    ladder: Ladder

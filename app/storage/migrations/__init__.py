"""The ladder of schemas: frozen SQL, one step per version, climbed one transaction at a time.

A step is never edited after a release. After the last change of the models before the first release, and only then,
``python -m app.storage.migrations.freeze`` writes the first step anew.
"""

from dataclasses import dataclass

from sqlalchemy import MetaData

from app.storage.migrations import m0001_first_schema

Ladder = tuple[tuple[str, ...], ...]

LADDER: Ladder = (m0001_first_schema.STATEMENTS,)


@dataclass(frozen=True)
class Schema:
    """What a vault must look like, and the way there."""

    metadata: MetaData
    ladder: Ladder

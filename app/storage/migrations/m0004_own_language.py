"""The fourth schema: in which language the papers for somebody are.

Frozen SQL, begun with ``python -m app.storage.migrations.freeze``.
"""

STATEMENTS = ("""ALTER TABLE person ADD COLUMN paper_language VARCHAR""",)

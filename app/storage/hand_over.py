"""Handing a vault over to another laptop: one of the two writes, the other only reads until it comes back.

Who may write is told by the last row of ``hand_over``: the laptop that received it, or, of one that was not received
yet or was taken back by hand, the one that gave it.
"""

SCHEMA = (
    """CREATE TABLE hand_over (
    number INTEGER NOT NULL PRIMARY KEY,
    token VARCHAR(32) NOT NULL,
    given_by VARCHAR(32) NOT NULL,
    given_at VARCHAR NOT NULL,
    given_to VARCHAR NOT NULL,
    received_by VARCHAR(32),
    received_at VARCHAR,
    reclaimed_at VARCHAR
)""",
)
"""Beside the journal, for it is no change that could be undone; part of the frozen second schema."""

"""The second schema: who was erased and what is left of it, how long people are kept, and the hand-over of a vault."""

STATEMENTS = (
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
    """CREATE TABLE kept_expense (
    id CHAR(32) NOT NULL,
    name VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    km DOUBLE NOT NULL,
    keep_until DATE NOT NULL,
    CONSTRAINT pk_kept_expense PRIMARY KEY (id)
)""",
    """CREATE TABLE year_total (
    id CHAR(32) NOT NULL,
    year INTEGER NOT NULL,
    role VARCHAR(20) NOT NULL,
    what VARCHAR NOT NULL,
    "by" VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    n INTEGER NOT NULL,
    CONSTRAINT pk_year_total PRIMARY KEY (id),
    CONSTRAINT uq_year_total_what UNIQUE (year, role, what, "by", value)
)""",
    """CREATE TABLE erasure (
    id CHAR(32) NOT NULL,
    person_id CHAR(32) NOT NULL,
    "on" DATE NOT NULL,
    coordinator_id CHAR(32),
    CONSTRAINT pk_erasure PRIMARY KEY (id),
    CONSTRAINT fk_erasure_coordinator_id FOREIGN KEY(coordinator_id) REFERENCES coordinator (id)
)""",
    """CREATE INDEX ix_erasure_coordinator_id ON erasure (coordinator_id)""",
    """ALTER TABLE office ADD COLUMN retention JSON""",
    """ALTER TABLE person ADD COLUMN keep_until DATE""",
    """ALTER TABLE person ADD COLUMN keep_why VARCHAR""",
)

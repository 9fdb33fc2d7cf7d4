"""The schema of the database, step by step from the first version on.

A step is never changed once it has been released: what has to be different is a further step. A database notes how many
it has been through.
"""

from __future__ import annotations

from sqlalchemy import Connection, inspect, select, text

from dashboard.store.errors import StoreError
from dashboard.store.tables import VERSION
from language.say import later

# `{bytes}` is the one type that databases call differently, and `{now}` the time, in seconds since 1970.
_BYTES = {"sqlite": "BLOB", "postgresql": "BYTEA"}
_NOW = {"sqlite": "strftime('%s', 'now') + 0.0", "postgresql": "EXTRACT(EPOCH FROM now())"}
# Any number, the same for all servers: one of them migrates, the others wait.
_LOCK = 1_407_001

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE runs (
            id VARCHAR PRIMARY KEY,
            owner VARCHAR NOT NULL,
            digest VARCHAR NOT NULL,
            code VARCHAR NOT NULL,
            created DOUBLE PRECISION NOT NULL,
            data VARCHAR NOT NULL,
            settings JSON NOT NULL,
            kind VARCHAR NOT NULL,
            sentence VARCHAR NOT NULL,
            epochs INTEGER NOT NULL,
            train_loss DOUBLE PRECISION,
            validation_loss DOUBLE PRECISION,
            lowest_loss DOUBLE PRECISION,
            note VARCHAR NOT NULL,
            star BOOLEAN NOT NULL,
            UNIQUE (owner, digest, code)
        )""",
        "CREATE INDEX runs_by_age ON runs (owner, created)",
        "CREATE INDEX runs_in_all_by_age ON runs (created)",
        """CREATE TABLE recordings (
            run VARCHAR PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
            curves {bytes} NOT NULL,
            weights {bytes},
            ending VARCHAR NOT NULL,
            verdict VARCHAR NOT NULL
        )""",
        "CREATE TABLE declined (owner VARCHAR PRIMARY KEY)",
    ),
    (
        """CREATE TABLE classrooms (
            code VARCHAR NOT NULL PRIMARY KEY,
            owner VARCHAR NOT NULL UNIQUE,
            created DOUBLE PRECISION NOT NULL,
            question VARCHAR NOT NULL,
            asked INTEGER NOT NULL,
            revealed BOOLEAN NOT NULL,
            version INTEGER NOT NULL
        )""",
        "CREATE INDEX classrooms_by_age ON classrooms (created)",
        """CREATE TABLE entries (
            classroom VARCHAR NOT NULL REFERENCES classrooms (code) ON DELETE CASCADE,
            author VARCHAR NOT NULL,
            numbers JSON NOT NULL,
            PRIMARY KEY (classroom, author)
        )""",
    ),
    (
        "ALTER TABLE runs ADD COLUMN trial BOOLEAN NOT NULL DEFAULT FALSE",
        "CREATE INDEX runs_by_kind_and_age ON runs (owner, trial, created)",
        """CREATE TABLE studies (
            id VARCHAR NOT NULL PRIMARY KEY,
            owner VARCHAR NOT NULL,
            digest VARCHAR NOT NULL,
            lesson VARCHAR NOT NULL,
            data VARCHAR NOT NULL,
            varied JSON NOT NULL,
            created DOUBLE PRECISION NOT NULL,
            UNIQUE (owner, digest)
        )""",
        """CREATE TABLE trials (
            study VARCHAR NOT NULL REFERENCES studies (id) ON DELETE CASCADE,
            run VARCHAR NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            PRIMARY KEY (study, run)
        )""",
        "CREATE INDEX trials_by_run ON trials (run)",
    ),
    (
        "ALTER TABLE recordings ADD COLUMN row_losses {bytes}",
        "CREATE INDEX runs_not_judged ON runs (created) WHERE kind = ''",
    ),
    ("ALTER TABLE declined ADD COLUMN seen DOUBLE PRECISION NOT NULL DEFAULT 0", "UPDATE declined SET seen = {now}"),
)


def migrate(connection: Connection) -> None:
    """Takes a database through the steps that it has not been through, inside the connection's transaction.

    Raises StoreError if it has been through steps that this program doesn't know.
    """
    kind = connection.dialect.name
    if kind not in _BYTES:
        raise StoreError(later("runs can be kept in SQLite and PostgreSQL, not in {kind}", kind=kind))
    if kind == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    done = _steps_done(connection)
    if done > len(STEPS):
        why = later(
            "the database is from a later version of Overfit Lab ({done} steps, here {here})",
            done=done,
            here=len(STEPS),
        )
        raise StoreError(why)
    for step in STEPS[done:]:
        for statement in step:
            connection.execute(text(statement.format(bytes=_BYTES[kind], now=_NOW[kind])))
    if done < len(STEPS):
        connection.execute(VERSION.update().values(steps=len(STEPS)))


def _steps_done(connection: Connection) -> int:
    if not inspect(connection).has_table(VERSION.name):
        VERSION.create(connection)
        connection.execute(VERSION.insert().values(steps=0))
    return int(connection.scalar(select(VERSION.c.steps)) or 0)

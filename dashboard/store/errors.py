"""What is wrong with a database, in a sentence for those whose runs are not kept."""

from __future__ import annotations

from sqlalchemy.exc import SQLAlchemyError

# What drivers say, and what that means here.
_MEANINGS = {
    "disk is full": "the disk is full",
    "No space left": "the disk is full",
    "readonly database": "the database can only be read",
    "read-only": "the database can only be read",
    "unable to open": "the file of the database can't be opened or written",
    "not a database": "the file is no database",
    "malformed": "the file of the database is damaged",
    "locked": "the database is busy",
    "refused": "the database server does not answer",
    "authentication failed": "the database server refuses the password",
    "No module named": "the driver that its URL names is not installed",
    "Could not parse": "OVERFIT_LAB_DATABASE is no URL of a database",
    "Can't load plugin": "OVERFIT_LAB_DATABASE names a database that is not known here",
}


class StoreError(Exception):
    """Runs can't be kept or read at present; the message is a clause that says why."""


def store_error(error: SQLAlchemyError | OSError | ImportError) -> StoreError:
    """The error as a clause, without addresses and passwords."""
    said = str(error)
    known = (meaning for sign, meaning in _MEANINGS.items() if sign in said)
    return StoreError(next(known, f"the database answers with {type(error).__name__}"))

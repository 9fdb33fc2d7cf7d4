"""What is wrong with a database, in a sentence for those whose runs are not kept."""

from __future__ import annotations

from sqlalchemy.exc import SQLAlchemyError

from language.say import Message, later, mark

# What psycopg says of a server that is away, or is just going or coming.
_NO_ANSWER = (
    *("refused", "connection to server", "closed the connection", "terminating connection"),
    *("database system is", "timeout expired", "resolve host"),
)
# Words in the messages of drivers, and what they mean here.
_MEANINGS = {
    "disk is full": mark("the disk is full"),
    "No space left": mark("the disk is full"),
    "readonly database": mark("the database is read-only"),
    "read-only": mark("the database is read-only"),
    "unable to open": mark("the file of the database can't be opened or written"),
    "not a database": mark("the file is not a database"),
    "malformed": mark("the file of the database is damaged"),
    "locked": mark("the database is busy"),
    # A disk that fails, or that the system has made read-only for a fault of it.
    "disk I/O error": mark("the disk can't be read or written"),
    "authentication failed": mark("the database server refuses the password"),
    # A server that refuses says so behind "connection to server", which by itself means that none answers.
    "FATAL:  database": mark("the database server has no database of that name"),
    "FATAL:  role": mark("the database server does not know that user"),
    "pg_hba.conf": mark("the database server does not let this server in"),
    "too many clients": mark("the database server takes no more connections"),
    **dict.fromkeys(_NO_ANSWER, mark("the database server does not answer")),
    "No module named": mark("the driver that its URL names is not installed"),
    "Could not parse": mark("OVERFIT_LAB_DATABASE is not a database URL"),
    "Can't load plugin": mark("OVERFIT_LAB_DATABASE names a database that is not known here"),
}


class StoreError(Exception):
    """Runs can't be stored or read at the moment; `why` is a clause to show to visitors."""

    def __init__(self, why: str | Message) -> None:
        super().__init__(why)
        self.why = why


def store_error(error: SQLAlchemyError | OSError | ImportError) -> StoreError:
    """The error as a clause, without addresses and passwords."""
    said = str(error)
    known = (later(meaning) for sign, meaning in _MEANINGS.items() if sign in said)
    return StoreError(next(known, later("the database answers with {error}", error=type(error).__name__)))

"""A connection to the database, made and migrated at the first use; what goes wrong is a StoreError."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Dialect, Engine, create_engine, event, make_url
from sqlalchemy.exc import DataError as UnfitValueError
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError

from dashboard.store.errors import StoreError, store_error
from dashboard.store.migrations import migrate
from language.say import Message, later

# How long one process waits for another that writes, or for a server that does not answer.
BUSY_SECONDS = 10
# How long nobody tries again to open a database that did not answer: each try makes whoever needs it wait.
CLOSED_SECONDS = 5.0
# How long a server may take for an answer.
ANSWER_SECONDS = 30.0
_WRITES = "overfit_lab_writes"
T = TypeVar("T")
# Of libpq: without the last two, a network that drops all it is given holds up a query for a quarter of an hour.
_POSTGRESQL = {
    "connect_timeout": BUSY_SECONDS,
    "tcp_user_timeout": 1000 * BUSY_SECONDS,
    "keepalives_idle": BUSY_SECONDS,
}


class Database:
    """The database at a URL, for all threads of a process."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._engine: Engine | None = None
        # Why it could not be opened, and until when nobody tries again.
        self._failed: tuple[str | Message, float] | None = None
        self._lock = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database, whatever others write meanwhile. Raises StoreError."""
        with self._connection(writes=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all that is done in it is kept, or nothing. Raises StoreError."""
        with self._connection(writes=True) as connection:
            yield connection

    def write(self, work: Callable[[Connection], T]) -> T:
        """What the work returns, done in a transaction. Raises StoreError.

        It is done anew where another process has written the same row meanwhile, which it then finds.
        """
        try:
            with self.writing() as connection:
                return work(connection)
        except StoreError as error:
            if not isinstance(error.__cause__, IntegrityError):
                raise
        with self.writing() as connection:
            return work(connection)

    def close(self) -> None:
        if self._engine is not None:
            self._engine.dispose()

    @contextmanager
    def _connection(self, *, writes: bool) -> Iterator[Connection]:
        try:
            engine = self._opened()
            options: dict[str, Any] = {_WRITES: writes}
            if not writes and engine.dialect.name == "postgresql":
                options["isolation_level"] = "REPEATABLE READ"
            engine = engine.execution_options(**options)
            with engine.begin() as connection:
                yield connection
        except UnfitValueError:
            # No retry will make it fit.
            raise
        except (SQLAlchemyError, OSError, ImportError) as error:
            raise store_error(error) from error

    def _opened(self) -> Engine:
        with self._lock:
            if self._engine is None:
                if self._failed and time.monotonic() < self._failed[1]:
                    raise StoreError(self._failed[0])
                self._engine = self._open()
            return self._engine

    def _open(self) -> Engine:
        engine = _engine(self._url)
        try:
            with engine.execution_options(**{_WRITES: True}).begin() as connection:
                migrate(connection)
        except Exception as error:
            engine.dispose()
            if isinstance(error, OperationalError):
                self._failed = store_error(error).why, time.monotonic() + CLOSED_SECONDS
            raise
        return engine


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    match parsed.get_backend_name():
        case "sqlite":
            return _sqlite_engine(parsed)
        case "postgresql":
            engine = create_engine(parsed, pool_pre_ping=True, connect_args=_POSTGRESQL)
            event.listen(engine, "do_connect", _connected)
            return engine
        case _:
            # That runs can't be kept there, `migrate` says.
            return create_engine(parsed, pool_pre_ping=True)


def _sqlite_engine(url: URL) -> Engine:
    if not url.database:
        raise StoreError(later("OVERFIT_LAB_DATABASE does not name a file"))
    try:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(later("the database's folder can't be created")) from error
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _connected(dialect: Dialect, _: object, place: Sequence[Any], options: dict[str, Any]) -> Any:
    """A connection that is given up where nothing comes to what was asked; None for another driver's.

    Of a server that hangs the system still takes all that is sent, so that no option of libpq notices.
    """
    if dialect.driver != "psycopg":
        return None
    import psycopg  # noqa: PLC0415 - it may not be installed

    class Answered(psycopg.Connection[Any]):
        def wait(self, gen: Any, *args: Any, **kwargs: Any) -> Any:
            try:
                return super().wait(gen, *args, **{"timeout": ANSWER_SECONDS} | kwargs)
            except psycopg.OperationalError:
                if self.info.transaction_status is psycopg.pq.TransactionStatus.ACTIVE:
                    # What may come later would be taken for the answer to the next query.
                    self.close()
                raise

    return Answered.connect(*place, **options)


def _set_up(connection: Any, _: object) -> None:
    """Write-ahead logging lets pages read while a run is written, and survives a killed process.

    It is synced to the disk only at checkpoints, so a power failure may lose the last runs, but nothing more.
    """
    # Transactions begin where SQLAlchemy says so; the driver would begin some of them later, and none for a schema.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

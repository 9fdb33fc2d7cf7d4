"""What is logged of a connection that was lost: a line, and not how all that waited for it was called."""

from __future__ import annotations

import logging
from asyncio import CancelledError

from distributed.comm.core import CommClosedError

_DASK = ("distributed", "distributed.client")


class InALine(logging.Filter):
    """Has these errors told after what is logged with them, without a traceback: where they come from tells nothing."""

    def __init__(self, *errors: type[BaseException]) -> None:
        super().__init__()
        self._errors = errors

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, self._errors):
            record.msg, record.args = f"{record.getMessage()} {error!r}".strip(), ()
            record.exc_info = None
        return True


def log_lost_connections_in_a_line() -> None:
    """For a process in which Dask runs, whose loggers have handlers of their own."""
    lost = InALine(CommClosedError, ConnectionError, TimeoutError, CancelledError)
    for name in _DASK:
        for handler in logging.getLogger(name).handlers:
            handler.addFilter(lost)

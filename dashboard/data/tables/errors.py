"""Why a table can't be used."""

from __future__ import annotations

import errno

from dashboard.data.dataset import DataError
from language.say import Message, later, mark

_MEANINGS = {
    errno.ENOSPC: mark("the disk is full"),
    errno.EDQUOT: mark("the disk is full"),
    errno.EROFS: mark("the folder of data can only be read"),
    errno.EACCES: mark("the folder of data can only be read"),
    errno.ENOTDIR: mark("the folder of data can't be made"),
    errno.ENOENT: mark("the folder of data can't be made"),
}


class TableError(DataError):
    """A table can't be used as it is; the message says why and what would help."""


def why_not_kept(error: OSError) -> str | Message:
    """As a clause, why a file can't be kept or read."""
    meaning = _MEANINGS.get(error.errno or 0)
    return later(meaning) if meaning else error.strerror or type(error).__name__

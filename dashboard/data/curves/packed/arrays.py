"""A history as NumPy keeps it without a pickle: `np.savez("history.npz", **history.history)`."""

from __future__ import annotations

import io
import zipfile
import zlib

import numpy as np

from dashboard.data.curves.log import LARGEST, LogError
from language.say import later, mark

NO_PICKLE = mark(
    "A pickle can run programs, so it is not opened. Save the history as JSON: json.dump(history.history, "
    "open('history.json', 'w'))."
)
_SUFFIX, _MAGIC, _ZIP = ".npy", b"\x93NUMPY", b"PK"
_DAMAGED = mark("It holds NumPy arrays, and they are damaged: save them once more, or the history as JSON.")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, MemoryError, RuntimeError)


def are_arrays(content: bytes) -> bool:
    """Whether it is one array of NumPy's, or a zip of them alone."""
    if content[:2] != _ZIP:
        return content.startswith(_MAGIC)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except _UNREADABLE:
        return False
    return bool(names) and all(name.endswith(_SUFFIX) for name in names)


def arrays(content: bytes) -> dict[str, list[float]] | list[float]:
    """Rows of numbers by their names, or one that has none. Raises LogError for what is damaged or holds a pickle."""
    if content.startswith(_MAGIC):
        return _numbers(content)
    return {name.removesuffix(_SUFFIX): _numbers(part) for name, part in _parts(content).items()}


def _parts(content: bytes) -> dict[str, bytes]:
    """The arrays in a zip, by the names of their files."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            fits = sum(part.file_size for part in archive.infolist()) <= LARGEST
            parts = {name: archive.read(name) for name in archive.namelist()} if fits else {}
    except _UNREADABLE:
        raise LogError(later(_DAMAGED)) from None
    if not fits:
        raise LogError(later("The arrays are too large: keep those of the curves."))
    return parts


def _numbers(content: bytes) -> list[float]:
    """Of an array (n,); of any other nothing."""
    try:
        array = np.load(io.BytesIO(content), allow_pickle=False)
    except _UNREADABLE as error:
        raise LogError(later(NO_PICKLE if "allow_pickle" in str(error) else _DAMAGED)) from None
    return array.tolist() if array.ndim == 1 and array.dtype.kind in "fiu" else []

"""Atomic writes of files and folders that processes share: each finds all of one or nothing, whatever others do."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

# What is not finished after so long never will be.
LEFT_SECONDS = 3600.0
_UNFINISHED = ".unfinished-"


def write_whole(place: Path, write: Callable[[Path], object]) -> None:
    """Has `write` make a file beside its place, and puts it there once it is whole."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=_UNFINISHED)
    os.close(handle)
    unfinished = Path(name)
    try:
        write(unfinished)
        unfinished.replace(place)
    finally:
        unfinished.unlink(missing_ok=True)


def fill_whole(place: Path, write: Callable[[Path], object]) -> None:
    """Has `write` fill a folder beside its place, and puts it there unless another process has been faster."""
    unfinished = Path(tempfile.mkdtemp(dir=place.parent, prefix=_UNFINISHED))
    try:
        write(unfinished)
        unfinished.rename(place)
    except OSError:
        if not place.exists():
            raise
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def delete_unfinished(folder: Path) -> None:
    """Deletes what processes that were killed have left half done beside what is whole."""
    for left in folder.glob(f"{_UNFINISHED}*"):
        with suppress(OSError):
            if left.stat().st_mtime > time.time() - LEFT_SECONDS:
                continue
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink()


def note_use(folder: Path) -> bool:
    """Makes a folder the newest, if it may be written to; returns whether it is there."""
    try:
        os.utime(folder)
    except FileNotFoundError:
        return False
    except OSError:
        return folder.exists()
    return True


def newest_first(places: Iterable[Path]) -> list[Path]:
    """The files or folders that are still there, by when they were last used."""
    found = []
    for place in places:
        with suppress(FileNotFoundError):
            found.append((place.stat().st_mtime, place))
    return [place for _, place in sorted(found, reverse=True)]


def delete_oldest(folders: Iterable[Path], most: int, most_bytes: int) -> None:
    """Deletes the folders that were not used for longest, beyond so many or so many bytes; the newest one stays."""
    used = 0
    for place, folder in enumerate(newest_first(folders)):
        used += _size(folder)
        if place and (place >= most or used > most_bytes):
            shutil.rmtree(folder, ignore_errors=True)


def _size(folder: Path) -> int:
    """The bytes of all files in a folder, as far as they are still there."""
    found = 0
    with suppress(FileNotFoundError):
        for file in folder.rglob("*"):
            found += file.stat().st_size if file.is_file() else 0
    return found

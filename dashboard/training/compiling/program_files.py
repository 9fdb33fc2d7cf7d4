"""Machine code of compiled programs on the disk: a worker that starts later, or another one, loads it.

If anything is wrong with the disk, programs are compiled as they would be without it.
"""

from __future__ import annotations

import logging
import os
import platform
import zipfile
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path

import tensorflow as tf

from dashboard.data.digest import digest
from dashboard.experiment.programs.environment import ProgramSettings
from dashboard.training.compiling.environment import XLA_FOLDER

# Each has 80 to 300 KB. All lessons together need some thirty.
MOST_FILES = 200
_PROCESSOR = Path("/proc/cpuinfo")

log = logging.getLogger(__name__)


def load(name: str) -> set[str]:
    """Copies the files of a program to where XLA looks for them; returns their names there."""
    path = _path(name)
    try:
        with zipfile.ZipFile(path) as kept:
            files = {file: kept.read(file) for file in kept.namelist()}
        os.utime(path)
    except (OSError, zipfile.BadZipFile, zlib.error):
        return set()
    tf.io.gfile.makedirs(XLA_FOLDER)
    for file, content in files.items():
        with tf.io.gfile.GFile(f"{XLA_FOLDER}/{file}", "wb") as place:
            place.write(content)
    return set(files)


def save(name: str) -> None:
    """Keeps what XLA has written. Whoever looks for it meanwhile finds all of it or nothing."""
    path = _path(name)
    part = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as kept:
            for file in written():
                with tf.io.gfile.GFile(f"{XLA_FOLDER}/{file}", "rb") as content:
                    kept.writestr(file, content.read())
        part.rename(path)
        _delete_unused(path.parent)
    except OSError as error:
        _tell(path.parent, error.strerror)
        with suppress(OSError):
            part.unlink(missing_ok=True)


def written() -> set[str]:
    """The names of the files in XLA's folder."""
    return set(tf.io.gfile.listdir(XLA_FOLDER)) if tf.io.gfile.isdir(XLA_FOLDER) else set()


def clear() -> None:
    """Empties XLA's folder: once loaded, a program does not need it."""
    for file in written():
        tf.io.gfile.remove(f"{XLA_FOLDER}/{file}")


@cache
def machine() -> str:
    """A digest of what machine code depends on beside the program: XLA, its flags, and the processor."""
    told = [tf.__version__, platform.machine(), os.environ.get("XLA_FLAGS", ""), *_processor()]
    return digest("\n".join(told))


def _path(name: str) -> Path:
    return ProgramSettings().programs / machine() / f"{digest(name)}.zip"


def _processor() -> list[str]:
    """Its name and its instructions."""
    try:
        lines = _PROCESSOR.read_text().splitlines()
    except OSError:
        return [platform.processor()]
    return sorted({line for line in lines if line.startswith(("model name", "flags", "CPU part", "Features"))})


@cache
def _tell(folder: Path, why: str) -> None:
    """Logs a problem, once for each folder: the next programs will hardly fare better."""
    log.warning("Compiled programs are not kept in %s: %s.", folder, why)


def _delete_unused(folder: Path) -> None:
    for path in sorted(folder.glob("*.zip"), key=lambda path: path.stat().st_mtime)[:-MOST_FILES]:
        path.unlink(missing_ok=True)

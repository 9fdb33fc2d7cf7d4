"""Compiled programs on the disk, each as its graph and its machine code: another worker, or a later one, loads them.

If anything is wrong with the disk, programs are traced and compiled as they would be without it.
"""

from __future__ import annotations

import logging
import os
import platform
import re
import secrets
import shutil
import time
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import keras
import locket
import tensorflow as tf

from dashboard.data import folds
from dashboard.data.digest import LETTERS, digest
from dashboard.data.files.whole_files import newest_first
from dashboard.experiment.programs.environment import ProgramSettings
from dashboard.training.compiling.environment import XLA_FOLDER
from dashboard.training.compiling.graph import Graph

# Each has 80 to 300 KB. All lessons together need some thirty.
MOST_FILES = 200
# Programs of other code, or for another processor, that were not used for so long are deleted. It may be in use by
# another server that shares the folder.
UNUSED_SECONDS = 30 * 86400.0
# No worker takes so long to write a program.
PART_SECONDS = 3600.0
# Longer than a compilation takes on a busy machine, and shorter than what counts as a worker that hangs.
LOCK_SECONDS = 30.0
_GRAPH = "graph.pb"
_PROCESSOR = Path("/proc/cpuinfo")
_DASHBOARD = Path(__file__).parents[2]
_MACHINE = re.compile(rf"[0-9a-f]{{{LETTERS}}}")

log = logging.getLogger(__name__)


def load(name: str) -> Graph | None:
    """The graph of a program, if it is kept. Its machine code is then where XLA looks for it."""
    path = _path(name)
    try:
        with zipfile.ZipFile(path) as kept:
            files = {file: kept.read(file) for file in kept.namelist()}
        graph = Graph(files.pop(_GRAPH))
    except (OSError, zipfile.BadZipFile, zlib.error, KeyError):
        return None
    with suppress(OSError):
        # Where the folder can only be read, as in an image, nothing is deleted either.
        os.utime(path)
    tf.io.gfile.makedirs(XLA_FOLDER)
    for file, content in files.items():
        with tf.io.gfile.GFile(f"{XLA_FOLDER}/{file}", "wb") as place:
            place.write(content)
    return graph


def save(name: str, graph: Graph) -> None:
    """Keeps a graph and what XLA has written. Whoever looks for it meanwhile finds all of it or nothing."""
    path = _path(name)
    # Processes of two containers may have one number.
    part = path.with_suffix(f".{os.getpid()}-{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as kept:
            kept.writestr(_GRAPH, graph.definition)
            for file in written():
                with tf.io.gfile.GFile(f"{XLA_FOLDER}/{file}", "rb") as content:
                    kept.writestr(file, content.read())
        part.rename(path)
        with suppress(FileNotFoundError):
            # Another worker may delete the same.
            _delete_unused(path.parent)
    except OSError as error:
        _log_once(path.parent, error.strerror)
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Keeps other workers from compiling the same program meanwhile: they wait, and then load it.

    Where no file can be locked, or it takes too long, each compiles its own.
    """
    path = _path(name).with_suffix(".lock")
    held = None
    with suppress(OSError, locket.LockError):
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = locket.lock_file(str(path), timeout=LOCK_SECONDS)
        lock.acquire()
        held = lock
    try:
        yield
    finally:
        with suppress(OSError, locket.LockError):
            if held:
                # Whoever waits for it still gets it.
                path.unlink(missing_ok=True)
                held.release()


def written() -> set[str]:
    """The names of the files in XLA's folder."""
    return set(tf.io.gfile.listdir(XLA_FOLDER)) if tf.io.gfile.isdir(XLA_FOLDER) else set()


def clear() -> None:
    """Empties XLA's folder: once loaded, a program does not need it."""
    for file in written():
        tf.io.gfile.remove(f"{XLA_FOLDER}/{file}")


@cache
def machine() -> str:
    """A digest of what a kept program depends on beside its name: our code, Keras, XLA, its flags, the processor."""
    versions = [tf.__version__, keras.__version__, platform.machine(), os.environ.get("XLA_FLAGS", "")]
    return digest("\n".join([*versions, *_processor(), *_code()]))


def _path(name: str) -> Path:
    return ProgramSettings().programs / machine() / f"{digest(name)}.zip"


def _code() -> list[str]:
    """All the source code a program is traced from: change any of it and the program is a different one."""
    rooms = (_DASHBOARD / room for room in ("experiment", "functions", "training"))
    files = [path for room in rooms for path in sorted(room.rglob("*.py"))]
    return [path.read_text("utf-8") for path in (*files, Path(folds.__file__))]


def _processor() -> list[str]:
    """The name of the processor and the instructions that it knows."""
    try:
        lines = _PROCESSOR.read_text("utf-8").splitlines()
    except OSError:
        return [platform.processor()]
    return sorted({line for line in lines if line.startswith(("model name", "flags", "CPU part", "Features"))})


@cache
def _log_once(folder: Path, why: str) -> None:
    """Logs a problem once per folder: later programs will hit it too."""
    log.warning("Compiled programs are not kept in %s: %s.", folder, why)


def _delete_unused(folder: Path) -> None:
    """Deletes the least recently used programs, files left by killed workers, and programs of earlier code."""
    for path in newest_first(folder.glob("*.zip"))[MOST_FILES:]:
        path.unlink(missing_ok=True)
    for path in _older([*folder.glob("*.[0-9]*"), *folder.glob("*.lock")], PART_SECONDS):
        path.unlink(missing_ok=True)
    for other in folder.parent.iterdir():
        files = list(other.glob("*")) if _MACHINE.fullmatch(other.name) and other != folder else []
        if len(_older(files, UNUSED_SECONDS)) == len(files) > 0:
            shutil.rmtree(other, ignore_errors=True)


def _older(files: Iterable[Path], seconds: float) -> list[Path]:
    return [path for path in files if path.stat().st_mtime < time.time() - seconds]

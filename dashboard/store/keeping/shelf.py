"""Holds each training from its end until it is in the database, so that a killed server loses none.

There is one file a run, written within a millisecond where the training ends. The database takes longer, and has time.
"""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Mapping
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.data.files.whole_files import delete_unfinished, newest_first, write_whole
from dashboard.experiment.history import Ending, Snapshots
from dashboard.experiment.links.link import from_link
from dashboard.experiment.links.settings import to_texts
from dashboard.experiment.record import Record
from dashboard.experiment.row_losses import RowLosses
from dashboard.store.kept import FinishedRun, Study, Trial
from dashboard.store.packing.arrays import NO_COMPRESSION, history_of, pack_arrays, unpack_arrays
from dashboard.store.packing.texts import fields_of, pack_fields, unpack_fields

_FILE_NAME, _NEWLINE = "{}.run", b"\n"
# The parts of a record whose arrays are kept, and which may be missing.
_HISTORY, _ROWS, _FINAL = "history ", "rows ", "final"
_LOG = logging.getLogger(__name__)


class NewerError(Exception):
    """A run has settings that this version does not know: without them it would be another one."""


class Shelf:
    """A folder. Several servers may share one: a run that two of them find is the same run in the database."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, run: FinishedRun) -> Path | None:
        """Writes a run, and returns its file; None if that fails: the run is then in memory alone."""
        path = self._folder / _FILE_NAME.format(secrets.token_hex(8))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, lambda part: part.write_bytes(_packed(run)))
        except OSError:
            return None
        return path

    def left(self, most: int) -> list[tuple[FinishedRun, Path]]:
        """The runs that a server before this one left, in the order of their ends; the newest, if there are too many.

        Deletes files that hold no run, and the oldest beyond `most`. Files that can't be read just now, or come from a
        newer version, are kept.
        """
        delete_unfinished(self._folder)
        found = []
        paths = newest_first(self._folder.glob(_FILE_NAME.format("*")))
        for path in paths[most:]:
            discard(path)
        for path in paths[:most]:
            try:
                found.append((_unpacked(path), path))
            except (OSError, NewerError) as error:
                _LOG.warning("A run that was left can't be read now: %s: %s", path.name, error)
            except Exception:  # noqa: BLE001 - a file that was cut off, or is of an older form, stops no server
                _LOG.exception("A run that was left could not be read: %s", path.name)
                discard(path)
        return sorted(found, key=lambda one: one[0].created)


def discard(path: Path | None) -> None:
    """Deletes a file whose run is in the database, or never will be. If that fails, the run is only written again."""
    if path is not None:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            _LOG.warning("A file can't be deleted: %s", path)


def _packed(run: FinishedRun) -> bytes:
    record = run.record
    header = {
        "owner": run.owner,
        "created": run.created,
        "code": run.code,
        "settings": to_texts(record.experiment),
        "ending": pack_fields(record.ending),
        "trial": None if run.trial is None else (*astuple(run.trial.study), run.trial.place),
    }
    arrays = _named(_HISTORY, fields_of(record.history))
    if record.rows is not None:
        arrays |= _named(_ROWS, fields_of(record.rows))
    if record.final is not None:
        arrays[_FINAL] = record.final
    return json.dumps(header).encode() + _NEWLINE + pack_arrays(arrays, NO_COMPRESSION)


def _unpacked(path: Path) -> FinishedRun:
    line, _, packed = path.read_bytes().partition(_NEWLINE)
    header, arrays = json.loads(line), unpack_arrays(packed)
    experiment, unknown = from_link(header["settings"])
    if unknown:
        raise NewerError("; ".join(unknown))
    rows = _part(_ROWS, arrays)
    record = Record(
        experiment,
        history_of(_part(_HISTORY, arrays)),
        Snapshots({}),
        ending=unpack_fields(Ending, header["ending"]),
        final=arrays.get(_FINAL),
        rows=RowLosses(**rows) if rows else None,
    )
    return FinishedRun(header["owner"], record, header["created"], _trial(header["trial"]), header["code"])


def _named(part: str, arrays: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {part + name: array for name, array in arrays.items()}


def _part(part: str, arrays: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {name.removeprefix(part): array for name, array in arrays.items() if name.startswith(part)}


def _trial(packed: list[Any] | None) -> Trial | None:
    if packed is None:
        return None
    lesson, digest, varied, data, place = packed
    return Trial(Study(lesson, digest, tuple(varied), data), place)

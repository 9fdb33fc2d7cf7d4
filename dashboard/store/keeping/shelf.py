"""Where a training lies from its end until it is in the database, so that a server that is killed loses none.

A file a run, written where the training ends, within a millisecond. The database takes longer, for the verdict and the
list, and has time.
"""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.experiment.history import Ending, Snapshots
from dashboard.experiment.link import from_link, to_texts
from dashboard.experiment.record import Record
from dashboard.experiment.row_losses import RowLosses
from dashboard.store.kept import Finished, Study, Trial
from dashboard.store.packing.arrays import NOT_AT_ALL, arrays_of, history_of, pack_arrays, unpack_arrays
from dashboard.store.packing.texts import pack_fields, unpack_fields

_FORM, _LINE = "{}.run", b"\n"
# The parts of a record whose arrays are kept, and which may be missing.
_HISTORY, _ROWS, _FINAL = "history ", "rows ", "final"
_LOG = logging.getLogger(__name__)


class Shelf:
    """A folder. Several servers may share one: a run that two of them find is the same run in the database."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, run: Finished) -> Path | None:
        """Where the run lies now; None where that can't be: it is then held in memory alone."""
        path = self._folder / _FORM.format(secrets.token_hex(8))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_packed(run))
        except OSError:
            take(path)
            return None
        return path

    def left(self) -> Iterator[tuple[Finished, Path]]:
        """What a server before this one has left, the first that ended first; what can't be read is thrown away."""
        found = []
        for path in self._folder.glob(_FORM.format("*")):
            try:
                found.append((_unpacked(path), path))
            except Exception:  # noqa: BLE001 - a file that was cut off, or is of an older form, stops no server
                _LOG.exception("A run that was left could not be read: %s", path.name)
                take(path)
        return iter(sorted(found, key=lambda one: one[0].created))


def take(path: Path | None) -> None:
    """Off the shelf: it is in the database, or will never be. What stays all the same is written once more."""
    if path is not None:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            _LOG.warning("A file can't be deleted: %s", path)


def _packed(run: Finished) -> bytes:
    record = run.record
    said = {
        "owner": run.owner,
        "created": run.created,
        "code": run.code,
        "settings": to_texts(record.experiment),
        "ending": pack_fields(record.ending),
        "trial": None if run.trial is None else (*astuple(run.trial.study), run.trial.place),
    }
    arrays = _named(_HISTORY, arrays_of(record.history))
    if record.rows is not None:
        arrays |= _named(_ROWS, arrays_of(record.rows))
    if record.final is not None:
        arrays[_FINAL] = record.final
    return json.dumps(said).encode() + _LINE + pack_arrays(arrays, NOT_AT_ALL)


def _unpacked(path: Path) -> Finished:
    head, _, packed = path.read_bytes().partition(_LINE)
    said, arrays = json.loads(head), unpack_arrays(packed)
    rows = _part(_ROWS, arrays)
    record = Record(
        from_link(said["settings"])[0],
        history_of(_part(_HISTORY, arrays)),
        Snapshots({}),
        ending=unpack_fields(Ending, said["ending"]),
        final=arrays.get(_FINAL),
        rows=RowLosses(**rows) if rows else None,
    )
    return Finished(said["owner"], record, said["created"], _trial(said["trial"]), said["code"])


def _named(part: str, arrays: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {part + name: array for name, array in arrays.items()}


def _part(part: str, arrays: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {name.removeprefix(part): array for name, array in arrays.items() if name.startswith(part)}


def _trial(said: list[Any] | None) -> Trial | None:
    if said is None:
        return None
    lesson, digest, varied, data, place = said
    return Trial(Study(lesson, digest, tuple(varied), data), place)

"""Where a training lies from its end until it is in the database, so that a server that is killed loses none.

A file a run, written where the training ends, within a millisecond. The database takes longer, for the verdict and the
list, and has time.
"""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Iterator
from dataclasses import astuple, fields
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from dashboard.experiment.history import Ending, History, Snapshots
from dashboard.experiment.link import from_link, to_texts
from dashboard.experiment.record import Record
from dashboard.experiment.row_losses import RowLosses
from dashboard.store.kept import Finished, Study, Trial
from dashboard.store.packing import pack_fields, unpack_fields

_FORM, _WEIGHTS = "{}.npz", "weights"
_LOG = logging.getLogger(__name__)
T = TypeVar("T", History, RowLosses)


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
    record, file = run.record, BytesIO()
    said = {
        "owner": run.owner,
        "created": run.created,
        "code": run.code,
        "settings": to_texts(record.experiment),
        "ending": pack_fields(record.ending),
        "trial": None if run.trial is None else (*astuple(run.trial.study), run.trial.place),
    }
    arrays = _arrays(record.history) | ({} if record.rows is None else _arrays(record.rows))
    if record.final is not None:
        arrays[_WEIGHTS] = record.final
    np.savez(file, allow_pickle=False, said=np.frombuffer(json.dumps(said).encode(), np.uint8), **arrays)
    return file.getvalue()


def _unpacked(path: Path) -> Finished:
    with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as arrays:
        said = json.loads(arrays["said"].tobytes())
        record = Record(
            from_link(said["settings"])[0],
            _of(History, arrays),
            Snapshots({}),
            ending=unpack_fields(Ending, said["ending"]),
            final=arrays.get(_WEIGHTS),
            rows=_of(RowLosses, arrays) if _name(RowLosses, "kept") in arrays else None,
        )
    return Finished(said["owner"], record, said["created"], _trial(said["trial"]), said["code"])


def _trial(said: list[Any] | None) -> Trial | None:
    if said is None:
        return None
    lesson, digest, varied, data, place = said
    return Trial(Study(lesson, digest, tuple(varied), data), place)


def _arrays(value: History | RowLosses) -> dict[str, np.ndarray]:
    return {_name(type(value), field.name): getattr(value, field.name) for field in fields(value)}


def _of(kind: type[T], arrays: Any) -> T:
    return kind(**{field.name: arrays[_name(kind, field.name)] for field in fields(kind)})


def _name(kind: type[History | RowLosses], name: str) -> str:
    return f"{kind.__name__} {name}"

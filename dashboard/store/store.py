"""The store of runs: adds, finds, notes, deletes. Every method raises StoreError where the database can't be used."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from sqlalchemy import Connection, delete, func, insert, select, update

from dashboard.analysis.outcome import TRAIN, VALIDATION, loss
from dashboard.analysis.verdict import Verdict, judge_record
from dashboard.data.dataset import DataError
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, Snapshots
from dashboard.experiment.link import to_texts
from dashboard.experiment.record import Record
from dashboard.language.languages import ENGLISH, speaking
from dashboard.store.code_version import code_version
from dashboard.store.database import Database
from dashboard.store.kept import KeptRun, clean_note, known
from dashboard.store.listing import Choices, Found, Query, choices, find, summary
from dashboard.store.packing import (
    pack_fields,
    pack_history,
    pack_weights,
    unpack_fields,
    unpack_history,
    unpack_verdict,
    unpack_weights,
)
from dashboard.store.tables import DECLINED, RECORDINGS, RUNS

# Of a name that nobody can guess: who has it may see the run, as with a link to an unlisted page.
ID_BYTES = 12


@dataclass(frozen=True)
class Finished:
    """A training that has ended, to be kept for its owner; `created` is when, in seconds since 1970."""

    owner: str
    record: Record
    created: float


class RunStore:
    """Runs of all owners in one database. Thread-safe."""

    def __init__(self, url: str) -> None:
        self._database = Database(url)

    def add(self, runs: Sequence[Finished]) -> None:
        """Keeps runs, all or none. What was trained before by the same code is the same run, and gets a new time."""
        rows = [_rows(run) for run in runs]
        with self._database.writing() as connection:
            for run, recording in rows:
                _put(connection, run, recording)

    def find(self, query: Query, start: int = 0, count: int = 25) -> Found:
        with self._database.reading() as connection:
            return find(connection, query, start, count)

    def choices(self, owner: str) -> Choices:
        with self._database.reading() as connection:
            return choices(connection, owner)

    def state(self, owner: str) -> tuple[int, float]:
        """How many runs an owner has, and when the newest ended: it changes with the list."""
        newest = select(func.count(), func.max(RUNS.c.created)).where(RUNS.c.owner == owner)
        with self._database.reading() as connection:
            count, created = connection.execute(newest).one()
        return count, created or 0.0

    def get(self, ids: Sequence[str], owner: str | None) -> tuple[KeptRun, ...]:
        """The runs of these names that there are, in this order, whoever they belong to; notes are for the owner."""
        found = select(RUNS, RECORDINGS).join(RECORDINGS).where(RUNS.c.id.in_(ids))
        with self._database.reading() as connection:
            runs = {row.id: _kept(row, own=row.owner == owner) for row in connection.execute(found)}
        return tuple(runs[one] for one in dict.fromkeys(ids) if one in runs)

    def note(self, owner: str, run: str, note: str) -> None:
        self._change(owner, run, note=clean_note(note))

    def star(self, owner: str, run: str, *, star: bool) -> None:
        self._change(owner, run, star=star)

    def delete(self, owner: str, runs: Collection[str] | None = None) -> None:
        """Deletes these runs of an owner, or all of them."""
        with self._database.writing() as connection:
            of_owner = delete(RUNS).where(RUNS.c.owner == owner)
            connection.execute(of_owner if runs is None else of_owner.where(RUNS.c.id.in_(runs)))

    def declines(self, owner: str) -> bool:
        """Whether the owner wants nothing to be kept."""
        with self._database.reading() as connection:
            return connection.scalar(select(DECLINED.c.owner).where(DECLINED.c.owner == owner)) is not None

    def decline(self, owner: str, *, keep_nothing: bool) -> None:
        """Notes that nothing is to be kept of an owner from now on, or that it is. What there is stays."""
        with self._database.writing() as connection:
            connection.execute(delete(DECLINED).where(DECLINED.c.owner == owner))
            if keep_nothing:
                connection.execute(insert(DECLINED).values(owner=owner))

    def expire(self, before: float, most: int) -> None:
        """Deletes the runs that ended before a time, in seconds since 1970, and all but the newest `most`."""
        with self._database.writing() as connection:
            connection.execute(delete(RUNS).where(RUNS.c.created < before))
            border = select(RUNS.c.created).order_by(RUNS.c.created.desc()).offset(most).limit(1)
            connection.execute(delete(RUNS).where(RUNS.c.created <= border.scalar_subquery()))

    def close(self) -> None:
        self._database.close()

    def _change(self, owner: str, run: str, **values: Any) -> None:
        with self._database.writing() as connection:
            connection.execute(update(RUNS).where(RUNS.c.owner == owner, RUNS.c.id == run).values(**values))


def _put(connection: Connection, run: dict[str, Any], recording: dict[str, Any]) -> None:
    same = [RUNS.c[name] == run[name] for name in ("owner", "digest", "code")]
    there = connection.scalar(select(RUNS.c.id).where(*same))
    if there is None:
        connection.execute(insert(RUNS).values(run))
        connection.execute(insert(RECORDINGS).values(recording | {"run": run["id"]}))
        return
    kept = {"id", "note", "star"}
    newer = {name: value for name, value in run.items() if name not in kept}
    connection.execute(update(RUNS).where(RUNS.c.id == there).values(newer))
    connection.execute(update(RECORDINGS).where(RECORDINGS.c.run == there).values(recording))


def _rows(run: Finished) -> tuple[dict[str, Any], dict[str, Any]]:
    verdict = judge_record(run.record)
    with speaking(ENGLISH):
        return _run_row(run, verdict), _recording_row(run.record, verdict)


def _run_row(run: Finished, verdict: Verdict) -> dict[str, Any]:
    record = run.record
    curve = record.history.losses[:, VALIDATION]
    return {
        "id": secrets.token_urlsafe(ID_BYTES),
        "owner": run.owner,
        "digest": record.experiment.digest,
        "code": code_version(),
        "created": run.created,
        "data": _title(record.experiment),
        "settings": to_texts(record.experiment),
        "kind": verdict.kind,
        "sentence": verdict.sentence,
        "epochs": record.epoch,
        "train_loss": known(loss(record, TRAIN)) if len(curve) else None,
        "validation_loss": known(loss(record, VALIDATION)) if len(curve) else None,
        "lowest_loss": known(np.nanmin(curve)) if np.isfinite(curve).any() else None,
        "note": "",
        "star": False,
    }


def _title(experiment: Experiment) -> str:
    """As the data set is called now: a visitor's own table may be gone when the run is looked at."""
    try:
        return experiment.dataset.title.replace("\0", "")
    except DataError:
        return experiment.data.dataset


def _recording_row(record: Record, verdict: Verdict) -> dict[str, Any]:
    assert record.ending
    return {
        "curves": pack_history(record.history),
        "weights": pack_weights(record.final),
        "ending": pack_fields(record.ending),
        "verdict": pack_fields(verdict),
    }


def _kept(row: Any, *, own: bool) -> KeptRun:
    listed = summary(row) if own else replace(summary(row), note="", star=False)
    record = Record(
        listed.experiment,
        unpack_history(row.curves),
        Snapshots({}),
        ending=unpack_fields(Ending, row.ending),
        final=unpack_weights(row.weights),
    )
    return KeptRun(listed, record, unpack_verdict(row.verdict), own)

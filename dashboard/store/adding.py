"""Adds many runs in as few statements as a single run needs: a comparison trains hundreds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from dashboard.store.kept import FinishedRun, Study
from dashboard.store.packing.runs import PackedRun, pack_run
from dashboard.store.studies import put_study, put_trials
from dashboard.store.tables import RECORDINGS, RUNS

_NOT_REPLACED = frozenset({"id", "note", "star"})


class RunKey(NamedTuple):
    """The same settings and seeds, trained by the same code for the same owner, are the same run."""

    owner: str
    digest: str
    code: str


class KeyedRun(NamedTuple):
    """A run with its key, which takes a while to work out."""

    key: RunKey
    run: FinishedRun


def _keyed(run: FinishedRun) -> KeyedRun:
    return KeyedRun(RunKey(run.owner, run.record.experiment.digest, run.code), run)


def _ids_of(connection: Connection, keys: Collection[RunKey]) -> dict[RunKey, str]:
    """The ids of the runs that are already stored."""
    owners, digests = {key.owner for key in keys}, {key.digest for key in keys}
    found = select(RUNS.c.owner, RUNS.c.digest, RUNS.c.code, RUNS.c.id)
    rows = connection.execute(found.where(RUNS.c.owner.in_(owners), RUNS.c.digest.in_(digests)))
    return {RunKey(*key): run_id for *key, run_id in rows}


def _pack(runs: Iterable[KeyedRun], known: Mapping[RunKey, str]) -> dict[RunKey, PackedRun]:
    """The rows that have to be written, once for each key: none for a trial whose run is kept already."""
    new = {key: run for key, run in runs if run.trial is not None and key not in known}
    by_themselves = {key: run for key, run in runs if run.trial is None}
    return {key: pack_run(run) for key, run in (new | by_themselves).items()}


def put_runs(connection: Connection, runs: Sequence[FinishedRun]) -> None:
    """Keeps runs. One that is kept already gets a new time; if it is no trial, its rows are replaced as well."""
    keyed = [_keyed(run) for run in runs]
    known = _ids_of(connection, {one.key for one in keyed})
    packed = _pack(keyed, known)
    new = {key: rows for key, rows in packed.items() if key not in known}
    if new:
        connection.execute(insert(RUNS), [rows.run for rows in new.values()])
        recordings = [rows.recording | {"run": rows.run["id"]} for rows in new.values()]
        connection.execute(insert(RECORDINGS), recordings)
    for key, run in keyed:
        if run.trial is None and key in known:
            _replace(connection, known[key], packed[key])
    _renew(connection, [known[key] for key, run in keyed if run.trial and key in known], runs)
    _put_in_studies(connection, keyed, known | {key: rows.run["id"] for key, rows in new.items()})


def _replace(connection: Connection, run_id: str, packed: PackedRun) -> None:
    newer = {column: value for column, value in packed.run.items() if column not in _NOT_REPLACED}
    connection.execute(update(RUNS).where(RUNS.c.id == run_id).values(newer))
    connection.execute(update(RECORDINGS).where(RECORDINGS.c.run == run_id).values(packed.recording))


def _renew(connection: Connection, ids: Sequence[str], runs: Sequence[FinishedRun]) -> None:
    """Gives trials the time of the newest of these runs: they ended within seconds of each other.

    A run that was also trained by itself keeps its own time.
    """
    if ids:
        newest = max(run.created for run in runs)
        connection.execute(update(RUNS).where(RUNS.c.id.in_(ids), RUNS.c.trial).values(created=newest))


def _put_in_studies(connection: Connection, runs: Sequence[KeyedRun], ids: Mapping[RunKey, str]) -> None:
    """Puts each trial in its study, which is made if it is new."""
    places: dict[tuple[str, Study, str], dict[str, int]] = defaultdict(dict)
    for key, run in runs:
        if run.trial is not None:
            places[run.owner, run.trial.study, run.code].setdefault(ids[key], run.trial.place)
    newest = max(run.created for _, run in runs)
    for (owner, study, code), places_in_study in places.items():
        put_trials(connection, put_study(connection, owner, study, code, newest), places_in_study)

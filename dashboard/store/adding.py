"""Many runs are added at once, with as many statements as a few need: a page that compares trains hundreds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select, update

from dashboard.store.kept import Finished, Study
from dashboard.store.packing.runs import pack_run
from dashboard.store.studies import put_study, put_trials
from dashboard.store.tables import RECORDINGS, RUNS

_NOT_REPLACED = frozenset({"id", "note", "star"})


class Key(NamedTuple):
    """The same settings and seeds, trained by the same code for the same owner, are the same run."""

    owner: str
    digest: str
    code: str


class Packed(NamedTuple):
    """A run's rows in the tables of runs and of recordings."""

    run: dict[str, Any]
    recording: dict[str, Any]


class Keyed(NamedTuple):
    """A run under its key, which takes a while to work out."""

    key: Key
    run: Finished


def _keyed(run: Finished) -> Keyed:
    return Keyed(Key(run.owner, run.record.experiment.digest, run.code), run)


def _names_of(connection: Connection, keys: Collection[Key]) -> dict[Key, str]:
    """The names of those that are kept already."""
    owners, digests = {one.owner for one in keys}, {one.digest for one in keys}
    found = select(RUNS.c.owner, RUNS.c.digest, RUNS.c.code, RUNS.c.id)
    rows = connection.execute(found.where(RUNS.c.owner.in_(owners), RUNS.c.digest.in_(digests)))
    return {Key(*kept): name for *kept, name in rows}


def _pack(runs: Iterable[Keyed], there: Mapping[Key, str]) -> dict[Key, Packed]:
    """What has to be written of them, each once: of trials that are kept already, nothing."""
    new = {key: run for key, run in runs if run.trial is not None and key not in there}
    by_themselves = {key: run for key, run in runs if run.trial is None}
    return {key: Packed(*pack_run(run)) for key, run in (new | by_themselves).items()}


def put_runs(connection: Connection, runs: Sequence[Finished]) -> None:
    """What was trained before is the same run with a new time. A trial changes nothing else of a run that is there."""
    keyed = [_keyed(run) for run in runs]
    there = _names_of(connection, {one.key for one in keyed})
    packed = _pack(keyed, there)
    new = [rows for one, rows in packed.items() if one not in there]
    if new:
        connection.execute(insert(RUNS), [rows.run for rows in new])
        connection.execute(insert(RECORDINGS), [rows.recording | {"run": rows.run["id"]} for rows in new])
    for key, run in keyed:
        if run.trial is None and (name := there.get(key)):
            _replace(connection, name, packed[key])
    _renew(connection, [there[key] for key, run in keyed if run.trial and key in there], runs)
    names = there | {one: rows.run["id"] for one, rows in packed.items() if one not in there}
    _put_in_studies(connection, keyed, names)


def _replace(connection: Connection, name: str, packed: Packed) -> None:
    newer = {column: value for column, value in packed.run.items() if column not in _NOT_REPLACED}
    connection.execute(update(RUNS).where(RUNS.c.id == name).values(newer))
    connection.execute(update(RECORDINGS).where(RECORDINGS.c.run == name).values(packed.recording))


def _renew(connection: Connection, names: Sequence[str], runs: Sequence[Finished]) -> None:
    """They ended within seconds of each other, and have one time. What was trained by itself keeps its own."""
    if names:
        newest = max(run.created for run in runs)
        connection.execute(update(RUNS).where(RUNS.c.id.in_(names), RUNS.c.trial).values(created=newest))


def _put_in_studies(connection: Connection, runs: Sequence[Keyed], names: Mapping[Key, str]) -> None:
    """Each trial in its own."""
    places: dict[tuple[str, Study, str], dict[str, int]] = defaultdict(dict)
    for key, run in runs:
        if run.trial is not None:
            places[run.owner, run.trial.study, run.code].setdefault(names[key], run.trial.place)
    newest = max(run.created for _, run in runs)
    for (owner, study, code), at in places.items():
        said = {"lesson": study.lesson, "varied": list(study.varied), "data": study.data}
        put_trials(connection, put_study(connection, owner, f"{study.digest} {code}", created=newest, **said), at)

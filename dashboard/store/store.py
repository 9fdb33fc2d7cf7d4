"""The store of runs: adds, finds, notes, deletes. Every method raises StoreError where the database can't be used."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update

from dashboard.store.database import Database
from dashboard.store.kept import Finished, KeptRun, Study, Trial, clean_note
from dashboard.store.listing import Choices, Found, Query, choices, find, summary
from dashboard.store.packing import pack_run, unpack_run
from dashboard.store.studies import (
    StudySummary,
    delete_empty_studies,
    delete_study,
    drop_oldest,
    list_studies,
    put_study,
    put_trial,
    runs_of,
)
from dashboard.store.tables import DECLINED, RECORDINGS, RUNS

Packed = tuple[dict[str, Any], dict[str, Any]]


class RunStore:
    """Runs of all owners in one database. Thread-safe."""

    def __init__(self, url: str) -> None:
        self._database = Database(url)

    def add(self, runs: Sequence[Finished]) -> None:
        """Keeps runs, all or none. What was trained before by the same code is the same run, and gets a new time.

        A trial does nothing to a run that was trained by itself, but that one stands in its study, too.
        """
        packed = [None if self._is_there(run) else pack_run(run) for run in runs]
        studies: dict[tuple[str, Study], str] = {}
        with self._database.writing() as connection:
            for run, rows in zip(runs, packed, strict=True):
                name = _put(connection, run, rows)
                if run.trial is not None and name is not None:
                    _put_in_study(connection, run, run.trial, name, studies)

    def find(self, query: Query, start: int = 0, count: int = 25) -> Found:
        with self._database.reading() as connection:
            return find(connection, query, start, count)

    def choices(self, query: Query) -> Choices:
        """What the runs of the query's owner, lesson and study can be filtered by."""
        with self._database.reading() as connection:
            return choices(connection, query)

    def studies(self, owner: str) -> tuple[StudySummary, ...]:
        """What pages have compared for an owner, from the newest on."""
        with self._database.reading() as connection:
            return list_studies(connection, owner)

    def runs_of(self, owner: str, study: str, most: int) -> tuple[KeptRun, ...]:
        """The first runs of a study, seed by seed in the order of its arms."""
        with self._database.reading() as connection:
            names = runs_of(connection, owner, study, most)
        return self.get(names, owner)

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
            runs = {row.id: unpack_run(row, summary(row), own=row.owner == owner) for row in connection.execute(found)}
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
            delete_empty_studies(connection)

    def delete_study(self, owner: str, study: str) -> None:
        """Deletes a study, and of its runs those that stand nowhere else."""
        with self._database.writing() as connection:
            delete_study(connection, owner, study)

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
        """Deletes the runs that ended before a time, in seconds since 1970, and all but the newest `most`.

        Trials go first: a page trains a hundred of them, and nobody chose them one by one.
        """
        with self._database.writing() as connection:
            connection.execute(delete(RUNS).where(RUNS.c.created < before))
            by_themselves = connection.scalar(select(func.count()).select_from(RUNS).where(~RUNS.c.trial)) or 0
            drop_oldest(connection, max(most - by_themselves, 0), trials=True)
            drop_oldest(connection, most, trials=False)
            delete_empty_studies(connection)

    def close(self) -> None:
        self._database.close()

    def _is_there(self, run: Finished) -> bool:
        """Whether a trial is kept already, so that nothing of it has to be written again."""
        if run.trial is None:
            return False
        with self._database.reading() as connection:
            return connection.scalar(select(RUNS.c.id).where(_same(run))) is not None

    def _change(self, owner: str, run: str, **values: Any) -> None:
        with self._database.writing() as connection:
            connection.execute(update(RUNS).where(RUNS.c.owner == owner, RUNS.c.id == run).values(**values))


def _put(connection: Connection, run: Finished, packed: Packed | None) -> str | None:
    """The name of a run that is kept now; None where it was there to be noted alone, and has been deleted since."""
    same = _same(run)
    there: str | None = connection.scalar(select(RUNS.c.id).where(same))
    if run.trial is not None and there is not None:
        connection.execute(update(RUNS).where(same, RUNS.c.trial).values(created=run.created))
    elif packed is not None:
        there = _write(connection, there, *packed)
    return there


def _write(connection: Connection, there: str | None, run: dict[str, Any], recording: dict[str, Any]) -> str:
    if there is None:
        connection.execute(insert(RUNS).values(run))
        connection.execute(insert(RECORDINGS).values(recording | {"run": run["id"]}))
        return str(run["id"])
    kept = {"id", "note", "star"}
    newer = {name: value for name, value in run.items() if name not in kept}
    connection.execute(update(RUNS).where(RUNS.c.id == there).values(newer))
    connection.execute(update(RECORDINGS).where(RECORDINGS.c.run == there).values(recording))
    return there


def _same(run: Finished) -> ColumnElement[bool]:
    """The same settings and seeds, trained by the same code for the same owner."""
    named = {"owner": run.owner, "digest": run.record.experiment.digest, "code": run.code}
    return and_(*(RUNS.c[name] == value for name, value in named.items()))


def _put_in_study(
    connection: Connection, run: Finished, trial: Trial, name: str, studies: dict[tuple[str, Study], str]
) -> None:
    study = trial.study
    key = run.owner, study
    if key not in studies:
        said = {"lesson": study.lesson, "varied": list(study.varied), "data": study.data}
        digest = f"{study.digest} {run.code}"
        studies[key] = put_study(connection, run.owner, digest, created=run.created, **said)
    put_trial(connection, studies[key], name, trial.place)

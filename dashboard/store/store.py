"""The store of runs: adds, finds, notes, deletes. Every method raises StoreError where the database can't be used."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, update

from dashboard.store.adding import put_runs
from dashboard.store.database import Database
from dashboard.store.errors import StoreError
from dashboard.store.judging import judge_due, judge_for_reader, verdict_of
from dashboard.store.kept import NOT_JUDGED, FinishedRun, KeptRun, clean_note
from dashboard.store.listing import Filters, Found, Query, among, choices, find, summary
from dashboard.store.packing.runs import unpack_run
from dashboard.store.studies import StudySummary, delete_empty_studies, delete_study, drop_oldest, list_studies, runs_of
from dashboard.store.tables import DECLINED, RECORDINGS, RUNS

DAY = 86400.0


class ListState(NamedTuple):
    """How many runs an owner has, when the newest ended, and how many have a verdict: it changes with their list."""

    runs: int = 0
    newest: float = 0.0
    judged: int = 0


class RunStore:
    """Runs of all owners in one database. Thread-safe."""

    def __init__(self, url: str) -> None:
        self._database = Database(url)

    def add(self, runs: Sequence[FinishedRun]) -> None:
        """Keeps runs, all or none, but for those of owners who want nothing to be kept.

        What was trained before by the same code is the same run, and gets a new time. A trial changes nothing in a run
        that was trained by itself, but adds it to its study.
        """
        if not runs:
            return
        owners = {run.owner for run in runs}

        def put_wanted(connection: Connection) -> None:
            # Asked here, too: who declined may have trained while the database could not be read.
            declined = set(connection.scalars(select(DECLINED.c.owner).where(DECLINED.c.owner.in_(owners))))
            if wanted := [run for run in runs if run.owner not in declined]:
                put_runs(connection, wanted)

        self._database.write(put_wanted)

    def judge(self, most: int) -> int:
        """Judges the newest runs of all owners that have no verdict yet; returns how many it judged."""
        return judge_due(self._database, most=most)

    def find(self, query: Query, start: int = 0, count: int = 25) -> Found:
        judge_for_reader(self._database, among(query))
        with self._database.reading() as connection:
            return find(connection, query, start, count)

    def choices(self, query: Query) -> Filters:
        """What the runs of the query's owner, lesson and study can be filtered by."""
        judge_for_reader(self._database, among(query))
        with self._database.reading() as connection:
            return choices(connection, query)

    def studies(self, owner: str) -> tuple[StudySummary, ...]:
        """What pages have compared for an owner, from the newest on."""
        with self._database.reading() as connection:
            return list_studies(connection, owner)

    def runs_of(self, owner: str, study: str, most: int) -> tuple[KeptRun, ...]:
        """The first runs of a study, seed by seed in the order of its arms."""
        with self._database.reading() as connection:
            ids = runs_of(connection, owner, study, most)
        return self.get(ids, owner)

    def state(self, owner: str) -> ListState:
        judged = func.count().filter(RUNS.c.kind != NOT_JUDGED)
        found = select(func.count(), func.max(RUNS.c.created), judged).where(RUNS.c.owner == owner)
        with self._database.reading() as connection:
            count, created, verdicts = connection.execute(found).one()
        return ListState(count, created or 0.0, verdicts)

    def get(self, ids: Sequence[str], owner: str | None) -> tuple[KeptRun, ...]:
        """The runs with these ids, in this order, whoever owns them; some may be gone. Notes are for the owner."""
        judge_for_reader(self._database, RUNS.c.id.in_(ids))
        found = select(RUNS, RECORDINGS).join(RECORDINGS).where(RUNS.c.id.in_(ids))
        with self._database.reading() as connection:
            rows = connection.execute(found).all()
        runs = {row.id: unpack_run(row, summary(row), verdict_of(row), own=row.owner == owner) for row in rows}
        return tuple(runs[run_id] for run_id in dict.fromkeys(ids) if run_id in runs)

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
        """Whether the owner wants nothing to be kept. Whoever asks is noted as having been here."""
        with self._database.reading() as connection:
            seen = connection.scalar(select(DECLINED.c.seen).where(DECLINED.c.owner == owner))
        if seen is not None and seen < time.time() - DAY:
            # Who declined has, also where nothing can be written at the moment.
            with suppress(StoreError), self._database.writing() as connection:
                connection.execute(update(DECLINED).where(DECLINED.c.owner == owner).values(seen=time.time()))
        return seen is not None

    def decline(self, owner: str, *, keep_nothing: bool) -> None:
        """Notes whether nothing of an owner is to be kept from now on. What is kept already stays."""
        with self._database.writing() as connection:
            connection.execute(delete(DECLINED).where(DECLINED.c.owner == owner))
            if keep_nothing:
                connection.execute(insert(DECLINED).values(owner=owner, seen=time.time()))

    def expire(self, before: float, most: int) -> None:
        """Deletes the runs that ended before a time, in seconds since 1970, and all but the newest `most`.

        Trials go first: a page trains a hundred of them, and nobody chose them one by one. What owners declined who
        were not here since that time, or for another day as that is not always noted, goes, too: their key is no
        browser's any more.
        """
        with self._database.writing() as connection:
            connection.execute(delete(RUNS).where(RUNS.c.created < before))
            connection.execute(delete(DECLINED).where(DECLINED.c.seen < before - DAY))
            by_themselves = connection.scalar(select(func.count()).select_from(RUNS).where(~RUNS.c.trial)) or 0
            drop_oldest(connection, max(most - by_themselves, 0), trials=True)
            drop_oldest(connection, most, trials=False)
            delete_empty_studies(connection)

    def close(self) -> None:
        self._database.close()

    def _change(self, owner: str, run: str, **values: Any) -> None:
        with self._database.writing() as connection:
            connection.execute(update(RUNS).where(RUNS.c.owner == owner, RUNS.c.id == run).values(**values))

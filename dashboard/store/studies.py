"""Stored comparisons and the trials in each, so that a list shows a hundred trials as one entry."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from dashboard.store.kept import Study
from dashboard.store.packing.runs import ID_BYTES
from dashboard.store.tables import RUNS, STUDIES, TRIALS

# Those that a list shows, the newest.
MOST_LISTED = 200


@dataclass(frozen=True)
class StudySummary:
    """A study in a list: the lesson that made it, its data, the settings in which its arms differ, and its runs.

    `created` is when the newest of them ended, in seconds since 1970.
    """

    id: str
    lesson: str
    data: str
    varied: tuple[str, ...]
    created: float
    runs: int


def put_study(connection: Connection, owner: str, study: Study, code: str, created: float) -> str:
    """The id of an owner's study by this code, which is made if it is new, and gets a new time if it is not."""
    digest = f"{study.digest} {code}"
    same = (STUDIES.c.owner == owner) & (STUDIES.c.digest == digest)
    known = connection.scalar(select(STUDIES.c.id).where(same))
    if known is not None:
        connection.execute(update(STUDIES).where(same).values(created=created))
        return str(known)
    study_id = secrets.token_urlsafe(ID_BYTES)
    columns = {"lesson": study.lesson, "varied": list(study.varied), "data": study.data, "created": created}
    connection.execute(insert(STUDIES).values(id=study_id, owner=owner, digest=digest, **columns))
    return study_id


def put_trials(connection: Connection, study: str, places: Mapping[str, int]) -> None:
    """Puts each of these runs into a study, at its place and once."""
    known = connection.scalars(select(TRIALS.c.run).where(TRIALS.c.study == study, TRIALS.c.run.in_(places)))
    rows = [{"study": study, "run": run, "place": places[run]} for run in places.keys() - set(known)]
    if rows:
        connection.execute(insert(TRIALS), rows)


def list_studies(connection: Connection, owner: str) -> tuple[StudySummary, ...]:
    """The newest studies of an owner, from the newest on."""
    counted = select(STUDIES, func.count().label("runs")).join(TRIALS).where(STUDIES.c.owner == owner)
    newest = counted.group_by(STUDIES.c.id).order_by(STUDIES.c.created.desc(), STUDIES.c.id).limit(MOST_LISTED)
    return tuple(
        StudySummary(row.id, row.lesson, row.data, tuple(row.varied), row.created, row.runs)
        for row in connection.execute(newest)
    )


def runs_of(connection: Connection, owner: str, study: str, most: int) -> list[str]:
    """The ids of an owner's runs in a study, seed by seed in the order of its arms."""
    found = select(TRIALS.c.run).join(STUDIES).where(STUDIES.c.owner == owner, STUDIES.c.id == study)
    return list(connection.scalars(found.order_by(TRIALS.c.place, TRIALS.c.run).limit(most)))


def delete_study(connection: Connection, owner: str, study: str) -> None:
    """Deletes a study and those of its runs that are in no other study and were never trained by themselves."""
    mine = select(TRIALS.c.run).join(STUDIES).where(STUDIES.c.owner == owner, STUDIES.c.id == study)
    elsewhere = exists().where(TRIALS.c.run == RUNS.c.id, TRIALS.c.study != study)
    connection.execute(delete(RUNS).where(RUNS.c.id.in_(mine), RUNS.c.trial, ~elsewhere))
    connection.execute(delete(STUDIES).where(STUDIES.c.owner == owner, STUDIES.c.id == study))


def delete_empty_studies(connection: Connection) -> None:
    """Deletes the studies of which every run has been deleted."""
    connection.execute(delete(STUDIES).where(~exists().where(TRIALS.c.study == STUDIES.c.id)))


def drop_oldest(connection: Connection, most: int, *, trials: bool) -> None:
    """Deletes all but the newest `most` runs, of trials or of the others."""
    kind = RUNS.c.trial if trials else ~RUNS.c.trial
    by_age = select(RUNS.c.created, RUNS.c.id).where(kind).order_by(RUNS.c.created.desc(), RUNS.c.id)
    newest_dropped = connection.execute(by_age.offset(most).limit(1)).one_or_none()
    if newest_dropped is not None:
        created, run = newest_dropped
        older = (RUNS.c.created < created) | ((RUNS.c.created == created) & (RUNS.c.id >= run))
        connection.execute(delete(RUNS).where(kind, older))

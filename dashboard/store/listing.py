"""A list of runs: filtered, sorted, and a page at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, select

from dashboard.store.kept import NOT_JUDGED, Summary, nan_if_null
from dashboard.store.tables import RUNS, STUDIES, TRIALS

# In place of a lesson: what was trained by itself, and all there is.
BY_THEMSELVES, EVERYTHING = "", "*"
SORTS = ("created", "data", "kind", "epochs", "train_loss", "validation_loss", "lowest_loss", "star")


@dataclass(frozen=True)
class Query:
    """Which runs of an owner, and in which order: by one of SORTS, the newest first among equals.

    An empty text does not filter. `setting` and its `value` are written as in a link. With a `lesson`, or one `study`
    of it, these are its trials; without either, the runs that were trained by themselves.
    """

    owner: str
    data: str = ""
    kind: str = ""
    setting: str = ""
    value: str = ""
    starred: bool = False
    sort: str = "created"
    descending: bool = True
    lesson: str = BY_THEMSELVES
    study: str = ""

    @property
    def chooses(self) -> bool:
        """Whether it finds less than all runs that were trained by themselves, or others."""
        return any((self.data, self.kind, self.setting, self.starred, self.lesson, self.study))


@dataclass(frozen=True)
class Found:
    """One page of a list, and how many runs the list has."""

    runs: tuple[Summary, ...]
    total: int


@dataclass(frozen=True)
class Filters:
    """What an owner's runs can be filtered by: data, kinds of verdict, and values of each setting that varies."""

    data: tuple[str, ...]
    kinds: tuple[str, ...]
    settings: Mapping[str, tuple[str, ...]]


def find(connection: Connection, query: Query, start: int, count: int) -> Found:
    """The runs from place `start` on."""
    matching = _matching(query)
    total = connection.scalar(select(func.count()).select_from(RUNS).where(matching)) or 0
    # Ids first: otherwise whole rows would have to be sorted.
    ids = connection.scalars(_sorted(query, select(RUNS.c.id).where(matching)).offset(start).limit(count)).all()
    summaries = {row.id: summary(row) for row in connection.execute(select(RUNS).where(RUNS.c.id.in_(ids)))}
    return Found(tuple(summaries[run] for run in ids), total)


def choices(connection: Connection, query: Query) -> Filters:
    """What differs among all runs of the owner that belong to the lesson and the study."""
    own = among(query)
    kinds = connection.execute(select(RUNS.c.data, RUNS.c.kind).where(own).distinct()).all()
    values: dict[str, set[str]] = defaultdict(set)
    for names, rows in _settings(connection, own).items():
        for name, column in zip(names, zip(*rows, strict=True), strict=True):
            values[name].update(column)
    varied = {name: tuple(sorted(found, key=_natural)) for name, found in values.items() if len(found) > 1}
    titles, judged = {data for data, _ in kinds}, {kind for _, kind in kinds} - {NOT_JUDGED}
    return Filters(tuple(sorted(titles)), tuple(sorted(judged)), varied)


def _settings(connection: Connection, own: ColumnElement[bool]) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """The values of all settings of all runs, by the names of these settings, which runs of one version share."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for settings in connection.scalars(select(RUNS.c.settings).where(own)):
        found[tuple(settings)].append(tuple(settings.values()))
    return found


def summary(row: Row[Any]) -> Summary:
    """The row of a run as a list shows it."""
    return Summary(
        id=row.id,
        created=row.created,
        code=row.code,
        data=row.data,
        settings=row.settings,
        kind=row.kind,
        sentence=row.sentence,
        epochs=row.epochs,
        train_loss=nan_if_null(row.train_loss),
        validation_loss=nan_if_null(row.validation_loss),
        lowest_loss=nan_if_null(row.lowest_loss),
        note=row.note,
        star=bool(row.star),
    )


def among(query: Query) -> ColumnElement[bool]:
    """The condition that holds for the runs of the owner that belong to the lesson and the study."""
    own = RUNS.c.owner == query.owner
    if query.study:
        return and_(own, RUNS.c.id.in_(select(TRIALS.c.run).where(TRIALS.c.study == query.study)))
    if query.lesson == BY_THEMSELVES:
        return and_(own, ~RUNS.c.trial)
    if query.lesson == EVERYTHING:
        return own
    of_lesson = select(TRIALS.c.run).join(STUDIES).where(STUDIES.c.owner == query.owner)
    return and_(own, RUNS.c.id.in_(of_lesson.where(STUDIES.c.lesson == query.lesson)))


def _matching(query: Query) -> ColumnElement[bool]:
    wanted = [among(query)]
    if query.data:
        wanted.append(RUNS.c.data == query.data)
    if query.kind:
        wanted.append(RUNS.c.kind == query.kind)
    if query.setting:
        wanted.append(RUNS.c.settings[query.setting].as_string() == query.value)
    if query.starred:
        wanted.append(RUNS.c.star)
    return and_(*wanted)


def _sorted(query: Query, rows: Select[Any]) -> Select[Any]:
    """The runs in the query's order; unknown values come last in either direction."""
    column = RUNS.c[query.sort if query.sort in SORTS else "created"]
    order = column.desc() if query.descending else column.asc()
    return rows.order_by(column.is_(None), order, RUNS.c.created.desc(), RUNS.c.id)


def _natural(value: str) -> tuple[int, float, str]:
    """Sorts numbers by their size, and after them everything else by its letters."""
    try:
        return 0, float(value), value
    except ValueError:
        return 1, 0.0, value

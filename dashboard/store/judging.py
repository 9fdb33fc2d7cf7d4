"""Runs are judged when somebody asks for them, or when nothing else is to do: no training pays for a verdict on it.

To judge a run takes longer than all else that keeping it does, and of most trials nobody ever reads the verdict.
"""

from __future__ import annotations

import logging
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, bindparam, literal_column, select, true, update

from dashboard.analysis.verdict import Verdict, judge, judge_record
from dashboard.analysis.verdict.verdict import Words
from dashboard.data.dataset import DataError
from dashboard.experiment.record import Record
from dashboard.store.database import Database
from dashboard.store.errors import StoreError
from dashboard.store.kept import NOT_JUDGED
from dashboard.store.packing.runs import unpack_record
from dashboard.store.packing.texts import pack_fields, unpack_verdict
from dashboard.store.tables import RECORDINGS, RUNS
from language.languages import ENGLISH, speaking
from language.say import later

# The most verdicts that whoever opens a list waits for: a quarter of a second.
MOST_AWAITED = 100
# Written into the statement: only then does SQLite use the index on runs that are not judged.
_LITERALLY: ColumnElement[str] = literal_column(f"'{NOT_JUDGED}'")
ANY: ColumnElement[bool] = true()
_LOG = logging.getLogger(__name__)


class Judged(NamedTuple):
    """The id of a run, and the verdict over it."""

    run: str
    verdict: Verdict


def judge_due(database: Database, among: ColumnElement[bool] = ANY, most: int = MOST_AWAITED) -> int:
    """Judges the newest runs that have no verdict yet, at most `most` of them, and returns how many it judged."""
    due = select(RUNS.c.id).where(among, RUNS.c.kind == _LITERALLY).order_by(RUNS.c.created.desc()).limit(most)
    whole = select(RUNS.c.id, RUNS.c.settings, RECORDINGS).join(RECORDINGS)
    with database.reading() as connection:
        # Ids first: otherwise curves and weights would have to be sorted, too.
        ids = connection.scalars(due).all()
        rows = connection.execute(whole.where(RUNS.c.id.in_(ids))).all() if ids else []
    # Verdicts take their time, and no transaction waits for them.
    judged = [Judged(row.id, _verdict(row)) for row in rows]
    if judged:
        _write(database, judged)
    return len(judged)


def judge_for_reader(database: Database, among: ColumnElement[bool]) -> None:
    """The same for somebody who wants to read: a database that can't be written is still shown."""
    try:
        judge_due(database, among)
    except StoreError as error:
        _LOG.warning("Runs could not be judged: %s.", error.why)


def verdict_of(row: Any) -> Verdict:
    """The verdict on a run, from a row of both tables; worked out where none is kept yet."""
    return unpack_verdict(row.verdict) if row.verdict else _verdict(row)


def _verdict(row: Any) -> Verdict:
    try:
        return _judged(unpack_record(row))
    except Exception:  # noqa: BLE001 - whatever is wrong with one run, others are judged, and this one is not again
        _LOG.exception("A run could not be judged: %s", row.id)
        return Verdict(kind="can't tell", words=Words(later("This run could not be judged.")))


def _judged(record: Record) -> Verdict:
    """Judges without the rows' data if they were in a visitor's table that has since been deleted."""
    try:
        return judge_record(record)
    except DataError:
        assert record.ending
        return judge(record.history, record.ending, record.ending.constant_loss, record.rows)


def _write(database: Database, judged: list[Judged]) -> None:
    run_id: ColumnElement[str] = bindparam("run_id")
    with speaking(ENGLISH):
        kinds = [{"run_id": run, "kind": verdict.kind, "sentence": verdict.sentence} for run, verdict in judged]
        verdicts = [{"run_id": run, "verdict": pack_fields(verdict), "row_losses": None} for run, verdict in judged]
    with database.writing() as connection:
        connection.execute(update(RUNS).where(RUNS.c.id == run_id), kinds)
        connection.execute(update(RECORDINGS).where(RECORDINGS.c.run == run_id), verdicts)

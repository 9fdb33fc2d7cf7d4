"""The schema is made step by step, is what the queries name, and is refused where it is of a later version."""

from __future__ import annotations

import hashlib
import time

import pytest
from sqlalchemy import create_engine, inspect, text

from dashboard.store import judging, migrations
from dashboard.store.database import Database
from dashboard.store.errors import StoreError
from dashboard.store.listing import Query
from dashboard.store.store import DAY, RunStore
from dashboard.store.tables import METADATA, VERSION
from tests.store.runs import ANNA, finished

# Of each step that has been released: what a database has been through can't be changed any more.
RELEASED = ("763ec6462e15a0ae", "416db9246af61262", "26497789370c4ad6", "c08baeac4b6ba02e")


def test_no_step_that_was_released_is_changed() -> None:
    digests = [hashlib.sha256("\n".join(step).encode()).hexdigest()[:16] for step in migrations.STEPS]
    assert tuple(digests[: len(RELEASED)]) == RELEASED


def test_all_steps_lead_to_the_tables_that_queries_name(url: str) -> None:
    database = Database(url)
    with database.reading() as connection:
        found = inspect(connection)
        assert set(found.get_table_names()) == set(METADATA.tables)
        for name, table in METADATA.tables.items():
            columns = {column["name"]: bool(column["nullable"]) for column in found.get_columns(name)}
            assert set(columns) == {column.name for column in table.columns}
            nullable = {column.name for column in table.columns if column.nullable and not column.primary_key}
            assert {name for name, may_be_null in columns.items() if may_be_null} - {"id", "run", "owner"} == nullable
    database.close()


def test_what_is_kept_survives_a_further_step(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = RunStore(url)
    store.add([finished()])
    store.close()
    step = ("ALTER TABLE runs ADD COLUMN place VARCHAR NOT NULL DEFAULT 'here'",)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
    again = RunStore(url)
    assert again.find(Query(ANNA)).total == 1
    again.close()
    assert rows(url, "SELECT place FROM runs") == [("here",)]
    assert rows(url, "SELECT steps FROM schema_version") == [(len(migrations.STEPS),)]


def test_what_was_kept_before_there_were_trials_is_no_trial(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = create_engine(url)
    steps = migrations.STEPS
    monkeypatch.setattr(migrations, "STEPS", steps[:2])
    with engine.begin() as connection:
        migrations.migrate(connection)
        connection.execute(
            text(
                "INSERT INTO runs VALUES ('one', 'anna', 'd', 'c', 1.0, 'Two moons', '{}', 'good fit', 'Good.', 3, "
                "NULL, NULL, NULL, '', FALSE)"
            )
        )
    engine.dispose()
    monkeypatch.setattr(migrations, "STEPS", steps)
    store = RunStore(url)
    assert [run.id for run in store.find(Query(ANNA)).runs] == ["one"]
    assert store.studies(ANNA) == ()
    store.close()


def test_that_an_owner_declined_is_not_forgotten_at_the_step_that_notes_when(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = create_engine(url)
    steps = migrations.STEPS
    monkeypatch.setattr(migrations, "STEPS", steps[:4])
    with engine.begin() as connection:
        migrations.migrate(connection)
        connection.execute(text("INSERT INTO declined VALUES ('anna')"))
    engine.dispose()
    monkeypatch.setattr(migrations, "STEPS", steps)
    store = RunStore(url)
    store.expire(before=time.time() - DAY, most=10)
    assert rows(url, "SELECT owner FROM declined") == [("anna",)]
    store.close()


def test_what_was_kept_with_its_verdict_is_not_judged_again(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = RunStore(url)
    store.add([finished()])
    assert store.judge(10) == 1
    store.close()
    monkeypatch.setattr(judging, "judge_record", None)
    again = RunStore(url)
    assert again.judge(10) == 0
    assert again.find(Query(ANNA)).runs[0].kind
    again.close()


def test_a_step_that_fails_leaves_nothing_behind(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("CREATE TABLE half (a INTEGER)", "not SQL")))
    store = RunStore(url)
    with pytest.raises(StoreError):
        store.find(Query(ANNA))
    store.close()
    engine = create_engine(url)
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_a_database_of_a_later_version_is_refused_with_a_reason(url: str) -> None:
    database = Database(url)
    with database.writing() as connection:
        connection.execute(VERSION.update().values(steps=99))
    database.close()
    with pytest.raises(StoreError, match="from a later version"):
        RunStore(url).find(Query(ANNA))


def rows(url: str, statement: str) -> list[tuple[object, ...]]:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(statement))]
    engine.dispose()
    return found

"""A file belongs to those who brought it: they list and delete it, and nobody else."""

from __future__ import annotations

import pytest

from dashboard.data.brought import MOST_OWN, brought_by, give_up, is_brought_by, note_owner
from dashboard.data.environment import data_folder
from dashboard.data.tables.description import Description
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.schema import Format
from dashboard.data.tables.storage import file_path, save_description, save_file

CONTENT = b"a,b\n1,2\n"


def brought(file: str, *owners: str) -> str:
    source = save_file(CONTENT + file.encode(), file)
    for owner in owners:
        note_owner(source, owner)
    return source


def test_each_lists_its_own_files_in_the_order_in_which_they_came() -> None:
    first, second, shared = (brought("1.csv", "own"), brought("2.csv", "other"), brought("3.csv", "own", "other"))
    assert [(one.source, one.file) for one in brought_by("own")] == [(first, "1.csv"), (shared, "3.csv")]
    assert [one.source for one in brought_by("other")] == [second, shared]
    assert brought_by("nobody") == ()
    assert is_brought_by(first, "own")
    assert not is_brought_by(first, "other")


def test_a_file_has_rows_once_it_has_been_read_and_stays_as_old_as_it_was() -> None:
    source = brought("read.csv", "reader")
    assert [one.rows for one in brought_by("reader")] == [None]
    save_description(source, Description(file="read.csv", format=Format(reader="read_csv"), rows=1_200, columns=()))
    used = (data_folder() / source).stat().st_mtime_ns
    assert [one.rows for one in brought_by("reader")] == [1_200]
    assert (data_folder() / source).stat().st_mtime_ns == used


def test_a_file_that_two_have_brought_is_kept_until_both_delete_it() -> None:
    source = brought("4.csv", "one", "two")
    give_up(source, "one")
    assert brought_by("one") == ()
    assert file_path(source).name == "4.csv"
    give_up(source, "two")
    with pytest.raises(TableError):
        file_path(source)


def test_whoever_brings_a_file_again_has_it_once() -> None:
    source = brought("5.csv", "again")
    note_owner(source, "again")
    assert [one.source for one in brought_by("again")] == [source]


def test_who_brings_many_files_pushes_out_its_own() -> None:
    others = brought("others.csv", "somebody else")
    own = [brought(f"many {number}.csv", "eager") for number in range(MOST_OWN + 2)]
    assert [one.source for one in brought_by("eager")] == own[2:]
    with pytest.raises(TableError):
        file_path(own[0])
    assert file_path(others).name == "others.csv"

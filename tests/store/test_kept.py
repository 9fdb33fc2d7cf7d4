"""What a list shows of a run is said when it is kept: data that may be gone later, and numbers that may be missing."""

from __future__ import annotations

import math

import pytest

from dashboard.data.tables.storage import delete_file, schema_of
from dashboard.experiment.settings import SETTINGS, change
from dashboard.store.kept import LONGEST_NOTE, Study, clean_note, nan_if_null, null_if_nan, title_of
from tests.data.own_data.tables import saved
from tests.made import SMALL

ARMS = tuple(change(SMALL, l2=l2) for l2 in (0.0, 0.1))


def test_data_are_called_by_their_title_and_by_their_name_once_they_are_gone() -> None:
    own = change(SMALL, dataset=saved())
    title = title_of(own)
    assert title == own.dataset.title != own.data.dataset
    delete_file(schema_of(own.data.dataset).source)
    assert title_of(own) == own.data.dataset


@pytest.mark.parametrize("value", [0.0, 0.25, math.inf, math.nan])
def test_a_number_comes_back_from_the_database_and_what_is_no_number_is_null_there(value: float) -> None:
    stored = null_if_nan(value)
    assert (stored is None) == math.isnan(value)
    assert nan_if_null(stored) == pytest.approx(value, nan_ok=True)


@pytest.mark.parametrize(
    ("text", "note"), [(" two\n\tlines ", "two lines"), ("a\0b", "ab"), ("x" * (LONGEST_NOTE + 1), "x" * LONGEST_NOTE)]
)
def test_a_note_is_one_line_that_is_not_too_long(text: str, note: str) -> None:
    assert clean_note(text) == note


def test_a_study_is_told_from_others_by_its_lesson_its_arms_and_their_order() -> None:
    studies = [Study.of("dropout", ARMS), Study.of("capacity", ARMS), Study.of("dropout", ARMS[::-1])]
    studies += [Study.of("dropout", ARMS[:1]), Study.of("dropout", tuple(change(arm, epochs=5) for arm in ARMS))]
    assert len({study.digest for study in studies}) == len(studies)
    assert Study.of("dropout", ARMS) == studies[0]


@pytest.mark.parametrize("name", ["l2", "epochs", "dataset"])
def test_a_study_names_the_settings_in_which_its_arms_differ_and_the_data_of_the_first(name: str) -> None:
    other: dict[str, object] = {"l2": 0.1, "epochs": 5, "dataset": "circles"}
    arms = (SMALL, change(SMALL, **{name: other[name]}))
    study = Study.of("dropout", arms)
    assert (study.varied, study.data) == ((name,), SMALL.dataset.title)
    assert Study.of("dropout", [*arms, change(SMALL, l1=0.1)]).varied == tuple(
        one for one in SETTINGS if one in {name, "l1"}
    )

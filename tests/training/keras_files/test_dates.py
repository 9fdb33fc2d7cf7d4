"""A date that a model reads is the date that pandas reads."""

from __future__ import annotations

import keras
import numpy as np
import pandas as pd
import pytest

from dashboard.data.tables.cells import dates
from dashboard.training.keras_files.dates import read_dates

PARTS = ("days", "month", "weekday", "hour")
# With leap days, of a century too, and the first and the last day of months.
MOMENTS = pd.date_range("1583-01-01", "2400-03-02", freq="8741h").append(
    pd.date_range("2000-02-27 23:59:59", periods=5, freq="D")
)


def read(texts: list[str], parts: tuple[str, ...] = PARTS) -> tuple[np.ndarray, np.ndarray]:
    column = keras.Input((1,), dtype="string")
    model = keras.Model(column, read_dates(column, parts))
    found, missing = model(keras.ops.convert_to_tensor(np.array(texts)[:, None]))
    return keras.ops.convert_to_numpy(found), keras.ops.convert_to_numpy(missing)[:, 0]


@pytest.mark.parametrize("parts", [PARTS, ("month",), ("days", "hour")])
def test_its_parts_are_those_that_a_table_is_read_by(parts: tuple[str, ...]) -> None:
    texts = [str(moment) for moment in MOMENTS]
    found, missing = read(texts, parts)
    assert not missing.any()
    # Days of centuries are held to a quarter of an hour in 32 bits.
    assert found == pytest.approx(dates(pd.Series(texts), "ISO8601", parts), rel=1e-7, abs=1e-5)


def test_what_is_not_written_is_the_first_there_is() -> None:
    short, _ = read(["2024", "2024-03", "2024-03-05", "2024-03-05T14:30+02:00"])
    whole, _ = read(["2024-01-01 00:00:00", "2024-03-01 00:00:00", "2024-03-05 00:00:00", "2024-03-05 14:30:00"])
    assert (short == whole).all()


def test_what_is_no_date_is_missing() -> None:
    _, missing = read(["", "NaT", "soon", "05.03.2024", "2024-03-05"])
    assert missing.tolist() == [True, True, True, True, False]

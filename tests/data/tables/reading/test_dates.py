"""What the dates of a column are read as, and what becomes of cells that are none."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from dashboard.data.tables.cells import dates
from dashboard.data.tables.description import Column
from dashboard.data.tables.reading.forms.date_forms import date_form
from tests.data.tables.describing import describe
from tests.data.tables.shapes.shape import column


def read(cells: Callable[[int], str], name: str = "x") -> Column:
    return describe(column(name, cells)(), "table")[name]


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ("offen", "x: 10 cells such as 'offen' can't be read, and count as missing."),
        ("31.06.2024", "x: 10 cells such as '31.06.2024' can't be read, and count as missing."),
    ],
)
def test_cells_that_are_no_dates_count_as_missing_and_are_told(lost: str, said: str) -> None:
    found = read(lambda i: lost if i % 4 == 0 else f"{i % 28 + 1:02}.03.2024")
    assert (found.kind, found.missing, str(found.notes[-1])) == ("date", 10, said)


def test_one_cell_that_is_no_date_is_said_as_one() -> None:
    found = read(lambda i: "2024-02-30" if i == 3 else f"2024-03-{i % 28 + 1:02}")
    assert (found.missing, str(found.notes[-1])) == (
        1,
        "x: one cell, '2024-02-30', can't be read, and counts as missing.",
    )


def test_a_column_of_which_less_than_half_are_dates_holds_texts() -> None:
    assert read(lambda i: f"{i + 1:02}.03.2024" if i < 19 else "offen").date is None


@pytest.mark.parametrize("cells", ["{:02}.03.2024 24:00", "2024-03-{:02}T24:00:00Z", "{:02}.03.2024 24h00"])
def test_a_day_ends_at_24_00(cells: str) -> None:
    found = read(lambda i: cells.format(i % 28 + 1))
    assert found.date
    assert found.date.moments(pd.Series([cells.format(31)])).astype(str).tolist() == ["2024-04-01 00:00:00+00:00"]


def test_nine_digits_of_a_second_leave_days_in_another_form_that_nanoseconds_can_not_tell() -> None:
    cells = pd.Series(["0001-01-01", "2024-03-05 06:00:00.123456789"])
    days = dates(cells, "%Y-%m-%d or %Y-%m-%d %H:%M:%S.%f", ("days",))
    assert np.floor(days[:, 0]).tolist() == [-730119, 8830]


def test_midnight_on_a_clock_is_no_day() -> None:
    found = read(lambda i: f"{i % 24 + 1:02}:00")
    assert (str(found.notes[0]), found.missing) == ("x: read as times of day; the input is the hour.", 0)
    midnight, zero = dates(pd.Series(["24:00", "00:00"]), "%H:%M", ("hour",))
    assert midnight.tolist() == zero.tolist()


def day(i: int) -> pd.Timestamp:
    return pd.Timestamp("2015-03-01") + pd.Timedelta(days=37 * i)


@pytest.mark.parametrize(
    ("never", "form"),
    [
        ("9999-12-31", "%Y-%m-%d"),
        ("31.12.9999", "%d.%m.%Y"),
        ("99991231", "%Y%m%d"),
        ("1900-01-01", "%Y-%m-%d"),
        ("1970-01-01 00:00:00", "%Y-%m-%d 00:00:00"),
    ],
)
def test_a_day_that_stands_for_none_is_missing_and_told(never: str, form: str) -> None:
    found = read(lambda i: never if i % 3 == 0 else f"{day(i):{form}}")
    assert (found.kind, found.missing, str(found.notes[-1])) == (
        "date",
        14,
        f"x: '{never}' stands for missing in 14 cells.",
    )
    assert found.date
    assert found.date.read(pd.Series([never, f"{day(1):{form}}"])).shape == (2, 5)
    assert np.isnan(found.date.days.read(pd.Series([never, f"{day(1):{form}}"]))).tolist() == [[True], [False]]


@pytest.mark.parametrize("cells", ["{} mars 2024", "lundi {} mars 2024"])
def test_a_month_begins_with_its_first_in_french(cells: str) -> None:
    found = read(lambda i: cells.format(i % 28 + 1 if i % 28 else "1er"))
    assert (found.kind, found.missing) == ("date", 0)


def test_until_further_notice_may_fill_most_cells() -> None:
    assert read(lambda i: f"{day(i):%Y-%m-%d}" if i % 3 == 0 else "9999-12-31").missing == 26


def test_a_first_day_that_is_near_the_others_is_one_like_any_other() -> None:
    assert read(lambda i: "1900-01-01" if i % 9 == 0 else f"{1905 + i}-01-01").missing == 0


def test_where_days_begin_with_the_day_and_with_the_month_it_is_said_how_many_may_be_either() -> None:
    found = read(lambda i: f"{day(i):{('%d/%m/%Y', '%m/%d/%Y')[i % 2]}}")
    assert str(found.notes[-1]) == (
        "x: '14/05/2015' begins with the day, '06/20/2015' with the month. In 16 of 40 cells, such as '01/03/2015', it "
        "may be either: the day is taken to come first."
    )


def test_days_of_which_a_spreadsheet_has_read_those_that_it_could_may_be_turned() -> None:
    found = read(lambda i: f"2024-{i % 12 + 1:02}-03" if i % 28 < 12 else f"{i % 28 + 1}/03/2024")
    assert str(found.notes[0]).endswith("Day and month may be the other way round.")
    plain = read(lambda i: f"{day(i):{('%d/%m/%Y', '%Y-%m-%d')[i % 2]}}")
    assert not any("other way round" in str(note) for note in plain.notes)


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (lambda i: f"{i % 24}.{7 * i % 60:02} Uhr", "00:00 01:07"),
        (lambda i: f"{i % 24}.{7 * i % 60:02} Uhr" if i % 3 else f"{i % 24} Uhr", "00:00 01:07"),
        (lambda i: f"{('오전', '오후')[i % 2]} {i % 12 + 1}:{i:02}", "01:00 14:01"),
        (lambda i: f"{('오전', '오후')[i % 2]} {i % 12 + 1}시", "01:00 14:00"),
        (lambda i: f"{('오전', '오후')[i % 2]} {i % 12 + 1}시 {i}분", "01:00 14:01"),
        (lambda i: f"{('AM', 'PM')[i % 2]} {i % 12 + 1}:{i:02}", "01:00 14:01"),
        (lambda i: f"{i % 12 + 1}:{i:02}{('am', 'pm')[i % 2]}", "01:00 14:01"),
    ],
)
def test_a_time_of_day_is_one_with_words_around_it(cells: Callable[[int], str], first: str) -> None:
    found = read(cells)
    assert found.date
    assert found.date.parts == ("hour",)
    times = found.date.moments(pd.Series([cells(0), cells(1)]))
    assert " ".join(times.dt.strftime("%H:%M")) == first


_ORACLE = "%d-%b-%y %I.%M.%S.000000000 %p"


@pytest.mark.parametrize(
    "written",
    [
        "%Y-%m-%d %H:%M America/New_York",
        "%Y-%m-%dT%H:%M:%S+01:00[Europe/Paris]",
        "%a %b %d %Y %H:%M:%S GMT+0900 (Korean Standard Time)",
        "%Y-%m-%d %H:%M:%S,123",
        _ORACLE,
        f"{_ORACLE} EUROPE/BERLIN",
        "[%Y-%m-%d %H:%M:%S]",
        "%d/%m/%Y - %H:%M",
        "%B %d, %Y at %I:%M %p",
        "%d.%m.%Y um %H:%M Uhr",
        "%d mars %Y à %Hh%M",
        "%y년 %m월 %d일 %H시 %M분",
    ],
)
def test_a_moment_is_read_as_programs_and_people_write_it(written: str) -> None:
    times = pd.Series([pd.Timestamp(2000 + i % 24, 3, i % 28 + 1, i % 24, 30) for i in range(40)])
    found = read(lambda i: times[i].strftime(written))
    assert found.date
    again = found.date.moments(times.dt.strftime(written).astype("str"))
    assert (again.dt.floor("min").dt.tz_localize(None) == times).all()


@pytest.mark.parametrize(
    "written",
    [
        "5 \u044f\u043d\u0432\u0430\u0440\u044f 20{} \u0433.",
        "5 \u044f\u043d\u0432\u0430\u0440\u044f 20{} \u0433. \u0432 10:00",
        "Jan '{}",
    ],
)
def test_a_year_is_one_with_a_word_or_an_apostrophe_beside_it(written: str) -> None:
    found = read(lambda i: written.format(10 + i % 14))
    assert found.date
    assert found.date.moments(pd.Series([written.format(13)])).dt.year.tolist() == [2013]


@pytest.mark.parametrize(
    "written",
    [
        "{0.day}.{0.month}.{0.year}.",
        "{0:%d. %m. %Y.}",
        "{0:%d-%m-%Y}.",
        "{0:%d/%m/%Y}.",
        "{0:%d.%b.%Y}",
        "{0:%d_%m_%Y}",
        "{0:%d.%m.%y.}",
        "{0:%d.%m.%Y. 00:00:00}",
        "{0:%d.%m.%Y r.}",
        "{0:%y.%m.%d.}",
        "{0:%y}. {0.month}. {0.day}.",
        "'{0:%y.%m.%d}",
        "{0:%Y/%m/%d}({0:%a})",
    ],
)
def test_a_day_is_one_with_a_point_a_letter_or_its_weekday_behind_it(written: str) -> None:
    days = pd.Series([day(i) for i in range(40)])
    found = read(lambda i: written.format(days[i]))
    assert found.date
    again = found.date.moments(days.map(written.format).astype("str"))
    assert (again.dt.tz_localize(None) == days).all()


@pytest.mark.parametrize("sign", ["/", "-", "_"])
def test_where_no_day_is_above_twelve_day_and_month_may_be_the_other_way_round(sign: str) -> None:
    found = date_form(pd.Series([f"01{sign}02{sign}2021", f"03{sign}04{sign}2021", f"05{sign}06{sign}2021"] * 4))
    assert found
    assert found[1]


@pytest.mark.parametrize("cells", ["{0}.{1}.{2}.", "{0}. {1}. {2}."])
def test_numbers_of_sections_are_no_days(cells: str) -> None:
    assert read(lambda i: cells.format(i // 9 + 1, i % 9 + 1, i % 4 + 1)).date is None


@pytest.mark.parametrize("cells", ["{:02}:30-{:02}:30", "{:02}:30-{:02}:45"])
def test_from_one_time_to_another_is_no_time_in_a_zone(cells: str) -> None:
    assert read(lambda i: cells.format(i % 12 + 8, i % 12 + 9)).date is None
    found = read(lambda i: f"{i % 24:02}:{i:02} UTC")
    assert found.date
    assert found.date.parts == ("hour",)


@pytest.mark.parametrize("form", ["%m/%d/%Y", "%d/%m/%Y", "%m-%d-%Y", "%d-%m-%Y"])
@pytest.mark.parametrize("shops", [1, 4])
def test_firsts_of_the_month_are_no_days_of_january(form: str, shops: int) -> None:
    months = pd.date_range("2023-01-01", periods=12, freq="MS")
    found = read(lambda i: (months[i % 12] if shops > 1 else months[i * 12 // 40]).strftime(form))
    assert found.date
    assert found.date.form == form
    assert "month" in found.date.parts
    assert str(found.notes[0]).endswith("Day and month may be the other way round.")


@pytest.mark.parametrize("form", ["%m/%d/%y %H:%M", "%d/%m/%y %H:%M", "%d-%m-%Y %H:%M"])
@pytest.mark.parametrize("month", [1, 6])
def test_loggers_below_each_other_that_ran_for_some_days_are_of_one_month(form: str, month: int) -> None:
    hours = pd.date_range(f"2024-{month:02}-01", periods=20, freq="5h")
    found = read(lambda i: hours[i % 20].strftime(form))
    assert found.date
    assert found.date.form == form


def test_twelve_days_of_which_one_number_is_the_same_are_all_months_of_a_year() -> None:
    found = read(lambda i: f"05/{i % 12 + 1:02}/2024")
    assert found.date
    assert found.date.form == "%d/%m/%Y"

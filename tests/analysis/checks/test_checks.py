"""Each trap is found by its check, and clean tables are left alone."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.checks.far_values import codes, outliers
from dashboard.analysis.checks.finding import Finding
from dashboard.analysis.checks.imbalance import imbalance
from dashboard.analysis.checks.registry import CHECKS, findings, still_open
from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.inspected import Inspected, Inspection
from dashboard.data.tables.inspecting import inspect
from dashboard.data.tables.making import keep, make_table
from dashboard.data.tables.storage import schema_of
from language.languages import speaking
from tests.analysis.checks.tables import SEEDS, TRAPS, Frame, clean, ordering_identifier
from tests.cases import the_first_at_every_check


@pytest.fixture(autouse=True, scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> object:
    """A folder of its own for so many tables."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OVERFIT_LAB_DATA", str(tmp_path_factory.mktemp("checks")))
        yield


def found_in(frame: Frame) -> tuple[Finding, ...]:
    source = keep(frame.to_csv(index=False).encode(), "table.csv")
    classes = frame["y"].dtype.kind != "f" and frame["y"].nunique() < 20
    return findings(inspect(make_table(source, TableChoices("y", classes=classes))))


@pytest.mark.parametrize(("written", "checks"), [("%H:%M", set()), ("2024-05-01 %H:%M", {"time"})])
def test_a_time_of_day_comes_again_every_day_and_orders_no_rows(written: str, checks: set[str]) -> None:
    rng = np.random.default_rng(0)
    minute = rng.choice(1440, 300, replace=False)
    clock = [f"{pd.Timestamp('2024-05-01') + pd.Timedelta(minutes=int(one)):{written}}" for one in minute]
    warm = 15 + 8 * np.sin((minute - 540) / 1440 * 2 * np.pi) + rng.normal(0, 1, 300)
    found = found_in(pd.DataFrame({"clock": clock, "wind": rng.normal(size=300).round(2), "y": warm.round(1)}))
    assert {one.check for one in found if one.check != "leak"} == checks


def test_a_long_table_that_is_sorted_by_class_has_no_leak() -> None:
    found = found_in(clean(1, rows=12_000).sort_values("y"))
    assert {one.check for one in found} <= {"time", "part"}


def test_copies_codes_and_classes_are_counted_in_all_rows_of_a_long_table() -> None:
    frame = clean(1, rows=12_000)
    frame.loc[11_000:11_100, "size"] = 99999
    frame["y"] = np.where(np.arange(12_000) % 10, "no", "yes")
    found = {one.check: str(one.evidence) for one in found_in(pd.concat([frame, frame.tail(1_000)]))}
    assert found["copies"] == "1,000 of 13,000 rows are copies of another row."
    assert found["code"].startswith("size is 99,999 in 202 rows;")
    assert found["imbalance"] == "“no” has 11,700 rows and “yes” has 1,300."
    assert found["part"].endswith("an order in time were looked for in 10,000 of 13,000 rows.")


def test_row_numbers_that_are_there_again_behind_ten_thousand_rows_name_none() -> None:
    frame = clean(0, rows=12_000).assign(place=np.arange(12_000) % 11_000)
    assert "identifier" not in {one.check for one in found_in(frame)}


@pytest.mark.parametrize(("share", "said"), [(9_000, "90%"), (9_960, "99.6%"), (9_999, "99.9%")])
def test_an_answer_that_is_nearly_always_right_is_not_always(share: int, said: str) -> None:
    y = (np.arange(10_000) >= share).astype(float)
    (found,) = imbalance(Inspection((), "y", y, ("no", "yes")))
    assert f"Always answering “no” is right for {said}:" in str(found.meaning)


@pytest.mark.parametrize(
    ("name", "seed"),
    [
        pytest.param(name, seed, marks=[pytest.mark.long] if place else [])
        for name in TRAPS
        for place, seed in enumerate(SEEDS.get(name, (0, 1, 2)))
    ],
)
def test_a_trap_is_found_and_named(name: str, seed: int) -> None:
    trap, check, columns = TRAPS[name]
    found = found_in(trap(clean(seed), np.random.default_rng(seed)))
    assert (check, columns) in [(one.check, one.columns) for one in found]


def test_every_check_has_a_trap() -> None:
    assert {check for _, check, _ in TRAPS.values()} == set(CHECKS)


@pytest.mark.parametrize("tables", the_first_at_every_check(6, 20))
def test_of_twenty_clean_tables_at_most_one_raises_an_alarm(tables: int) -> None:
    alarms = {seed: found for seed in range(100, 100 + tables) if (found := found_in(clean(seed)))}
    assert len(alarms) <= tables // 20, alarms


@pytest.mark.parametrize("column", ["y", "age", "district", "street", "day"])
@pytest.mark.parametrize("seed", the_first_at_every_check(0, 1))
def test_a_file_that_is_sorted_is_in_no_order_of_time(column: str, seed: int) -> None:
    assert not found_in(clean(seed).sort_values(column))


def test_a_file_whose_groups_stand_in_blocks_is_in_no_order_of_time() -> None:
    found = found_in(TRAPS["groups"][0](clean(0), np.random.default_rng(0)).sort_values("person"))
    assert "time" not in [one.check for one in found]


def test_row_numbers_that_order_the_target_are_told() -> None:
    found = found_in(ordering_identifier(clean(1), np.random.default_rng(0)))
    assert any(one.columns == ("id",) and one.step == "leave out" for one in found)


def test_what_row_numbers_tell_of_the_target_is_a_share_of_what_there_is_to_tell() -> None:
    frame, rng = clean(1), np.random.default_rng(0)
    order = (frame["y"] == "yes").to_numpy() + rng.normal(0, 0.4, len(frame))
    found = found_in(TRAPS["row numbers"][0](frame.iloc[np.argsort(order)], rng))
    (said,) = [str(one.evidence) for one in found if one.check == "identifier"]
    assert re.search(r"yet it alone goes \d\d% of the way from guessing to perfect\.$", said)


def test_rows_that_are_the_same_by_chance_are_no_copies() -> None:
    rng = np.random.default_rng(0)
    few = pd.DataFrame({name: rng.choice(["a", "b", "c"], 400) for name in ("x", "z", "y")})
    assert not [one for one in found_in(few) if one.check in ("copies", "contradictions")]


@pytest.mark.parametrize("tail", ["income", "debts", "waiting times"])
def test_numbers_with_long_tails_are_hardly_ever_outliers(tail: str) -> None:
    alarms = 0
    for seed in range(100):
        rng = np.random.default_rng(seed)
        incomes, waiting = np.exp(rng.normal(0, 1.5, 400)), rng.gamma(1, 1, 400)
        drawn = {"income": incomes, "debts": rng.pareto(2, 400), "waiting times": waiting}
        column = Inspected("long", "number", drawn[tail], is_input=True)
        alarms += bool(outliers(Inspection((column,), "y", rng.normal(size=400))))
    assert alarms <= 5


def test_two_codes_of_a_column_are_told_one_after_the_other_and_one_in_another_column_too() -> None:
    frame = clean(0)
    frame.loc[:3, "size"], frame.loc[4:6, "age"] = 999999, 9999
    assert {one.columns for one in found_in(frame) if one.check == "code"} == {("size",), ("age",)}


def test_the_next_of_few_doses_is_no_code() -> None:
    frame, places = clean(0), np.arange(len(clean(0)))
    frame["dose"], frame["limit"] = 10.0 ** (places % 5), np.array([500, 1000, 2000, 5000, 10000])[places % 5]
    assert not [one for one in found_in(frame) if one.check == "code"]
    frame.loc[:3, "dose"] = 99999999
    assert [one.columns for one in found_in(frame) if one.check == "code"] == [("dose",)]


def test_the_last_of_few_years_is_no_code_and_one_beyond_few_answers_is() -> None:
    frame, places = clean(0), np.arange(len(clean(0)))
    frame["year"] = np.array([92, 95, 99])[places % 3]
    assert not [one for one in found_in(frame) if one.check == "code"]
    frame["answer"] = np.where(places % 9, 1 + places % 5, 99)
    frame["share"] = np.where(places % 9, places % 5 * 25, 999)
    assert [one.columns for one in found_in(frame) if one.check == "code"] == [("answer",), ("share",)]


@pytest.mark.parametrize("grown", [np.log, np.sqrt, np.log1p])
def test_the_logarithm_or_root_of_a_small_count_stands_for_nothing_else(grown: Callable[..., np.ndarray]) -> None:
    least = 1 if grown is np.log else 0
    counts = least + 1 + np.arange(400) % 13
    counts[::20] = least
    assert not [one for one in found_in(clean(0).assign(size=grown(counts).round(6))) if one.check == "code"]


def test_codes_that_surveys_write_beside_nines_are_found_with_them() -> None:
    frame, places = clean(0), np.arange(len(clean(0)))
    frame["trust"] = np.where(places % 9, places % 11, np.array([77, 88, 99])[places // 9 % 3])
    (one,) = [one for one in found_in(frame) if one.check == "code"]
    assert one == replace(one, columns=("trust",), values=(99.0, 88.0, 77.0))
    frame["trust"] = np.where(places % 9, places % 89, 99)
    assert not [one for one in found_in(frame) if one.check == "code"]


def test_answers_on_few_scales_are_alike_by_chance() -> None:
    alarms = []
    for seed in range(6):
        rng = np.random.default_rng(seed)
        frame = pd.DataFrame(rng.integers(1, 6, (700, 6)), columns=[*"abcdef"]).assign(
            years=rng.uniform(0, 30, 700).round(1)
        )
        frame["y"] = np.where(frame["a"] + rng.normal(size=700) > 3, "yes", "no")
        alarms += [one for one in found_in(frame) if one.check in ("copies", "near copies")]
    assert not alarms


def test_a_far_target_is_told_too() -> None:
    frame = clean(0)
    frame.loc[5, "y"] = 1e6
    (one,) = [one for one in found_in(frame) if one.check == "outlier"]
    assert one == replace(one, columns=("y",), values=(1e6,), step="read as missing")
    assert str(one.evidence).startswith("y is 1,000,000 in one row; the nearest other value is 1")


def test_numbers_that_are_read_as_missing_are_no_longer_found() -> None:
    frame = TRAPS["a code"][0](clean(0), np.random.default_rng(0))
    source = keep(frame.to_csv(index=False).encode(), "table.csv")
    (one,) = [one for one in findings(inspect(make_table(source, TableChoices("y")))) if one.check == "code"]
    assert (one.step, str(one.label)) == ("read as missing", "Treat 999,999 in size as missing")
    name = make_table(source, TableChoices("y", missing={"size": (999999.0,)}))
    assert not [one for one in findings(inspect(name)) if one.check == "code"]
    assert "size is missing" in schema_of(name).features


def test_rows_that_others_contradict_are_named_by_their_place_in_the_file() -> None:
    frame = clean(1).head(120)
    again = pd.concat([frame, frame, frame.assign(y=np.where(frame["y"] == "yes", "no", "yes")).head(10)])
    (one,) = [one for one in found_in(again) if one.check == "contradictions"]
    assert (one.step, one.rows) == ("do not train on", tuple(range(240, 250)))
    assert str(one.label) == "Don't train on the 10 rows that other rows contradict"
    # Ten sets of three, of which two are of the other class.
    assert str(one.evidence) == "30 of 250 rows have the same inputs as other rows, but a different class."
    assert str(one.meaning) == "No model can be right for more than 96.0% of all rows."


@pytest.mark.parametrize(
    ("again", "step", "rows"), [(20, "none", ()), (5, "do not train on", (*range(5), *range(230, 235)))]
)
def test_numbers_that_others_contradict_are_set_aside_if_they_are_few(
    again: int, step: str, rows: tuple[int, ...]
) -> None:
    frame = clean(0).head(230)
    both = pd.concat([frame, frame.head(again).assign(y=99.0)])
    (one,) = [one for one in found_in(both) if one.check == "contradictions"]
    assert (one.step, one.rows) == (step, rows)
    assert str(one.evidence).startswith(f"{2 * again} of {230 + again} rows have the same inputs as other rows, but ")


def test_a_number_at_the_mean_of_its_inputs_is_not_counted_and_the_sentence_says_from_what_they_differ() -> None:
    frame = clean(0).head(230)
    beside = [frame.head(6).assign(y=frame["y"].head(6) + change) for change in (9.0, -9.0)]
    (one,) = [one for one in found_in(pd.concat([frame, *beside])) if one.check == "contradictions"]
    assert str(one.evidence) == (
        "12 of 242 rows have the same inputs as other rows, but their y is more than a tenth of its standard "
        "deviation away from the mean of all with these inputs."
    )
    assert str(one.meaning).endswith("which is off by 9 on average.")


@pytest.mark.parametrize(("scale", "found"), [(20_000.0, True), (3.0, False)])
def test_minus_one_below_incomes_is_a_code_and_below_small_numbers_none(scale: float, found: bool) -> None:
    incomes = scale * np.exp(np.random.default_rng(0).normal(0, 0.5, 400))
    incomes[:24] = -1
    steps = [(one.step, one.columns) for one in codes(Inspection((), "income", incomes))]
    assert steps == [("read as missing", ("income",))] * found


def test_counts_that_may_be_zero_hold_no_codes() -> None:
    rng = np.random.default_rng(0)
    counted = {"visits": rng.poisson(3, 400), "spent": np.where(rng.random(400) < 0.7, 0, rng.gamma(9, 100, 400))}
    assert not [one for one in found_in(clean(0).assign(**counted)) if one.check == "code"]


def test_a_finding_says_what_it_rests_on_and_what_to_do() -> None:
    frame = TRAPS["copies"][0](clean(0), np.random.default_rng(0))
    (one,) = [found for found in found_in(frame) if found.check == "copies"]
    assert str(one.evidence) == "50 of 450 rows are copies of another row."
    assert (one.step, str(one.label)) == ("keep one of each", "Keep one of each")


def test_a_finding_of_a_worker_is_read_in_each_language() -> None:
    frame = TRAPS["copies"][0](clean(0), np.random.default_rng(0))
    (one,) = [found for found in pickle.loads(pickle.dumps(found_in(frame))) if found.check == "copies"]
    with speaking("ko"):
        assert (str(one.evidence), str(one.label)) == ("450행 중 50행이 다른 행의 복사본입니다.", "하나씩만 남기기")


def test_a_check_reads_what_is_no_input_too(tmp_path: Path) -> None:
    frame = TRAPS["groups"][0](clean(0), np.random.default_rng(0))
    frame["person"] = frame["person"].map("person {}".format)
    assert [one.columns for one in found_in(frame) if one.check == "groups"] == [("person",)]


def test_rows_that_are_nearly_the_same_by_chance_are_no_near_copies() -> None:
    rng = np.random.default_rng(0)
    few = pd.DataFrame({name: rng.choice(list("12345678"), 400) for name in ("a", "b", "c", "d", "e")})
    frame = few.assign(y=rng.choice(["yes", "no"], 400))
    assert not [one for one in found_in(frame) if one.check == "near copies"]


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_rows_that_go_over_into_each_other_are_no_near_copies(seed: int) -> None:
    """Countries by their population in six years: a few large ones set what is a small difference."""
    rng = np.random.default_rng(seed)
    people = np.exp(rng.normal(15, 2, (215, 1)) + 0.02 * rng.normal(size=(215, 6)))
    frame = pd.DataFrame(people, columns=[*(f"in {year}" for year in range(1970, 2020, 10)), "y"]).round(-3)
    assert not [one for one in found_in(frame) if one.check == "near copies"]


@pytest.mark.parametrize("noise", [1e-4, 1e-3])
def test_rows_that_were_measured_twice_are_near_copies(noise: float) -> None:
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(300, 5)), columns=[*"abcd", "y"])
    again = frame.sample(20, random_state=0)
    both = pd.concat([frame, again + rng.normal(0, noise, again.shape)])
    assert [one.check for one in found_in(both) if one.check == "near copies"]


def test_what_has_been_done_about_a_finding_is_no_longer_found() -> None:
    frame = TRAPS["copies"][0](TRAPS["groups"][0](clean(0), np.random.default_rng(0)), np.random.default_rng(0))
    source = keep(frame.to_csv(index=False).encode(), "table.csv")
    steps = {}
    choices = {"before": TableChoices("y"), "after": TableChoices("y", unique=True, group="person")}
    for name, chosen in choices.items():
        table = make_table(source, chosen)
        steps[name] = {one.step for one in still_open(findings(inspect(table)), schema_of(table))}
    assert steps["before"] - steps["after"] == {"keep one of each", "split by group"}


def test_a_split_in_order_is_not_offered_where_groups_are_kept_together() -> None:
    frame = TRAPS["time"][0](clean(0), np.random.default_rng(0))
    source = keep(frame.to_csv(index=False).encode(), "table.csv")
    steps, meanings = {}, {}
    for group in ("", "street"):
        table = make_table(source, TableChoices("y", group=group))
        found = still_open(findings(inspect(table)), schema_of(table))
        steps[group] = [one.step for one in found if one.check == "time"]
        meanings[group] = [str(one.meaning) for one in found if one.check == "time"]
    assert steps == {"": ["split in order"], "street": ["none"]}
    assert "Test on the last rows" in meanings[""][0]
    assert meanings["street"][0].endswith("Without the group, rows could be split in order.")


def test_rows_that_are_not_trained_on_are_not_offered_again() -> None:
    frame = TRAPS["contradictions"][0](clean(1), np.random.default_rng(1))
    source = keep(frame.to_csv(index=False).encode(), "table.csv")
    (found,) = (
        one for one in findings(inspect(make_table(source, TableChoices("y")))) if one.step == "do not train on"
    )
    table = make_table(source, TableChoices("y", untrained=found.rows))
    assert "do not train on" not in {one.step for one in still_open(findings(inspect(table)), schema_of(table))}

"""Curves travel in an address, and what was cut off on the way is refused."""

from __future__ import annotations

import base64
import zlib
from dataclasses import fields

import numpy as np
import pytest

from dashboard.data.curves import link as link_module
from dashboard.data.curves.link import LONGEST, LONGEST_NAME, MOST_COLUMNS, from_link, to_link
from dashboard.data.curves.log import Log, LogError, column, series
from dashboard.data.curves.read import read_text
from dashboard.data.curves.roles import Roles, recognize
from tests.data.curves.logs import LOGS


@pytest.mark.parametrize("name", ["CSVLogger", "Lightning", "W&B"])
def test_the_curves_come_out_as_they_went_in(name: str) -> None:
    (log,) = read_text(LOGS[name])
    (back,) = read_text(from_link(to_link(log)))
    for name_of_column, values in log.columns.items():
        assert back.columns[name_of_column].values == pytest.approx(values.values, rel=1e-3)


@pytest.mark.parametrize("start", [999_999.0, 1_000_000.0, 2.0**40])
def test_steps_of_many_digits_stay_apart(start: float) -> None:
    steps = [start + i for i in range(200)]
    log = Log("run", {name: column(steps, np.linspace(1, 0.5, 200)) for name in ("loss", "val_loss")})
    (back,) = read_text(from_link(to_link(log)))
    assert set(back.columns["loss"].steps) <= set(steps)
    assert len(back.columns["loss"].steps) > 150


def test_a_whole_step_takes_no_more_than_its_digits() -> None:
    log = Log("run", {name: column([1.0, 250.0, 3_000_000.0], [1.0, 0.9, 0.8]) for name in ("loss", "val_loss")})
    assert [line.split(",")[0] for line in from_link(to_link(log)).splitlines()] == ["epoch", "1", "250", "3000000"]


def test_a_column_that_counts_epochs_does_not_replace_the_steps() -> None:
    steps = [10.0 * i for i in range(8)]
    (back,) = read_text(
        from_link(
            to_link(
                Log(
                    "run",
                    {
                        "train_loss": column(steps, np.linspace(1, 0.3, 8)),
                        "val_loss": column(steps, np.linspace(1, 0.5, 8)),
                        "epoch": column(steps, [float(i // 2) for i in range(8)]),
                    },
                )
            )
        )
    )
    assert {name: values.steps.tolist() for name, values in back.columns.items()} == {
        "train_loss": steps,
        "val_loss": steps,
    }


def roles_of(log: Log, roles: Roles) -> dict[str, list[float]]:
    """The values of the curve in each role."""
    names = {field.name: getattr(roles, field.name) for field in fields(Roles)}
    return {role: log.columns[name].values.tolist() for role, name in names.items() if name}


COLUMNS = ("loss", "val_loss", "acc", "val_acc", "test_loss", "lr", "epoch", "run - a", "val_b__MIN", "bleu", "elbo")


@pytest.mark.parametrize("seed", range(60))
def test_roles_that_were_chosen_by_hand_come_out_as_they_went_in(seed: int) -> None:
    rng = np.random.default_rng(seed)
    log = Log("run", {name: series([float(i), i + 1.0, i + 0.5]) for i, name in enumerate(rng.permutation(COLUMNS))})
    names = [field.name for field in fields(Roles)]
    by_hand = dict(zip(names, rng.choice([*COLUMNS, ""], len(names)).tolist(), strict=True))
    roles = Roles(**by_hand | {"validation_loss": str(rng.choice(COLUMNS))})
    (back,) = read_text(from_link(to_link(log, roles)))
    assert roles_of(back, recognize(back)) == roles_of(log, roles)


def test_a_role_that_the_file_s_name_told_is_told_by_the_column_s() -> None:
    (log,) = read_text("iter\tLogloss\n0\t0.69\n1\t0.5\n", "test_error.tsv")
    (back,) = read_text(from_link(to_link(log)))
    assert recognize(back) == Roles(validation_loss="val_loss")


def test_beside_chosen_losses_a_metric_keeps_its_name() -> None:
    log = Log("run", {name: series([1.0, 0.5]) for name in ("a", "b", "f1", "val_f1")})
    chosen = Roles("a", "b", metric="f1", validation_metric="val_f1")
    (back,) = read_text(from_link(to_link(log, chosen)))
    assert list(back.columns) == ["loss", "val_loss", "f1", "val_f1"]


def test_of_many_columns_those_chosen_by_hand_travel() -> None:
    log = Log("run", {f"{i} x": series([float(i), i + 1.0]) for i in range(20)})
    (back,) = read_text(from_link(to_link(log, Roles(loss="18 x", validation_loss="19 x"))))
    assert roles_of(back, recognize(back)) == {"loss": [18.0, 19.0], "validation_loss": [19.0, 20.0]}


def test_a_name_as_of_a_run_of_w_and_b_s_takes_no_other_curve_away() -> None:
    log = Log("run", {name: series([1.0, 0.5]) for name in ("loss", "val_loss", "lr - Adam")})
    (back,) = read_text(from_link(to_link(log)))
    assert list(back.columns) == ["loss", "val_loss", "lr/Adam"]


LONG = "a name that a person gave to this run among very many others of theirs"


@pytest.mark.parametrize(
    ("loss", "validation"),
    [(f"{LONG}/train/epoch_loss", f"{LONG}/validation/epoch_loss"), (f"train/loss of {LONG}", f"val/loss of {LONG}")],
)
def test_a_long_name_keeps_what_its_curve_is(loss: str, validation: str) -> None:
    log = Log("run", {loss: series([1.0, 0.9]), validation: series([2.0, 1.9]), f"{LONG}/x": series([7.0, 8.0])})
    (back,) = read_text(from_link(to_link(log)))
    roles = recognize(back)
    assert back.columns[roles.loss].values.tolist() == [1.0, 0.9]
    assert back.columns[roles.validation_loss].values.tolist() == [2.0, 1.9]


def test_names_that_end_alike_stay_apart() -> None:
    log = Log("run", {f"{i} {LONG} loss": series([1.0 + i, 2.0 + i]) for i in range(3)})
    (back,) = read_text(from_link(to_link(log)))
    assert [values.values.tolist() for values in back.columns.values()] == [[1, 2], [2, 3], [3, 4]]
    assert {len(name) for name in back.columns} == {LONGEST_NAME}
    assert all(name.endswith("theirs loss") for name in back.columns)


@pytest.mark.parametrize("steps", [[0.0, 250.0, 500.0], [250.0, 500.0, 750.0], [1.0, 2.0, 3.0]])
def test_steps_are_those_of_the_log(steps: list[float]) -> None:
    log = Log("run", {name: column(steps, [1.0, 0.9, 0.8]) for name in ("loss", "val_loss")})
    (back,) = read_text(from_link(to_link(log)))
    assert [values.steps.tolist() for values in back.columns.values()] == [steps, steps]


def test_of_a_long_training_some_steps_are_left_out_and_the_others_keep_their_numbers() -> None:
    rng = np.random.default_rng(0)
    curve = rng.uniform(size=5000)
    link = to_link(Log("run", {"loss": series(curve), "val_loss": series(curve + 1)}))
    assert len(link) <= LONGEST
    (back,) = read_text(from_link(link))
    kept = back.columns["loss"]
    assert len(set(np.diff(kept.steps))) == 1
    assert kept.values == pytest.approx(curve[kept.steps.astype(int) - 1], rel=1e-3)


@pytest.mark.parametrize(
    "text",
    ["", "nothing", to_link(Log("run", {"loss": series([1.0] * 50)}))[:20], "%%%", "a" * 4000, "é"],
    ids=["empty", "a word", "cut off", "other signs", "letters", "another script"],
)
def test_what_is_no_link_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(LogError, match=r"in this address .*\.$"):
        from_link(text)


def test_what_would_unpack_to_far_more_is_refused() -> None:
    bomb = base64.b64encode(zlib.compress(b"0" * 10_000_000), altchars=b"-_").decode()
    with pytest.raises(LogError, match="too long"):
        from_link(bomb)


def test_of_many_columns_with_long_names_those_that_are_judged_travel() -> None:
    rng = np.random.default_rng(0)
    names = [*(f"{i} {'long name ' * 15}" for i in range(300)), "loss", "val_loss"]
    log = Log("run", {name: series(rng.uniform(size=2000)) for name in names})
    link = to_link(log)
    assert len(link) <= LONGEST
    (back,) = read_text(from_link(link))
    assert len(back.columns) == MOST_COLUMNS
    assert {"loss", "val_loss"} <= set(back.columns)
    assert max(map(len, back.columns)) <= LONGEST_NAME
    assert len(back.columns["val_loss"]) > 10


def test_a_long_log_is_thinned_in_few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    packings, pack = list[str](), link_module._packed

    def counted(text: str) -> str:
        packings.append(text)
        return pack(text)

    monkeypatch.setattr(link_module, "_packed", counted)
    rng = np.random.default_rng(0)
    to_link(Log("run", {"loss": series(rng.uniform(size=40_000)), "val_loss": series(rng.uniform(size=40_000))}))
    assert len(packings) < 6


def test_a_validation_loss_at_each_tenth_step_alone_stays_in_the_address() -> None:
    rng = np.random.default_rng(0)
    steps, few = np.arange(1, 4001), np.arange(10, 4001, 10)
    logged = {"loss": column(steps, rng.uniform(size=4000)), "val_loss": column(few, rng.uniform(size=400))}
    (back,) = read_text(from_link(to_link(Log("run", logged))))
    assert len(back.columns["val_loss"].steps) > 40
    assert set(back.columns["val_loss"].steps) <= set(few)

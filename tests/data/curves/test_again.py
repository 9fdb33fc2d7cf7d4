"""Trainings below each other are told apart, and one that was continued is read as one."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import pytest

from dashboard.data.curves.log import Log
from dashboard.data.curves.read import gather_runs, read_text
from dashboard.data.curves.roles import recognise

FIRST = [(2.0, 2.1), (1.0, 1.2), (0.5, 0.8)]
ANOTHER = [(1.9, 2.0), (1.1, 1.3)]
MORE = [(0.4, 0.9), (0.3, 1.0)]
# What Keras prints of `evaluate` and of early stopping, which says nothing of an epoch.
EVALUATED = "Restoring weights of the best epoch: 2.\n32/32 - accuracy: 0.5 - loss: 9"
Pairs = Sequence[tuple[float, float]]


def printed(pairs: Pairs) -> str:
    line = "Epoch {}/9\n32/32 - 1s 3ms/step - loss: {} - val_loss: {}"
    return "\n".join([*(line.format(epoch, *pair) for epoch, pair in enumerate(pairs, 1)), EVALUATED])


def table(pairs: Pairs, first: int = 0) -> str:
    rows = [f"{epoch},{train},{validation}" for epoch, (train, validation) in enumerate(pairs, first)]
    return "\n".join(["epoch,loss,val_loss", *rows])


def records(pairs: Pairs) -> str:
    return "\n".join(json.dumps({"epoch": epoch, "loss": a, "val_loss": b}) for epoch, (a, b) in enumerate(pairs))


WRITTEN: dict[str, Callable[[Pairs], str]] = {"printed": printed, "table": table, "records": records}


def curves(log: Log) -> list[tuple[float, float]]:
    roles = recognise(log)
    return list(zip(*(log.columns[name].values.tolist() for name in (roles.loss, roles.validation_loss)), strict=True))


@pytest.mark.parametrize("written", WRITTEN.values(), ids=list(WRITTEN))
def test_a_training_of_new_weights_is_one_of_its_own(written: Callable[[Pairs], str]) -> None:
    found = gather_runs(read_text(f"{written(FIRST)}\n{written(ANOTHER)}"))
    assert [curves(log) for log in found] == [FIRST, ANOTHER]
    assert len({log.name for log in found}) == 2


@pytest.mark.parametrize("written", WRITTEN.values(), ids=list(WRITTEN))
def test_a_training_that_goes_on_counting_from_the_first_again_is_one(written: Callable[[Pairs], str]) -> None:
    (log,) = read_text(f"{written(FIRST)}\n{written(MORE)}")
    assert curves(log) == FIRST + MORE
    assert [column.steps[-1] - column.steps[0] for column in log.columns.values()] == [4.0, 4.0]


def test_what_a_checkpoint_does_again_replaces_what_was_lost() -> None:
    (log,) = read_text(f"{table(FIRST)}\n{table(MORE, first=2)}")
    assert curves(log) == FIRST[:2] + MORE
    assert log.columns["loss"].steps.tolist() == [1.0, 2.0, 3.0, 4.0]


def test_rows_of_training_above_those_of_validation_are_one_training() -> None:
    (log,) = read_text("epoch,split,loss\n0,train,2.0\n1,train,1.0\n0,val,2.1\n1,val,1.2\n")
    assert [column.steps.tolist() for column in log.columns.values()] == [[1.0, 2.0], [1.0, 2.0]]


def test_what_is_evaluated_after_a_training_is_no_epoch_of_it() -> None:
    (log,) = read_text(printed(FIRST))
    assert curves(log) == FIRST


def test_a_single_printed_epoch_is_a_training() -> None:
    (log,) = read_text(printed(FIRST[:1]).removesuffix(EVALUATED))
    assert curves(log) == FIRST[:1]


def test_steps_that_are_printed_are_those_of_the_log() -> None:
    line = "step {0}: train loss {1}, val loss {2}\niter {0}: loss {1}"
    text = "\n".join(line.format(250 * place, *pair) for place, pair in enumerate(FIRST))
    (log,) = read_text(text)
    assert log.columns["val loss"].steps.tolist() == [0.0, 250.0, 500.0]

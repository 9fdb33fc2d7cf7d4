"""Trainings below each other are told apart, and one that was continued is read as one."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import pytest

from dashboard.data.curves.log import Log
from dashboard.data.curves.read import gather_runs, read_text
from dashboard.data.curves.roles import recognize

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


def lists(pairs: Pairs) -> str:
    train, validation = (", ".join(map(str, losses)) for losses in zip(*pairs, strict=True))
    return f"loss: {train}\nval_loss: {validation}"


WRITTEN: dict[str, Callable[[Pairs], str]] = {"printed": printed, "table": table, "records": records, "lists": lists}


def curves(log: Log) -> list[tuple[float, float]]:
    roles = recognize(log)
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


def told(count: int, *beside: str, first: int = 1, usual: str = "train loss: {train} val loss: {validation}") -> str:
    """Epochs whose validation loss is lowest at the third, each with further lines of the best so far."""
    lines = [f"epoch {{epoch}} {usual}", *beside]
    losses = [0.0, *(1 + abs(epoch - 3) / 10 for epoch in range(1, count + 1))]
    return "\n".join(
        line.format(epoch=epoch, train=1 / epoch, validation=losses[epoch], best=best, lowest=losses[best])
        for epoch, best in ((epoch, min(epoch, 3)) for epoch in range(first, count + 1))
        for line in lines
    )


@pytest.mark.parametrize(
    "beside",
    [
        "Best val loss: {lowest} (epoch {best})",
        "No improvement since epoch {best} (best val_loss={lowest})",
        "best so far: epoch {best} with val loss: {lowest}\nepoch {epoch} lr: 0.1",
    ],
)
def test_what_is_said_of_the_best_epoch_so_far_takes_no_other(beside: str) -> None:
    (log,) = read_text(told(9, beside))
    assert recognize(log).validation_loss == "val loss"
    assert curves(log) == [(1 / epoch, 1 + abs(epoch - 3) / 10) for epoch in range(1, 10)]


@pytest.mark.parametrize(
    "best",
    [
        "epoch 3 val loss: 1.0",
        "epoch 3 val loss: 1.0\nepoch 4 val loss: 1.1\nepoch 2 val loss: 1.1",
        f"epoch 3 train loss: {1 / 3} val loss: 1.0\nepoch 4 train loss: 0.25 val loss: 1.1",
    ],
)
@pytest.mark.parametrize("after", [6, 9])
def test_a_list_of_the_best_epochs_takes_none_of_the_others(best: str, after: int) -> None:
    (log,) = read_text("\n".join([told(after), best, told(9, first=after + 1)]))
    assert curves(log) == [(1 / epoch, 1 + abs(epoch - 3) / 10) for epoch in range(1, 10)]


def test_a_training_below_a_list_of_the_best_epochs_of_another_is_one_of_its_own() -> None:
    best = "epoch 3 val loss: 1.0\nepoch 4 val loss: 1.1\nepoch 2 val loss: 1.1"
    found = read_text("\n".join([told(6), best, told(9, usual="train loss: 2 val loss: {validation}")]))
    assert [len(log.columns["val loss"]) for log in found] == [6, 9]


def test_a_validation_loss_that_is_told_an_epoch_late_is_of_its_epoch() -> None:
    lines = "\n".join(
        f"[epoch {epoch}] train_loss={1 / epoch}, lr=0.1\n[epoch {epoch - 1}] val_loss={epoch}" for epoch in range(2, 7)
    )
    (log,) = read_text(lines)
    assert log.columns["val_loss"].steps.tolist() == [1.0, 2.0, 3.0, 4.0, 5.0]
    assert log.columns["train_loss"].steps.tolist() == [2.0, 3.0, 4.0, 5.0, 6.0]


@pytest.mark.parametrize(
    ("before", "after"), [(range(1, 6), (0, 10, 20)), ((0, 10, 20), (0, 30, 60)), ((1, 2), (1, 2))]
)
def test_a_training_that_is_printed_at_other_epochs_is_one_of_its_own(
    before: Sequence[int], after: Sequence[int]
) -> None:
    line = "epoch {} train loss: {} val loss: {}"
    first = [line.format(epoch, 1 / (epoch + 1), 1.1 / (epoch + 1)) for epoch in before]
    found = read_text("\n".join([*first, *(line.format(epoch, 2 - epoch / 100, 2.0) for epoch in after)]))
    assert [log.columns["train loss"].steps.tolist() for log in found] == [[*before], [*after]]


def test_a_training_that_goes_on_beyond_its_last_epoch_is_one_with_fewer_columns_too() -> None:
    text = told(6, usual="train loss: {train} val loss: {validation} lr: 0.1")
    lines = (f"epoch {epoch} train loss: {0.9 / epoch} val loss: 1.5" for epoch in range(4, 9))
    (log,) = read_text("\n".join([text, *lines]))
    assert log.columns["val loss"].steps.tolist() == [*range(1, 9)]
    assert log.columns["val loss"].values[3:].tolist() == [1.5] * 5


@pytest.mark.parametrize("count", ["epoch", "step"])
def test_a_count_with_a_comma_between_thousands_is_one_number(count: str) -> None:
    steps = range(800, 1301, 50)
    (log,) = read_text("\n".join(f"{count} {at:,}/2,000 train loss: {1 / at} val loss: {2 / at}" for at in steps))
    assert log.columns["val loss"].steps.tolist() == [*steps]


def test_a_comma_after_an_epoch_is_none_between_thousands() -> None:
    (log,) = read_text(
        "\n".join(f"epoch {at},{1000 + at}s train loss: 0.{at} val loss: 0.{9 - at}" for at in (1, 2, 3))
    )
    assert log.columns["val loss"].steps.tolist() == [1.0, 2.0, 3.0]


def test_lists_of_all_losses_above_those_of_validation_are_paired_in_their_order() -> None:
    logs = read_text("loss: 3, 2\nloss: 5, 4\nval_loss: 3.1, 2.1\nval_loss: 5.1, 4.1")
    assert [[column.values.tolist() for column in log.columns.values()] for log in logs] == [
        [[3, 2], [3.1, 2.1]],
        [[5, 4], [5.1, 4.1]],
    ]

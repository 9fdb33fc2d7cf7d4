"""Curves of a training mark what happened to it, and lie over those of pinned trainings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.analysis.verdict import judge_record
from dashboard.data.parts import SPLITS
from dashboard.experiment.history import Reason
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from dashboard.figures.curves import CurveOptions, curves_panel, loss_panel, metric_panel
from dashboard.figures.ghosts import Ghost
from dashboard.figures.panel import Panel
from tests.figures.as_plotly import to_plotly
from tests.made import SMALL, made_record


def labels(panel: Panel) -> list[str]:
    """What is written on a chart beside the names of its curves, however its lines are broken."""
    return [
        note.text.replace(":<br>", ": ")
        for note in to_plotly(panel.figure).layout.annotations
        if note.name not in SPLITS
    ]


def pinned(*records: Record) -> list[Ghost]:
    return [Ghost(record, f"pinned {number}") for number, record in enumerate(records, 1)]


@pytest.mark.parametrize(
    ("reason", "restored", "expected"),
    [
        ("finished", None, ["validation lowest: epoch 2"]),
        ("early stopping", None, ["validation lowest: epoch 2", "stopped: epoch 3"]),
        ("early stopping", 2, ["validation lowest: epoch 2, restored", "stopped: epoch 3"]),
        ("early stopping", 1, ["restored: epoch 1", "validation lowest: epoch 2", "stopped: epoch 3"]),
    ],
)
def test_events_are_marked_at_their_epochs(reason: Reason, restored: int | None, expected: list[str]) -> None:
    record = made_record([3.0, 1.0, 2.0], reason=reason, restored=restored)
    assert labels(loss_panel(record)) == expected
    assert len(to_plotly(metric_panel(record).figure).layout.shapes) == len(expected)
    assert set(labels(metric_panel(record))) == {""}


RISEN = [*np.linspace(1.0, 0.2, 30), *np.linspace(0.2, 0.9, 30)]


def test_where_a_rise_is_sure_it_memorizes_from_the_lowest_loss_on() -> None:
    record = made_record(RISEN, constant_loss=0.7)
    assert judge_record(record).rose
    (said,) = labels(loss_panel(record, options=CurveOptions(memorizes=True)))
    assert said.endswith("<br>memorizes from here on")
    assert "memorizes" not in labels(loss_panel(record))[0]


def test_where_it_overfits_by_a_gap_alone_nothing_is_said_to_begin() -> None:
    level = np.r_[np.geomspace(1.0, 0.3, 30), np.full(30, 0.3)]
    record = made_record(level, constant_loss=0.7)
    losses = record.history.losses.copy()
    losses[:, 0] = np.geomspace(1.0, 0.001, 60)
    record = replace(record, history=replace(record.history, losses=losses))
    assert (judge_record(record).kind, judge_record(record).rose) == ("overfitting", False)
    assert not any("memorizes" in said for said in labels(loss_panel(record, options=CurveOptions(memorizes=True))))


def test_the_mark_is_where_the_verdict_has_the_lowest_loss_and_says_where_single_epochs_are_lower() -> None:
    noisy = np.array(RISEN)
    noisy[50] = 0.1
    record = made_record(list(noisy), constant_loss=0.7)
    best = judge_record(record).best_epoch
    assert best != 51
    (said,) = labels(loss_panel(record))
    assert said.replace("<br>", " ") == f"validation lowest: around epoch {best}"


def test_where_asked_a_lowest_loss_is_marked_only_if_the_loss_turns_there() -> None:
    falling, turning = (
        loss_panel(made_record(losses), options=CurveOptions(turns=True)) for losses in ([3.0, 2.0], [3.0, 1.0, 2.0])
    )
    assert (labels(falling), labels(turning)) == ([], ["validation lowest: epoch 2"])
    assert labels(loss_panel(made_record([3.0, 2.0]))) == ["validation lowest: epoch 2"]


def test_loss_and_metric_share_a_place_on_whose_epochs_the_slider_stands() -> None:
    panel = curves_panel(made_record([3.0, 1.0]))
    views = (panel, *panel.others)
    assert [view.title for view in views] == ["Loss", "Loss, log scale", "Accuracy"]
    assert [to_plotly(view.figure).layout.yaxis.type for view in views] == ["linear", "log", None]
    assert all(view.cursor for view in views)


def test_pinned_trainings_stand_behind_and_keep_their_numbers() -> None:
    record = made_record([3.0, 1.0])
    panel = loss_panel(record, pinned(made_record([2.0]), made_record([1.0, 1.0, 1.0])))
    names = [trace.name for trace in to_plotly(panel.figure).data]
    assert names[-3:] == ["train", "validation", "test"]
    assert names[:6] == [f"pinned {number}: {name}" for number in (1, 2) for name in names[-3:]]
    assert to_plotly(panel.figure).layout.xaxis.range[1] > 3


def test_a_pinned_training_with_another_metric_is_no_ghost_of_it() -> None:
    other = made_record([1.0], experiment=change(SMALL, dataset="sine"))
    names = [
        trace.name
        for trace in to_plotly(metric_panel(made_record([1.0]), pinned(other, made_record([1.0]))).figure).data
    ]
    assert names == ["pinned 2: train", "pinned 2: validation", "pinned 2: test", "train", "validation", "test"]


def test_a_training_with_another_loss_is_no_ghost_on_this_ones_axis() -> None:
    hinge = made_record([90.0], experiment=change(SMALL, loss="hinge"))
    panel = curves_panel(made_record([1.0]), pinned(hinge, made_record([1.0])))
    losses, log, metrics = (to_plotly(view.figure) for view in (panel, *panel.others))
    alone = to_plotly(curves_panel(made_record([1.0]), pinned(made_record([1.0]))).figure)
    for chart in (losses, log):
        assert {str(trace.name).partition(":")[0] for trace in chart.data} == {"pinned 2", *SPLITS}
    assert losses.layout.yaxis == alone.layout.yaxis
    assert "pinned 1: train" in [trace.name for trace in metrics.data]


def test_pins_have_their_numbers_on_their_curves_and_their_names_under_the_pointer() -> None:
    same = [made_record([3.0, *np.linspace(2.0, 1.0, 99)]) for _ in range(12)]
    pins = [Ghost(one, f"pinned {place}", sign=str(place)) for place, one in enumerate(same, 1)]
    for view in (panel := curves_panel(same[0], pins), *panel.others):
        data = to_plotly(view.figure).data
        signs = [trace for trace in data if trace.mode == "text"]
        assert [sign.text for sign in signs] == [(str(place),) for place in range(1, 13)]
        assert signs[0].x[0] == 100
        assert min(-np.diff([sign.x[0] for sign in signs])) >= 4
        curve = next(trace for trace in data if trace.name == "pinned 2: validation")
        assert curve.y[signs[1].x[0] - 1] == signs[1].y[0]
        pointed = [trace.name for trace in data if trace.hoverinfo != "skip"]
        assert pointed == [*(f"pinned {place}: validation" for place in range(1, 13)), *SPLITS]


def test_a_pin_of_one_epoch_has_its_number_too() -> None:
    pins = [Ghost(made_record([2.0]), f"pinned {place}", sign=str(place)) for place in range(1, 25)]
    signs = [trace for trace in to_plotly(loss_panel(made_record([1.0]), pins).figure).data if trace.mode == "text"]
    assert {sign.x[0] for sign in signs} == {1}


def test_the_legend_stays_in_one_row_whatever_stands_behind() -> None:
    panel = curves_panel(made_record([1.0]), pinned(made_record([1.0])))
    assert all(view.figure.layout["legend"]["traceorder"] == "normal" for view in (panel, *panel.others))


def test_the_objective_is_shown_where_it_is_chosen() -> None:
    panel = loss_panel(made_record([1.0]), options=CurveOptions(objective=True))
    assert to_plotly(panel.figure).data[-1].name == "objective"


def test_before_the_first_epoch_there_is_nothing_to_mark() -> None:
    panel = loss_panel(Record.of(SMALL))
    assert panel.alt == "loss: no epoch has been trained yet."
    assert not to_plotly(panel.figure).layout.shapes


def test_a_labelled_ghost_stands_in_the_legend_once() -> None:
    ghost = Ghost(made_record([3.0, 2.0]), "before", "before")
    shown = [
        trace.name
        for trace in to_plotly(loss_panel(made_record([1.0]), [ghost]).figure).data
        if trace.showlegend is not False
    ]
    assert shown == ["before", "train", "validation", "test"]


def test_on_a_longer_axis_labels_stand_where_there_is_room() -> None:
    short, long = (
        to_plotly(loss_panel(made_record([3.0, 2.0, 1.0]), options=CurveOptions(epochs=epochs)).figure).layout
        for epochs in (0, 300)
    )
    assert short.annotations[0].xanchor == "right"
    assert long.xaxis.range[1] > 300
    assert long.annotations[0].xanchor == "left"


def test_axes_reach_to_the_highest_loss_beside_them_on_a_log_scale_too() -> None:
    views = curves_panel(made_record([3.0, 1.0]), options=CurveOptions(highest=100.0))
    ranges = [to_plotly(view.figure).layout.yaxis.range for view in (views, views.others[0])]
    assert ranges == [(0, 100.0), (None, 2.0)]


@pytest.mark.parametrize(("epochs", "markers"), [(0, 9), (60, 3), (600, 2)])
def test_a_curve_that_is_short_beside_its_axis_has_fewer_markers(epochs: int, markers: int) -> None:
    panel = loss_panel(made_record(np.linspace(3.0, 1.0, 20).tolist()), options=CurveOptions(epochs=epochs))
    assert {trace.marker.maxdisplayed for trace in to_plotly(panel.figure).data} == {markers}


@pytest.mark.parametrize(("epochs", "end"), [(3, 20), (20, 50), (49, 50), (50, 100), (180, 200), (260, 300)])
def test_while_it_trains_the_axis_ends_at_a_round_epoch_ahead_or_at_the_last_one(epochs: int, end: int) -> None:
    curve = np.linspace(2.0, 1.0, epochs)
    record = replace(made_record(curve.tolist(), experiment=change(SMALL, epochs=300)), ending=None)
    assert loss_panel(record).figure.layout["xaxis"]["range"] == pytest.approx([0, 1.01 * end])

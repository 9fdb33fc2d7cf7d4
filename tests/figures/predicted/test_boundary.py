"""The map of a network's predictions rewinds, and rings the points that are wrong."""

from __future__ import annotations

import re

import numpy as np
import pytest

from dashboard.analysis.networks.network import network
from dashboard.analysis.networks.predictions_csv import predictions_csv
from dashboard.data.parts import Part, Splits
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.figures.panel import Panel
from dashboard.figures.predicted.boundary import CELLS, boundary_panel
from dashboard.figures.predicted.points import class_markers
from dashboard.figures.predicted.predictors import MOST_DRAWN, Classifier, Predictors
from dashboard.figures.predicted.says import says_panel
from dashboard.figures.theme import CLASSES, TOP
from language.numbers import NO_BREAK
from tests.figures.as_plotly import to_plotly
from tests.made import SMALL

X = np.array([[-1.0, 0.0], [1.0, 0.0], [2.0, 1.0]], np.float32)
PART = Part(X, np.array([0, 1, 0]))
SPLITS = Splits(PART, PART, PART, np.zeros(3, bool))


def by_first_input(x: np.ndarray) -> np.ndarray:
    """Sums (n, 1): class 1 where the first input is above 0."""
    return 10 * x[:, :1]


def always_class_0(x: np.ndarray) -> np.ndarray:
    return np.full((len(x), 1), -10.0)


def moving(panel: Panel, name: str, what: str) -> list[list[float]]:
    """What the trace of this name has at each frame."""
    place = [trace.get("name") for trace in panel.figure.data].index(name)
    return [frame["data"][place][what].tolist() for frame in panel.frames]


def test_wrong_points_have_a_ring_at_every_epoch() -> None:
    panel = boundary_panel(Predictors(SMALL, SPLITS, [always_class_0, by_first_input]))
    assert moving(panel, "wrong", "x") == [[1.0] * 3, [2.0] * 3]
    assert panel.counted == "Wrong: 1 of 3 in train, 1 of 3 in validation, 1 of 3 in test."


def test_what_is_right_only_after_the_onset_is_memorized_and_has_a_mark_of_its_own() -> None:
    panel = boundary_panel(Predictors(SMALL, SPLITS, [always_class_0, by_first_input, by_first_input], onset=0))
    marks = [trace.marker.symbol for trace in to_plotly(panel.figure).data if trace.name in ("wrong", "memorized")]
    assert len(set(marks)) == 2
    # Row 2 of the training set, at 1, was wrong at the onset; row 3 is wrong still.
    assert moving(panel, "memorized", "x") == [[], [1.0], [1.0]]


def test_networks_of_trainings_of_their_own_have_memorized_what_was_wrong_at_the_onset_of_each() -> None:
    before = (None, np.array([True, True, True]), np.array([False, True, False]))
    panel = boundary_panel(Predictors(SMALL, SPLITS, [by_first_input] * 3, unlearned=before))
    assert moving(panel, "memorized", "x") == [[], [-1.0, 1.0], [1.0]]


def test_nothing_is_called_memorized_before_an_onset_is_known() -> None:
    panel = boundary_panel(Predictors(SMALL, SPLITS, [always_class_0, by_first_input]))
    assert "memorized" not in {trace.name for trace in to_plotly(panel.figure).data}


def test_a_point_says_its_row_its_class_and_the_probability_that_it_gets_at_each_epoch() -> None:
    panel = boundary_panel(Predictors(SMALL, SPLITS, [always_class_0, by_first_input]))
    train = next(trace for trace in to_plotly(panel.figure).data if trace.name == "train")
    assert train.text[1] == "row 2: class 1<br>over the epochs ▁█"
    assert moving(panel, "train", "customdata") == [[100, 0, 100], [100, 100, 0]]


def test_a_point_is_called_by_its_row_in_the_data_as_in_the_file_of_predictions() -> None:
    experiment = change(SMALL, dataset="iris", samples=60)
    splits = make_splits(experiment)
    net = network(experiment, np.zeros(experiment.parameters, np.float32))
    panel = says_panel(Predictors(experiment, splits, [net]))
    points = next(view for view in (panel, *panel.others) if "PCA" in view.title).figure.data
    called = {trace["name"]: [text.split(":")[0] for text in trace["text"]] for trace in points if "text" in trace}
    file = predictions_csv(experiment, np.zeros(experiment.parameters, np.float32), splits, ("train", "validation"))
    lines = [line.split(",")[:2] for line in file.splitlines()]
    for name, said in called.items():
        assert name == "test" or said == [f"row {row}" for split, row in lines if split == name]


def test_no_point_hides_the_ring_of_another() -> None:
    panel = boundary_panel(Predictors(SMALL, SPLITS, [always_class_0, by_first_input, by_first_input], onset=0))
    _, *drawn = (trace.get("name") for trace in panel.figure.data)
    assert drawn[:5] == ["train", "validation", "test", "wrong", "memorized"]


def test_of_many_rows_the_first_are_drawn_which_is_said_and_all_are_counted() -> None:
    count = 2 * MOST_DRAWN
    many = Part(np.ones((count, 2), np.float32), np.zeros(count, int))
    panel = boundary_panel(
        Predictors(SMALL, Splits(many, PART, PART, np.zeros(count, bool)), [always_class_0, by_first_input])
    )
    assert len(moving(panel, "train", "customdata")[0]) == MOST_DRAWN
    assert [note["text"] for note in panel.figure.layout["annotations"]] == [f"the first {MOST_DRAWN} rows of each set"]
    assert panel.counted == f"Wrong: {count} of {count} in train, 1 of 3 in validation, 1 of 3 in test."


def test_where_all_rows_are_drawn_nothing_is_said_of_it() -> None:
    assert not boundary_panel(Predictors(SMALL, SPLITS, [by_first_input])).figure.layout.get("annotations")


def test_two_classes_are_a_map_of_the_probability_in_hundredths() -> None:
    field = to_plotly(boundary_panel(Predictors(SMALL, SPLITS, [by_first_input])).figure).data[0]
    z = np.asarray(field.z)
    assert z.shape == (CELLS, CELLS)
    assert (z[:, 0].max(), z[:, -1].min()) == (0, 100)
    assert (field.zmin, field.zmax) == (0, 100)


@pytest.mark.parametrize("classes", [3, 5])
def test_several_classes_are_regions_in_a_colour_each(classes: int) -> None:
    experiment = change(SMALL, dataset="blobs", classes=classes)
    field = to_plotly(
        boundary_panel(Predictors(experiment, SPLITS, [lambda x: np.eye(classes)[np.full(len(x), 1)]])).figure
    ).data[0]
    assert np.unique(field.z).tolist() == [1]
    assert len({colour for _, colour in field.colorscale}) == classes


def test_the_map_covers_all_points() -> None:
    chart = to_plotly(boundary_panel(Predictors(SMALL, SPLITS, [always_class_0])).figure)
    for axis, values in ((chart.layout.xaxis, X[:, 0]), (chart.layout.yaxis, X[:, 1])):
        assert axis.range[0] < values.min()
        assert axis.range[1] > values.max()


def test_splits_and_rings_have_a_legend_each_so_that_neither_is_broken_in_a_narrow_column() -> None:
    panel = boundary_panel(Predictors(SMALL, SPLITS, [always_class_0, by_first_input, by_first_input], onset=0))
    drawn = to_plotly(panel.figure)
    legends = {
        trace.name: trace.legend or "legend" for trace in drawn.data if trace.showlegend is not False and trace.name
    }
    assert {name for name, legend in legends.items() if legend == "legend"} == {"train", "validation", "test"}
    assert {name for name, legend in legends.items() if legend == "legend2"} == {
        "class 0",
        "class 1",
        "wrong",
        "memorized",
    }


def test_two_legends_take_the_room_of_their_rows_and_one_that_of_the_curves_beside_it() -> None:
    answers = Predictors(SMALL, SPLITS, [always_class_0])
    tops = [panel.figure.layout["margin"]["t"] for panel in (boundary_panel(answers), says_panel(answers))]
    assert tops == [0, TOP], "Plotly adds what legends take to a margin's own pixels where one hangs from the top"


def test_rings_stay_in_the_legend_while_nothing_is_ringed() -> None:
    networks = [always_class_0, by_first_input, by_first_input]
    drawn = boundary_panel(Predictors(SMALL, SPLITS, networks, unlearned=(None,) * 3)).figure.data
    listed = {trace["name"]: trace["x"] for trace in drawn if trace.get("showlegend") is True}
    assert listed == {"wrong": [None], "memorized": [None]}


def test_points_with_a_rim_are_opaque() -> None:
    drawn = boundary_panel(Predictors(SMALL, SPLITS, [always_class_0])).figure.data
    rimmed = [trace["marker"] for trace in drawn if "line" in trace.get("marker", {})]
    assert rimmed
    assert not [marker for marker in rimmed if marker.get("opacity", 1) < 1]


def test_classes_are_named_with_their_colours_where_there_is_room() -> None:
    drawn = boundary_panel(Predictors(SMALL, SPLITS, [always_class_0])).figure.data
    named = {trace["name"]: trace["marker"]["color"] for trace in drawn if trace.get("legendrank")}
    assert named == {"class 0": CLASSES[0], "class 1": CLASSES[1]}


@pytest.mark.parametrize("classes", [4, 5])
def test_many_classes_share_an_entry_that_has_the_colour_of_each(classes: int) -> None:
    (entry,) = class_markers(change(SMALL, dataset="blobs", classes=classes))
    assert entry["marker"]["color"] == CLASSES[0]
    assert re.sub("<.*?>", "", entry["name"]).split(" ") == [
        *("class", "0"),
        *(f"●{NO_BREAK}{one}" for one in range(1, classes)),
    ]
    assert re.findall("#[0-9A-F]{6}", entry["name"]) == list(CLASSES[1:classes])


@pytest.mark.parametrize("dataset", ["breast_cancer", "digits", "sine"], ids=["long names", "many", "none"])
def test_elsewhere_they_are_not(dataset: str) -> None:
    assert not class_markers(change(SMALL, dataset=dataset))


def test_a_surface_has_the_colours_of_the_targets_at_every_epoch() -> None:
    part = Part(X, np.array([-1.0, 0.0, 3.0], np.float32))

    def flat(height: float) -> Classifier:
        return lambda x: np.full((len(x), 1), height)

    shown = Predictors(
        change(SMALL, dataset="plane"), Splits(part, part, part, np.zeros(3, bool)), [*map(flat, (-1.0, 1.0, 3.0, 9.0))]
    )
    panel = boundary_panel(shown)
    assert [set(np.ravel(frame["data"][0]["z"])) for frame in panel.frames] == [{0}, {128}, {255}, {255}]
    markers = [trace["marker"] for trace in panel.figure.data[1:4]]
    assert [(marker["cmin"], marker["cmax"]) for marker in markers] == [(-1, 3)] * 3
    assert [marker["showscale"] for marker in markers] == [True, False, False]

"""Whatever can be swept can be drawn, on data of each kind."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from dashboard.analysis.results import Results
from dashboard.analysis.sweeps.swept import Swept, arms_of
from dashboard.data.dataset import DataError
from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.experiment.sweeps.numbers import numbers
from dashboard.experiment.sweeps.sweep import sweep
from dashboard.figures.panel import Panel
from dashboard.figures.sweeps.panels import sweep_panels, sweep_rewind
from dashboard.ui.charts import payload
from tests.made import made_record

# With so many samples each: planes of two classes and of several, a curve, a surface, and tables of classes, of
# pictures, and of a number.
KINDS = {"moons": 300, "blobs": 300, "sine": 300, "plane": 300, "wine": 178, "digits": 900, "diabetes": 300}
VALUES = 4
MAPS = (
    ("moons", ("irrelevant_features", "width")),
    ("blobs", ("classes", "irrelevant_features")),
    ("blobs", ("noise", "classes")),
    ("sine", ("target_noise", "irrelevant_features")),
    ("plane", ("samples", "noise")),
    ("digits", ("label_noise", "l2")),
)


def small(dataset: str) -> Experiment:
    return change(Experiment(), dataset=dataset, samples=KINDS[dataset], hidden_layers=(2,), epochs=3)


EACH = [(kind, (name,)) for kind in KINDS for name in numbers(small(kind))]


def made(experiment: Experiment) -> Splits | None:
    """None where a class has no row in one of the parts, which no training begins with."""
    try:
        return make_splits(experiment)
    except DataError:
        return None


def drawn(dataset: str, names: tuple[str, ...], results: int | None = None) -> tuple[Swept, tuple[Panel, ...]]:
    """A sweep of which the first `results` have ended, or all."""
    offered = numbers(small(dataset), VALUES)
    one = sweep([offered[name] for name in names], small(dataset))
    by_data = {each.data: each for each in one.experiments.values()}
    data = {own: made(each) for own, each in by_data.items()}
    ended = range(len(one.experiments))[:results]
    rows = tuple(
        (made_record([3.0, 1.0, 2.0], experiment=each, weight=0.01) if data[each.data] and place in ended else None,)
        for place, each in enumerate(one.experiments.values())
    )
    found = Swept(one, Results(arms_of(one), rows))
    splits = [own for record in found.records if (own := data[record.experiment.data])]
    return found, sweep_panels(found, splits)


@pytest.mark.parametrize(("dataset", "names"), [*EACH, *MAPS])
def test_a_sweep_of_it_is_drawn_with_a_frame_for_each_value(dataset: str, names: tuple[str, ...]) -> None:
    found, panels = drawn(dataset, names)
    assert len(found.places) > 1
    assert payload(panels, sweep_rewind(found, "version"))
    moving = [view for panel in panels for view in (panel, *panel.others) if view.frames]
    assert len(moving) >= 4
    assert {len(view.frames) for view in moving} == {len(found.places)}


@pytest.mark.parametrize(
    ("dataset", "name", "kind"),
    [
        ("moons", "irrelevant_features", "Confusion matrix"),
        ("sine", "irrelevant_features", "Predicted against true"),
        ("moons", "noise", "What the network says"),
        ("blobs", "classes", "What the network says"),
    ],
)
def test_all_values_have_one_kind_of_picture_from_the_first_result_on(dataset: str, name: str, kind: str) -> None:
    for results in range(1, VALUES + 1):
        _, panels = drawn(dataset, (name,), results)
        assert panels[1].title == kind
        assert not any("type" in frame["data"][0] for frame in panels[1].frames)


def test_where_classes_are_swept_each_value_has_its_own_in_the_legend() -> None:
    found, panels = drawn("blobs", ("classes",))
    named = []
    for frame in panels[1].frames:
        looks = [{**own, **changes} for own, changes in zip(panels[1].figure.data, frame["data"], strict=True)]
        kept = [{name: value for name, value in look.items() if value is not None} for look in looks]
        named.append([one["name"] for one in kept if one.get("legendrank") == 1 and one.get("visible", True)])
        assert go.Figure(kept).data[0].zmax == len(set(kept[0]["colorscale"])) / 2 - 0.5
    assert [record.experiment.data.classes for record in found.records] == [2, 3, 4, 5]
    assert named[:2] == [["class 0", "class 1"], ["class 0", "1", "2"]]
    # More share an entry.
    assert [name.count("●") for (name,) in named[2:]] == [3, 4]

"""A report holds what was set, what came out, and how to do it again; and it is one file that runs nothing."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from dashboard.analysis.verdict import judge_record
from dashboard.data.datasets import DATASETS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from dashboard.figures.report.report import About, report
from dashboard.figures.report.svg import curves_svg
from tests.made import SMALL, made_record


def reported(record: Record, about: About = About(), **more: object) -> str:  # noqa: B008 - frozen
    return report(record, judge_record(record), about, **more)  # type: ignore[arg-type]


def charts(text: str) -> list[ET.Element]:
    return [ET.fromstring(found) for found in re.findall(r"<svg.*?</svg>", text)]


def test_it_says_settings_verdict_note_and_the_way_back() -> None:
    record = made_record([0.5, 0.25, 0.75], experiment=change(SMALL, l2=0.01))
    text = reported(record, About("the <best>", "abc", "today", "https://lab.example"))
    assert judge_record(record).sentence in text
    assert "L2: <strong>0.01</strong>" in text
    assert "the &lt;best&gt;" in text
    assert 'href="https://lab.example/?hidden_layers=3&amp;l2=0.01&amp;epochs=4"' in text
    assert "Trained today. Code: abc" in text
    assert "import keras" in text


def test_it_loads_and_runs_nothing() -> None:
    text = reported(made_record([0.5, 0.25]))
    assert "<script" not in text
    assert not re.search(r'(src|href)="', text)


def test_the_test_set_can_be_left_out() -> None:
    text = reported(made_record([0.5, 0.25]), splits=("train", "validation"))
    assert len(charts(text)) == 2
    assert all(len(list(chart.iter("{http://www.w3.org/2000/svg}polyline"))) == 2 for chart in charts(text))
    assert "<th>test</th>" not in text


@pytest.mark.parametrize("name", DATASETS)
def test_every_data_set_has_a_report(name: str) -> None:
    record = made_record([0.5, 0.25], experiment=change(Experiment(), dataset=name, samples=100, epochs=2))
    assert DATASETS[name].title.replace("'", "&#x27;") in reported(record)


def test_a_training_that_diverged_at_once_has_one_too() -> None:
    assert "diverged" in reported(Record.of(SMALL).with_ending(Ending("diverged", 0)))


def test_a_curve_is_drawn_to_scale() -> None:
    chart = ET.fromstring(curves_svg("Loss", {"train": np.array([1.0, 0.5, 0.0])}, y="Loss"))
    line = next(chart.iter("{http://www.w3.org/2000/svg}polyline")).attrib["points"]
    (x1, y1), (x2, y2), (x3, y3) = (tuple(map(float, point.split(","))) for point in line.split())
    assert x2 - x1 == pytest.approx(x3 - x2, abs=0.11)
    assert y2 - y1 == pytest.approx(y3 - y2, abs=0.11)
    assert y3 > y1


@pytest.mark.parametrize("curve", [[np.nan, 1.0], [1e-9, 2e-9], [-5.0, 3.0], [0.0, 0.0], [1e30], []])
def test_any_curve_can_be_drawn(curve: list[float]) -> None:
    chart = ET.fromstring(curves_svg("R²", {"validation": np.array(curve)}, y="R²"))
    assert "nan" not in ET.tostring(chart, "unicode")


def test_ticks_below_zero_have_a_minus_sign() -> None:
    chart = ET.fromstring(curves_svg("R²", {"train": np.array([-1.4, 0.8])}, y="R²"))
    numbers = [text.text for text in chart.iter("{http://www.w3.org/2000/svg}text")]
    assert "−1" in numbers
    assert "-1" not in numbers


def test_a_long_curve_is_thinned_and_ends_where_it_ends() -> None:
    chart = ET.fromstring(curves_svg("Loss", {"test": np.linspace(1.0, 0.0, 5000)}, y="Loss"))
    points = next(chart.iter("{http://www.w3.org/2000/svg}polyline")).attrib["points"].split()
    assert len(points) < 600
    assert points[-1].endswith(",256.0")

"""With the test set sealed, no number and no point of it is left in what is sent to the browser."""

from __future__ import annotations

import json

import numpy as np
import pytest

from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.figures.curves import Ghost, curves_panel, loss_panel, metric_panel
from dashboard.figures.panel import Panel, encode
from dashboard.figures.predicted.boundary import boundary_panel
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.sealed import in_words, without_test, without_test_sentences
from language.languages import speaking
from tests.made import SMALL, made_record

RECORD = made_record([3.0, 1.0, 2.0])
PANELS = {
    "loss": loss_panel(RECORD, [Ghost(RECORD, "before", "before")]),
    "metric": metric_panel(RECORD),
    "switched": curves_panel(RECORD),
}


@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
def test_curves_keep_those_of_train_and_validation_alone(panel: Panel) -> None:
    for sealed in [(whole := without_test(panel.payload())), *whole["others"]]:
        shown = {trace["name"]: len(trace["x"]) for trace in sealed["data"]}
        assert all((length == 0) == name.endswith("test") for name, length in shown.items())
        assert "train" in sealed["alt"]
        assert "test" not in sealed["alt"]
        assert not [note for note in sealed["layout"]["annotations"] if note["text"].endswith("test")]


def test_no_point_of_the_test_set_is_on_the_map_and_no_ring_is_where_one_was() -> None:
    experiment = change(SMALL, samples=60)
    splits = make_splits(experiment)
    # A network that is wrong about every sample.
    of_class_0 = np.concatenate([part.x[part.y == 0, 0] for part in splits.parts])

    def wrong(x: np.ndarray) -> np.ndarray:
        return np.where(np.isin(x[:, :1], of_class_0), 1.0, -1.0)

    sealed = without_test(boundary_panel(Predictors(experiment, splits, [wrong, wrong])).payload())
    place = [trace.get("name") for trace in sealed["data"]].index("wrong")
    rings = [sealed["data"][place], *(frame["data"][place] for frame in sealed["frames"])]
    for ring in rings:
        assert len(ring["x"]) == len(splits.train) + len(splits.validation)
        assert not set(map(float, ring["x"])) & set(map(float, splits.test.x[:, 0]))
    shown = {trace["name"]: len(trace["x"]) for trace in sealed["data"] if trace.get("name") in ("train", "test")}
    assert shown["test"] == 0
    json.dumps(sealed, default=encode)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Train 0.1, validation 0.2, test 0.3. Lowest at 2.", "Train 0.1, validation 0.2. Lowest at 2."),
        ("Accuracy: train 95%, test 8.1e-05.", "Accuracy: train 95%."),
        ("Wrong: 1 of 9 in train, 3 of 9 in test.", "Wrong: 1 of 9 in train."),
    ],
)
def test_words_lose_the_test_set_s_numbers(said: str, left: str) -> None:
    assert in_words(said) == left


def test_sentences_about_the_test_set_are_left_out_and_that_is_said() -> None:
    said = "**L2** is best, 0.3. Its accuracy on the test set is 88%. All is well."
    assert without_test_sentences(said) == "**L2** is best, 0.3. All is well. What the test set says is sealed."
    assert without_test_sentences("All is well.") == "All is well."


def test_in_korean_no_number_of_the_test_set_is_left_either() -> None:
    with speaking("ko"):
        sealed = without_test(loss_panel(RECORD, [Ghost(RECORD, "이전", "이전")]).payload())
    shown = {trace["name"]: len(trace["x"]) for trace in sealed["data"]}
    assert {name: length for name, length in shown.items() if length == 0} == {"이전: 테스트": 0, "테스트": 0}
    assert {"훈련", "검증"} <= set(shown)
    assert "테스트" not in sealed["alt"] + "".join(note["text"] for note in sealed["layout"]["annotations"])


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("끝에서: 훈련 0.1, 검증 0.2, 테스트 0.3. 최저는 2.", "끝에서: 훈련 0.1, 검증 0.2. 최저는 2."),
        ("정확도: 훈련 95%, 테스트 8.1e-05.", "정확도: 훈련 95%."),
        ("틀린 점: 훈련 9개 중 1개, 테스트 9개 중 3개.", "틀린 점: 훈련 9개 중 1개."),
        ("훈련·검증·테스트 세트의 점.", "훈련·검증·테스트 세트의 점."),
    ],
)
def test_words_in_korean_lose_them_too(said: str, left: str) -> None:
    with speaking("ko"):
        assert in_words(said) == left


def test_a_korean_finding_leaves_out_what_it_says_of_the_test_set() -> None:
    said = "**L2가 가장 낮습니다.** 테스트 세트에서 손실은 0.33입니다. 모두 끝났습니다."
    with speaking("ko"):
        assert "0.33" not in without_test_sentences(said)
        assert "모두 끝났습니다." in without_test_sentences(said)

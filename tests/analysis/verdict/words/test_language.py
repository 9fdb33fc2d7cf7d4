"""A verdict is found once, and said in the language of each who reads it."""

from __future__ import annotations

import re

import numpy as np
import pytest

from dashboard.analysis.verdict import Verdict, judge, judge_record
from dashboard.analysis.verdict.verdict import KIND_NAMES
from dashboard.experiment.history import Ending, History
from language.languages import speaking
from language.say import t
from tests.made import made_record

NUMBER = re.compile(r"\d+(?:\.\d+)?")
EPOCHS = np.arange(1, 101)
FALLING = 0.5 * np.exp(-EPOCHS / 20) + 0.1
CURVES = {
    "overfitting": (FALLING, FALLING + 0.01 * np.maximum(EPOCHS - 30, 0)),
    "good fit": (FALLING, FALLING + 0.01),
    "diverged": (FALLING * 20, FALLING * np.nan),
    "unstable": (0.2 + 0.01 * EPOCHS, 0.3 + 0.01 * EPOCHS),
    "underfitting": (np.full(100, 0.68), np.full(100, 0.69)),
}


def verdict(kind: str) -> Verdict:
    train, validation = CURVES[kind]
    losses = np.stack([train, validation, validation], 1)
    history = History(losses, np.zeros_like(losses), train, validation)
    return judge(history, Ending("finished", 100, 40), 0.69)


@pytest.mark.parametrize("kind", CURVES)
def test_in_another_language_it_says_its_kind_and_the_same_numbers(kind: str) -> None:
    said = verdict(kind)
    english = said.sentence
    with speaking("ko"):
        assert said.kind == verdict(kind).kind
        korean = said.sentence
        assert t(said.kind) in korean
    assert said.sentence == english
    assert sorted(NUMBER.findall(korean)) == sorted(NUMBER.findall(english))


def test_what_is_kept_of_a_record_serves_readers_of_both_languages() -> None:
    record = made_record([0.7, 0.6, 0.5, 0.4, 0.3, 0.2], constant_loss=0.69)
    assert judge_record(record) is judge_record(record)
    english = judge_record(record).details
    with speaking("ko"):
        assert all(re.search("[가-힣]", line) for line in judge_record(record).details)
    assert judge_record(record).details == english


def test_each_kind_has_a_name_of_its_own() -> None:
    with speaking("ko"):
        assert len({t(kind) for kind in KIND_NAMES} - set(KIND_NAMES)) == len(KIND_NAMES)


def elsewhere(train: np.ndarray, validation: np.ndarray) -> str:
    losses = np.stack([train, validation, validation], 1)
    history = History(losses, np.full_like(losses, np.nan), train, validation)
    return judge(history, Ending("finished", len(train)), None).sentence


def test_without_a_constant_prediction_a_training_loss_is_held_against_its_own_first_epoch() -> None:
    rising = 0.5 * np.linspace(1.0, 100.0, 100)
    assert "training loss rose from 0.500 in the first epoch to 50.0," in elsewhere(rising, 4.0 * rising / rising[0])
    flat = 0.7 - 1e-5 * np.arange(100)
    assert "training loss hardly moved from 0.700." in elsewhere(flat, flat + 0.01)

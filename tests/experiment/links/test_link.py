"""An experiment as an address, and any address whatever as an experiment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.clauses import MAX_PROBLEMS
from dashboard.experiment.links.link import from_link
from dashboard.experiment.links.settings import to_link
from dashboard.experiment.settings import SETTINGS, Setting, change
from language.languages import speaking
from language.together import JOINER
from tests.cases import the_first_at_every_check
from tests.hostile_links import anything, link
from tests.samples import changed, experiments, where_it_applies

unknown = st.text().filter(lambda name: name not in (*SETTINGS, "hide", "lock", "sweep", "pins"))
names = st.sampled_from([*sorted(SETTINGS), "hide", "lock"]) | st.text()


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_every_setting_comes_back_from_the_link(setting: Setting) -> None:
    experiment = changed(setting, where_it_applies(setting))
    assert setting.name in to_link(experiment)
    assert from_link(to_link(experiment)) == (experiment, ())


@given(experiment=experiments())
def test_every_experiment_comes_back_from_its_link(experiment: Experiment) -> None:
    again, problems = from_link(to_link(experiment))
    assert problems == ()
    assert again == experiment
    assert again.digest == experiment.digest


def test_the_default_experiment_has_an_empty_link() -> None:
    assert to_link(Experiment()) == {}
    assert from_link({}) == (Experiment(), ())


def test_a_link_is_short_enough_to_read_aloud() -> None:
    experiment = change(Experiment(), hidden_layers=(), l2=0.01, batch_normalization=True)
    assert to_link(experiment) == {"hidden_layers": "none", "l2": "0.01", "batch_normalization": "true"}


@given(experiment=experiments(), junk=st.dictionaries(names, anything, max_size=40))
def test_any_link_whatever_gives_an_experiment(experiment: Experiment, junk: dict[str, str]) -> None:
    used, problems = from_link({**to_link(experiment), **junk})
    assert from_link(to_link(used)) == (used, ())
    assert len(problems) <= MAX_PROBLEMS + 1
    assert all(len(problem) < 500 for problem in problems)


@pytest.mark.parametrize("thousand", the_first_at_every_check(*range(10)))
def test_a_hostile_link_gives_an_experiment_and_few_short_problems(thousand: int) -> None:
    for seed in range(1000 * thousand, 1000 * (thousand + 1)):
        used, problems = from_link(link(seed))
        assert from_link(to_link(used)) == (used, ())
        assert len(problems) <= MAX_PROBLEMS + 1
        assert all(len(problem) < 500 for problem in problems)


@given(
    experiment=experiments(),
    junk=st.dictionaries(
        st.text().filter(lambda name: name not in (*SETTINGS, "hide", "lock", "sweep", "pins")), anything
    ),
)
def test_unknown_names_are_named_and_the_rest_is_used(experiment: Experiment, junk: dict[str, str]) -> None:
    used, problems = from_link({**junk, **to_link(experiment)})
    assert used == experiment
    assert bool(problems) == bool(junk)


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("epochs", "99999999", "epochs: 99,999,999 is not between 1 and 2,000"),
        ("dropout", "0.9", "dropout: 0.9 is not between 0 and 0.8"),
        ("dropout", "nan", "dropout: nan is not between 0 and 0.8"),
        ("l1", "5", "l1: 5 is not 0 (off) or between 1e-06 and 1"),
        ("activation", "step", "activation: 'step' is not one of relu, leaky_relu"),
        ("hidden_layers", "8-1000", "hidden_layers: 1,000 units are not between 1 and 512"),
        ("hidden_layers", "8-8-8-8-8-8-8", "hidden_layers: 7 layers are more than 6"),
        ("loss", "mse", "loss 'mse' does not fit binary: use binary_crossentropy"),
        ("learning_rate", "10.0000001", "learning_rate: 10.0000001 is not between 1e-05 and 10"),
        ("epochs", "many", "epochs: 'many' is refused: it is no whole number"),
        ("l1", "abc", "l1: 'abc' is refused: it is no number"),
        ("stratify", "perhaps", "stratify: 'perhaps' is refused: it is neither true nor false"),
        ("hidden_layers", "8-wide", "hidden_layers: 'wide' is refused: it is no whole number"),
        ("epochs", "1" * 100_000, "epochs: 100,000 characters are too many"),
        ("drop_out", "0.5", "'drop_out' is not a setting"),
        ("x" * 100_000, "1", "'" + "x" * 37 + "...' is not a setting"),
    ],
)
def test_a_bad_part_is_named_and_the_rest_is_used(name: str, text: str, problem: str) -> None:
    used, problems = from_link({"l2": "0.01", name: text, "samples": "200"})
    assert used == change(Experiment(), l2=0.01, samples=200)
    assert len(problems) == 1
    assert problems[0].startswith(problem)


def test_a_loss_that_fits_another_data_set_falls_back_to_the_tasks_own() -> None:
    used, problems = from_link({"dataset": "sine", "loss": "hinge", "samples": "200"})
    assert used == change(Experiment(), dataset="sine", samples=200)
    assert problems == ("loss 'hinge' does not fit regression: use mse, mae, huber",)


def test_of_many_problems_the_first_are_named_and_the_others_counted() -> None:
    _, problems = from_link({f"name{number}": "1" for number in range(1000)})
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[-1] == f"and {1000 - MAX_PROBLEMS} more"
    assert from_link({f"name{number}": "1" for number in range(MAX_PROBLEMS + 1)})[1][-1] == "and 1 more"


def test_in_korean_the_problems_of_a_link_are_korean() -> None:
    query = {"hide": "Data", "l2": "7", "dropout": "much"}
    with speaking("ko"):
        out_of_bounds, not_a_number = from_link(query)[1]
        refused = [from_link({name: "x"})[1][0] for name in SETTINGS] + [from_link({"epochs": "1" * 200})[1][0]]
    assert out_of_bounds == f"l2: 7은 0(끔){JOINER}도 아니고 1e-06에서 1 사이도 아닙니다"
    assert not_a_number == "dropout: 'much'는 쓸 수 없습니다: 숫자가 아닙니다"
    assert not [problem for problem in refused if "nput should" in problem or "nput string" in problem]

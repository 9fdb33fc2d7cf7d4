"""What a page says of its batches while only their first trainings have ended: the first arms of the first seed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.engine.batch import Batch
from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from tests.made import made_record
from tests.pages.inline_engine import MadeEngine, finished, put_in_place
from tests.pages.opened import opened

PAGES = (
    "capacity",
    "data_and_splits",
    "dropout",
    "early_stopping",
    "l1_l2",
    "test_set_once",
    "which_activation",
    "which_fix",
    "your_data",
)
# With what a sentence would count, rank or average a single thing, or a number that there is not.
SILLY = re.compile(r"\b1 of 1\b|lowest of 1\b|\b1 seeds\b|\bnan\b|\binf\b|\b1 values\b")
# What needs several seeds.
OF_SEVERAL = re.compile(
    r"loss is lowest with|on average and|geometric mean of test loss is|\(95% interval|over 1 seed|beyond chance than"
)


class Beginning(MadeEngine):
    """An engine with which the first trainings of each of its `batches` have ended, and the others wait."""

    batches: ClassVar[list[Batch]]


def first_of(count: int) -> type[Beginning]:
    class OfSome(Beginning):
        batches: ClassVar[list[Batch]] = []

        def submit_all(self, experiments: Iterable[Experiment], owner: str, **_: object) -> Batch:
            self.batches.append(Batch(tuple(begun(place, one, owner) for place, one in enumerate(experiments))))
            return self.batches[-1]

        def stop(self, *runs: Run) -> None:
            for run in runs:
                run.update(lambda record: record)

        def runs_ahead(self, _: Run) -> int:
            return 0

    def begun(place: int, experiment: Experiment, owner: str) -> Run:
        if place >= count:
            return Run(experiment, owner, interactive=False)
        falls = np.linspace(0.7, 0.3, 30) * (1.0 + 0.03 * place)
        return finished(made_record(falls.tolist(), experiment=experiment), owner)

    return OfSome


def asked_for(name: str) -> AppTest:
    """The page with an answer to each question, as a result may wait for one, and with all that a button begins."""
    app = opened(name)
    for radio in app.radio:
        if str(radio.key).startswith("said "):
            radio.set_value(radio.options[0])
    app.run()
    keys = [one.key for one in app.button if str(one.key).startswith("run ") and not one.disabled]
    for key in keys:
        next(button for button in app.button if button.key == key).click().run()
        assert not app.exception, key
    return app


def said_by(app: AppTest) -> str:
    found = [*app.markdown, *app.caption, *app.info, *app.warning, *app.error]
    return "\n".join(str(element.value) for element in found).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("count", [1, *(pytest.param(more, marks=pytest.mark.long) for more in (2, 3, 5))])
def test_the_first_results_are_not_said_to_be_more_than_they_are(
    count: int, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = first_of(count)
    put_in_place(engine, monkeypatch)
    app = asked_for(name)
    assert not app.exception
    assert any(count <= batch.done < batch.total for batch in engine.batches)
    said = said_by(app)
    assert not app.error, said
    assert not SILLY.search(said), SILLY.findall(said)
    assert count > 1 or not OF_SEVERAL.search(said), OF_SEVERAL.findall(said)

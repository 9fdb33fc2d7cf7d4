"""Code is English in every language; what is said of an experiment on a page is not."""

from __future__ import annotations

from dashboard.experiment.arms import Arm
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.remedies import REMEDIES
from dashboard.experiment.settings import change
from dashboard.export.describe import describe
from dashboard.export.script import arms_snippet
from dashboard.export.standalone.keras_script import keras_script
from language.languages import speaking

SHORT = change(Experiment(), dropout=0.5, early_stopping=True)
ARMS = tuple(Arm(name, REMEDIES[name].title, REMEDIES[name](SHORT)) for name in ("l2", "combination"))


def test_scripts_are_english_in_every_language() -> None:
    scripts = keras_script(SHORT), arms_snippet(ARMS)
    with speaking("ko"):
        assert (keras_script(SHORT), arms_snippet(ARMS)) == scripts
        assert "드롭아웃\N{NO-BREAK SPACE}0.5; 조기 종료\N{NO-BREAK SPACE}켬" in describe(SHORT)

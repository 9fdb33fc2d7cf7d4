"""A lesson that no registry has: what a comparison over seeds takes, and all that it takes."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "__init__.py": "",
    "trials.py": '''\
"""A short training without L2 and with some."""

from __future__ import annotations

from dashboard.experiment.arms import BASELINE, Arm
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from language.say import t


def arms() -> tuple[Arm, ...]:
    short = change(Experiment(), samples=100, hidden_layers=(4,), epochs=5)
    return (
        Arm(BASELINE, t("Without"), short),
        Arm("weak", t("Weak"), change(short, l2=0.001)),
        Arm("strong", t("Strong"), change(short, l2=0.1)),
    )


def rehearsal() -> tuple[Experiment, ...]:
    return tuple(arm.experiment for arm in arms())
''',
    "conclusion.py": '''\
"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference
from language.say import mark

CONCLUSION = Conclusion(
    remember=(mark("One."), mark("Two."), mark("Three.")),
    references=(
        Reference("Krogh and Hertz", 1991, "A Simple Weight Decay", "NIPS 4", "https://papers.nips.cc/paper/563"),
        Reference("Ng", 2004, "Feature selection", "ICML", "https://doi.org/10.1145/1015330.1015435"),
    ),
    then=mark("Last: nothing."),
)
''',
    "page.py": '''\
"""L2 over seeds."""

from functools import partial

from dashboard.analysis.best_arm import best_in_words
from dashboard.analysis.table import losses_and_metrics
from dashboard.experiment.arms import BASELINE
from dashboard.ui.questions.one_seed import at_one_seed
from dashboard.ui.studies.comparison import Comparison, show_comparison
from language.say import t
from pages.throwaway.trials import arms

show_comparison(
    Comparison(
        name="throwaway",
        question=t("Does it help?"),
        text=t("The same network, with and without L2."),
        arms=arms(),
        baseline=BASELINE,
        finding=partial(best_in_words, baseline=BASELINE),
        terms=("beyond chance",),
        columns=losses_and_metrics("accuracy"),
        questions=lambda results: (at_one_seed("throwaway", results, BASELINE),),
    ),
    arms()[0].experiment,
)
''',
}
LINES = sum(len(text.splitlines()) for text in FILES.values())


def write(folder: Path) -> None:
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")

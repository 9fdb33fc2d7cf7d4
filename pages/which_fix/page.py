"""Which fix helps: every applicable remedy on the same data, split and initial weights, over seeds."""

from dashboard.analysis.table import EPOCHS, NEARLY_ZERO, losses_and_metrics
from dashboard.experiment.arms import BASELINE
from dashboard.ui.controls.shared import adopt_settings, write_settings
from dashboard.ui.frame.seal import show_seal
from dashboard.ui.studies.comparison import Comparison, show_comparison
from language.say import t
from pages.which_fix.finding import finding
from pages.which_fix.questions import asked
from pages.which_fix.sections import notes_in_words, show_reasons, tried_experiment
from pages.which_fix.trials import SEEDS, remedy_arms

adopt_settings()
experiment = tried_experiment()
write_settings(experiment)
show_seal(experiment.data.dataset)
arms = remedy_arms(experiment)
nothing_left = t("Each remedy that applies to this experiment is part of it already. Take one out of it in the lab.")
show_comparison(
    Comparison(
        name="which_fix",
        question=t("Which fix helps?"),
        text=t(
            "The same network is trained as it is (the baseline) and with each remedy. For every seed they share, as "
            "far as a remedy allows, the data, the split and the initial weights, which leaves less to luck; the "
            "spread over seeds shows how much."
        )
        + notes_in_words(experiment),
        arms=arms,
        baseline=BASELINE,
        finding=finding,
        terms=("baseline", "beyond chance"),
        columns=(*losses_and_metrics(experiment.metric), NEARLY_ZERO, EPOCHS),
        questions=asked,
        key="fix",
        seeds=(5, 30, SEEDS),
        note=t(
            "With early stopping a curve ends where half of the runs have stopped. The table is sorted by the change "
            "in validation loss from the baseline, never by test loss; its numbers are those of the weights that are "
            "kept at the end."
        ),
        note_terms=("baseline", "regularization"),
        more=lambda: show_reasons(experiment),
        remark="" if len(arms) > 1 else nothing_left,
    ),
    experiment,
)

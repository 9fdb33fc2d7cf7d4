"""Which activation: each of them on the lab's experiment, over seeds."""

from functools import partial

from dashboard.analysis.best_arm import best_in_words
from dashboard.analysis.table import losses_and_metrics
from dashboard.ui.controls.settings import current
from dashboard.ui.controls.shared import adopt_settings, write_settings
from dashboard.ui.frame.seal import open_splits, show_seal
from dashboard.ui.studies.comparison import Comparison, show_comparison
from language.say import t
from pages.which_activation.questions import asked
from pages.which_activation.trials import LINEAR, activation_arms

adopt_settings()
experiment = current()
write_settings(experiment)
show_seal(experiment.data.dataset)
no_layer = t("This experiment has no hidden layer, so the activation changes nothing. Add one in the lab.")
show_comparison(
    Comparison(
        name="which_activation",
        question=t("Which activation learns best here?"),
        text=t(
            "The lab's experiment is trained with each activation in its hidden layers. For every seed, all of them "
            "share the data, the split and the initial weights. The loss at the end depends on more than the "
            "activation itself: one that learns faster also overfits sooner."
        ),
        arms=activation_arms(experiment),
        baseline=LINEAR,
        finding=partial(best_in_words, baseline=LINEAR, open_splits=open_splits()),
        terms=("activation", "beyond chance", "geometric mean"),
        columns=losses_and_metrics(experiment.metric),
        questions=asked,
        remark="" if experiment.model.hidden_layers else no_layer,
    ),
    experiment,
)

"""L1 and L2: the same network under none, either and both, over a range of strengths."""

import streamlit as st

from dashboard.analysis import outcome
from dashboard.analysis.results import Results
from dashboard.figures.series import Axes, series_panel
from dashboard.ui.charts import show_charts, show_multiples
from dashboard.ui.code import show_code
from dashboard.ui.controls.in_links import in_links
from dashboard.ui.controls.words import choose_word
from dashboard.ui.finding import show_sentence
from dashboard.ui.frame.beside import open_page
from dashboard.ui.questions.ask import ask_all
from dashboard.ui.studies.comparison import say_experiment, show_results
from dashboard.ui.studies.seeds import choose_seeds
from dashboard.ui.sweeps.offered import offer_sweep
from dashboard.ui.waiting.batch import show_batch
from language.say import mark, t
from pages.l1_l2 import questions
from pages.l1_l2.figures.inputs import inputs_panel
from pages.l1_l2.figures.layers import layer_heat_maps, layer_histograms
from pages.l1_l2.finding import KEPT, at_strength, columns, exactly_zero, finding, inputs_in_words, penalty_series
from pages.l1_l2.trials import (
    IRRELEVANT,
    NONE,
    STRENGTHS,
    SWEPT,
    SWEPT_STRENGTHS,
    USUAL,
    penalty_arms,
    penalty_experiment,
    swept_experiment,
)

reading, rest = open_page(
    t("Why does L1 make weights vanish, and L2 only make them small?"),
    t(
        r"Both add a penalty on the weights to the loss: L1 adds $\lambda\,|w|$ for each weight, L2 adds "
        r"$\lambda\,w^2$. L1 pulls on a small weight as strongly as on a large one, so a weight that reduces the loss "
        r"by less than its penalty goes to zero. The pull of L2 fades with the weight: one that the loss needs stays, "
        r"smaller, and one that it doesn't need loses the same share at every step, so it comes near zero, but never "
        r"to it. Here only the first two inputs matter; the rest is noise. Set **Irrelevant inputs** to 0, and there "
        r"are no noise inputs left to ignore; only the points themselves are noisy then."
    ),
)
with rest:
    left, middle, right = st.columns(3)
    irrelevant = left.slider(
        t("Irrelevant inputs"),
        0,
        50,
        IRRELEVANT,
        help=t("Inputs of pure noise beside the two that matter."),
        **in_links("penalty irrelevant"),
    )
    with middle:
        seeds = choose_seeds(key="penalty seeds", fewest=3, most=20, wide=False)
    strength = right.select_slider(
        t("Strength to look at"),
        STRENGTHS,
        USUAL,
        help=t("The factor λ; where both penalties are used, each gets half of it. All strengths are trained."),
        **in_links("penalty strength"),
    )
experiment = penalty_experiment(irrelevant)
# How weights are drawn.
MAPS, HISTOGRAMS = mark("maps"), mark("histograms")
with reading:
    say_experiment(experiment)


def show_strengths(results: Results) -> None:
    near = Axes(t("Strength λ"), t("Share with |w| < 0.01"), log_x=True, share=True)
    zero = Axes(t("Strength λ"), t("Share with w = 0"), log_x=True, share=True)
    loss = Axes(t("Strength λ"), t("Loss"), log_x=True)
    losses = penalty_series(results, outcome.validation_loss, geometric=True)
    show_charts(
        [
            series_panel(t("Weights near zero"), penalty_series(results, outcome.nearly_zero), near, mark=strength),
            series_panel(t("Weights exactly zero"), penalty_series(results, exactly_zero), zero, mark=strength),
            series_panel(t("Validation loss"), losses, loss, mark=strength),
        ],
        key="penalty paths",
    )


def show_inputs(here: Results) -> None:
    st.header(t("Inputs kept at strength {strength:g}", strength=strength), anchor=False)
    show_charts([inputs_panel(here, experiment.dataset.features)], key="penalty inputs")
    how = t(
        "An input counts as kept if the largest |w| out of it is at least {share:.0%} of the strongest input's. "
        "Most weights can be near zero while every input still has one that is not.",
        share=KEPT,
    )
    kept, steps = st.columns(2, gap="medium")
    kept.caption(f"{inputs_in_words(here)} {how}".strip())
    steps.markdown(
        t(
            "Gradient steps hardly ever land exactly on zero: L1 pulls equally hard on both sides of it, so a weight "
            "jumps back and forth across it. The **proximal step** takes the loss's step first and then shrinks every "
            "weight by learning rate times strength, down to exactly zero and no further. Keras has no regularizer "
            "that does this (its optimizer FTRL has such an L1); here it is a setting of the lab. All of this is plain "
            "gradient descent. Under Adam, the lab's default, both pulls are divided by the typical size of recent "
            "gradients, as the loss's is; AdamW's weight decay is not."
        )
    )


def show_weights(here: Results) -> None:
    st.header(t("The weights of each layer"), anchor=False)
    drawn = choose_word(t("Drawn as"), (MAPS, HISTOGRAMS), t, key="penalty drawn", default=MAPS)
    first = t("Weights of the first seed.")
    st.caption(f"{first} {t('Green is above zero, magenta below.')}" if drawn == MAPS else first)
    show_multiples(layer_heat_maps(here) if drawn == MAPS else layer_histograms(here), key=f"penalty {drawn}")


def show_curves(here: Results) -> None:
    st.header(t("The curves"), anchor=False)
    show_results(here, columns(experiment.metric), baseline=NONE, name="l1_l2", key="penalty")


def show(results: Results) -> None:
    here = at_strength(results, strength)
    show_sentence(finding(here, strength), "L1", "L2", "sparse", "proximal step", "beyond chance")
    with below:
        show_strengths(results)
        # The first trainings to end may all be of other strengths.
        if here.present:
            show_inputs(here)
            show_weights(here)
        show_curves(here)
        ask_all(questions.exact_zeros(here, strength), questions.best_of_each(results), over=results.over)


below = st.container()
with rest:
    show_batch("l1 l2", penalty_arms(experiment), seeds, show)
st.header(t("Drag through the strengths"), anchor=False)
st.markdown(
    t(
        "Watch the histograms: which penalty makes a spike at zero, and which one makes all weights smaller? With "
        "**Irrelevant inputs** at 0 the decision boundary is shown beside the curves."
    )
)
dragged = choose_word(t("Penalty"), tuple(SWEPT), t, key="penalty dragged", default=next(iter(SWEPT)))
offer_sweep(
    "l1 l2", swept_experiment(experiment, dragged), SWEPT[dragged], seeds, values=SWEPT_STRENGTHS, title=t(dragged)
)
show_code(penalty_arms(experiment), seeds)

"""L1 and L2: the same network under none, either and both, over a range of strengths."""

import streamlit as st

from dashboard.analysis import outcome
from dashboard.analysis.results import Results
from dashboard.analysis.table import table
from dashboard.figures.series import Axes, series_panel
from dashboard.ui.charts import charts, multiples
from dashboard.ui.comparison import CURVES, choose_seeds, compare, loss_curves, say_experiment
from dashboard.ui.finding import finding
from dashboard.ui.glossary import explain
from dashboard.ui.tables import results_table
from pages.l1_l2 import finding as penalties
from pages.l1_l2.figures.inputs import inputs_panel
from pages.l1_l2.figures.layers import layer_heat_maps, layer_histograms
from pages.l1_l2.trials import IRRELEVANT, NONE, STRENGTHS, penalty_arms, penalty_experiment

st.title("Why does L1 make weights vanish, and L2 only small?", anchor=False)
st.markdown(
    r"Both add a price on weights to the loss: L1 charges $s\,|w|$, L2 charges $s\,w^2$. L1 pulls as strongly on a "
    r"small weight as on a large one, so a weight that earns less than the price goes to zero. The pull of L2 fades "
    r"with the weight, so a weight becomes small and stays. Here only the first two inputs matter; the rest is noise."
)
left, middle, right = st.columns(3)
irrelevant = left.slider(
    "Irrelevant inputs",
    0,
    50,
    IRRELEVANT,
    key="penalty irrelevant",
    persist_state="session",
    help="Inputs of pure noise beside the two that matter.",
)
with middle:
    seeds = choose_seeds("penalty seeds", 3, 20, 8, wide=False)
strength = right.select_slider(
    "Strength to look at",
    STRENGTHS,
    0.03,
    key="penalty strength",
    persist_state="session",
    help="The price s; with both penalties it is half for each. All strengths are trained.",
)
experiment = penalty_experiment(irrelevant)
say_experiment(experiment)


def show(results: Results) -> None:
    here = penalties.at_strength(results, strength)
    finding(penalties.finding(here, strength), "L1", "L2", "sparse", "proximal step", "beyond chance")
    charts(
        [
            series_panel(
                "Weights near zero",
                penalties.penalty_series(results, outcome.nearly_zero),
                Axes("Strength", "Share with |w| < 0.01", log_x=True, share=True),
                mark=strength,
            ),
            series_panel(
                "Weights exactly zero",
                penalties.penalty_series(results, penalties.exactly_zero),
                Axes("Strength", "Share with w = 0", log_x=True, share=True),
                mark=strength,
            ),
            series_panel(
                "Validation loss",
                penalties.penalty_series(results, outcome.validation_loss, geometric=True),
                Axes("Strength", "Loss", log_x=True),
                mark=strength,
            ),
        ],
        key="penalty paths",
    )
    st.header(f"At strength {strength:g}: which inputs are kept", anchor=False)
    charts([inputs_panel(here, experiment.dataset.features)], key="penalty inputs")
    st.markdown(
        "Gradient steps never land on zero: L1 pulls equally hard on both sides of it, so a weight jumps back and "
        "forth across. The **proximal step** takes the loss's step first and then shortens every weight by learning "
        "rate times strength, down to exactly zero and no further. Keras has no regularizer that does this; here it "
        "is a setting of the lab."
    )
    st.header("The weights of each layer", anchor=False)
    st.caption("Those of the first seed: as a map from units to units, and counted.")
    multiples(layer_heat_maps(here), key="penalty kernels")
    multiples(layer_histograms(here), key="penalty histograms")
    st.header("The curves", anchor=False)
    loss_curves(here, key="penalty curves")
    st.caption(CURVES, help=explain("95 % interval", "geometric mean"))
    results_table(table(here, penalties.columns(experiment.metric), baseline=NONE), name="l1_l2")


compare("l1 l2", penalty_arms(experiment), seeds, show)

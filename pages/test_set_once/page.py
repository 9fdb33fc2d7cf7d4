"""The test set, once: what choosing by test score does to that score."""

import streamlit as st

from dashboard.analysis.results import Results
from dashboard.figures.series import Axes, series_panel
from dashboard.ui.charts import show_charts
from dashboard.ui.code import show_code
from dashboard.ui.controls.lab_link import lab_link
from dashboard.ui.finding import show_sentence
from dashboard.ui.frame.beside import open_page
from dashboard.ui.glossary import explain
from dashboard.ui.questions.ask import ask, ask_all
from dashboard.ui.questions.question import answerable
from dashboard.ui.session import AWAITS_PREDICTION
from dashboard.ui.studies.comparison import say_experiment
from dashboard.ui.studies.seeds import choose_seeds
from dashboard.ui.waiting.batch import show_batch
from language.say import later, mark, t
from pages.test_set_once import questions
from pages.test_set_once.finding import Choice, bias_series, finding, score_series
from pages.test_set_once.sections import choices_of, is_told, pass_over_button
from pages.test_set_once.trials import DATA_SETS, MOST, PEEK, REST, candidate_arms, loop

arms = candidate_arms()
reading, rest = open_page(
    t("Why look at the test set only once?"),
    t(
        "{candidates} networks are trained on the same data. They differ in their initial weights, learning rate and "
        "L2. The best is chosen by its score on a test set of {samples} samples. Then it is shown new data, and so is "
        "the best by validation score.",
        candidates=MOST,
        samples=PEEK,
    ),
)
with rest:
    say_experiment(arms[0].experiment, mark("The first candidate"))
    data_sets = choose_seeds(
        key="choosing data sets",
        fewest=3,
        most=20,
        usual=DATA_SETS,
        label=mark("Data sets"),
        explained=later("On each data set all {candidates} candidates are trained.", candidates=MOST),
    )

# The first question, until it can't be answered any more; until a worker has made the data it waits for its answer.
asked = [questions.on_new_data([])]
TOLD = is_told(asked[0])


def show_scores(choices: list[Choice]) -> None:
    """The best by test score, by what it scores on new data and by how far off its own score is."""
    show_charts(
        [
            series_panel(
                t("Accuracy of the best by test score"),
                score_series(choices),
                Axes(t("Candidates to choose from"), t("Accuracy"), log_x=True, share=True, zero=False),
            ),
            series_panel(
                t("How far the test score is off"),
                bias_series(choices),
                Axes(t("Candidates to choose from"), t("Points too high"), log_x=True, zero=False),
            ),
        ],
        key="choosing",
    )
    st.caption(
        t(
            "Means over the data sets and, from three on, 95% intervals. Second chart: the test score less the "
            "accuracy on new data, of the best by test score and of the best by validation score. New data: the other "
            "{rest:,} samples, which neither training nor any choice looks at.",
            rest=REST,
        ),
        help=explain("95% interval"),
    )


def show(results: Results) -> None:
    choices = choices_of(results)
    asked[:] = answerable([questions.on_new_data(choices)], over=results.over)
    if asked and not TOLD:
        st.caption(t("The result is shown once the question is answered."))
        return
    show_sentence(finding(choices, over=results.over), "test set", "validation set")
    with below:
        show_scores(choices)
        if choices:
            say_what_follows()
            ask_all(questions.more_candidates(choices), over=results.over)


def say_what_follows() -> None:
    st.markdown(
        t(
            "That is what the **validation set** is for: every choice (width, L2, patience, which of many networks) is "
            "made on it, so luck has a part in its score, too. The test set is used once, at the end, and its answer "
            "stands."
        )
    )
    lab_link(t("Open the first candidate in the lab"), arms[0].experiment)


below = st.container()
with rest:
    show_batch(key="test set once", arms=arms, seeds=data_sets, draw=show)
show_code(loop(data_sets), data_sets)
waits = bool(asked) and not TOLD
AWAITS_PREDICTION.set(waits or any(one.right is None for one in asked))
with reading:
    for one in asked:
        ask(one)
    if waits:
        pass_over_button()

"""Your data: a table, networks of three sizes on it, and remedies for the large one."""

import streamlit as st

from dashboard.analysis.results import Results
from dashboard.analysis.table import EPOCHS, losses_and_metrics, table
from dashboard.data.tables.storage import description_of, schema_of
from dashboard.experiment.arms import BASELINE, over_seeds
from dashboard.experiment.splits import split_sizes
from dashboard.ui.code import show_code
from dashboard.ui.controls import settings
from dashboard.ui.finding import show_sentence
from dashboard.ui.frame.seal import open_splits, show_seal
from dashboard.ui.lessons import LESSONS
from dashboard.ui.plain import plain
from dashboard.ui.studies.comparison import say_of_curves, show_finding
from dashboard.ui.studies.curves import loss_curves
from dashboard.ui.studies.seeds import choose_seeds, what_differs
from dashboard.ui.tables import results_table
from dashboard.ui.waiting.batch import Extras, show_batch
from dashboard.ui.waiting.work import RunPrompt
from language.say import mark, t
from pages.your_data.finding.networks import finding, guess, inputs_in_words
from pages.your_data.finding.rows import more_rows
from pages.your_data.finding.smaller import less_network
from pages.your_data.sections.acting import WIDTH
from pages.your_data.sections.bringing import bring, is_own_file, linked, links_weights, write_link
from pages.your_data.sections.checking import show_checks
from pages.your_data.sections.choosing import choose, say_of_target, take_over, weighs_classes
from pages.your_data.sections.columns import show_columns
from pages.your_data.sections.files import show_files
from pages.your_data.sections.judging import show_judged
from pages.your_data.sections.next_steps import show_next_steps
from pages.your_data.sections.single_rows import show_single_rows
from pages.your_data.sections.splitting import say_of_split
from pages.your_data.trials.example import FILE
from pages.your_data.trials.rows import row_arms
from pages.your_data.trials.sizes import own_arms, own_experiment
from pages.your_data.trials.stored_example import stored_example
from pages.your_data.trials.widths import width_arms

st.title(t("Does a network overfit your data?"), anchor=False)
st.markdown(
    t(
        "Upload or paste a table and say what to predict. Networks of three sizes are trained on three fifths of its "
        "rows, and the large one also with remedies; one fifth is for validation, one for testing. Each seed draws a "
        "different split, unless rows are split in order."
    )
)
if name := linked():
    take_over(name, class_weights=links_weights())
choices = st.container(width=WIDTH)
with choices:
    brought = bring()
    show_files()
if brought is not None:
    source, description = brought
    with choices:
        name = choose(source, description)
    if name:
        write_link(name, class_weights=weighs_classes(name))
elif is_own_file():
    st.stop()
else:
    st.caption(
        t("Until you upload, paste or open one, this page shows {file}, a made-up table of rented flats.", file=FILE)
    )
    name = stored_example()
    if not name:
        st.error(t("The server can't keep files: its data folder can't be written to."), icon=":material/error:")
        st.stop()
    source = schema_of(name).source
    known = description_of(source)
    assert known
    description = known
read = t(
    "What was read: {usable} of {columns} columns can be used",
    usable=len(description.usable),
    columns=len(description.columns),
)
with choices, st.expander(read):
    show_columns(source, description)
if not name:
    st.stop()
experiment = own_experiment(name, class_weights=weighs_classes(name))
checks = st.container()
explained = what_differs(experiment, mark("Each seed has a different split and different initial weights."))
with st.container(width=WIDTH):
    show_seal(name)
    seeds = choose_seeds(key="own seeds", fewest=3, most=20, explained=explained, wide=False)
arms = own_arms(experiment)
dataset, metric, early = experiment.dataset, experiment.metric, experiment.training.epochs // 20


CURVES_HERE = mark(
    "In the first epochs a curve may run off the top of its chart. The table is sorted by the change in validation "
    "loss from the large network, never by test loss."
)


def show(results: Results) -> None:
    said = finding(results, open_splits())
    show_finding(said, results, "overfitting", "validation set", "test set", baseline=BASELINE, key="own")
    loss_curves(results, key="own curves", after=early)
    say_of_curves("gap", note=t(CURVES_HERE))
    results_table(table(results, (*losses_and_metrics(metric), EPOCHS), baseline=BASELINE), name="your_data")


def say_more(results: Results) -> None:
    show_sentence(more_rows(results), "training set")


def say_enough(results: Results) -> None:
    show_sentence(less_network(results), "early stopping")


rows, size = experiment.data.samples, dataset.size or 0
said = [plain(dataset.text)]
if rows < size:
    said.append(t("{rows:,} of {size:,} rows are drawn at random by each seed.", rows=rows, size=size))
schema = schema_of(name)
said += [inputs_in_words(len(schema.inputs), dataset.features, plain(dataset.target_name)), plain(guess(dataset))]
said += say_of_target(description[dataset.target_name], schema)
said += say_of_split(schema, min(rows, size) - sum(split_sizes(experiment)))
st.caption(" ".join(said))
now = st.container()
# The workers get the trainings first, then the checks, then the other models.
latest = show_batch("own", arms, seeds, show, extras=Extras(judged=over_seeds(experiment, seeds)))
with checks:
    found = show_checks(source, description, experiment) if brought is not None else None
# What may say more or less has a place of its own, as a batch has: see `show_work`.
with st.container():
    judged = show_judged(experiment, latest)
if brought is not None:
    with now:
        show_next_steps(source, experiment, found, latest, judged)
if more := row_arms(experiment):
    st.header(t("Would more rows help?"), anchor=False)
    fewer = RunPrompt(
        mark("Trains the large network, stopped early, on a quarter, half and all of the training rows."),
        mark("Train on fewer rows"),
    )
    show_batch(key="own rows", arms=more, seeds=seeds, draw=say_more, ask=fewer)
st.header(t("Would a smaller network do?"), anchor=False)
sizes = RunPrompt(mark("Trains networks of eight sizes, each stopped early."), mark("Train smaller networks"))
show_batch(key="own sizes", arms=width_arms(experiment), seeds=seeds, draw=say_enough, ask=sizes)
with st.container():
    show_single_rows(source if brought is not None else "", experiment)
remedies = t("Try every remedy on this data")
if st.button(remedies, icon=":material/healing:", on_click=settings.choose, args=(experiment,)):
    # Without this, Streamlit refuses to leave a page whose widgets are in the address.
    st.switch_page(LESSONS["which_fix"].path, query_params={})
show_code(arms, seeds)

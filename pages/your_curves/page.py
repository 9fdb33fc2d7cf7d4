"""Your curves: the log of a training that ran elsewhere, judged by the rules that the lab's own are judged by."""

import streamlit as st

from dashboard.analysis.elsewhere.review import (
    epochs_in_words,
    least_patience_in_words,
    patience_in_words,
    replays,
    review,
)
from dashboard.analysis.patience import replay_patience
from dashboard.ui.charts import show_charts
from dashboard.ui.code import show_code
from dashboard.ui.controls.in_links import in_address
from dashboard.ui.finding import show_sentence
from dashboard.ui.frame.beside import beside
from dashboard.ui.lessons import LESSONS
from dashboard.ui.session import Slot
from dashboard.ui.tables import small_table
from language.say import mark, t
from pages.your_curves.figures import loss_panel, metric_panel
from pages.your_curves.sections.address import link_to
from pages.your_curves.sections.bringing import bring
from pages.your_curves.sections.columns import choose_columns, choose_run

CODE = """\
from dashboard import Watch, judge

print(judge("history.csv"))  # or what fit returns, its history, a DataFrame, a folder of TensorBoard's

# In a training of your own: says what the curves show as it goes, and prints a link to this page with them.
model.fit(x, y, validation_data=(x_validation, y_validation), epochs=100, callbacks=[Watch()])
"""
PATIENCE = Slot("curves patience", 0)
# Pixels of a piece of advice: little more than its lines take, so that its lesson stands beside it.
ADVICE = 460

st.title(t("What do your curves say?"), anchor=False)
st.markdown(
    t(
        "Paste the log of a training run from elsewhere, from Keras, PyTorch or any tool that records losses, and "
        "its curves are judged as the lab's own are."
    )
)
logs = bring()
if not logs:
    st.stop()
log = choose_run(logs)
curves = choose_columns(log)
if curves is None:
    st.stop()

said = review(curves)
drawn = bool(len(curves.validation))
# What else the curves say stands below them, if there are any.
more = epochs_in_words(curves) if drawn else said.beside
# The slider stands over the chart of the metric, and below what the page begins with on the right.
found, right = st.columns(2, vertical_alignment="center")
with found:
    show_sentence(f"**{said.verdict.sentence}** {more}".strip(), "overfitting", "validation set", "gap")
if not drawn:
    st.stop()
longest = max(2, min(100, len(curves.monitored) - 1))
# What was chosen for a longer log.
if PATIENCE.get() > longest:
    PATIENCE.set(longest)
patience = right.slider(
    t("Patience (epochs)"),
    1,
    longest,
    min(10, longest),
    **in_address(PATIENCE.name),
    help=t("Epochs without a new lowest validation loss before Keras's early stopping ends training."),
    width=420,
)
metric = metric_panel(curves)
show_charts(
    [loss_panel(curves, replay_patience(curves.monitored, patience)), *([metric] if metric else [])], key="curves"
)

st.header(t("What early stopping would have done"), anchor=False)
reading, table = beside("stopped")
reading.markdown(f"{patience_in_words(curves, patience)} {least_patience_in_words(curves)}")
rows = replays(curves)
with table:
    small_table(rows, numbers=tuple(rows[0]))

rests_on = [(t("What the verdict rests on"), " ".join(said.verdict.details))] if said.verdict.details else []
notes = [*rests_on, *((note.title, words) for note, words in said.notes)]
if notes:
    st.header(t("What to know about these curves"), anchor=False)
    with st.container(key="curves-notes"):
        st.markdown("\n".join(f"- **{title}.** {words}" for title, words in notes))

st.header(t("What to try"), anchor=False)
for item in said.advice:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{item.title}.** {item.why}", width=ADVICE)
        st.page_link(LESSONS[item.lesson].path, label=LESSONS[item.lesson].title, icon=":material/menu_book:")
link_to(log, curves.roles)
show_code(CODE, note=mark("The same in Python, and while your own training is running."))

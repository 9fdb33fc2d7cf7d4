"""How sure the verdict is, and how sure the network: for who asks."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.analysis.evaluation.calibration import Calibration, calibration
from dashboard.analysis.results import Results
from dashboard.analysis.verdict import judge_record
from dashboard.experiment.arms import BASELINE, Arm, over_seeds
from dashboard.experiment.record import Record
from dashboard.ui.charts import show_charts
from dashboard.ui.glossary import explain
from dashboard.ui.waiting.batch import Extras, Warnings, show_batch
from dashboard.ui.waiting.work import RunPrompt
from language.say import later, t
from pages.lab.figures.reliability import reliability_panel
from pages.lab.finding.certainty import confidence_in_words, seeds_in_words
from pages.lab.sections import session

SEEDS = 10
# The verdict counts what diverged.
COUNTED = Warnings(diverged=lambda _: "", drawn=lambda results: results.ended(BASELINE) > 0)


def how_sure() -> None:
    """Of the training that is shown, once it has ended."""
    run = session.RUN.get()
    if run is None or not run.ended or run.record.splits is None or not run.record.epoch:
        return
    record = run.record
    with st.expander(t("How sure is this?"), icon=":material/percent:"):
        show_batch(
            "lab-seeds",
            [Arm(BASELINE, t("this experiment"), record.experiment)],
            SEEDS,
            partial(_seeds, record),
            ask=RunPrompt(
                later(
                    "Trains this experiment with {count} seeds, and says for how many of them the verdict holds.",
                    count=SEEDS,
                ),
                later("Try {count} seeds", count=SEEDS),
            ),
            extras=Extras(judged=over_seeds(record.experiment, SEEDS)),
            warnings=COUNTED,
        )
        found = _calibration(record.experiment.digest, record.epoch, record)
        if found:
            _confidence(found, record)


def _seeds(record: Record, results: Results) -> None:
    ended = [one for one in results.finished_row(BASELINE) if one is not None]
    if len(ended) < 2:
        # Of one nothing can be counted.
        if results.over and ended:
            only = t(
                "**Only 1 of {count} seeds has a result:** too few to say for how many the verdict holds.",
                count=len(results.rows[0]),
            )
            st.markdown(only)
        return
    kinds, same_rows = [judge_record(one).kind for one in ended], record.experiment.dataset.ordered
    asked = len(results.rows[0])
    # What ran out of time stands above.
    all_said = not results.over or len(ended) + results.out_of_time(BASELINE) == asked
    st.markdown(seeds_in_words(judge_record(record).kind, kinds, same_rows=same_rows, asked=0 if all_said else asked))


def _confidence(found: Calibration, record: Record) -> None:
    said = confidence_in_words(found, judge_record(record))
    st.markdown(said, help=explain("calibration", "temperature", "logit"))
    show_charts([reliability_panel(found)], key="reliability")


@st.cache_resource(max_entries=32, show_spinner=False)
def _calibration(digest: str, epochs: int, _record: Record) -> Calibration | None:
    return calibration(_record)

"""Dropout as an ensemble: maps at the first seed, and scores over all."""

from __future__ import annotations

from streamlit.delta_generator import DeltaGenerator

from dashboard.analysis.results import Results
from dashboard.ui.charts import payload, show_payload
from dashboard.ui.finding import show_sentence
from dashboard.ui.studies.splits import splits_of
from dashboard.ui.tables import small_table
from language.say import t
from pages.dropout.figures import class_legend, ensemble_panels
from pages.dropout.finding.compared import complete, in_words, scores_at, typical
from pages.dropout.trials import MEMBERS


def show_ensemble(results: Results, rate: float, scores: DeltaGenerator) -> None:
    """Compares thinned networks with the weight-scaled one and with others trained apart; `scores` gets the table."""
    seeds = complete(results, rate)
    if not seeds:
        return
    scored = [scores_at(record, members, rate, splits_of(record.experiment).test) for record, members in seeds]
    show_sentence(in_words(scored), "ensemble", "weight-scaled network", "cross-entropy")
    record, members = seeds[0]
    panels = ensemble_panels(record, splits_of(record.experiment), rate, members)
    show_payload(payload(panels, small=True, legend=class_legend()), key="ensemble")
    numbers = t("Loss"), t("Accuracy")
    rows = []
    for title in scored[0]:
        loss, accuracy = typical(scored, title)
        row = t(title, count=MEMBERS), f"{loss:.3f}", f"{accuracy:.1%}"
        rows.append(dict(zip((t("On the test set"), *numbers), row, strict=True)))
    with scores:
        small_table(rows, numbers=numbers)

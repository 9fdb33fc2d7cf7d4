"""Dropout as an ensemble: maps and scores."""

from __future__ import annotations

from dashboard.analysis.networks.network import network
from dashboard.analysis.results import Results
from dashboard.ui.charts import charts
from dashboard.ui.data import splits_of
from dashboard.ui.tables import small_table
from pages.dropout.figures import ensemble_panels
from pages.dropout.finding.ensemble import scores, thinned_networks
from pages.dropout.trials import arm_name


def show_ensemble(results: Results, rate: float) -> None:
    """Compares, at the first seed, thinned networks with the weight-scaled one and with separately trained ones."""
    records = results[arm_name(rate)]
    if not records or rate == 0.0:
        return
    record = records[0]
    assert record.final is not None
    experiment, splits = record.experiment, splits_of(record.experiment)
    net = network(experiment, record.final)
    many = thinned_networks(net, rate)
    members = [network(r.experiment, r.final) for r in results.extra if r is not None and r.final is not None]
    charts(ensemble_panels(experiment, splits, net, many, members), key="ensemble")
    rows = [
        {"on the test set": row.title, "cross-entropy": f"{row.loss:.3f}", "accuracy": f"{row.accuracy:.1%}"}
        for row in scores(experiment, net, many, members, splits.test)
    ]
    small_table(rows, numbers=("cross-entropy", "accuracy"))

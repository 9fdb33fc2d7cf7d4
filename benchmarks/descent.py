"""The second descent over seeds: the page's own networks, which take too long for a test."""

from __future__ import annotations

from statistics import median

from dashboard.analysis import outcome
from dashboard.engine.engine import Engine
from dashboard.experiment.arms import over_seeds
from pages.capacity.trials import PUBLISHED_CURVE, PUBLISHED_WIDTHS, descent_arms, width_name

SEEDS = 20
SECONDS = 3600.0


def table(engine: Engine) -> dict[str, object]:
    """Test error at each published width, and at how many seeds it rises to the peak and falls again."""
    experiments = {arm.name: arm.experiment for arm in descent_arms()}
    wanted = [seed for width in PUBLISHED_WIDTHS for seed in over_seeds(experiments[width_name(width)], SEEDS)]
    batch = engine.submit_all(wanted, "benchmark")
    assert batch.wait(SECONDS)
    errors = [1.0 - outcome.test_metric(record) for record in batch.records if record]
    before, peak, past = (errors[start : start + SEEDS] for start in range(0, len(errors), SEEDS))
    holds = [p > max(b, a) for b, p, a in zip(before, peak, past, strict=True)]
    measured = zip(PUBLISHED_WIDTHS, (before, peak, past), strict=True)
    return {
        f"h = {width}": {
            "median": round(median(row), 4),
            "least": round(min(row), 4),
            "most": round(max(row), 4),
            "published": PUBLISHED_CURVE[width],
        }
        for width, row in measured
    } | {"peak above both": f"{sum(holds)} of {SEEDS} seeds"}

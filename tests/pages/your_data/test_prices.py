"""Each trap that a check finds has a button, and the score with and without what was found stands below it."""

from __future__ import annotations

import numpy as np
import pytest

from pages.your_data.tasks import check_table
from tests.analysis.checks.tables import SEEDS, TRAPS, clean
from tests.pages.inline_engine import MadeEngine, put_in_place
from tests.pages.opened import press
from tests.pages.your_data.visitor import brought, predicting, words

# What weights cost is told of single rows, which records that are made up have not.
STEPS = [trap for trap in TRAPS if trap != "rare classes"]


@pytest.mark.long
@pytest.mark.parametrize("trap", STEPS)
def test_what_a_step_costs_is_told_over_seeds(trap: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(MadeEngine, monkeypatch)
    plant, check, _ = TRAPS[trap]
    seed = SEEDS.get(trap, (0,))[0]
    frame = plant(clean(seed), np.random.default_rng(seed))
    app = predicting(brought(frame.to_csv(index=False), f"{check}.csv"), "y")
    found = next(one for one in check_table(app.query_params["table"]) if one.check == check)
    app = press(app, str(found.label))
    assert not app.exception
    said = words(app).replace("\\", "")
    assert f"{found.label}: done." in said
    assert "over 8 seeds." in said.partition(": done.")[2]

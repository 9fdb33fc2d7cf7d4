"""The formulas of the page on activations."""

from __future__ import annotations

import re

from dashboard.functions.activations import ACTIVATIONS
from tests.pages.opened import opened


def test_the_formulas_of_value_and_slope_are_of_one_height() -> None:
    sigmoid = ACTIVATIONS["sigmoid"]
    struts = [re.findall(r"\\vphantom{(.*)} \\\\", formula.value) for formula in opened("activations").latex]
    assert struts == [[f"{sigmoid.formula} {sigmoid.derivative_formula}"]] * 2

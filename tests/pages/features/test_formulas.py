"""A separator's score is written out in the features' own symbols."""

from __future__ import annotations

import numpy as np

from pages.features.figures.formulas import score_latex
from pages.features.trials.approaches import Separator
from pages.features.trials.handmade import HANDMADE


def test_each_feature_stands_behind_its_weight() -> None:
    machine = Separator("circles", "hand-made", 0.9, np.array([[0.5], [-1.25], [0.0], [2.0]]), np.array([-3.0]))
    first, *others = score_latex(machine).split(r"\;\allowbreak ")
    assert first == r"s = 0.50\,x_1^2"
    assert others == [r"{−\;1.25\,x_2^2}", r"{+\;0.00\,x_1 x_2}", r"{+\;2.00\,r}", r"{−\;3.00}"]


def test_every_symbol_belongs_to_a_feature() -> None:
    named = [made for made in HANDMADE.values() if made.symbols]
    assert [made.dataset for made in named] == ["circles", "spirals"]
    assert all(len(made.symbols) == len(made.names) for made in named)

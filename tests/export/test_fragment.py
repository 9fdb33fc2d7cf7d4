"""Lines of a script, and what stands above them."""

from __future__ import annotations

from functools import partial

import pytest

from dashboard.export.fragment import NUMPY, Fragment, assigned, joined, lines


def test_a_module_is_imported_once_for_all_names_and_the_standard_library_comes_first() -> None:
    imports = {"from sklearn.impute import SimpleImputer", "import numpy as np", "from math import pi", "import math"}
    twice = Fragment("x = 1", imports=frozenset({*imports, "from sklearn.impute import MissingIndicator"}))
    head, *_ = twice.whole().split("\n\n\n")
    assert head.splitlines() == [
        "import math",
        "from math import pi",
        "",
        "import numpy as np",
        "from sklearn.impute import MissingIndicator, SimpleImputer",
    ]
    assert twice.packages == {"numpy", "sklearn"}


def _shifted(values: list[float], by: float) -> list[float]:
    return [value + by for value in values]


def _spread(values: list[float], by: float = 1.0) -> float:
    # It is wide.
    return max(values) * by


def _counted(values: list[float]) -> int:
    found = len(values)
    return found * found


def test_a_function_that_only_returns_an_expression_stands_there_as_that_below_its_comments() -> None:
    found = assigned("width", _spread, values=[1.0, 3.0], by=2.0, other=5)
    assert found.text == "# It is wide.\nwidth = max([1.0, 3.0]) * 2.0"
    assert (found.definitions, found.all_imports) == ((), frozenset())


def test_another_is_defined_and_called_with_those_of_the_values_that_it_uses() -> None:
    found = assigned("n", _counted, values=[1.0, 3.0], by=2.0)
    assert found.text == "n = counted(values=[1.0, 3.0])"
    assert [one.name for one in found.definitions] == ["counted"]


def test_what_is_bound_to_a_function_comes_before_what_it_is_called_with() -> None:
    assert assigned("moved", partial(_shifted, by=0.5), values=[1.0], by=9.0).text == (
        "moved = [value + 0.5 for value in [1.0]]"
    )


def test_a_script_of_several_parts_has_all_that_they_need_once_and_above_them() -> None:
    parts = lines("a = 1", "b = 2", uses=[_counted]), lines("c = 3", uses=[_counted])
    script = joined(parts)
    assert script.imports == NUMPY
    assert script.whole() == (
        "import numpy as np\n\n\ndef counted(values):\n    found = len(values)\n    return found * found\n\n\n"
        "a = 1\nb = 2\n\nc = 3\n"
    )


@pytest.mark.parametrize("line", ["import numpy as np", "import math"])
def test_imports_of_one_group_leave_no_room_for_the_other(line: str) -> None:
    assert Fragment("x = 1", imports=frozenset({line})).whole() == f"{line}\n\n\nx = 1\n"

"""Lines of a script, and what stands above them."""

from __future__ import annotations

from dashboard.export.fragment import Fragment


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

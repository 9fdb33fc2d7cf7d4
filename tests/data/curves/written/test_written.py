"""What tools wrote of one and the same training is read as that training, whichever of them wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import judge
from tests.data.curves.written.known import LOSS, VAL_LOSS

FILES = sorted((Path(__file__).parent / "files").iterdir())


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_the_curves_are_those_that_were_logged(path: Path) -> None:
    curves = judge(path).curves
    assert curves.train.tolist() == LOSS
    assert curves.validation.tolist() == VAL_LOSS

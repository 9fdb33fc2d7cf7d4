"""What all tests share.

TensorFlow reads its environment once, so it is set here, before any test imports it: as on the workers.
"""

from __future__ import annotations

import os

from hypothesis import settings

from dashboard.engine.worker import ENVIRONMENT

os.environ.update(ENVIRONMENT)

# The same examples at every run, and no deadline: a slow machine is not a wrong program.
settings.register_profile("lab", derandomize=True, deadline=None, database=None)
settings.load_profile("lab")

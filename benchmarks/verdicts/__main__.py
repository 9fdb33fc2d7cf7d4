"""`python -m benchmarks.verdicts 0 100` measures some of the trainings, for several processes to share the work."""

import sys

from benchmarks.verdicts.cases import case

for seed in range(*map(int, sys.argv[1:])):
    case(seed)

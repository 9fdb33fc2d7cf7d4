"""The verdict over a training: one rule for every page, and for curves that come from elsewhere."""

from dashboard.analysis.verdict.judge import judge, judge_record
from dashboard.analysis.verdict.verdict import Kind, Verdict

__all__ = ["Kind", "Verdict", "judge", "judge_record"]

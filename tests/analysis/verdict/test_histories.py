"""Histories as people would try the verdict with: a careful reader's verdicts were written down before."""

from __future__ import annotations

from benchmarks.verdicts.outside.histories import examples
from dashboard import judge


def test_the_verdict_is_one_that_a_careful_reader_defends() -> None:
    wrong = {}
    for example in examples():
        verdict = judge(example.history).verdict
        if example.kinds.isdisjoint(verdict.between or {verdict.kind}):
            wrong[example.name] = verdict.kind
    assert len(wrong) <= 2, wrong


def test_few_of_them_are_left_open() -> None:
    found = [example for example in examples() if judge(example.history).verdict.kind == "can't tell"]
    assert len(found) <= 6, [example.name for example in found]

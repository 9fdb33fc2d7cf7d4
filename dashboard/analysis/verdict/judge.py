"""The verdict over a training, from its curves and, where they are known, the losses of its validation rows."""

from __future__ import annotations

import math
from weakref import WeakKeyDictionary

import numpy as np

from dashboard.analysis.verdict.case import Case, case_of, value_at
from dashboard.analysis.verdict.evidence import Evidence, evidence_of
from dashboard.analysis.verdict.known import NOTHING_KNOWN, Known
from dashboard.analysis.verdict.one_curve import judge_one_curve
from dashboard.analysis.verdict.rules.ordered import rule_for
from dashboard.analysis.verdict.verdict import NOTHING_SAID, Verdict, Words
from dashboard.analysis.verdict.words import large_steps, lines, more_epochs, scores, sentences
from dashboard.analysis.verdict.words.notes import notes
from dashboard.analysis.words import joined
from dashboard.experiment.history import Ending, History
from dashboard.experiment.record import Record
from dashboard.experiment.row_losses import RowLosses


def judge(
    history: History,
    ending: Ending,
    constant_loss: float | None,
    rows: RowLosses | None = None,
    known: Known = NOTHING_KNOWN,
) -> Verdict:
    """The verdict over the final state of a training.

    `constant_loss` is the training loss of the best constant prediction; NaN or None where it is not known, as for
    curves from elsewhere. Curves may lack values, or be missing as a whole (a column of NaN). The losses of single
    validation `rows` make the verdict surer, and so does what is `known` of the network and its data.
    """
    case = case_of(history, ending, constant_loss, rows, known)
    if case.overflowed:
        return _without_curves(case, len(history))
    with np.errstate(over="ignore", invalid="ignore"):
        evidence = evidence_of(case)
        return judge_one_curve(case) if evidence is None else _judge_both(evidence)


# Every chart, table and sentence of a page asks for the same few verdicts, each time the page is drawn.
_FOUND: WeakKeyDictionary[Record, Verdict] = WeakKeyDictionary()


def judge_record(record: Record) -> Verdict:
    """The verdict over a training of the lab that has ended; found once for each record."""
    if record not in _FOUND:
        assert record.ending
        constant, known = record.ending.constant_loss, Known.of(record.experiment)
        _FOUND[record] = judge(record.history, record.ending, constant, record.rows, known)
    return _FOUND[record]


def _judge_both(evidence: Evidence) -> Verdict:
    case, rule = evidence.case, rule_for(evidence)
    between = rule.between(evidence)
    # An overfitting that shows in the gap says by itself that there is no rise, or may be none.
    has_rise = evidence.rise_counts and (evidence.has_risen or rule.kind != "overfitting") and rule.kind != "diverged"
    return Verdict(
        kind=rule.kind,
        words=Words(
            sentence=joined(rule.sentence(evidence), notes(evidence, between or (rule.kind,))),
            standing=lines.standing(evidence),
            score=NOTHING_SAID if rule.kind == "diverged" else scores.score(evidence, has_rise=has_rise),
            rests_on=joined(
                lines.rests_on(evidence, has_rise=has_rise),
                NOTHING_SAID if "too few epochs" in (rule.kind, *between) else more_epochs.tried(evidence),
            ),
        ),
        epoch=case.epoch,
        best_epoch=int(case.epochs[evidence.rise.marked]),
        train_loss=float(case.train[case.judged]),
        validation_loss=float(case.validation[case.judged]),
        best_validation_loss=evidence.rise.lowest,
        constant_loss=case.constant_loss,
        rise=evidence.rise.ratio,
        rise_interval=evidence.interval,
        between=between,
        rose=evidence.has_risen,
    )


def _without_curves(case: Case, epochs: int) -> Verdict:
    """The verdict over a training whose loss is no longer a number, or that has no epoch at all."""
    if epochs == 0 and case.ending.reason != "diverged":
        return Verdict(kind="too few epochs", words=Words(sentences.no_epoch()), constant_loss=case.constant_loss)
    return Verdict(
        kind="diverged",
        words=Words(large_steps.overflowed(case)),
        constant_loss=case.constant_loss,
        epoch=int(case.epochs[-1]) if len(case.epochs) else 0,
        best_epoch=int(case.epochs[case.lowest_place(case.trained)]) if len(case.validation) else 0,
        train_loss=value_at(-1, case.train),
        validation_loss=value_at(-1, case.validation),
        best_validation_loss=float(case.validation.min()) if len(case.validation) else math.nan,
    )

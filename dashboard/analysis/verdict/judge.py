"""The verdict over a training, from its curves and, where they are known, the losses of its validation rows."""

from __future__ import annotations

import math
from dataclasses import replace
from weakref import WeakKeyDictionary

import numpy as np

from dashboard.analysis.verdict.alone import Alone, alone
from dashboard.analysis.verdict.case import Case, case_of
from dashboard.analysis.verdict.evidence import Evidence, evidence_of
from dashboard.analysis.verdict.known import NOTHING_KNOWN, Known
from dashboard.analysis.verdict.rules.ordered import rule_for
from dashboard.analysis.verdict.verdict import Kind, Verdict, Words
from dashboard.analysis.verdict.words import large_steps, lines, scores, sentences, unknown
from dashboard.analysis.words import in_a_row
from dashboard.experiment.history import Ending, History
from dashboard.experiment.record import Record
from dashboard.experiment.row_losses import RowLosses
from language.say import Message, later


def judge(
    history: History,
    ending: Ending,
    constant_loss: float | None,
    rows: RowLosses | None = None,
    known: Known = NOTHING_KNOWN,
) -> Verdict:
    """The verdict over the final state of a training.

    `constant_loss` is the training loss of the best constant prediction; NaN or None where it is not known, as for
    curves from elsewhere. Curves may lack values, or be missing as a whole (a column of NaN). `rows` make it
    surer, and so does what is `known` of the network and its data.
    """
    case = case_of(history, ending, constant_loss, rows, known)
    if case.overflowed:
        return _without_curves(case, len(history))
    with np.errstate(over="ignore", invalid="ignore"):
        found = evidence_of(case)
        return _missing(case) if found is None else _told(found)


# Every chart, table and sentence of a page asks for the same few verdicts, at each of its runs.
_FOUND: WeakKeyDictionary[Record, Verdict] = WeakKeyDictionary()


def judge_record(record: Record) -> Verdict:
    """The verdict over a training of the lab that has ended; found once for each record."""
    if record not in _FOUND:
        assert record.ending
        constant, known = record.ending.constant_loss, Known.of(record.experiment)
        _FOUND[record] = judge(record.history, record.ending, constant, record.rows, known)
    return _FOUND[record]


def _told(found: Evidence) -> Verdict:
    case, rule = found.case, rule_for(found)
    # One that overfits by its gap says that there is no rise, or may be none.
    has_rise = found.rises and (found.risen or rule.kind != "overfitting")
    sentence = rule.sentence(found)
    if case.ending.restored:
        sentence = in_a_row(
            sentence, later("Early stopping restored the weights of epoch {epoch}.", epoch=case.ending.restored)
        )
    return Verdict(
        rule.kind,
        Words(
            sentence,
            lines.standing(found),
            scores.score(found, has_rise=has_rise),
            lines.rests_on(found, has_rise=has_rise),
        ),
        int(case.epochs[case.judged]),
        int(case.epochs[found.rise.named]),
        float(case.train[case.judged]),
        float(case.validation[case.judged]),
        found.rise.lowest,
        case.constant_loss,
        found.rise.ratio,
        found.interval,
        rule.between(found),
        found.risen,
    )


def _missing(case: Case) -> Verdict:
    said = Alone("can't tell", unknown.without_validation()) if len(case.train) else alone(case)
    last = {name: float(curve[case.judged]) if len(curve) else math.nan for name, curve in _curves(case).items()}
    return replace(
        _bare(said.kind, said.sentence, case.constant_loss),
        epoch=int(case.epochs[case.judged]),
        train_loss=last["train"],
        validation_loss=last["validation"],
        between=said.between,
    )


def _curves(case: Case) -> dict[str, np.ndarray]:
    return {"train": case.train, "validation": case.validation}


def _without_curves(case: Case, epochs: int) -> Verdict:
    """The verdict over a training whose loss is no longer a number, or that has no epoch at all."""
    if epochs == 0 and case.ending.reason != "diverged":
        return _bare("too few epochs", sentences.no_epoch(), case.constant_loss)
    verdict = _bare("diverged", large_steps.overflowed(case), case.constant_loss)
    if not len(case.epochs):
        return verdict
    place = -1
    return replace(
        verdict,
        epoch=int(case.epochs[place]),
        best_epoch=int(case.epochs[int(np.argmin(case.validation))]) if len(case.validation) else 0,
        train_loss=float(case.train[place]) if len(case.train) else math.nan,
        validation_loss=float(case.validation[place]) if len(case.validation) else math.nan,
        best_validation_loss=float(case.validation.min()) if len(case.validation) else math.nan,
    )


def _bare(kind: Kind, sentence: Message, constant_loss: float) -> Verdict:
    nan = math.nan
    return Verdict(kind, Words(sentence), 0, 0, nan, nan, nan, constant_loss)

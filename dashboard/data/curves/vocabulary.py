"""What words in the names of columns say of a curve, in the languages that tools and people name them in."""

from __future__ import annotations

import re
import unicodedata
from functools import reduce
from typing import Literal

Split = Literal["train", "validation", "test"]

SPLITS: dict[str, Split] = {
    **dict.fromkeys(("train", "training", "tr", "trn", "learn", "dtrain"), "train"),
    **dict.fromkeys(("val", "valid", "validate", "validation", "eval", "evaluation"), "validation"),
    **dict.fromkeys(("dev", "holdout", "cv", "dval", "dvalid", "deval"), "validation"),
    **dict.fromkeys(("test", "testing", "dtest"), "test"),
}
LOSSES = frozenset({"loss", "losses", "error", "err", "objective", "cost", "nll", "deviance", "perplexity", "ppl"}) | {
    *("mse", "mae", "rmse", "logloss", "mlogloss", "bce", "ce", "crossentropy", "entropy")
}
# What a training maximizes: no loss, until its sign is changed.
RISING = frozenset({"elbo", "likelihood", "loglikelihood", "loglik"})
NEGATIVE = frozenset({"neg", "negative", "minus"})
# LightGBM's names of the mean absolute and squared error; elsewhere they are strengths of penalties.
POWERS = frozenset({"l1", "l2"})
METRICS = frozenset({"accuracy", "acc", "top1", "top5", "auc", "auroc", "auprc", "ap", "f1", "precision", "recall"}) | {
    *("r2", "score", "iou", "dice", "map", "bleu", "kappa", "mcc")
}
RATES = (frozenset({"lr"}), frozenset({"learning", "rate"}))
STEPS = frozenset({"epoch", "epochs", "step", "steps", "iteration", "iterations", "iter", "batch", "round"})
# Beside what a curve is, a name may say how it was averaged and by which callback: no difference to its role.
FILLER = frozenset({"epoch", "average", "avg", "mean", "running", "metrics", "metric", "global", "total", "trainer"})

EPOCHS = ("에포크", "에폭", "エポック", "轮次")
# Parts of words in languages that put no blank between them; what holds another stands before it: 학습률 is no 학습.
_PARTS = {
    "학습률": "lr",
    **dict.fromkeys(("훈련", "학습", "训练", "訓練", "学習"), "train"),
    **dict.fromkeys(("검증", "평가", "验证", "驗證", "検証"), "val"),
    **dict.fromkeys(("테스트", "시험", "测试", "測試", "テスト"), "test"),
    **dict.fromkeys(("손실", "오차", "损失", "損失"), "loss"),
    **dict.fromkeys(("정확도", "准确率", "準確率", "正解率", "精度"), "accuracy"),
    **dict.fromkeys(EPOCHS, "epoch"),
}
# Words of German, French, Spanish, Portuguese and Italian, without accents; German puts two of them together.
_WORDS_ELSEWHERE = {
    **dict.fromkeys(("entrainement", "entrenamiento", "treino", "treinamento", "addestramento"), "train"),
    **dict.fromkeys(("trainings", "lern"), "train"),
    **dict.fromkeys(("validierung", "validierungs", "validacion", "validacao", "validazione"), "val"),
    **dict.fromkeys(("verlust", "fehler", "perte", "pertes", "erreur", "perdida", "perda", "perdita"), "loss"),
    **dict.fromkeys(("genauigkeit", "exactitude", "exactitud", "acuracia", "accuratezza"), "accuracy"),
    **dict.fromkeys(("epoche", "epochen", "epoque", "epoca", "epocas"), "epoch"),
    **dict.fromkeys(("lernrate",), "lr"),
}
_TOGETHER = re.compile(r"^(trainings|validierungs|test)(verlust|fehler|genauigkeit)$")
_WORD = re.compile(r"[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*")


def names_known(text: str) -> bool:
    """Whether one of those parts stands in it."""
    return any(part in text for part in _PARTS)


def words_of(name: str) -> list[str]:
    """The words of a column's name in lower case, those of other languages in English."""
    english = reduce(lambda said, part: said.replace(part, f" {_PARTS[part]} "), _PARTS, name.replace("R²", "r2"))
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", english) if not unicodedata.combining(sign))
    apart = (part for word in _WORD.findall(plain) for part in _TOGETHER.sub(r"\1 \2", word.lower()).split())
    return [_WORDS_ELSEWHERE.get(word, word) for word in apart]

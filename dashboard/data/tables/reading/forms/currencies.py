"""The signs of currencies, and others that stand beside a number and are no part of it."""

from __future__ import annotations

import re

_CODES = (
    *("AED", "ARS", "AUD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP", "HKD", "HUF"),
    *("IDR", "ILS", "INR", "JPY", "KES", "KRW", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP", "PKR", "PLN", "QAR"),
    *("RMB", "RON", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "VND", "ZAR"),
)
# What people write before a number instead.
_NAMES = ("Rs", "Rp", "RM", "kr", "Kr", "Kč", "Ft", "zł", "TL", "Php", "KSh", "Ksh", "Tk", "Bs", "S/")
_BEFORE, _BEHIND = ("|".join(map(re.escape, words)) for words in ((*_CODES, *_NAMES), _CODES))
# Before an amount that a word makes more of, and behind such a word.
LETTERS_BEFORE = rf"(?:\b[A-Z]{{1,3}}\$|\b(?:{_BEFORE})(?![^\W\d_]|\$))"
MONEY_BEHIND = (
    rf"(?:[$€£¥₹₩₽₺원円元]|(?:{_BEHIND}|zł|[Kk]r|Kč|Ft|TL|[Ee]uros?|dollars?|pesos|reais|soles)(?![^\W\d_])\.?"
    r"|руб\.?|грн\.?|달러|유로|엔|美元|欧元|日元|ドル|ユーロ)"  # noqa: RUF001 - Cyrillic
)
# In the encodings of Japan and Korea yen and won stand where others have a backslash.
CURRENCY = re.compile(
    r"\b[A-Z]{1,3}\$|(?<![^-(])\\(?=[\d-])|[$€£¥￥₹₩₽₺₫₴₪₱₦฿%\u2030\uff05<>≤≥≈]|^[~±]"
    r"|^(?:ca|approx|circa|etwa|rund|about|약)\.?(?= ?\d)"
    rf"|\b(?:{_BEFORE})(?:\.(?= ?\d))?(?=[\s\d-])|(?<=[\d\s])(?:{_BEHIND})\b|(?<=[\d ])\+$"
)

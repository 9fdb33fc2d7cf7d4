"""What a stranger may call a file, its columns and its classes, so that something comes alive or breaks.

Each holds `m4rk` where it can, so that it is found wherever it is shown.
"""

from __future__ import annotations

_MARKUP = (
    *("x **m4rk** x", "x __m4rk__ x", "x ~~m4rk~~ x", "x `m4rk` x", "```\nm4rk", "# m4rk", "> m4rk", "- m4rk"),
    *("1. m4rk", "| m4rk | m4rk |", "x | m4rk\n---|---", "[m4rk](javascript:m4rk)"),
    *("![m4rk](http://m4rk.example/x.png)", "[m4rk][1]", "[^m4rk]", "me@m4rk.example"),
    *("https://m4rk.example/?a=b&c", "www.m4rk.example", "m4rk  \nm4rk"),
)
_STREAMLIT = (
    *(":red[m4rk]", ":blue-badge[m4rk]", ":small[m4rk]", ":rainbow[m4rk]", ":material/m4rk:", ":smile: m4rk"),
    *(":streamlit: m4rk", ":shortcut[m4rk]", "m4rk -> m4rk", "$m4rk$", "$$m4rk$$", r"\(m4rk\)", r"\[m4rk\]"),
)
_TAGS = (
    *("<b>m4rk</b>", "<script>m4rk()</script>", "<img src=m4rk onerror=m4rk()>", "</style><m4rk>", "<!-- m4rk -->"),
    *("</title><m4rk>", "<svg onload=m4rk()>", "&lt;b&gt;m4rk&lt;/b&gt;", "&#60;b&#62;m4rk"),
    *('" onmouseover="m4rk()', "]]><m4rk/>", "javascript:m4rk()", "<a href='m4rk'>m4rk</a>", "{{m4rk}}", "${m4rk}"),
    *("%{m4rk}",),
)
_CODE = (
    *('"""m4rk()', "'''m4rk()", '"\nm4rk()\n"', "'; m4rk(); '", "\\", "m4rk\\", r"\N{m4rk}", r"\x6d4rk"),
    *(r"\u006d4rk", '"', "'", "m4rk\r\nm4rk()", "{m4rk}", "{0.__class__}", "{m4rk!r:>10}", "%(m4rk)s %s %d"),
    *("%%m4rk", "f'{m4rk()}'", "# m4rk\nm4rk()", "__class__", "self", "import", "None", "m4rk = 1", "=m4rk()"),
    *("+m4rk", "-m4rk", "@m4rk", "\n\n\nm4rk()", '"""\n\n\nm4rk()\n\n\n"""'),
)
_PATHS = (
    *("../../../m4rk", r"..\..\m4rk", "C:\\m4rk", "/etc/m4rk", "~/m4rk", "schema.json", "rows.npz", "content"),
    *("CON", "..", "m4rk/", "file:///m4rk", "a" * 260 + ".csv", ".m4rk", "m4rk.", "s3://m4rk/x.csv"),
    *("table.csv.gz", "m4rk.zip"),
)
_LETTERS = (
    *("m4rk\x00m4rk", "\x1b[31mm4rk\x1b[0m", "\x07\x08\x0bm4rk\x0c", "\u202em4rk\u202c", "\u2066m4rk\u2069"),
    *("\u200bm4rk", "\ufeffm4rk", "m4rk\u2028m4rk\u2029", "m4rk\x85m4rk", "m4rk\xa0m4rk", "m4rk\tm4rk"),
    *("\u0338m4rk", "\ufdfa" * 30, "\U0001f600" * 300, "\U00012000" * 90, "m4rk" * 5000, "m" + "\u0301" * 400),
    *("가" * 400, "\u0627\u0644m4rk", "\ufffdm4rk", "\U000e0061m4rk", "\uffffm4rk"),
)
_WORDS = (
    *("(empty)", "other", "m4rk is missing", "m4rk = 1", "nan", "inf", "-inf", "1e999", "-0", "0x10", "True"),
    *("1_000", "", " ", "train_loss", "validation", "row", "split", "target", "column 1", "m4rk (2)", "index"),
    *("Unnamed: 0",),
)
TEXTS = (*_MARKUP, *_STREAMLIT, *_TAGS, *_CODE, *_PATHS, *_LETTERS, *_WORDS)

"""Takes out of a log's words what would tell of a person: mail and net addresses, secrets."""

from __future__ import annotations

import re

MAIL = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
NET_4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])")
NET_6 = re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{0,4}(?![\w:])")
QUESTION = re.compile(r"\?[\w%.~-]{1,80}=[^\s\"'<>]{0,4000}")
# Secrets of ours are 32 hexadecimal digits or more, or letters of both cases with digits.
HEX = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{32,}(?![0-9A-Za-z])")
WORD = re.compile(r"[\w-]{20,}")
SIGNED = re.compile(r"(?<![\w-])[\w-]{2,}:[\w-]{5,7}:[\w-]{27,}")


def without_personal_data(text: str) -> str:
    """The text with mail addresses, net addresses, query strings and secrets replaced by "…"."""
    text = QUESTION.sub("?…", text)
    text = MAIL.sub("…@…", text)
    for pattern in (NET_4, NET_6, SIGNED, HEX):
        text = pattern.sub("…", text)
    return WORD.sub(_unless_a_name, text)


def _unless_a_name(found: re.Match[str]) -> str:
    word = found[0]
    is_mixed = any(map(str.islower, word)) and any(map(str.isupper, word))
    return "…" if is_mixed and any(map(str.isdigit, word)) else word

"""Short ids: numbers in order written as five signs or more that can be read out and typed.

Crockford's base 32 (https://www.crockford.com/base32.html), in small letters. The first sign is a
digit, so that a short id is never taken for a word; it grows by a sign when its length is used up.
"""

from __future__ import annotations

import re

SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 5
# Neighbouring numbers are spread over the whole range, so that a mistyped sign rarely finds
# another report. Any number that shares no factor with 10 and 32 maps each number to its own.
SPREAD = 7_654_321
LOOKALIKES = str.maketrans("oil", "011")


def short_id(number: int) -> str:
    """The short id of the ``number``-th thing; no two numbers share one."""
    length, room = LENGTH, _room(LENGTH)
    while number >= room:
        number -= room
        length, room = length + 1, _room(length + 1)
    rest = number * SPREAD % room
    signs = []
    for _ in range(length - 1):
        rest, sign = divmod(rest, 32)
        signs.append(SIGNS[sign])
    signs.append(SIGNS[rest])
    return "".join(reversed(signs))


def read_short_id(text: str) -> str:
    """A short id as it may have been typed, in its one form; empty where it cannot be one."""
    tidy = text.strip().lower().translate(LOOKALIKES)
    return tidy if re.fullmatch(rf"[0-9][{SIGNS}]{{{LENGTH - 1},}}", tidy) else ""


def _room(length: int) -> int:
    return int(10 * 32 ** (length - 1))

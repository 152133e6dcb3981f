"""A baked page ready to be sent: plain and packed, each with its tag, and its finished heads."""

from __future__ import annotations

import gzip
import hashlib
import re
import time
from dataclasses import dataclass
from functools import lru_cache

import brotli

from onrecord.delivery.baking import Baked

PLAIN = ""  # the coding of what is not packed
WORTH_PACKING = 256  # bytes
# Measured on pages of 43 KB: 5,870 bytes in 1 ms; quality 11 saves another 640 and takes 57 ms.
BROTLI_QUALITY = 5
GZIP_LEVEL = 6
WEIGHT = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")


@dataclass(frozen=True)
class Variant:
    """One variant of a page: its coding ("" where plain), its bytes, and its tag as it is sent."""

    coding: str
    body: bytes
    tag: str


# What decides on an answer's head beside the page: whether it was asked for securely, its coding
# and its status. No class: one is made for every request.
Way = tuple[bool, str, int]


class ReadyPage:
    """A baked page, packed when that is first asked for, with the heads it was answered with."""

    def __init__(self, baked: Baked) -> None:
        self.baked = baked
        self.is_wanted = False  # since the oven last looked for what may go
        self.heads: dict[Way, bytes] = {}
        # Nearly: the packed variants take less than the page does.
        self.size = 2 * len(baked.body) + 2048
        self._tag = hashlib.sha256(baked.body).hexdigest()[:32]
        self._variants = {PLAIN: Variant(coding=PLAIN, body=baked.body, tag=f'"{self._tag}"')}
        self._ends_at = baked.fresh_until.timestamp() if baked.fresh_until else None

    @property
    def is_fresh(self) -> bool:
        """False once time alone has changed what the page should show."""
        return self._ends_at is None or time.time() < self._ends_at

    def variant(self, coding: str) -> Variant:
        """The page in this coding, or plain where packing gains nothing."""
        return self._variants.get(coding) or self._pack(coding)

    def variant_at_hand(self, coding: str) -> Variant | None:
        """The same, or none where it would have to be packed first."""
        return self._variants.get(coding)

    def _pack(self, coding: str) -> Variant:
        # Two who ask at once make the same bytes twice; the later keeps its own.
        plain = self._variants[PLAIN]
        packed = _packed(plain.body, coding) if len(plain.body) >= WORTH_PACKING else plain.body
        suffix = {"gzip": "gz"}.get(coding, coding)
        variant = Variant(coding=coding, body=packed, tag=f'"{self._tag}-{suffix}"')
        self._variants[coding] = variant if len(packed) < len(plain.body) else plain
        return self._variants[coding]


@lru_cache(maxsize=1024)
def coding_for(accepted: str) -> str:
    """The coding that an Accept-Encoding header likes best of ours (RFC 9110, 12.5.3)."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(",")[:20]:
        name, _, parameters = part.partition(";")
        said = WEIGHT.fullmatch(parameters.replace(" ", ""))
        # What is not a weight is not understood, and so not taken.
        weights[name.strip()] = float(said[1]) if said else float(not parameters)
    liked = {coding: weights.get(coding, weights.get("*", 0.0)) for coding in ("br", "gzip")}
    best = max(liked, key=lambda coding: liked[coding])  # the first where both are liked as much
    return best if liked[best] > 0 else PLAIN


def _packed(body: bytes, coding: str) -> bytes:
    if coding == "br":
        packed: bytes = brotli.compress(body, quality=BROTLI_QUALITY)
        return packed
    return gzip.compress(body, compresslevel=GZIP_LEVEL, mtime=0)

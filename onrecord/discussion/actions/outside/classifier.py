"""Asks the newsroom's classifier about a text; whatever is not a clear answer is none."""

from __future__ import annotations

import json
import math

from django.conf import settings

from onrecord.discussion.actions.outside.answer import Said
from onrecord.shared.calling import post_json

LIMIT_BYTES = 20_000


def ask(words: str) -> Said:
    """POST ``{"text": …}``; ``{"score": 0…1, "reason": "…", "version": "…"}`` is expected."""
    body = post_json(
        settings.CLASSIFIER_URL,
        {"text": words},
        key=settings.CLASSIFIER_KEY,
        timeout=settings.CLASSIFIER_TIMEOUT,
        limit_bytes=LIMIT_BYTES,
    ).body
    score, reason, version = _read(body)
    return Said(
        passes=score * 100 < settings.CLASSIFIER_HOLDS_FROM,
        evidence=reason,
        version=version,
        score=score,
    )


def _read(body: bytes) -> tuple[float, str, str]:
    """Score, reason and version, or ``ValueError`` saying what is wrong with the answer."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        raise ValueError("The answer is not JSON.") from None
    score = said.get("score") if isinstance(said, dict) else None
    if isinstance(score, bool) or not isinstance(score, int | float) or not math.isfinite(score):
        raise ValueError("The answer has no score.")
    if not 0 <= score <= 1:
        raise ValueError("The score does not lie between 0 and 1.")
    reason, version = said.get("reason"), said.get("version")
    return (
        float(score),
        reason if isinstance(reason, str) else "",
        version if isinstance(version, str) else "",
    )

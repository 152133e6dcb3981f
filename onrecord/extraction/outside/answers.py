"""Reads a model's answer, and keeps only what stands in the text word for word."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.extraction.outside.asking import Piece
from onrecord.extraction.types import Figure, Span, Statement

OUTSIDE = "llm:"  # how the rule of whatever a model suggested begins
MOST = 100  # suggestions of one kind
LONGEST = 2_000  # characters of one content
NEAR = 600  # characters between a content and its source
_FENCE = re.compile(r"\A\s*```(?:json)?\s*|\s*```\s*\Z")
_MARKS = '“„"«»'
_UNIT = re.compile(r"[a-z][a-z0-9-]{1,39}|[A-Z]{3}(?:-per-[a-z-]+)?")


class Nonsense(Exception):
    """The answer is not of the shape that was asked for. The message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What can be believed of an answer; spans are offsets into the whole text.

    ``tokens`` is what asking has cost, None where the answer does not say; ``refused`` is how
    many suggestions did not stand in the text.
    """

    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    tokens: int | None
    refused: int


def read_answer(body: bytes, piece: Piece, *, text: str, model: str) -> Answer:
    """Read the body of an answer; ``Nonsense`` where it holds no suggestions at all."""
    told = _loaded(body)
    found = _suggestions(told)
    listed = [*_listed(found, "statements"), *_listed(found, "figures")]
    statements = [
        s for item in _listed(found, "statements") if (s := _statement(item, piece, text, model))
    ]
    figures = [f for item in _listed(found, "figures") if (f := _figure(item, piece, model))]
    return Answer(
        tuple(statements),
        tuple(figures),
        _tokens(told),
        len(listed) - len(statements) - len(figures),
    )


def _loaded(body: bytes | str) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Nonsense("it is not JSON") from error
    if not isinstance(found, dict):
        raise Nonsense("it is not an object")
    return found


def _suggestions(told: dict[str, Any]) -> dict[str, Any]:
    try:
        content = told["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError) as error:
        raise Nonsense("it holds no message") from error
    if not isinstance(content, str):
        raise Nonsense("its message is no text")
    return _loaded(_FENCE.sub("", content))


def _tokens(told: dict[str, Any]) -> int | None:
    usage = told.get("usage")
    total = usage.get("total_tokens") if isinstance(usage, dict) else None
    if not isinstance(total, int) or isinstance(total, bool):
        return None
    return total if 0 <= total < 10_000_000 else None


def _listed(found: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    listed = found.get(name, [])
    if not isinstance(listed, list):
        raise Nonsense(f"its {name} are no list")
    return (item for item in listed[:MOST] if isinstance(item, dict))


def _statement(item: dict[str, Any], piece: Piece, text: str, model: str) -> Statement | None:
    content = _place(item.get("content"), piece, longest=LONGEST)
    if content is None or len(text[slice(*content)].split()) < 2:
        return None
    cue, source = (_near(item.get(name), piece, content) for name in ("cue", "source"))
    if (item.get("cue") and cue is None) or (item.get("source") and source is None):
        return None
    speaker, role = _words(item.get("speaker")), _words(item.get("role"))
    quoted = text[content[0] - 1 : content[0]] in _MARKS or text[content[0]] in _MARKS
    return Statement(
        kind="direct" if quoted and content[0] else "indirect",
        content=(content,),
        cue=cue,
        source=source,
        speaker=speaker or None,
        role=role if role and role in text else None,
        resolution="explicit" if source else "none",
        parent=None,
        modality="fact",
        rule=f"{OUTSIDE}{model}",
    )


def _figure(item: dict[str, Any], piece: Piece, model: str) -> Figure | None:
    words, value = _place(item.get("words"), piece, longest=80), item.get("value")
    if words is None or isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not math.isfinite(value) or abs(value) > 1e15:
        return None
    unit, counted = _words(item.get("unit")), _words(item.get("counted"))
    return Figure(
        span=words,
        low=float(value),
        high=float(value),
        low_open=False,
        high_open=False,
        comparator="=",
        trend=None,
        unit=unit if _UNIT.fullmatch(unit) else None,
        counted=counted if counted and counted in piece.text else None,
        place=None,
        time=None,
        statement=None,
        progress=None,
        rule=f"{OUTSIDE}{model}",
    )


def _words(told: object) -> str:
    return told.strip()[:160] if isinstance(told, str) else ""


def _place(told: object, piece: Piece, *, longest: int) -> Span | None:
    """Where the words stand in the text, letter by letter; the first place of several."""
    if not isinstance(told, str) or not told.strip() or len(told) > longest:
        return None
    words = told.strip()
    at = piece.text.find(words)
    return None if at < 0 else (piece.start + at, piece.start + at + len(words))


def _near(told: object, piece: Piece, content: Span) -> Span | None:
    """The nearest place of the words around a content."""
    if not isinstance(told, str) or not told.strip():
        return None
    words, (begin, end) = told.strip(), (content[0] - piece.start, content[1] - piece.start)
    behind = piece.text.find(words, end, end + NEAR)
    before = piece.text.rfind(words, max(0, begin - NEAR), begin)
    places = [(behind - end, behind)] if behind >= 0 else []
    places += [(begin - before - len(words), before)] if before >= 0 else []
    if not places:
        return None
    at = piece.start + min(places)[1]
    return at, at + len(words)

"""Finds which statement a figure is part of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from onrecord.extraction.types import Figure, Statement

_NESTED = 12  # contents that may begin before a figure and still reach it


def in_statements(
    figures: Iterable[Figure], statements: tuple[Statement, ...]
) -> tuple[Figure, ...]:
    """The text's figures, each with the statement that has the least content around it."""
    contents = sorted(
        (start, end, index)
        for index, statement in enumerate(statements)
        if statement.kind != "headline"
        for start, end in statement.content
    )
    return tuple(_belonging(figure, _innermost(figure, contents)) for figure in figures)


def _belonging(figure: Figure, statement: int | None) -> Figure:
    return figure if figure.statement == statement else replace(figure, statement=statement)


def _innermost(figure: Figure, contents: list[tuple[int, int, int]]) -> int | None:
    start, end = figure.span
    last = bisect_left(contents, (end,))
    around = [
        (finish - begin, index)
        for begin, finish, index in contents[max(0, last - _NESTED) : last]
        if start < finish
    ]
    return min(around)[1] if around else None

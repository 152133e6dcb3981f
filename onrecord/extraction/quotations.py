"""Finds quotations: what stands between quotation marks of any of the common kinds."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.extraction.sentences import paragraphs
from onrecord.extraction.types import Span

# One set of signs first, so that the search may begin with it; a lone grave accent is no mark,
# nor is an apostrophe inside a word.
MARK = re.compile(r"[`'\"“”„«»‹›‘’‚「」](?:(?<=')'|(?<=`)`|(?<!`)(?!(?<=[^\W_]['’])[^\W_]))")
# Opening mark -> the marks that close it.
CLOSERS: dict[str, frozenset[str]] = {
    '"': frozenset({'"', "”", "''"}),
    "“": frozenset({"”", '"', "''"}),
    "''": frozenset({"''", '"', "”"}),
    "``": frozenset({"''", '"', "”"}),
    "„": frozenset({"“", "”", '"'}),
    "”": frozenset({"”"}),
    "«": frozenset({"»"}),
    "»": frozenset({"«"}),
    "‹": frozenset({"›"}),
    "›": frozenset({"‹"}),
    "‘": frozenset({"’"}),
    "'": frozenset({"'"}),
    "‚": frozenset({"‘", "’"}),
    "「": frozenset({"」"}),
}
SINGLE = frozenset("‘'‚")
ALWAYS_OPENS = frozenset({"“", "„", "``", "‚", "「"})
OPENS_IN_PLACE = frozenset({'"', "''", "”", "«", "»", "‹", "›", "‘", "'"})
SPEECH_END = (",", ".", "!", "?", "…", "—", "–", "--", ":", ";")
LEADING_WORDS = frozenset("of on in the called titled his her its from for by and".split())
LITTLE_WORDS = frozenset(
    "a an the of and in on for to at by with or from as vs de la le der die das und".split()
)


class Quotation(NamedTuple):
    """A quotation with its marks.

    ``closed`` is false when the mark that would end it is missing: the same speaker goes on in
    the next paragraph. ``scare`` marks a word or two, or a title, that is no utterance.
    """

    span: Span
    inner: Span
    closed: bool
    scare: bool


def quotations(text: str) -> tuple[Quotation, ...]:
    """All outermost quotations, paragraph by paragraph."""
    found: list[Quotation] = []
    for paragraph in paragraphs(text):
        found += quotations_within(text, paragraph)
    return tuple(found)


def quotations_within(text: str, paragraph: Span) -> list[Quotation]:
    """The outermost quotations of one paragraph."""
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None  # where the open quotation begins, and its mark
    inside = 0  # quotations open within it
    for mark in MARK.finditer(text, *paragraph):
        if opened is None:
            if _may_open(text, mark, paragraph):
                opened, inside = (mark.start(), mark[0]), 0
            continue
        change = _change(text, mark, paragraph, kind=opened[1])
        inside += change
        if inside < 0:
            found.append(_quotation(text, opened, mark.start(), mark.end(), closed=True))
            opened = None
    if opened is not None:
        found += _unclosed(text, opened, paragraph, inside=inside)
    return found


def _change(text: str, mark: re.Match[str], paragraph: Span, *, kind: str) -> int:
    """What a mark does inside a quotation opened by ``kind``: 1 opens, -1 closes, 0 is nothing."""
    if mark[0] not in CLOSERS[kind] and mark[0] != kind:
        return 0
    if _opens_again(text, mark, paragraph, kind=kind):
        return 1
    closes = mark[0] in CLOSERS[kind] and _may_close(text, mark, paragraph, kind=kind)
    return -1 if closes else 0


def _may_open(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    kind = mark[0]
    if kind in ALWAYS_OPENS:
        return True
    after = text[mark.end()] if mark.end() < paragraph[1] else " "
    if kind not in OPENS_IN_PLACE or after.isspace():
        return False
    before = text[mark.start() - 1] if mark.start() > paragraph[0] else " "
    if kind in SINGLE:
        return (before.isspace() or before in "(—–[") and after.isalpha()
    return (
        before.isspace()
        or before in "([—–-:,/\u200b"
        or not (before.isalnum() or before in ".!?'’")
    )


def _opens_again(text: str, mark: re.Match[str], paragraph: Span, *, kind: str) -> bool:
    if kind in SINGLE:
        return False
    if mark[0] == kind and kind in ALWAYS_OPENS:
        return True
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < paragraph[1] else " "
    return mark[0] == kind and before.isspace() and after.isalnum()


def _may_close(text: str, mark: re.Match[str], paragraph: Span, *, kind: str) -> bool:
    """Single marks are apostrophes too: they close after a stop, or before no letter."""
    if kind not in SINGLE:
        return True
    after = text[mark.end()] if mark.end() < paragraph[1] else " "
    before = text[mark.start() - 1]
    return not after.isalnum() and (
        before != "s" or after != " " or not _later_stop(text, mark, paragraph)
    )


def _later_stop(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """Whether a better end of the quotation follows soon: then this was a plural's apostrophe."""
    ahead = text[mark.end() : min(paragraph[1], mark.end() + 400)]
    return any(stop + mark[0] in ahead for stop in (",", ".", "?", "!"))


def _unclosed(
    text: str, opened: tuple[int, str], paragraph: Span, *, inside: int
) -> list[Quotation]:
    if opened[1] in SINGLE:
        # An apostrophe after all: look again behind it, for double marks only.
        return _without_nesting(text, (opened[0] + 1, paragraph[1]))
    if inside:
        return _without_nesting(text, (opened[0], paragraph[1]))
    if text[paragraph[0] : opened[0]].strip() and not _introduced(text, opened[0], paragraph):
        return []
    return [_quotation(text, opened, paragraph[1], paragraph[1], closed=False)]


def _introduced(text: str, at: int, paragraph: Span) -> bool:
    return text[max(paragraph[0], at - 4) : at].rstrip().endswith((",", ":", ".", "”", '"'))


def _without_nesting(text: str, rest: Span) -> list[Quotation]:
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    for mark in MARK.finditer(text, *rest):
        if mark[0] in SINGLE:
            continue
        if opened is None:
            if _may_open(text, mark, rest):
                opened = (mark.start(), mark[0])
        elif mark[0] in CLOSERS[opened[1]]:
            found.append(_quotation(text, opened, mark.start(), mark.end(), closed=True))
            opened = None
    return found


def _quotation(
    text: str, opened: tuple[int, str], inner_end: int, end: int, *, closed: bool
) -> Quotation:
    start, mark = opened
    inner = (start + len(mark), inner_end)
    words = text[slice(*inner)]
    scare = closed and (_is_scare(words) or (_runs_on(text, start) and _is_title(words.split())))
    return Quotation(span=(start, end), inner=inner, closed=closed, scare=scare)


def _is_scare(words: str) -> bool:
    """A word or two without an end mark, or a title: no utterance."""
    bare = words.strip()
    if bare.endswith(SPEECH_END):
        return False
    parts = bare.split()
    if len(parts) < 3:
        return True
    return _is_title(parts)


def _is_title(parts: list[str]) -> bool:
    """Whether the words are capitalised as in the title of a work."""
    return 2 <= len(parts) <= 8 and all(
        part[0].isupper() or part.isdigit() or part.strip(",.").lower() in LITTLE_WORDS
        for part in parts
    )


def _runs_on(text: str, start: int) -> bool:
    """Whether a small word leads into the quotation: "on “The Morning Show,” she said"."""
    before = text[max(0, start - 12) : start].split()
    return bool(before) and before[-1].lower() in LEADING_WORDS

"""Finds on a captured page where the report's prose runs and where the discussion begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.extraction.captures import comment_heads
from onrecord.extraction.captures.bylines import byline
from onrecord.extraction.captures.captions import is_caption, is_credit
from onrecord.extraction.captures.lines import Line, name_like
from onrecord.extraction.captures.stamps import Stamp, stamp
from onrecord.extraction.captures.widgets import Widget, is_notice, labelled, widget
from onrecord.extraction.types import CapturedComment

DISCUSSION = frozenset({"discussion", "comment_tools"})


@dataclass(frozen=True, slots=True)
class Marks:
    """What a line is by its own words, whatever stands around it."""

    line: Line
    widget: Widget | None
    stamp: Stamp | None
    label: tuple[str, str] | None
    is_notice: bool
    is_caption: bool
    is_credit: bool
    is_byline: bool

    @property
    def kinds(self) -> frozenset[str]:
        return self.widget.kinds if self.widget else frozenset()

    @property
    def is_free(self) -> bool:
        """Whether the words leave open what it is."""
        return not (
            self.widget or self.stamp or self.label or self.is_notice or self.is_caption
            or self.is_credit or self.is_byline
        )  # fmt: skip

    @property
    def weight(self) -> float:
        """How much it speaks for the report's prose running through this line."""
        if self.kinds & {"related", "popular", "tags"} or self.label:
            return -3.5 if self.widget else -1.0
        if self.is_free and self.line.is_listed:
            return -0.3
        return min(self.line.prose, 4.0) if self.is_free else -0.6

    @property
    def is_prose(self) -> bool:
        return self.is_free and self.line.is_prose


def marks_of(line: Line) -> Marks:
    """Looks at one line by itself."""
    text = line.text
    return Marks(
        line=line,
        widget=widget(text),
        stamp=stamp(text),
        label=labelled(text),
        is_notice=is_notice(text),
        is_caption=is_caption(text),
        is_credit=is_credit(text),
        is_byline=byline(text, near_headline=False) is not None,
    )


def body_zone(page: Sequence[Marks]) -> tuple[int, int]:
    """First and last-but-one line of the stretch that reads most like a report; empty: (0, 0)."""
    best, best_sum = (0, 0), 0.0
    start, running = 0, 0.0
    for number, marks in enumerate(page):
        if running <= 0:
            start, running = number, 0.0
        running += marks.weight
        if running > best_sum and marks.weight > 0:
            best, best_sum = (start, number + 1), running
    return best[0], _without_closing_question(page, best)


def _without_closing_question(page: Sequence[Marks], body: tuple[int, int]) -> int:
    """The end of the prose: a short question right under a title is a headline too."""
    first, stop = body
    while stop - first > 2:
        last, above = page[stop - 1].line, page[stop - 2]
        if not (last.text.endswith(("?", "؟")) and len(last.text) < 90 and above.weight < 0):
            break
        stop -= 1
        while stop > first and page[stop - 1].weight < 0:
            stop -= 1
    return stop


def discussion_start(page: Sequence[Marks]) -> int:
    """The first line of the discussion under the report, or the number of lines."""
    before = _prose_before(page)
    heads = [
        number
        for number, marks in enumerate(page)
        if not marks.widget and before[number] >= 1 and _begins_comment(page, number)
    ]
    for number in heads:
        opener = _heading_above(page, number, before) or _opener_above(page, number)
        if opener is not None and before[opener] >= 1:
            return opener
        if before[number] >= 2 and _stands_alone(page, [h for h in heads if h >= number]):
            return number
    return _first_cluster(page, before)


def _begins_comment(page: Sequence[Marks], number: int) -> bool:
    """A head on one line, or a name with a time on the line below it."""
    line = page[number].line
    if comment_heads.head(line):
        return True
    below = page[number + 1] if number + 1 < len(page) else None
    return below is not None and name_like(line.bare) and comment_heads.is_date(below.line)


def _prose_before(page: Sequence[Marks]) -> list[int]:
    counts, count = list[int](), 0
    for marks in page:
        counts.append(count)
        count += marks.is_prose
    return counts


def _heading_above(page: Sequence[Marks], head: int, before: Sequence[int]) -> int | None:
    """A heading such as "Comments (3)" with more of the report above it than words below it."""
    for number in range(head):
        is_heading = "discussion" in page[number].kinds
        if is_heading and 1 <= before[number] >= before[head] - before[number]:
            return _first_of_row(page, number)
    return None


def _first_of_row(page: Sequence[Marks], number: int) -> int:
    """The first of the lines of a discussion's furniture that stand right above this one."""
    while number > 0 and page[number - 1].kinds & (DISCUSSION | {"standards"}):
        number -= 1
    return number


def _opener_above(page: Sequence[Marks], head: int) -> int | None:
    """The first "Comments", "Discussion", "Community standards" of those right above a comment."""
    opener = None
    at = head - 1
    while at >= 0 and not page[at].is_prose and head - at < 25:
        if page[at].kinds & DISCUSSION or (opener == at + 1 and page[at].kinds & {"standards"}):
            opener = at
        at -= 1
    return opener


def _stands_alone(page: Sequence[Marks], heads: Sequence[int]) -> bool:
    """Whether comments without a heading above them give themselves away by number and text."""
    avatars = sum(
        found.is_avatar or found.reply_to is not None
        for number in heads
        if (found := comment_heads.head(page[number].line))
    )
    followed = sum(any(m.line.is_final for m in page[n + 1 : n + 4]) for n in heads)
    return avatars > 0 or (followed >= 2 and followed * 2 >= len(heads))


def _first_cluster(page: Sequence[Marks], before: Sequence[int]) -> int:
    """Without heads: the first row of discussion words below the prose, counters alone last."""
    openers = [n for n, m in enumerate(page) if m.kinds & DISCUSSION and before[n] >= 2]
    speaking = [n for n in openers if not _only_counts(page[n]) and _ends_prose(page, n)]
    chosen = (
        min(speaking, default=None)
        if speaking
        else next((n for n in openers if _ends_prose(page, n)), None)
    )
    if chosen is None:
        return len(page)
    return _first_of_row(page, chosen)


def _only_counts(marks: Marks) -> bool:
    pieces = marks.widget.pieces if marks.widget else ()
    return all(piece[:1].isdigit() for piece in pieces) or bool(
        marks.kinds & {"tools"} and not marks.kinds & {"standards"}
    )


def _ends_prose(page: Sequence[Marks], number: int) -> bool:
    """Whether the report's prose is over: less of it follows than stands above."""
    above = sum(m.is_prose for m in page[:number])
    below = sum(m.is_prose and len(m.line.text) > 200 for m in page[number:])
    return above >= below


@dataclass(slots=True)
class Sheet:
    """What each line of a page was read as, gathered as the reading goes on."""

    headline: str | None = None
    section: str | None = None
    caption: str | None = None
    is_file_photo: bool = False
    authors: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    comments: list[CapturedComment] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    clock: Stamp | None = None
    dates: list[Stamp] = field(default_factory=list)
    address: str | None = None
    language: str = "en"

"""Takes the discussion under a captured page apart into comments with author and parent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.extraction.captures import comment_heads
from onrecord.extraction.captures.lines import Line, name_like
from onrecord.extraction.captures.widgets import is_notice, widget
from onrecord.extraction.types import CapturedComment


@dataclass(slots=True)
class Discussion:
    """The comments, the lines that are only their furniture, and where the discussion ends.

    ``unplaced`` are words that stand in the discussion but belong to no comment. ``is_told`` says
    whether the page itself shows where a comment begins, by a name, a time or an avatar.
    """

    comments: list[CapturedComment]
    furniture: list[str]
    unplaced: list[str]
    length: int
    is_told: bool


@dataclass(slots=True)
class _Draft:
    author: str | None = None
    reply_to: str | None = None
    lines: list[str] = field(default_factory=list)


def read_discussion(lines: Sequence[Line]) -> Discussion:
    """The comments in the lines from the first sign of a discussion on."""
    length = _end(lines)
    zone = _with_names(lines[:length])
    is_told = True
    if any(isinstance(item, _Draft) for item in zone):
        drafts, unplaced = _by_heads(zone)
    elif _inline_share(zone) >= 0.5:
        drafts, unplaced = _by_inline_names(zone)
    else:
        drafts, unplaced = _by_blocks(zone)
        is_told = False
    _name_the_nameless(drafts)
    comments = [
        CapturedComment(author=d.author, reply_to=d.reply_to, text="\n".join(d.lines))
        for d in drafts
        if d.lines
    ]
    furniture = [item[1].text for item in zone if isinstance(item, tuple)]
    return Discussion(comments, furniture, unplaced, length=length, is_told=is_told)


def _end(lines: Sequence[Line]) -> int:
    """Where other things begin: a list of other stories or the foot of the page."""
    for number, line in enumerate(lines):
        found = widget(line.text)
        if (
            found
            and found.kinds & {"related", "popular", "tags"}
            and not found.kinds & {"comment_tools"}
        ):
            return number
        if line.text.startswith("©") or (is_notice(line.text) and _is_foot(line.text)):
            return number
    return len(lines)


def _is_foot(text: str) -> bool:
    return any(
        sign in text.lower()
        for sign in ("rights reserved", "©", "copyright", "vorbehalten", "محفوظة")
    )


_Item = Line | _Draft | tuple[str, Line]


def _with_names(lines: Sequence[Line]) -> list[_Item]:
    """The lines, with heads in place of those that begin a comment."""
    zone: list[_Item] = []
    for line in lines:
        found = comment_heads.head(line)
        if comment_heads.is_button(line) or is_notice(line.text):
            zone.append(("furniture", line))
        elif found:
            zone += [("furniture", line), _Draft(author=found.author, reply_to=found.reply_to)]
        elif comment_heads.is_date(line):
            name = _name_above(zone)
            zone.append(("furniture", line))
            if name is not None:
                zone.append(_Draft(author=name))
        elif (parent := comment_heads.answering(line.text)) is not None:
            zone += [("furniture", line), _Draft(reply_to=parent)]
        else:
            zone.append(line)
    return _with_bare_names(zone) if any(isinstance(item, _Draft) for item in zone) else zone


def _with_bare_names(zone: Sequence[_Item]) -> list[_Item]:
    """Beside heads of other kinds: a bare name below a button, with words below it, is one too."""
    found: list[_Item] = []
    for above, item, below in zip([None, *zone], zone, [*zone[1:], None], strict=False):
        has_words = isinstance(below, Line) and not _is_name(below)
        if (
            isinstance(item, Line)
            and _is_name(item)
            and has_words
            and isinstance(above, tuple | None)
        ):
            found += [("furniture", item), _Draft(author=item.bare)]
        else:
            found.append(item)
    return found


def _name_above(zone: list[_Item]) -> str | None:
    """The author, where a name or two (with a town) stand right above a comment's time."""
    at = len(zone)
    while at > 0 and len(zone) - at < 2 and _is_name(zone[at - 1]):
        at -= 1
        item = zone[at]
        if isinstance(item, Line) and item.after_blank:
            break
    if len(zone) - at == 2 and at > 0 and isinstance(zone[at - 1], Line | _Draft):
        # The upper of the two is what the comment before says, not a name.
        at += 1
    names = [item.bare for item in zone[at:] if isinstance(item, Line)]
    zone[at:] = [("furniture", item) if isinstance(item, Line) else item for item in zone[at:]]
    return names[0] if names else None


def _is_name(item: _Item) -> bool:
    return isinstance(item, Line) and name_like(item.bare)


def _by_heads(zone: Sequence[_Item]) -> tuple[list[_Draft], list[str]]:
    drafts: list[_Draft] = []
    unplaced: list[str] = []
    for item in zone:
        if isinstance(item, _Draft):
            _start(drafts, item)
        elif isinstance(item, Line) and drafts:
            drafts[-1].lines.append(item.text if drafts[-1].lines else item.bare)
        elif isinstance(item, Line):
            unplaced.append(item.text)
    return drafts, unplaced


def _start(drafts: list[_Draft], item: _Draft) -> None:
    """A new comment, or more about the one whose head has only begun."""
    open_head = drafts[-1] if drafts and not drafts[-1].lines else None
    if open_head and (open_head.author is None or item.author is None):
        open_head.author = open_head.author or item.author
        open_head.reply_to = open_head.reply_to or item.reply_to
    elif item.author is None and item.reply_to and drafts and _could_be_name(drafts[-1]):
        name = drafts[-1].lines.pop()
        drafts.append(_Draft(author=name, reply_to=item.reply_to))
    else:
        drafts.append(item)


def _could_be_name(draft: _Draft) -> bool:
    return len(draft.lines) > 1 and name_like(draft.lines[-1])


def _inline_share(zone: Sequence[_Item]) -> float:
    texts = [item for item in zone if isinstance(item, Line)]
    named = sum(comment_heads.inline(line) is not None for line in texts)
    return named / len(texts) if named > 1 or len(texts) == 1 else 0.0


def _by_inline_names(zone: Sequence[_Item]) -> tuple[list[_Draft], list[str]]:
    drafts: list[_Draft] = []
    unplaced: list[str] = []
    for item in zone:
        if not isinstance(item, Line):
            continue
        if found := comment_heads.inline(item):
            drafts.append(_Draft(author=found[0], lines=[found[1]]))
        elif drafts:
            drafts[-1].lines.append(item.text)
        else:
            unplaced.append(item.text)
    return drafts, unplaced


def _by_blocks(zone: Sequence[_Item]) -> tuple[list[_Draft], list[str]]:
    """Without heads a blank line, a row of buttons or a name parts one comment from the next."""
    drafts: list[_Draft] = []
    names = _names_between(zone)
    has_blocks = any(isinstance(item, Line) and not item.after_blank for item in zone)
    apart = True
    for item in zone:
        if not isinstance(item, Line):
            apart = True
            continue
        if names and item.bare in names:
            drafts.append(_Draft(author=item.bare))
            apart = False
            continue
        if names and drafts:
            drafts[-1].lines.append(item.text)
            continue
        if apart or not has_blocks or (item.after_blank and not _waits_for_text(drafts[-1])):
            drafts.append(_Draft())
        drafts[-1].lines.append(item.bare)
        apart = False
    return drafts, []


def _names_between(zone: Sequence[_Item]) -> set[str]:
    """The names on lines of their own, where the first line is one and each has words below it."""
    lines = [item for item in zone if isinstance(item, Line)]
    names = {
        above.bare for above, below in pairwise(lines) if _is_name(above) and not _is_name(below)
    }
    is_pattern = len(names) >= 2 and lines[0].bare in names
    return names if is_pattern and lines[-1].bare not in names else set()


def _waits_for_text(draft: _Draft) -> bool:
    return len(draft.lines) == 1 and name_like(draft.lines[0])


def _name_the_nameless(drafts: Sequence[_Draft]) -> None:
    """A first line that looks like a name is the author's, where that is how this page does it."""
    nameless = [
        d for d in drafts if d.author is None and len(d.lines) > 1 and name_like(d.lines[0])
    ]
    several = [d for d in drafts if d.author is None and d.lines]
    if len(nameless) * 2 < len(several):
        return
    for draft in nameless:
        draft.author = draft.lines.pop(0)

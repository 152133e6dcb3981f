"""When a captured web page was saved, and the day its report bears where no metadata tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from lxml.html import HtmlElement

from onrecord.extraction.captures.bylines import byline
from onrecord.extraction.captures.stamps import Stamp, may_be_dated, stamp, trailing_stamp
from onrecord.extraction.captures.web_text import class_words, tidy_text
from onrecord.extraction.captures.widgets import alike, plain
from onrecord.extraction.captures.zones import Sheet

SAVED_AT = re.compile(r"saved date:\s*([^\n(]{8,60})|FILE ARCHIVED ON ([\d:]+ \w+ \d+, \d+)")
BELOW_HEADLINE = 30


def clock_and_dates(sheet: Sheet, source: str, tree: HtmlElement, lines: Sequence[str]) -> None:
    """The clock: what the saving program noted, or a time line above the headline."""
    saved = SAVED_AT.search(source[:4000]) or SAVED_AT.search(source[-4000:])
    headline = next(
        (n for n, line in enumerate(lines) if sheet.headline and alike(line, sheet.headline)), 0
    )
    if not sheet.dates:
        sheet.dates += _time_elements(tree)
    if not sheet.dates and sheet.headline:
        below = lines[headline + 1 : headline + BELOW_HEADLINE]
        sheet.dates += [read for line in below if len(line) <= 80 and (read := _dated(line))]
    if saved:
        sheet.clock = stamp((saved[1] or saved[2]).strip())
    else:
        sheet.clock = _masthead_clock(lines[: min(headline, 120)], sheet.dates)


def _masthead_clock(above: Sequence[str], dates: Sequence[Stamp]) -> Stamp | None:
    """A time line above the headline, unless it only tells the report's own day."""
    own = {d.date for d in dates}
    for line, below in pairwise([*above, ""]):
        short = [text for text in (f"{line} {below}", line) if len(text) <= 80]
        if not short or not may_be_dated(short[0]):
            continue
        for read in map(stamp, short):
            is_other_day = read and read.date and read.date not in own
            if read and is_other_day and read.label != "published" and (read.time or own):
                return read
    return None


def _dated(line: str) -> Stamp | None:
    """The day a line below the headline names: alone, after a byline, or after a few words."""
    read = stamp(line)
    if read is None and (who := byline(line, near_headline=True)):
        read = who[1]
    if read is None and (ending := trailing_stamp(line)) and len(ending[0].split()) <= 6:
        read = ending[1]
    return read if read and (read.date or read.ago) else None


def _time_elements(tree: HtmlElement) -> Iterable[Stamp]:
    for element in tree.iter("time"):
        moment = element.get("datetime") or ""
        read = stamp(" ".join(moment.split()))
        inside_other = any(e.tag in ("aside", "footer", "nav") for e in element.iterancestors())
        if (
            read
            and read.date
            and not inside_other
            and "comment" not in class_words(element.getparent())
        ):
            label = "updated" if "updat" in plain(tidy_text(element)) else "published"
            return [replace(read, label=label, text=f"{moment}” (its first <time>)")]
    return []

"""What of a report's record a comment can be about, and how one comes to write it."""

from __future__ import annotations

from onrecord.discussion.models import Discussion
from onrecord.discussion.pages.addresses import (
    discussion_url,
    follow_statement_url,
    order_url,
    write_url,
)
from onrecord.record.models import Figure, Statement
from onrecord.record.pages.words import figure_value
from onrecord.reports.models import Report
from onrecord.shared.links import Link

LONGEST = 90
"""Characters of an entry by which it is chosen."""

Choices = list[tuple[str, str]]


def entries_to_choose(report: Report) -> list[tuple[str, str | Choices]]:
    """The choices of a select: the whole report, and what is on record; two queries."""
    return [
        ("", "The whole report"),
        *[("Statements", found) for found in [_statements(report)] if found],
        *[("Figures", found) for found in [_figures(report)] if found],
    ]


def _statements(report: Report) -> Choices:
    rows = Statement.objects.on_record().filter(report=report).select_related("speaker")
    return [
        (f"s-{row.pk}", f"{row.speaker or 'Nobody is named'}: “{_short(row.exact)}”")
        for row in rows.order_by("start", "pk")
    ]


def _figures(report: Report) -> Choices:
    rows = Figure.objects.on_record().filter(report=report).order_by("start", "pk")
    return [(f"f-{row.pk}", _short(f"{figure_value(row)} {row.counted}")) for row in rows]


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()} …"


def ways_to_discuss(entry: Statement | Figure) -> tuple[Link, ...]:
    """From an entry's page: to the comments about such entries, to another one, to follow it."""
    discussion = Discussion.objects.filter(report=entry.report_id).first()
    is_statement = isinstance(entry, Statement)
    follow = [Link("Follow this statement", follow_statement_url(entry.pk))] if is_statement else []
    if discussion is None or discussion.state == Discussion.State.OFF:
        return tuple(follow)
    comments = order_url(discussion_url(entry.report), view="statements", order="newest")
    name = f"{'s' if is_statement else 'f'}-{entry.pk}"
    write = Link("Comment on this", write_url(entry.report, entry=name))
    is_open = discussion.state == Discussion.State.OPEN
    return (Link("Comments by statement", comments), *([write] if is_open else []), *follow)

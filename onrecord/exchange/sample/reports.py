"""Files, publishes, corrects, takes down and schedules the sample's reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from html import escape
from typing import Any

from onrecord.exchange.sample.newsroom import Newsroom
from onrecord.exchange.sample.texts import ReportText
from onrecord.record.actions import answer_draft
from onrecord.reports.actions import (
    correct_report,
    file_report,
    publish_report,
    schedule_report,
    unpublish_report,
)
from onrecord.reports.models import Report

Block = dict[str, Any]


def file_reports(texts: list[ReportText], *, newsroom: Newsroom) -> dict[str, Report]:
    """Every report as a draft, by its slug, each knowing the others that it names."""
    reports = {text.slug: _file(text, newsroom=newsroom) for text in texts}
    for text in texts:
        report = reports[text.slug]
        report.related = [reports[slug] for slug in text.facts["related"]]
        report.save_revision(user=newsroom.editor)
    return reports


def publish(report: Report, text: ReportText, *, newsroom: Newsroom) -> None:
    """Bring a draft to where the sample has it, short of a correction."""
    if text.state == "draft":
        return
    if reason := text.facts.get("published_despite"):
        answer_draft(report=report, editor=newsroom.editor, answer=reason, at=text.at)
    if text.state == "scheduled":
        schedule_report(report=report, editor=newsroom.editor, at=text.at)
        return
    publish_report(report=report, editor=newsroom.editor, at=text.at)
    if told := text.facts.get("unpublished"):
        unpublish_report(
            report=report,
            editor=newsroom.editor,
            reason=told["reason"],
            at=text.at + dt.timedelta(hours=told["hours_later"]),
        )


def correct(report: Report, text: ReportText, *, newsroom: Newsroom) -> None:
    """Put a published report right, as its file says; most need no correction."""
    told = text.facts.get("correction")
    if told is None:
        return
    report.headline = text.headline
    report.body = _stream(text.body, newsroom=newsroom, words=lambda written: written)
    report.save_revision(user=newsroom.editor)
    correct_report(
        report=report,
        editor=newsroom.editor,
        kind=told["kind"],
        text=told["text"],
        at=text.at + dt.timedelta(hours=told["hours_later"]),
    )


def _file(text: ReportText, *, newsroom: Newsroom) -> Report:
    facts = text.facts
    lead = facts.get("lead", {})
    return file_report(
        author=newsroom.people[facts["bylines"][0]["person"]],
        headline=text.before_correction(text.headline),
        section=newsroom.sections[facts["section"]],
        at=text.at - dt.timedelta(hours=2),
        slug=text.slug,
        summary=facts["summary"],
        dateline_place=facts["place"],
        dateline_date=text.at.date().isoformat(),
        bylines=[
            {"type": "byline", "value": _byline(byline, newsroom)} for byline in facts["bylines"]
        ],
        topics=[newsroom.topics[slug] for slug in facts["topics"]],
        language=text.language,
        is_right_to_left=text.language == "ar",
        lead_image=newsroom.pictures[lead["picture"]] if lead else None,
        lead_caption=lead.get("caption", ""),
        lead_is_file_photo=lead.get("file", False),
        body=_stream(text.body, newsroom=newsroom, words=text.before_correction),
    )


def _byline(byline: dict[str, str], newsroom: Newsroom) -> dict[str, str]:
    return {"name": newsroom.people[byline["person"]].name, "role": byline["role"]}


def _stream(blocks: list[Block], *, newsroom: Newsroom, words: Callable[[str], str]) -> list[Block]:
    """The blocks of a data file as the body's field takes them; ``words`` may change paragraphs."""
    return [
        {"type": kind, "value": _value(kind, told, newsroom=newsroom, words=words)}
        for block in blocks
        for kind, told in block.items()
    ]


def _value(kind: str, told: Any, *, newsroom: Newsroom, words: Callable[[str], str]) -> Any:
    match kind:
        case "paragraph":
            return _html(words(told))
        case "list":
            return [_html(item) for item in told]
        case "image":
            picture = newsroom.pictures[told["picture"]]
            return {"picture": picture.pk, "caption": told["caption"]}
        case "table":
            return _table(told)
        case "fact_box":
            return {"title": told["title"], "text": _html(told["text"])}
        case _:
            return told


def _table(told: dict[str, Any]) -> Block:
    return {
        "columns": [{"type": "text", "heading": heading} for heading in told["header"]],
        "rows": [{"values": row} for row in told["rows"]],
        "caption": told["caption"],
    }


def _html(prose: str) -> str:
    return f"<p>{escape(prose, quote=False)}</p>"

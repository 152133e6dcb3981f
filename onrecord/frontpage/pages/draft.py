"""The page of a draft, for the desk: as readers would see it, kept nowhere."""

from __future__ import annotations

from dataclasses import replace

from onrecord.frontpage.pages.article import article_of
from onrecord.frontpage.pages.frame import bake
from onrecord.record.pages.report import NO_RECORD
from onrecord.reports.models import PublishedReport, Report
from onrecord.shared.links import Link


def draft(report: Report, drafted: PublishedReport) -> bytes:
    """The report's page without what only a published version has: record and discussion."""
    topics = tuple(Link(topic.name, f"/topics/{topic.slug}/") for topic in drafted.topics)
    plain = article_of(report=report, published=drafted, record=NO_RECORD)
    article = replace(plain, topics=topics)
    page = bake(
        "report.html",
        head=None,
        section=article.section,
        shows=(),
        report=article,
        record=NO_RECORD,
        discussion=None,
    )
    return page.body

"""What a report tells machines, in schema.org's words: who said what, and with which figures."""

from __future__ import annotations

import json
import re
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from onrecord.discussion.pages import ShownDiscussion
from onrecord.frontpage.pages.article import Article, CorrectionShown
from onrecord.record.pages import RecordShown
from onrecord.record.pages.shown import Agent, FigureShown, StatementShown
from onrecord.reports.models.published import PublishedReport
from onrecord.shared.links import absolute
from onrecord.shared.marks import plain_text

COMMENTS = 20
"""Told of a discussion; the rest stands at its own address."""
DAY = re.compile(r"\d{4}(-\d\d){0,2}")  # of EDTF what schema.org takes for a date
# Within a script element only these could end it or begin a comment.
ESCAPES = {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"}


def news_article(
    article: Article,
    published: PublishedReport,
    record: RecordShown,
    *,
    publisher: str,
    image_url: str,
    discussion: ShownDiscussion | None,
) -> SafeString:
    """JSON-LD for a ``script`` element. A statement is its speaker's, never a fact of ours."""
    address, newsroom = absolute(article.url), {"@id": absolute("/#newsroom")}
    graph = [
        {
            **_report(article, published, record, newsroom),
            "image": image_url,
            "commentCount": discussion.count if discussion else 0,
            "comment": _comments(discussion) if discussion else [],
        },
        {
            "@type": "NewsMediaOrganization",
            **newsroom,
            "name": publisher,
            "url": absolute("/"),
        },
        *(_agent(one) for one in record.agents),
        *(_said(one, address, newsroom) for one in _said_in(record)),
        *(_counted(one) for one in record.figures),
    ]
    return as_script({"@context": "https://schema.org", "@graph": [_told(one) for one in graph]})


def as_script(facts: dict[str, Any]) -> SafeString:
    """JSON that nothing in it can turn into markup."""
    written = json.dumps(facts, ensure_ascii=False)
    # One after the other: for a large text a tenth of what str.translate takes.
    for sign, escaped in ESCAPES.items():
        written = written.replace(sign, escaped)
    return mark_safe(written)  # noqa: S308  every sign that HTML knows is escaped


def _report(
    article: Article,
    published: PublishedReport,
    record: RecordShown,
    newsroom: dict[str, str],
) -> dict[str, Any]:
    address = absolute(article.url)
    return {
        "@type": "ReportageNewsArticle",
        "@id": address,
        "mainEntityOfPage": address,
        "headline": published.headline,
        "description": article.summary,
        "inLanguage": article.language,
        "datePublished": article.published_at.isoformat(),
        "dateModified": (article.updated_at or article.published_at).isoformat(),
        "articleSection": article.section.name,
        "author": [{"@type": "Person", "name": one.name} for one in article.bylines] or newsroom,
        "publisher": newsroom,
        "dateline": published.dateline_place,
        "backstory": record.sourcing_note,
        "version": article.version_number,
        "keywords": [link.name for link in article.topics],
        "discussionUrl": absolute(f"{article.url}discussion/"),
        "correction": [_notice(one) for one in article.corrections],
        "hasPart": [{"@id": _entry("statement", one.id)} for one in _said_in(record)],
        "mentions": [{"@id": _entry("figure", one.id)} for one in record.figures],
    }


def _notice(correction: CorrectionShown) -> dict[str, Any]:
    return {
        "@type": "CorrectionComment",
        "text": str(correction.html),
        "datePublished": correction.at.isoformat(),
        "url": absolute(correction.url),
    }


def _comments(discussion: ShownDiscussion) -> list[dict[str, Any]]:
    """The first of those on the page; what is gone, or undated, is not told of."""
    told = [one for one in discussion.comments if one.state == "shown" and one.at][:COMMENTS]
    return [
        _told(
            {
                "@type": "Comment",
                "@id": absolute(one.url),
                "url": absolute(one.url),
                "author": {"@type": "Person", "name": one.author},
                "datePublished": one.at.isoformat() if one.at else "",
                "dateModified": one.edited_at.isoformat() if one.edited_at else "",
                "text": plain_text(one.html),
                "upvoteCount": one.recommends,
                "parentItem": {"@id": absolute(one.parent.url)}
                if one.parent and one.parent.is_shown
                else None,
            }
        )
        for one in told
    ]


def _said_in(record: RecordShown) -> list[StatementShown]:
    return [one for group in record.by_speaker for one in group.statements]


def _entry(kind: str, number: str) -> str:
    return absolute(f"/{kind}s/{number}/")


def _agent(agent: Agent) -> dict[str, Any]:
    """Who speaks: schema.org has no type of its own for a group of people."""
    return {
        "@type": "Person" if agent.kind in {"person", "unnamed"} else "Organization",
        "@id": absolute(agent.url),
        "name": agent.name,
        "url": absolute(agent.url),
        "sameAs": agent.same_as,
    }


def _said(statement: StatementShown, report: str, newsroom: dict[str, str]) -> dict[str, Any]:
    """Somebody's own words are a Quotation; what is reported of them is a Claim."""
    speaker = {"@id": absolute(statement.speaker.url)} if statement.speaker else None
    address = _entry("statement", statement.id)
    common = {"@id": address, "url": address, "text": statement.content}
    if statement.kind == "direct":
        part_of = {"@id": report}
        return {
            "@type": "Quotation",
            **common,
            "spokenByCharacter": speaker,
            "isPartOf": part_of,
        }
    return {
        "@type": "Claim",
        **common,
        "author": speaker,
        "appearance": {"@id": report},
        "claimInterpreter": newsroom,
    }


def _counted(figure: FigureShown) -> dict[str, Any]:
    """A figure with its bounds: one alone is "over" or "up to"; two are a range, or "about"."""
    is_plain = figure.low is not None and figure.low == figure.high
    said = {"@id": _entry("statement", figure.statement_id)} if figure.statement_number else None
    return {
        "@type": "Observation",
        "@id": _entry("figure", figure.id),
        "url": _entry("figure", figure.id),
        "variableMeasured": figure.counted,
        "description": figure.as_written or figure.value,
        "value": figure.low if is_plain else None,
        "minValue": None if is_plain else figure.low,
        "maxValue": None if is_plain else figure.high,
        "unitText": figure.unit,
        "observationAbout": {"@type": "Place", "name": figure.place} if figure.place else None,
        "observationDate": figure.edtf if DAY.fullmatch(figure.edtf) else None,
        "subjectOf": said,
    }


def _told(node: dict[str, Any]) -> dict[str, Any]:
    """What is known: a zero is."""
    return {key: value for key, value in node.items() if value not in ("", [], None)}

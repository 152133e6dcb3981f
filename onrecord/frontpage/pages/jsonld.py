"""What a report tells machines: schema.org's NewsArticle with quotations, claims and notices."""

from __future__ import annotations

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from onrecord.frontpage.pages.article import Article, CorrectionShown
from onrecord.record.pages import RecordShown
from onrecord.record.pages.shown import FigureShown, StatementShown
from onrecord.reports.models.published import PublishedReport
from onrecord.shared.links import absolute

# Within a script element only these could end it or begin a comment.
ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


def news_article(
    article: Article,
    published: PublishedReport,
    record: RecordShown,
    *,
    publisher: str,
    image_url: str,
    comments: int,
) -> SafeString:
    """JSON-LD for a ``script`` element. A statement is its speaker's, never a fact of ours."""
    address = absolute(article.url)
    newsroom = {"@type": "NewsMediaOrganization", "name": publisher}
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "mainEntityOfPage": address,
        "headline": published.headline,
        "description": article.summary,
        "inLanguage": article.language,
        "datePublished": article.published_at.isoformat(),
        "dateModified": (article.updated_at or article.published_at).isoformat(),
        "articleSection": article.section.name,
        "image": image_url,
        "author": [{"@type": "Person", "name": one.name} for one in article.bylines] or newsroom,
        "publisher": {**newsroom, "url": absolute("/")},
        "dateline": published.dateline_place,
        "version": article.version_number,
        "keywords": [link.name for link in article.topics],
        "commentCount": comments,
        "discussionUrl": absolute(f"{article.url}discussion/"),
        "correction": [_notice(one) for one in article.corrections],
        "hasPart": [
            *(_said(one, address) for group in record.by_speaker for one in group.statements),
            *(_counted(one, address) for one in record.figures),
        ],
    }
    return as_script({key: value for key, value in facts.items() if value not in ("", [], None)})


def as_script(facts: dict[str, Any]) -> SafeString:
    """JSON that nothing in it can turn into markup."""
    written = json.dumps(facts, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(written)  # noqa: S308  every sign that HTML knows is escaped


def _notice(correction: CorrectionShown) -> dict[str, Any]:
    return {
        "@type": "CorrectionComment",
        "text": str(correction.html),
        "datePublished": correction.at.isoformat(),
        "url": absolute(correction.url),
    }


def _said(statement: StatementShown, address: str) -> dict[str, Any]:
    """Somebody's own words are a Quotation; what is reported of them is a Claim."""
    is_direct = statement.kind == "direct"
    speaker = {"@type": "Thing", "name": statement.speaker.name} if statement.speaker else None
    facts = {
        "@type": "Quotation" if is_direct else "Claim",
        "@id": f"{address}#s-{statement.id}",
        "text": statement.content,
        "spokenByCharacter" if is_direct else "author": speaker,
    }
    return {key: value for key, value in facts.items() if value}


def _counted(figure: FigureShown, address: str) -> dict[str, Any]:
    speaker = {"@type": "Thing", "name": figure.speaker.name} if figure.speaker else None
    facts = {
        "@type": "Claim",
        "@id": f"{address}#f-{figure.id}",
        "text": f"{figure.counted}: {figure.value}",
        "author": speaker,
    }
    return {key: value for key, value in facts.items() if value}

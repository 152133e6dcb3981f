"""Reads what a web page says about itself: JSON-LD, meta elements, microdata and <time>."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from onrecord.extraction.captures.stamps import Stamp, stamp
from onrecord.extraction.types import CapturedComment

ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting)$")
COMMENT_TYPES = re.compile(r"(?:Comment|UserComments)$")
DATE_NAMES = {
    "article:published_time": "published", "og:published_time": "published", "date": "published",
    "pubdate": "published", "publishdate": "published", "publish-date": "published",
    "publication_date": "published", "dc.date": "published", "dc.date.issued": "published",
    "dcterms.created": "published", "dcterms.date": "published", "sailthru.date": "published",
    "parsely-pub-date": "published", "cxenseparse:recs:publishtime": "published",
    "citation_publication_date": "published", "datepublished": "published",
    "article:modified_time": "updated", "og:updated_time": "updated", "last-modified": "updated",
    "datemodified": "updated", "dcterms.modified": "updated",
}  # fmt: skip
TOPIC_NAMES = frozenset(
    {"news_keywords", "article:tag", "keywords", "parsely-tags", "sailthru.tags"}
)
AUTHOR_NAMES = frozenset(
    {"author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author"}
)
SECTION_NAMES = frozenset(
    {"article:section", "section", "parsely-section", "cxenseparse:recs:category"}
)


@dataclass(slots=True)
class SelfDescription:
    """What a page states about its report. Dates keep the place that states them."""

    headlines: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    dates: list[Stamp] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    comments: list[CapturedComment] = field(default_factory=list)
    site: str | None = None
    address: str | None = None


def describe(tree: HtmlElement) -> SelfDescription:
    """Gathers the page's own statements, the most exact kind first."""
    found = SelfDescription()
    for item in _linked_data(tree):
        kinds = " ".join(map(str, _listed(item.get("@type"))))
        if ARTICLE_TYPES.search(kinds):
            _from_article(found, item)
        elif COMMENT_TYPES.search(kinds) and item.get("text"):
            _add_comment(found, item, parent=None)
    _from_meta(found, tree)
    return found


def tidy(text: object) -> str:
    """A string with its white space tidied; anything else is empty."""
    return " ".join(text.split()) if isinstance(text, str) else ""


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        raw = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*$", "", script.text or "")
        try:
            data = json.loads(raw, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _listed(data):
            if isinstance(item, dict):
                yield item
                yield from (i for i in _listed(item.get("@graph")) if isinstance(i, dict))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _from_article(found: SelfDescription, item: dict[str, Any]) -> None:
    found.headlines += [h for h in [tidy(item.get("headline")), tidy(item.get("name"))] if h][:1]
    found.sections += [s for s in map(tidy, _listed(item.get("articleSection"))) if s]
    found.authors += [name for name in map(_name, _listed(item.get("author"))) if name]
    for keywords in _listed(item.get("keywords")):
        found.topics += _split_topics(tidy(keywords))
    for key, label in (("datePublished", "published"), ("dateModified", "updated")):
        _add_date(found, tidy(item.get(key)), label=label, where=f"{key} in its JSON-LD")
    for image in _listed(item.get("image")):
        if isinstance(image, dict) and tidy(image.get("caption")):
            found.captions.append(tidy(image["caption"]))
    for comment in _listed(item.get("comment")):
        if isinstance(comment, dict):
            _add_comment(found, comment, parent=None)


def _add_comment(
    found: SelfDescription, item: dict[str, Any], *, parent: str | None, depth: int = 0
) -> None:
    author = next(
        filter(None, map(_name, _listed(item.get("author") or item.get("creator")))), None
    )
    above = item.get("parentItem")
    if isinstance(above, dict):
        parent = _name(above.get("author")) or parent
    text = tidy(item.get("text") or item.get("commentText"))
    if text:
        found.comments.append(CapturedComment(author=author, reply_to=parent, text=text))
    if depth < 20:
        for reply in _listed(item.get("comment")):
            if isinstance(reply, dict):
                _add_comment(found, reply, parent=author, depth=depth + 1)


def _name(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = value[0] if value else None
    name = tidy(value)
    return name if name and len(name) <= 120 and "://" not in name else None


def _from_meta(found: SelfDescription, tree: HtmlElement) -> None:
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = tidy(meta.get("content"))
        if not name or not content:
            continue
        if name in DATE_NAMES:
            _add_date(found, content, label=DATE_NAMES[name], where=f"{name} in its head")
        elif name in ("og:title", "twitter:title", "dc.title"):
            found.headlines.append(content)
        else:
            _from_other_meta(found, name, content)
    canonical = (e.get("href") for e in tree.iter("link") if e.get("rel") == "canonical")
    found.address = next((link for link in canonical if link is not None), None)


def _from_other_meta(found: SelfDescription, name: str, content: str) -> None:
    if name == "og:site_name":
        found.site = content
    elif name in TOPIC_NAMES:
        found.topics += _split_topics(content)
    elif name in SECTION_NAMES:
        found.sections.append(content)
    elif name in AUTHOR_NAMES and (author := _name(content)) and not found.authors:
        found.authors.append(author)


def _split_topics(text: str) -> list[str]:
    parts = re.split(r"\s*[,;|]\s*", text)
    # Some sites send "tag:Syria" or "section:world" for their own counters.
    return [p for p in parts if p and len(p) <= 60 and not re.match(r"[a-z_]+:", p)]


def _add_date(found: SelfDescription, text: str, *, label: str, where: str) -> None:
    read = stamp(text) if text else None
    if read and read.date:
        found.dates.append(
            Stamp(
                label,
                read.year,
                read.month,
                read.day,
                read.time,
                None,
                f"{text}” ({where})",
                read.other,
            )
        )

"""Every address of the site with the rule that says who may use it: the table behind the matrix."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from onrecord.discussion.pages import WAYS
from onrecord.exchange.pages.description import SEARCHES
from onrecord.exchange.pages.exports import FORMS
from onrecord.exchange.pages.listings import EXPORTED, LISTINGS

DISCUSSION_ORDERS = [f"discussion_{view}_{order}" for view, order in WAYS[1:]]
EVERYBODY = "everybody"
SIGNED_IN = "whoever is signed in"
SIGNED_OUT = "everybody; who is signed in is led on"
PUBLISHERS = "whoever may publish the report"
WRITERS = "whoever writes reports: reporters, editors, administrators"
EDITORS = "editors and administrators"
MODERATORS = "moderators, editors, administrators"
ADMINISTRATORS = "administrators"
STAFF = "staff, by Wagtail's own permissions"

# Our own addresses by name. Wagtail's and allauth's follow below, by where they stand.
RULES = {
    **dict.fromkeys(
        [
            *["home", "section", "section_before", "report", "versions", "version", "version_data"],
            *["topics", "topic", "topic_before", "speakers", "speaker", "speaker_page"],
            *["speaker_year", "speaker_year_page"],
            *[
                "measures",
                "measure",
                "measure_table",
                "corrections",
                "corrections_before",
                "search",
                "short_address",
            ],
            *["archive", "archive_year", "archive_month", "archive_day"],
            *["feeds", "feed", "corrections_feed", "section_feed", "topic_feed", "speaker_feed"],
            *["robots", "sitemap", "sitemap_lists", "sitemap_news", "sitemap_month"],
            *[
                "discussion",
                "discussion_statements",
                *DISCUSSION_ORDERS,
                "discussion_page",
                "discussion_head",
            ],
            *[
                "comment",
                "comment_earlier",
                "comments_after",
                "live",
                "media",
                "me",
                "alive",
                "ready",
                "desk_link",
            ],
            *["metrics", "working"],
            *["version_text", "record_data", "record_annotations", "oembed", "api"],
            *["statement", "figure", "check", "statement_embed", "figure_embed", "check_embed"],
            "measure_embed",
            "discussion_embed",
            "discussion_script",
            *["clause", "moderation_log", "moderation_log_before", "moderation_log_data"],
            *[
                "moderation_year",
                "moderation_year_table",
                "moderation_log_feed",
                "notice",
                "notice_state",
            ],
            *["api_statement", "api_figure", "api_check", "api_report", "api_speaker"],
            *["api_measure", "api_nothing", "api_nothing_below"],
            *["api_counts", "api_comments", "api_comment"],
            *[f"api_{name}" for name in LISTINGS],
            *[f"api_search_{kind}" for kind in SEARCHES],
            *[f"api_{name}_{form}" for name in EXPORTED for form in FORMS],
        ],
        EVERYBODY,
    ),
    **dict.fromkeys(
        [
            *["comment_write", "comment_edit", "comment_withdraw", "comment_flag"],
            "comment_recommend",
        ],
        SIGNED_IN,
    ),
    **dict.fromkeys(
        [
            *["profile", "earlier_names", "account_delete", "account_data", "account_archive"],
            *["tokens", "token_revoke", "own_decisions"],
        ],
        SIGNED_IN,
    ),
    **dict.fromkeys(
        [
            "notices",
            "mail_choices",
            "following",
            "ignore",
            "follow_discussion",
            "follow_person",
            "people_here",
            "follow_statement",
        ],
        SIGNED_IN,
    ),
    **dict.fromkeys(["stop_mail", "mail_health", "face", "person", "person_before"], EVERYBODY),
    **dict.fromkeys(
        [
            *["record:screen", "record:decide", "record:add_statement", "record:add_figure"],
            *["record:edit_statement", "record:edit_figure", "record:edit_time"],
            *["record:words", "record:names", "record:split", "record:reassign", "record:answer"],
        ],
        PUBLISHERS,
    ),
    **dict.fromkeys(
        ["comment_pick", "record:merge", "record:undo_merge", "record:suggested_measures"], EDITORS
    ),
    **dict.fromkeys(["law:notices", "law:notice", "badges"], EDITORS),
    "wagtailsnippets_reports_topic:names": WRITERS,
    "law:erasures": ADMINISTRATORS,
    **dict.fromkeys(["exchange:webhooks", "exchange:webhook", "exchange:delivery"], ADMINISTRATORS),
    "api_flags": SIGNED_IN,
    **dict.fromkeys(["api_queue", "api_decisions"], MODERATORS),
    **dict.fromkeys(
        [
            *["moderation:queue", "moderation:comment", "moderation:decide"],
            *["moderation:discussion", "moderation:claim", "moderation:many"],
            *["moderation:undo", "moderation:person", "moderation:sanction"],
            *["moderation:appeals", "moderation:second_look"],
        ],
        MODERATORS,
    ),
}
# Wagtail's entrance to the desk, which says nothing of what is inside.
DESK_ENTRANCE = re.compile(r"^desk/(login|logout|password_reset|jsi18n|sprite)")
# Wagtail's views for pages behind a password, of which there are none, and for standing pages.
WAGTAIL_PUBLIC = {
    "wagtail_serve",
    "wagtail_serve_page",
    "wagtailcore_login",
    "wagtailcore_authenticate_with_password",
}
ALLAUTH_SIGNED_OUT = re.compile(
    r"^account/(login|signup|password/reset|confirm|inactive|3rdparty|social)"
)


@dataclass(frozen=True)
class Address:
    """One route: its pattern as Django writes it, its name, and the rule that holds for it."""

    pattern: str
    name: str
    rule: str


def addresses() -> list[Address]:
    """All routes of the site."""
    return [Address(pattern, name, _rule(pattern, name)) for pattern, name in _walk()]


def _rule(pattern: str, name: str) -> str:
    if name in RULES:
        return RULES[name]
    if DESK_ENTRANCE.match(pattern):
        return EVERYBODY
    if pattern.startswith("desk/"):
        return STAFF
    if ALLAUTH_SIGNED_OUT.match(pattern):
        return SIGNED_OUT
    if pattern.startswith("account/"):
        return SIGNED_IN
    if name in WAGTAIL_PUBLIC:
        return EVERYBODY
    return ""


def _walk(
    resolver: URLResolver | None = None, before: str = "", space: str = ""
) -> Iterator[tuple[str, str]]:
    resolver = resolver or get_resolver()
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            name = entry.name or ""
            yield pattern, f"{space}:{name}" if space else name
        else:
            inner = ":".join(filter(None, [space, entry.namespace]))
            yield from _walk(entry, pattern, inner)


def example(pattern: str, given: dict[str, Any]) -> str:
    """An address that fits the pattern, with what is given for its parts and 1 for the rest."""

    def fill(part: re.Match[str]) -> str:
        return str(given.get(part[1].split(":")[-1].strip("<>"), "1"))

    path = re.sub(r"(<[^>]+>)", fill, pattern)
    if "(" in path or "^" in path or "\\" in path:
        path = re.sub(r"\(\?P<\w+>[^)]*\)|\([^)]*\)", "1", pattern)
        path = re.sub(r"[\^$?]|\\", "", path)
    return f"/{path}"


def as_document() -> str:
    """docs/reference/access.md, as it must stand."""
    rows = sorted({(a.rule, a.pattern) for a in addresses()})
    ours = [row for row in rows if row[0] != STAFF]
    lines = [
        "# Access",
        "",
        "Every address and who may use it. A test tries each of them as a visitor, reader,",
        "reporter, moderator, editor and administrator, and fails where one is missing here.",
        "",
        "| address | who may use it |",
        "|---|---|",
        *(f"| `/{pattern}` | {rule} |" for rule, pattern in ours),
        f"| `/desk/…` (the other {len(rows) - len(ours)} addresses of the desk) | {STAFF} |",
        "",
    ]
    return "\n".join(lines)

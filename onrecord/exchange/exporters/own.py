"""Our own form: JSON Lines with everything that is kept of comments, for archives and for moving.

A head, then each discussion before its comments, then an end that counts them. The second half of
each comment (``steps``, ``flags``) is evidence: it is written, and not taken in elsewhere, because
the chain of steps proves something only where it was made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable
from typing import Any

import msgspec

from onrecord.discussion.models import Comment, CommentAnchor, Discussion, EarlierName
from onrecord.exchange.exporters.rows import address_of, comments_of
from onrecord.exchange.importers.comments.own import FORM, VERSION
from onrecord.shared.links import absolute

OWN_SOURCE = "onrecord"
_MADE_UP = ("name:", "address:")


def pieces(
    discussions: Iterable[Discussion], *, with_addresses: bool
) -> Generator[bytes, None, None]:
    """The file, line by line; ``with_addresses`` so that people can claim their names elsewhere."""
    yield _line({"type": "head", "form": FORM, "version": VERSION})
    number = 0
    for discussion in discussions:
        yield _line(_discussion(discussion))
        for comment in comments_of(discussion):
            number += 1
            yield _line(_comment(comment, discussion, with_addresses=with_addresses))
    yield _line({"type": "end", "comments": number})


def _line(entry: dict[str, Any]) -> bytes:
    return msgspec.json.encode(entry) + b"\n"


def _discussion(discussion: Discussion) -> dict[str, Any]:
    report = discussion.report
    return {
        "type": "discussion",
        "report": report.short_id,
        "headline": report.headline,
        "address": absolute(report.get_absolute_url()),
        "state": discussion.state,
    }


def _comment(comment: Comment, discussion: Discussion, *, with_addresses: bool) -> dict[str, Any]:
    return {
        "type": "comment",
        "id": comment.short_id,
        "report": discussion.report.short_id,
        "parent": comment.parent.short_id if comment.parent else "",
        "reply_to": comment.captured_reply_to,
        "place": comment.publish_seq,
        "status": comment.status,
        "status_at": comment.status_at,
        "held_because": comment.held_because,
        "clause": comment.removed_under.number if comment.removed_under else None,
        "created_at": comment.created_at,
        "published_at": comment.published_at,
        "edited_at": comment.edited_at,
        "author": _author(comment, with_addresses=with_addresses),
        "about": _about(comment),
        "text": comment.body_source,
        "sha256": _hash(comment.body_source),
        "revisions": _revisions(comment),
        "decisions": _decisions(comment),
        "origins": _origins(comment),
        "flags": _flags(comment),
        "steps": _steps(comment),
    }


def _author(comment: Comment, *, with_addresses: bool) -> dict[str, str]:
    found = {"id": _author_id(comment), "name": comment.captured_name}
    if not comment.is_captured:
        found["name"] = comment.shown_author
    if with_addresses and (address := address_of(comment)):
        found["address"] = address
    return found


def _author_id(comment: Comment) -> str:
    if not comment.is_captured:
        return f"person-{comment.author_id}" if comment.author_id else ""
    names = (origin.earlier_name for origin in comment.origins.all())
    name: EarlierName | None = next(filter(None, names), None)
    if name is None or name.source_id.startswith(_MADE_UP):
        return ""
    return name.source_id if name.source == OWN_SOURCE else f"{name.source}/{name.source_id}"


def _about(comment: Comment) -> dict[str, Any] | None:
    """The words of the report that it is about (W3C TextQuoteSelector), and what they are."""
    anchor: CommentAnchor | None = getattr(comment, "anchor", None)
    if anchor is None:
        return None
    kinds = (("statement", anchor.statement_id), ("figure", anchor.figure_id))
    return {
        "kind": next((kind for kind, pk in kinds if pk), ""),
        **{"exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix},
        **{"start": anchor.start, "version": anchor.version.number},
    }


def _revisions(comment: Comment) -> list[dict[str, Any]]:
    return [
        {
            "text": revision.body_source,
            "replaced_at": revision.replaced_at,
            "sha256": _hash(revision.body_source),
        }
        for revision in comment.revisions.all()
    ]


def _decisions(comment: Comment) -> list[dict[str, Any]]:
    """Without who decided: that is for the newsroom to know."""
    found = sorted(comment.decisions.all(), key=lambda one: (one.made_at, one.pk))
    return [
        {
            "action": decision.action,
            "before": decision.before,
            "clause": decision.clause.number if decision.clause else None,
            "reason": decision.reason,
            "made_at": decision.made_at,
        }
        for decision in found
    ]


def _origins(comment: Comment) -> list[dict[str, str]]:
    return [
        {"source": origin.source, "id": origin.source_id}
        for origin in comment.origins.all()
        if origin.source != OWN_SOURCE
    ]


def _flags(comment: Comment) -> list[dict[str, Any]]:
    return [
        {
            "clause": flag.clause.number if flag.clause else None,
            "note": flag.note,
            "made_at": flag.made_at,
            "settled_at": flag.settled_at,
        }
        for flag in comment.flags.all()
    ]


def _steps(comment: Comment) -> list[dict[str, Any]]:
    return [
        {
            **{"number": step.number, "before": step.before, "after": step.after},
            **{"kind": step.kind, "because": step.because, "note": step.note},
            "clause": step.clause.number if step.clause else None,
            **{"wording": step.wording, "taken_at": step.taken_at, "hash": step.hash},
        }
        for step in comment.steps.all()
    ]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

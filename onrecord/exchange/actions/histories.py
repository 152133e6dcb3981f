"""What our own export tells beyond words: earlier wordings, decisions, flags' outcome, origins."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onrecord.discussion.actions import Incoming, attach_incoming
from onrecord.discussion.actions.attaching import LONGEST
from onrecord.discussion.models import Clause, Comment, CommentRevision, Origin
from onrecord.exchange.importers.comments.foreign import ForeignComment, utc
from onrecord.moderation.models import Decision
from onrecord.shared.anchors import Anchor
from onrecord.shared.text import tidy_prose

_STATUSES = set(Comment.Status)
_ACTIONS = set(Decision.Action)


def incoming_of_ours(comment: ForeignComment, entry: dict[str, Any]) -> Incoming:
    """A comment of our own export as it was, its short id included where nobody has it here."""
    status = entry.get("status")
    return Incoming(
        source_id=comment.id,
        parent_id=comment.parent,
        status=Comment.Status(status) if status in _STATUSES else Comment.Status.HELD,
        words=tidy_prose(comment.words),
        created_at=comment.at,
        edited_at=comment.edited_at,
        published_at=utc(entry.get("published_at")),
        status_at=utc(entry.get("status_at")),
        held_because=str(entry.get("held_because") or "")[:16],
        removed_under=_clause(entry.get("clause")),
        author_id=comment.author.id,
        name=comment.author.name,
        address=comment.author.address,
        short_id=_free_short_id(comment.id),
        reply_to=str(entry.get("reply_to") or "")[:80],
        is_placed=isinstance(entry.get("place"), int),
    )


def keep_histories(made: dict[str, Comment], histories: dict[str, dict[str, Any]]) -> None:
    """Keep what belongs to comments that have just been made."""
    entries = [(made[number], entry) for number, entry in histories.items() if number in made]
    if not entries:
        return
    CommentRevision.objects.bulk_create(
        CommentRevision(comment=comment, body_source=tidy_prose(text), replaced_at=at)
        for comment, entry in entries
        for text, at in _revisions(entry)
    )
    Decision.objects.bulk_create(
        decision for comment, entry in entries for decision in _decisions(comment, entry)
    )
    Origin.objects.bulk_create(
        (
            Origin(comment=comment, source=one["source"][:40], source_id=one["id"][:100])
            for comment, entry in entries
            for one in _parts(entry, "origins")
            if isinstance(one.get("source"), str) and isinstance(one.get("id"), str)
        ),
        ignore_conflicts=True,
    )
    for comment, entry in entries:
        _attach(comment, entry.get("about"))


def _attach(comment: Comment, about: object) -> None:
    """To the same words of the report here."""
    if not isinstance(about, dict) or not isinstance(about.get("exact"), str):
        return
    texts = [str(about.get(name) or "") for name in ("exact", "prefix", "suffix")]
    exact, prefix, suffix = texts[0][:LONGEST], texts[1][-64:], texts[2][:64]
    start = about.get("start")
    start = start if isinstance(start, int) and 0 <= start < 2**31 - LONGEST else 0
    words = Anchor(start, start + len(exact), exact, prefix, suffix)
    attach_incoming(comment, words=words, kind=str(about.get("kind") or ""))


def _revisions(entry: dict[str, Any]) -> list[tuple[str, dt.datetime]]:
    return [
        (one["text"], at)
        for one in _parts(entry, "revisions")
        if isinstance(one.get("text"), str) and (at := utc(str(one.get("replaced_at"))))
    ]


def _decisions(comment: Comment, entry: dict[str, Any]) -> list[Decision]:
    return [
        Decision(
            comment=comment,
            action=one["action"],
            before=str(one.get("before"))[:10],
            clause=_clause(one.get("clause")),
            reason=str(one.get("reason") or "")[:500],
            made_at=at,
        )
        for one in _parts(entry, "decisions")
        if one.get("action") in _ACTIONS and (at := utc(str(one.get("made_at"))))
    ]


def _parts(entry: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = entry.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _clause(number: object) -> Clause | None:
    """The clause of that number; made, without its text, where the standards here have none."""
    if not isinstance(number, int) or not 0 < number < 10_000:
        return None
    clause, _ = Clause.objects.get_or_create(
        number=number,
        defaults={"title": f"Clause {number}", "text": "Of another site’s standards."},
    )
    return clause


def _free_short_id(number: str) -> str:
    if not 5 <= len(number) <= 12 or not number.isascii() or not number.isalnum():
        return ""
    return "" if Comment.objects.filter(short_id=number).exists() else number

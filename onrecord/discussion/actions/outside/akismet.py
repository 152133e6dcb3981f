"""Asks Akismet whether a comment is spam (its "comment check", REST, version 1.1)."""

from __future__ import annotations

from django.conf import settings

from onrecord.discussion.actions.outside.answer import Said
from onrecord.discussion.models import Comment, Sender
from onrecord.shared.calling import Answered, post_form
from onrecord.shared.links import absolute

LIMIT_BYTES = 2_000
VERSION = "akismet 1.1"
UNKNOWN = (
    "It is not known (any more) from which network this came, and Akismet answers for none without."
)


def ask(comment: Comment) -> Said:
    """``true`` is spam, ``false`` is none; the mail address is never sent."""
    sender = Sender.objects.filter(person=comment.author).first()
    if sender is None or not sender.network:
        raise ValueError(UNKNOWN)
    answered = post_form(
        settings.AKISMET_URL,
        _fields(comment, sender),
        timeout=settings.CLASSIFIER_TIMEOUT,
        limit_bytes=LIMIT_BYTES,
    )
    return _read(answered)


def _fields(comment: Comment, sender: Sender) -> dict[str, str]:
    return {
        "api_key": settings.AKISMET_KEY,
        "blog": absolute("/"),
        "blog_charset": "UTF-8",
        "user_ip": sender.network,
        "user_agent": sender.agent,
        "permalink": absolute(comment.discussion.report.get_absolute_url()),
        "comment_type": "reply" if comment.parent_id else "comment",
        "comment_author": comment.shown_author,
        "comment_content": comment.body_source,
        **({"recheck_reason": "edit"} if comment.edited_at else {}),
    }


def _read(answered: Answered) -> Said:
    word = answered.body.decode(errors="replace").strip()
    if word == "false":
        return Said(passes=True, evidence="", version=VERSION)
    if word == "true":
        is_plain = answered.headers.get("x-akismet-pro-tip") == "discard"
        evidence = "Akismet takes it for spam of the plainest kind" if is_plain else "Spam"
        return Said(passes=False, evidence=evidence, version=VERSION)
    # "invalid" comes with the reason in this header: a wrong key, a field that is missing.
    why = answered.headers.get("x-akismet-debug-help", "")
    raise ValueError(f"Akismet gave no verdict. {why}".rstrip())

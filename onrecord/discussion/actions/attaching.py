"""Attaching a comment to a statement, a figure or words of its report, and keeping it attached."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from onrecord.discussion.actions.standing import tell
from onrecord.discussion.models import Comment, CommentAnchor, Discussion
from onrecord.record.models import Figure, Statement
from onrecord.reports.models import Report, Version
from onrecord.shared.anchors import Anchor, find_again
from onrecord.shared.prepared import Prepared, Slot

LONGEST = 1000
"""Characters of a report that one comment may be about."""


@dataclass(frozen=True)
class About:
    """What a comment says that it is about, as it comes in; ``entry`` is ``s-12`` or ``f-7``."""

    entry: str = ""
    words: str = ""
    before: str = ""
    after: str = ""


def anchor_of(about: About, report: Report) -> CommentAnchor | None:
    """The anchor, not kept yet; None for the whole report. ``ValidationError`` where it is gone."""
    if about.entry:
        return _of_entry(about.entry, report)
    words = about.words.strip()
    return _of_words(words, about, report) if words else None


def attach(anchor: CommentAnchor, comment: Comment) -> None:
    """Keep the anchor of a comment that was just kept."""
    anchor.comment, anchor.discussion = comment, comment.discussion
    same = CommentAnchor.objects.filter(
        discussion=comment.discussion, statement=anchor.statement, figure=anchor.figure
    )
    if anchor.statement is None and anchor.figure is None:
        same = same.filter(exact=anchor.exact, prefix=anchor.prefix, suffix=anchor.suffix)
    anchor.group = same.filter(group__isnull=False).order_by("pk").first()
    anchor.save()
    if anchor.group is None:
        anchor.group = anchor
        anchor.save(update_fields=["group"])


def attach_incoming(comment: Comment, *, words: Anchor, kind: str) -> None:
    """What a comment from another On Record was about: the entry, else the words, where they are.

    ``kind`` is ``statement``, ``figure`` or empty. What is not found stays told, as of words that
    have changed since; a report without versions has nothing to be about.
    """
    version = comment.discussion.report.versions.order_by("-number").first()
    if version is None or not words.exact:
        return
    here = find_again(version.text, words) or find_again(version.headline, words)
    model = {"statement": Statement, "figure": Figure}.get(kind)
    entries = model.objects.on_record().filter(version=version, exact=words.exact) if model else ()
    entry = next(iter(entries), None)
    anchor = CommentAnchor(version=version, is_orphan=here is None, **_facts(here or words))
    if entry is not None and here is not None:
        setattr(anchor, kind, entry)
    attach(anchor, comment)


@transaction.atomic
def attach_again(discussion: Discussion) -> None:
    """After a version took the place of another: which anchors still stand in it."""
    version = discussion.report.newest_version()
    anchors = _anchors.all(discussion=discussion.pk)
    if version is None or not anchors:
        return
    changed = []
    for anchor in anchors:
        is_orphan = not (_is_on_record(anchor) or _stands(anchor.as_anchor, version))
        if is_orphan != anchor.is_orphan:
            anchor.is_orphan = is_orphan
            changed.append(anchor)
    CommentAnchor.objects.bulk_update(changed, ["is_orphan"], batch_size=200)
    if changed:
        tell(discussion)


def _of_entry(name: str, report: Report) -> CommentAnchor:
    kind, _, number = name.partition("-")
    model = {"s": Statement, "f": Figure}.get(kind)
    is_number = number.isascii() and number.isdigit() and len(number) < 19
    entry = None
    if model is not None and is_number:
        rows = model.objects.on_record().filter(report=report, pk=int(number))
        entry = rows.select_related("version").first()
    if entry is None or entry.version is None:
        raise ValidationError(
            "The statement or figure that your comment is about is no longer on record. "
            "Post it about the whole report, or choose another.",
            code="entry_gone",
        )
    return CommentAnchor(
        version=entry.version,
        statement=entry if isinstance(entry, Statement) else None,
        figure=entry if isinstance(entry, Figure) else None,
        **_facts(Anchor(entry.start, entry.end, entry.exact, entry.prefix, entry.suffix)),
    )


def _of_words(words: str, about: About, report: Report) -> CommentAnchor:
    version = report.versions.order_by("-number").first()
    anchor = None
    if version is not None and len(words) <= LONGEST:
        # Nothing stands at -1: the words are looked for by themselves and their context.
        sought = Anchor(-1, -1, words, about.before[-32:], about.after[:32])
        anchor = find_again(version.text, sought)
    if version is None or anchor is None:
        raise ValidationError(
            "These words do not stand in the report, or stand there more than once. "
            "Choose them anew, or post your comment about the whole report.",
            code="words_gone",
        )
    return CommentAnchor(version=version, **_facts(anchor))


def _facts(anchor: Anchor) -> dict[str, int | str]:
    return {
        "start": anchor.start,
        "end": anchor.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }


def _is_on_record(anchor: CommentAnchor) -> bool:
    entry = anchor.statement or anchor.figure
    return entry is not None and entry.state == entry.State.CONFIRMED


def _stands(anchor: Anchor, version: Version) -> bool:
    return any(find_again(text, anchor) for text in (version.text, version.headline))


_anchors = Prepared(
    lambda: CommentAnchor.objects.filter(discussion=Slot("discussion")).select_related(
        "statement", "figure"
    )
)

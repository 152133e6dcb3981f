"""Merges two speakers who are one, and takes a merge back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from onrecord.delivery.events import announce
from onrecord.people.models import User
from onrecord.record import rules
from onrecord.record.models import Alias, Merge, Role, Speaker, Statement

STANDS = "This merge was undone already."


@transaction.atomic
def merge_speakers(*, kept: Speaker, merged: Speaker, editor: User, at: dt.datetime) -> Merge:
    """Say that ``merged`` is ``kept``: all that hangs on it goes over, its page leads on.

    ``ValidationError`` where the two are one row, or one of them was merged before.
    """
    rules.require_may_keep_speakers(editor)
    _refuse_to_merge(kept, merged)
    moved = _move(merged, kept)
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])
    merge = Merge.objects.create(
        kept=kept, merged=merged, moved=moved, merged_by=editor, merged_at=at
    )
    log(kept, "record.merged", user=editor, data={"speaker": merged.name})
    _tell(merge)
    return merge


@transaction.atomic
def undo_merge(*, merge: Merge, editor: User, at: dt.datetime) -> None:
    """Give back what went over, as far as it is still with the speaker that was kept."""
    rules.require_may_keep_speakers(editor)
    if not Merge.objects.filter(pk=merge.pk, undone_at=None).update(undone_at=at):
        raise ValidationError(STANDS)
    if merge.kept.merged_into_id:
        raise ValidationError(
            f"{merge.kept} was merged into {merge.kept.merged_into} since: undo that first."
        )
    merge.merged.merged_into = None
    merge.merged.save(update_fields=["merged_into"])
    _give_back(merge)
    log(merge.kept, "record.unmerged", user=editor, data={"speaker": merge.merged.name})
    _tell(merge)


def _refuse_to_merge(kept: Speaker, merged: Speaker) -> None:
    if kept.pk == merged.pk:
        raise ValidationError("Choose another speaker: these are one already.")
    for speaker in (kept, merged):
        if speaker.merged_into_id:
            raise ValidationError(f"{speaker} was merged into {speaker.merged_into} before.")


def _move(merged: Speaker, kept: Speaker) -> dict[str, list[Any]]:
    """Move everything over; the ids of what moved, by kind."""
    titles = set(kept.roles.values_list("title", flat=True))
    moved = {
        "statements": _ids(merged.statements.all()),
        "aliases": _ids(merged.aliases.all()),
        "roles": _ids(merged.roles.exclude(title__in=titles)),
        "parts": _ids(merged.parts.exclude(pk=kept.pk)),
        "offices": _ids(Role.objects.filter(organisation=merged)),
        "above": [kept.pk] if kept.part_of_id == merged.pk else [],
    }
    Statement.objects.filter(pk__in=moved["statements"]).update(speaker=kept)
    Alias.objects.filter(pk__in=moved["aliases"]).update(speaker=kept)
    Role.objects.filter(pk__in=moved["roles"]).update(speaker=kept)
    Speaker.objects.filter(pk__in=moved["parts"]).update(part_of=kept)
    Role.objects.filter(pk__in=moved["offices"]).update(organisation=kept)
    Speaker.objects.filter(pk__in=moved["above"]).update(part_of=merged.part_of)
    if not Alias.objects.filter(name=merged.name).exists():
        moved["names"] = [Alias.objects.create(speaker=kept, name=merged.name).pk]
    return moved


def _give_back(merge: Merge) -> None:
    kept, merged, moved = merge.kept, merge.merged, merge.moved
    Statement.objects.filter(pk__in=moved["statements"], speaker=kept).update(speaker=merged)
    Alias.objects.filter(pk__in=moved["aliases"], speaker=kept).update(speaker=merged)
    Role.objects.filter(pk__in=moved["roles"], speaker=kept).update(speaker=merged)
    Speaker.objects.filter(pk__in=moved["parts"], part_of=kept).update(part_of=merged)
    Role.objects.filter(pk__in=moved["offices"], organisation=kept).update(organisation=merged)
    Speaker.objects.filter(pk__in=moved["above"]).update(part_of=merged)
    Alias.objects.filter(pk__in=moved.get("names", ()), speaker=kept).delete()


def _ids(rows: Any) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def _tell(merge: Merge) -> None:
    """Every page that names either of them, and the reports that quote them."""
    reports = (
        Statement.objects.filter(pk__in=merge.moved["statements"])
        .order_by("report_id")
        .values_list("report_id", flat=True)
        .distinct()
    )
    announce(
        *(f"report:{pk}" for pk in reports),
        f"speaker:{merge.kept_id}",
        f"speaker:{merge.merged_id}",
        "record",
    )

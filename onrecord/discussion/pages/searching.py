"""Comments in which words stand, the last added first, looked through some thousands at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.discussion.models import Comment
from onrecord.reports.models import Report

LOOKED_THROUGH = 2_000  # comments for one page, however rare the words and however many there are
PER_PAGE = 20


def comments_saying(
    words: Sequence[str], *, report: Report | None, before: int | None
) -> tuple[list[Comment], int | None]:
    """Comments that everybody can read, and the number to go on before (None at the end).

    Each word, or one that it begins, stands in them. A page may hold few or none and not be the
    last: it ends where as many were looked through as one question may cost.
    """
    rows = Comment.objects.readable().order_by("-pk")
    if report is not None:
        rows = rows.filter(discussion__report=report)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    numbers = list(rows.values_list("pk", flat=True)[:LOOKED_THROUGH])
    if not numbers:
        return [], None
    found = rows.filter(pk__gte=numbers[-1])
    for word in words:
        found = found.filter(body_source__iregex=rf"(^|\W){re.escape(word)}")
    shown = list(found.select_related("author", "discussion__report__section")[: PER_PAGE + 1])
    if len(shown) > PER_PAGE:
        return shown[:PER_PAGE], shown[PER_PAGE - 1].pk
    return shown, numbers[-1] if len(numbers) == LOOKED_THROUGH else None

"""Checks of what is written: listed words, many links."""

from __future__ import annotations

import threading
from datetime import datetime

from django.db.models import Count, Max, Value

from onrecord.discussion.actions.holds.submission import Submission
from onrecord.discussion.models import Word
from onrecord.shared.prepared import Prepared
from onrecord.shared.word_finder import WordFinder

_finders: dict[tuple[int, datetime | None], WordFinder] = {}
_making = threading.Lock()


def listed_words(submission: Submission) -> str:
    """The words of the newsroom's list that stand in it."""
    return ", ".join(f"“{word}”" for word in _finder().find(submission.words))


def many_links(submission: Submission) -> str:
    """As many links as the policy calls many."""
    many = submission.policy.many_links
    return f"{submission.links} links" if many and submission.links >= many else ""


def _finder() -> WordFinder:
    """Made once for each state of the list, in each process."""
    key = _state.all()[0]
    with _making:
        if key not in _finders:
            _finders.clear()
            _finders[key] = WordFinder(Word.objects.values_list("folded", flat=True))
        return _finders[key]


_state = Prepared(
    # Of all words together: a constant groups nothing apart.
    lambda: (
        Word.objects.order_by()
        .values(all=Value(1))
        .annotate(count=Count("pk"), newest=Max("changed_at"))
        .values_list("count", "newest")
    )
)

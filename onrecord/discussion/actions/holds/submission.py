"""A wording as it comes in, with all that a check may look at."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from onrecord.discussion.models import Comment, Discussion, Mode, Policy
from onrecord.discussion.models.comment import CommentQuerySet
from onrecord.people.models import User
from onrecord.shared.likeness import exact_print, simhash


@dataclass(frozen=True)
class Submission:
    """What somebody sends, before it is kept. ``comment_id`` is given when it is an edit."""

    author: User
    discussion: Discussion
    words: str
    html: str
    at: dt.datetime
    comment_id: int | None = None

    @cached_property
    def policy(self) -> Policy:
        """What holds in the report's section."""
        return Policy.objects.of(self.discussion.report.section)

    @cached_property
    def exact(self) -> str:
        """The print of the words, empty if they are few."""
        return exact_print(self.words)

    @cached_property
    def simhash(self) -> int | None:
        """What words nearly the same have nearly the same; None if they are few."""
        return simhash(self.words)

    @property
    def mode(self) -> Mode:
        """The discussion's own, else its section's."""
        return Mode(self.discussion.mode or self.policy.mode)

    @property
    def links(self) -> int:
        """How many links that lead away from here readers would see."""
        return self.html.count("<a ") - self.html.count('<a href="/people/')

    @property
    def others(self) -> CommentQuerySet:
        """The author's comments but this one."""
        own = Comment.objects.filter(author=self.author)
        return own.exclude(pk=self.comment_id) if self.comment_id else own

    @cached_property
    def published_before(self) -> int:
        """How many of the author's comments can be read, counted only as far as a check asks."""
        asked = max(NEWCOMER_UNTIL, self.policy.first_held)
        return len(self.others.published().values("pk")[:asked])


NEWCOMER_UNTIL = 2
"""Published comments after which links no longer wait."""

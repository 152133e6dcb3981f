"""Who takes part in a discussion, to be named in it: for one signed-in person's form."""

from __future__ import annotations

from onrecord.discussion.models import Comment
from onrecord.people.models import User
from onrecord.people.pages import avatar_of
from onrecord.reports.models import Report
from onrecord.shared.text import tidy_line

SHOWN = 8
AMONG = 2000
"""The newest comments whose authors are offered, so that a long discussion costs no more."""


def participants(*, report: Report, begins: str, asked_by: User) -> list[dict[str, str]]:
    """Others whose name, or a word of it, begins so; whoever spoke last comes first."""
    sought = tidy_line(begins)[:60].casefold()
    said = Comment.objects.published().filter(discussion__report=report, author__isnull=False)
    newest = said.order_by("-publish_seq").values_list("author", flat=True)[:AMONG]
    people = dict.fromkeys(pk for pk in newest if pk != asked_by.pk)
    named = User.objects.filter(is_active=True).exclude(name="").in_bulk(list(people))
    found = [named[pk] for pk in people if pk in named and _begins(named[pk].name, sought)]
    return [{"name": one.name, "avatar": avatar_of(one)} for one in found[:SHOWN]]


def _begins(name: str, sought: str) -> bool:
    folded = name.casefold()
    return folded.startswith(sought) or f" {sought}" in folded

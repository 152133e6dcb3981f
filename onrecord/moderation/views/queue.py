"""The queue: what waits, what is flagged, and all comments."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from onrecord.discussion.models import Clause, Comment, Flag
from onrecord.moderation.views.access import moderators_only
from onrecord.moderation.views.items import items_of, with_context
from onrecord.people.requests import SignedInRequest

PAGE = 20
COUNTED_TO = 999


@dataclass(frozen=True)
class Tab:
    """A list; ``waiting`` and ``flagged`` begin with the oldest, ``all`` with the newest."""

    name: str
    label: str
    count: str
    url: str
    is_current: bool


@require_safe
@moderators_only
def queue(request: SignedInRequest) -> HttpResponse:
    """``show`` is waiting, flagged or all; ``from`` the comment after which the page begins."""
    show = request.GET.get("show", "")
    show = show if show in _LISTS else "waiting"
    rows = _page_of(show, _place(request.GET.get("from", "")))
    more = f"?show={show}&from={rows[PAGE - 1].pk}" if len(rows) > PAGE else ""
    facts = {
        "tabs": _tabs(show),
        "items": items_of(rows[:PAGE]),
        "clauses": list(Clause.objects.in_force()),
        "more_url": more,
        "back": f"{reverse('moderation:queue')}?show={show}",
    }
    return render(request, "moderation/queue.html", facts)


def _page_of(show: str, start: int) -> list[Comment]:
    """One comment more than a page shows, to tell whether there is a next one."""
    rows = _LISTS[show](with_context())
    if show == "all":
        rows = rows.filter(pk__lt=start) if start else rows
        return list(rows.order_by("-pk")[: PAGE + 1])
    return list(rows.filter(pk__gt=start).order_by("pk")[: PAGE + 1])


def _waiting(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    return comments.filter(status=Comment.Status.HELD)


def _flagged(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    flagged = Flag.objects.filter(settled_at=None).values("comment")
    return comments.filter(status=Comment.Status.PUBLISHED, pk__in=flagged)


def _all(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    return comments


_LISTS = {"waiting": _waiting, "flagged": _flagged, "all": _all}


def _tabs(current: str) -> list[Tab]:
    address = reverse("moderation:queue")
    labels = {"waiting": "Waiting", "flagged": "Flagged", "all": "All comments"}
    return [
        Tab(name, label, _counted(name), f"{address}?show={name}", name == current)
        for name, label in labels.items()
    ]


def _counted(name: str) -> str:
    """How long a list is; a very long one is not counted to its end."""
    if name == "all":
        return ""
    found = _LISTS[name](Comment.objects.order_by())[: COUNTED_TO + 1].count()
    return f"{COUNTED_TO}+" if found > COUNTED_TO else str(found)


def _place(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0

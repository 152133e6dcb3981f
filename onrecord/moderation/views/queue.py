"""The queue: what one has in hand, what waits, is flagged or was not read, and all comments."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from onrecord.discussion.models import Clause, Comment, Flag
from onrecord.discussion.models.comment import WAITS
from onrecord.moderation.models import Claim, Decision
from onrecord.moderation.views.access import moderators_only
from onrecord.moderation.views.items import items_of, with_context
from onrecord.people.models import User
from onrecord.people.requests import SignedInRequest

PAGE = 20
COUNTED_TO = 999
LABELS = {
    "mine": "In your hands",
    "waiting": "Waiting",
    "flagged": "Flagged",
    "unread": "Not read yet",
    "all": "All comments",
}
NEWEST_FIRST = {"unread", "all"}
NOT_COUNTED = {"unread", "all"}


@dataclass(frozen=True)
class Tab:
    """A list; those of ``NEWEST_FIRST`` begin with the newest, the others with the oldest."""

    name: str
    label: str
    count: str
    url: str
    is_current: bool


@require_safe
@moderators_only
def queue(request: SignedInRequest) -> HttpResponse:
    """``show`` is a list, ``from`` the comment after which the page begins.

    ``hold`` and ``person`` narrow it to one reason for waiting, or to one author.
    """
    show = shown_list(request.GET.get("show", ""))
    narrowed = {
        name: request.GET[name]
        for name in ("hold", "person")
        if place(request.GET.get(name, "")) or request.GET.get(name) in Comment.Hold
    }
    start = place(request.GET.get("from", ""))
    rows = _page_of(show, request.user, narrowed, start)
    asked = {"show": show, **narrowed}
    more = f"?{urlencode({**asked, 'from': rows[PAGE - 1].pk})}" if len(rows) > PAGE else ""
    facts = {
        "tabs": _tabs(show, request.user),
        "items": items_of(rows[:PAGE]),
        "clauses": list(Clause.objects.in_force()),
        "more_url": more,
        "back": f"{reverse('moderation:queue')}?{urlencode(asked)}",
        "show": show,
        "narrowed": narrowed,
        "holds": Comment.Hold.choices,
    }
    return render(request, "moderation/queue.html", facts)


def shown_list(name: str) -> str:
    """The name of a list, ``waiting`` where nothing that exists was asked for."""
    return name if name in LABELS else "waiting"


def comments_of(
    show: str, person: User, narrowed: dict[str, str], comments: QuerySet[Comment]
) -> QuerySet[Comment]:
    """Those of ``comments`` that stand on the list for this person."""
    rows = _LISTS[show](comments, person)
    if narrowed.get("hold"):
        rows = rows.filter(held_because=narrowed["hold"])
    if place(narrowed.get("person", "")):
        rows = rows.filter(author=place(narrowed["person"]))
    return rows


def place(text: str) -> int:
    """A number from an address; 0 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _page_of(show: str, person: User, narrowed: dict[str, str], start: int) -> list[Comment]:
    """One comment more than a page shows, to tell whether there is a next one."""
    rows = comments_of(show, person, narrowed, with_context())
    if show in NEWEST_FIRST:
        rows = rows.filter(pk__lt=start) if start else rows
        return list(rows.order_by("-pk")[: PAGE + 1])
    return list(rows.filter(pk__gt=start).order_by("pk")[: PAGE + 1])


def _mine(comments: QuerySet[Comment], person: User) -> QuerySet[Comment]:
    held = Claim.objects.filter(moderator=person, until__gt=timezone.now())
    return _waiting_at_all(comments).filter(pk__in=held.values("comment"))


def _waiting(comments: QuerySet[Comment], person: User) -> QuerySet[Comment]:
    """What others have in hand is not shown."""
    taken = Claim.objects.held_by_others(person, at=timezone.now())
    return _waiting_at_all(comments).exclude(pk__in=taken.values("comment"))


def _waiting_at_all(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    return comments.filter(WAITS)


def _flagged(comments: QuerySet[Comment], person: User) -> QuerySet[Comment]:
    flagged = Flag.objects.filter(settled_at=None).values("comment")
    return comments.filter(status=Comment.Status.PUBLISHED, pk__in=flagged)


def _unread(comments: QuerySet[Comment], person: User) -> QuerySet[Comment]:
    """Published, and no moderator has decided anything about it."""
    decided = Decision.objects.filter(comment=OuterRef("pk"))
    return comments.filter(~Exists(decided), status=Comment.Status.PUBLISHED, is_captured=False)


def _all(comments: QuerySet[Comment], person: User) -> QuerySet[Comment]:
    return comments


_LISTS = {
    "mine": _mine,
    "waiting": _waiting,
    "flagged": _flagged,
    "unread": _unread,
    "all": _all,
}


def _tabs(current: str, person: User) -> list[Tab]:
    address = reverse("moderation:queue")
    return [
        Tab(name, label, _counted(name, person), f"{address}?show={name}", name == current)
        for name, label in LABELS.items()
    ]


def _counted(name: str, person: User) -> str:
    """How long a list is; a very long one is not counted to its end.

    In order, so that SQLite takes the index of what waits, not one of all comments.
    """
    if name in NOT_COUNTED:
        return ""
    found = _LISTS[name](Comment.objects.order_by("pk"), person)[: COUNTED_TO + 1].count()
    return f"{COUNTED_TO}+" if found > COUNTED_TO else str(found)

"""What a page for everyone cannot know: who reads it, and what of it is theirs."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_safe

from onrecord.delivery.troubles import watch
from onrecord.discussion.pages import own_comments
from onrecord.discussion.rules import may_pick_somewhere
from onrecord.people.models import User
from onrecord.people.pages import avatar_of, ignored_by, unread_count


@require_safe
def me(request: HttpRequest) -> JsonResponse:
    """The one private call of a baked page; who is signed out costs no query and gets no cookie."""
    if not isinstance(request.user, User):
        answer = JsonResponse(
            {"person": None, "csrf": "", "own": [], "held": [], "notice": _notice()}
        )
    else:
        answer = JsonResponse(_told(request, request.user))
    answer["Cache-Control"] = "private, no-store"
    return answer


def _told(request: HttpRequest, person: User) -> dict[str, object]:
    comments = own_comments(person=person)
    return {
        "person": {
            "name": person.shown_name,
            "avatar": avatar_of(person),
            "staff": person.has_perm("wagtailadmin.access_admin"),
            "picks": may_pick_somewhere(person),
            "profile": "/account/",
            "unread": unread_count(person),
            "ignored": ignored_by(person),
        },
        "csrf": get_token(request),
        "own": list(comments.own),
        "held": list(comments.held),
        "notice": _notice(),
    }


def _notice() -> str:
    """What every page should say before anybody types for nothing; "" while all is well."""
    return watch.trouble.value if watch.trouble else ""

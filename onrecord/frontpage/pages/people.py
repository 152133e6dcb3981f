"""The public page of a person: what they say of themselves, and their comments."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from onrecord.delivery.baking import Baked
from onrecord.discussion.pages import profile_page
from onrecord.frontpage.pages.frame import Head, bake
from onrecord.people.models import User
from onrecord.people.pages import avatar_of


def person(*, pk: int, before: int = 0) -> Baked:
    """A person with their published comments, newest first, ``before`` one of them."""
    found = get_object_or_404(User, pk=pk, is_active=True)
    comments, older = profile_page(person=found, before=before, is_public=True)
    if before and not comments:
        raise Http404("There are no older comments.")
    url = found.get_absolute_url()
    return bake(
        "person.html",
        head=Head(url=f"{url}before/{before}/" if before else url),
        # Publishing and taking down a report shows and hides what was said of it.
        shows={f"person:{pk}", "front"},
        person={
            "id": pk,
            "name": found.shown_name,
            "avatar": avatar_of(found),
            "bio": found.bio,
            "joined_at": found.date_joined,
            "mark": "Newsroom" if found.is_staff else "",
        },
        comments=comments,
        newer_url=url if before else "",
        older_url=f"{url}before/{older}/" if older else "",
    )

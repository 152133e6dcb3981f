"""Finds things by part of a name, in whatever script and case, on every store."""

from __future__ import annotations

from django.db.models import Q

from onrecord.shared.slugs import slug_of


def holds(words: str, *names: str, slug: str = "slug") -> Q:
    """Rows of which one of the fields ``names`` holds the words, or the slug what they sound like.

    SQLite folds the case of Latin letters only, so other scripts are asked for in each case.
    """
    if not words:
        return Q()
    found = Q()
    for form in {words, words.lower(), words.upper(), words.title(), words.capitalize()}:
        for name in names:
            found |= Q(**{f"{name}__icontains": form})
    sounds = slug_of(words, otherwise="")
    return found | Q(**{f"{slug}__contains": sounds}) if sounds else found

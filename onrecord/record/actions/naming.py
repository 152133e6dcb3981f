"""Finds or makes the speaker that goes by a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db.models import Q

from onrecord.record.models import Alias, Role, Speaker, Statement
from onrecord.shared.slugs import free_slug, slug_of

ORGANISATION = re.compile(
    r"\b(army|agency|authority|bank|board|bureau|centre|center|church|club|college|commission|"
    r"committee|company|corporation|council|court|department|federation|forces|foundation|"
    r"general staff|government|group|hospital|inc|institute|ltd|military|ministry|mod|museum|"
    r"nations|office|organi[sz]ation|parliament|party|police|service|society|staff|survey|trust|"
    r"union|university)\b",
    re.IGNORECASE,
)


def known_speakers(names: set[str]) -> dict[str, Speaker]:
    """The speakers who go by these names or have them as aliases, by name; two queries.

    The name of one that was merged is an alias of the one it was merged into.
    """
    found: dict[str, Speaker] = {alias.name: alias.speaker for alias in _aliases(names)}
    named = Speaker.objects.filter(name__in=names, merged_into=None)
    return found | {speaker.name: speaker for speaker in named}


def speaker_named(name: str, *, kind: str = "", part_of: Speaker | None = None) -> Speaker:
    """The speaker of that name or alias, made if there is none.

    Without ``kind`` a new speaker is an organisation where a word of the name says so ("Ministry"),
    a group where the name begins in lower case ("eyewitnesses"), else a person.
    """
    name = " ".join(name.split())[:160]
    standing = Speaker.objects.filter(merged_into=None)
    speaker = standing.filter(Q(name=name) | Q(aliases__name=name)).first() or _merged(name)
    if speaker is None:
        speaker = Speaker.objects.create(
            name=name, slug=_free_slug(name), kind=kind or _likely_kind(name), part_of=part_of
        )
    return speaker


def list_roles(statements: Iterable[Statement]) -> None:
    """Add to speakers the roles in which statements name them, for readers and for the desk.

    So of statements that are on record alone: what a draft calls somebody waits with it, and
    readers see the role for as long as one is on record. Whoever puts them there tells the
    speakers' pages; a role that is saved by itself tells every page.
    """
    named = {(one.speaker_id, one.role) for one in statements if one.speaker_id and one.role}
    roles = [
        Role(speaker_id=speaker, title=role, as_reported=role) for speaker, role in sorted(named)
    ]
    Role.objects.bulk_create(roles, ignore_conflicts=True)


def _merged(name: str) -> Speaker | None:
    """Whom a speaker of that name was merged into, should the name be no alias any more."""
    speaker: Speaker | None = Speaker.objects.filter(name=name).first()
    return speaker.goes_by if speaker else None


def _aliases(names: set[str]) -> list[Alias]:
    return list(Alias.objects.filter(name__in=names).select_related("speaker"))


def _likely_kind(name: str) -> Speaker.Kind:
    if ORGANISATION.search(name):
        return Speaker.Kind.ORGANISATION
    return Speaker.Kind.GROUP if name[:1].islower() else Speaker.Kind.PERSON


def _free_slug(name: str) -> str:
    stem = slug_of(name, longest=150, otherwise="speaker")
    taken = Speaker.objects.filter(slug__startswith=stem).values_list("slug", flat=True)
    return free_slug(stem, taken=set(taken))

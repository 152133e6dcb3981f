"""Which speakers readers may know of, in which roles: who is on record, and what they are part of.

The desk keeps more of them: whom only a report that waits quotes is told of with the report.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from onrecord.record.models import Role, Speaker, Statement
from onrecord.shared.prepared import Prepared, Slots


def speakers_on_record() -> QuerySet[Speaker]:
    """Those with something on record: of each as many statements are looked at as it takes."""
    quoted = Statement.objects.on_record().filter(speaker=OuterRef("pk"))
    speakers: QuerySet[Speaker] = Speaker.objects.filter(Exists(quoted))
    return speakers


def roles_known() -> QuerySet[Role]:
    """Those that a person entered or completed, or in which a published report names the speaker.

    Of each as many statements are looked at as it takes.
    """
    named = Statement.objects.on_record().filter(
        speaker=OuterRef("speaker"), role=OuterRef("title")
    )
    of_a_person = ~Q(as_reported=F("title")) | ~Q(held="") | Q(organisation__isnull=False)
    return Role.objects.filter(of_a_person | Exists(named))


def is_known(speaker: Speaker) -> bool:
    """Whether readers may know of the speaker at all."""
    one = [speaker.pk]
    return bool(_on_record.all(speakers=one) or parts_known(one, below(one))[speaker.pk])


def below(speakers: Collection[int]) -> dict[int, Speaker]:
    """All parts of these, and the parts' parts, by number: known or not; a query for each rank.

    A page that shows the known ones shows one more once a report quotes it.
    """
    parts: dict[int, Speaker] = {}
    above = list(speakers)
    while above:
        found = [one for one in _parts.all(speakers=above) if one.pk not in parts]
        parts |= {one.pk: one for one in found}
        above = [one.pk for one in found]
    return parts


def parts_known(
    speakers: Collection[int], parts: Mapping[int, Speaker]
) -> dict[int, list[Speaker]]:
    """Of each the parts that readers may know of, by name, of all that are ``below``."""
    known: set[int] = set()
    for number in _on_record.all(speakers=list(parts)) if parts else ():
        part = parts.get(number)
        while part is not None and part.pk not in known:
            known.add(part.pk)
            part = parts.get(part.part_of_id or 0)
    shown: dict[int, list[Speaker]] = {number: [] for number in speakers}
    for part in sorted((parts[number] for number in known), key=lambda part: part.name):
        if part.part_of_id in shown:
            shown[part.part_of_id].append(part)
    return shown


_parts = Prepared(
    lambda: Speaker.objects.filter(part_of__in=Slots("speakers"), merged_into=None).order_by()
)
_on_record = Prepared(
    lambda: (
        speakers_on_record()
        .filter(pk__in=Slots("speakers"))
        .order_by()
        .values_list("pk", flat=True)
    )
)

"""Speakers as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast
from urllib.parse import urlencode

from django.db.models import Count, F, Prefetch, QuerySet
from django.http import Http404

from onrecord.delivery.baking import Baked, Moved
from onrecord.exchange.pages.answers import NAMES, baked_data
from onrecord.exchange.pages.names import API, same_as, speaker_named
from onrecord.exchange.standards import shapes, wholes
from onrecord.record.models import Speaker
from onrecord.record.pages.addressed import figures_on_record, statements_on_record
from onrecord.record.pages.known import below, is_known, parts_known, roles_known
from onrecord.shared.links import absolute


def speaker(*, slug: str) -> Baked | Moved:
    """``/api/record/speakers/<slug>.json``; one that was merged leads on."""
    found = Speaker.objects.filter(slug=slug).first()
    if found and found.merged_into_id and is_known(found.goes_by):
        return Moved(f"{API}speakers/{found.goes_by.slug}.json", is_permanent=False)
    if found is None or found.merged_into_id:
        raise Http404("No speaker has this address.")
    under = below([found.pk])
    [told] = _told([found.pk], under)
    if not (told.statements or told.parts):
        raise Http404("No speaker has this address.")
    shows = {*(f"speaker:{one}" for one in (found.pk, *under)), NAMES, "front"}
    return baked_data(told, shows=shows)


def speakers(rows: Sequence[Speaker]) -> list[wholes.Speaker]:
    """Speakers as data; eight queries for any number, nine where parts have parts."""
    ids = [row.pk for row in rows]
    return _told(ids, below(ids))


def _told(ids: Sequence[int], under: Mapping[int, Speaker]) -> list[wholes.Speaker]:
    """Those of these numbers, with all that is ``below`` them."""
    full = Speaker.objects.filter(pk__in=ids).select_related("part_of")
    roles = Prefetch("roles", roles_known().select_related("organisation"))
    found = full.prefetch_related("aliases", roles).in_bulk()
    said = _counts(statements_on_record().filter(speaker_id__in=ids).values(of=F("speaker_id")))
    counted = _counts(
        figures_on_record()
        .filter(statement__speaker_id__in=ids, statement__state="confirmed")
        .values(of=F("statement__speaker_id"))
    )
    parts = parts_known(ids, under)
    return [_speaker(found[pk], parts[pk], said.get(pk, 0), counted.get(pk, 0)) for pk in ids]


def _speaker(
    row: Speaker, parts: Sequence[Speaker], statements: int, figures: int
) -> wholes.Speaker:
    return wholes.Speaker(
        slug=row.slug,
        name=row.name,
        url=absolute(row.get_absolute_url()),
        data_url=absolute(f"{API}speakers/{row.slug}.json"),
        kind=cast("shapes.SpeakerKind", row.kind),
        description=row.description,
        aliases=[alias.name for alias in row.aliases.all()],
        same_as=same_as(row),
        part_of=speaker_named(row.part_of),
        parts=[named for part in parts if (named := speaker_named(part))],
        roles=[
            wholes.Role(
                title=role.title,
                organisation=role.organisation.name if role.organisation else "",
                held=role.held,
            )
            for role in row.roles.all()
        ],
        statements=statements,
        figures=figures,
        statements_url=absolute(f"{API}statements/?{urlencode({'speaker': row.slug})}"),
    )


def _counts(rows: QuerySet[Any, Any]) -> dict[int, int]:
    return {row["of"]: row["count"] for row in rows.annotate(count=Count("pk")).order_by()}

"""The page of a speaker, and the list of speakers."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from onrecord.delivery.baking import Baked, Moved
from onrecord.frontpage.pages.frame import NAMES, Head, bake
from onrecord.frontpage.pages.standing import list_page
from onrecord.record.models import Speaker
from onrecord.record.pages import speaker_shown, speakers_listed
from onrecord.shared.links import Link


def speaker(*, slug: str, page: int = 1) -> Baked | Moved:
    """All that is on record from a speaker, newest first; one that was merged leads on."""
    shown = speaker_shown(slug=slug, page=page)
    merged = None if shown else Speaker.objects.filter(slug=slug, merged_into__isnull=False)
    if merged and (other := merged.select_related("merged_into").first()):
        return Moved(other.merged_into.get_absolute_url(), is_permanent=False)
    if shown is None or (page > 1 and not shown.statements):
        raise Http404("No speaker has this address.")
    pk = get_object_or_404(Speaker, slug=slug).pk
    head = shown.speaker
    return bake(
        "speaker.html",
        head=Head(
            url=_address(head.url, page),
            description=head.description or f"What {head.name} is on record with.",
            feeds=(Link(head.name, head.feed_url),),
        ),
        # Publishing and taking down moves statements in and out: "front" tells of both.
        shows={f"speaker:{pk}", NAMES, "front"},
        speaker=head,
        statements=shown.statements,
        figures=shown.figures if page == 1 else (),
        measures=shown.measures if page == 1 else (),
        newer_url=_address(head.url, page - 1) if page > 1 else "",
        older_url="" if shown.is_last else _address(head.url, page + 1),
    )


def speakers() -> Baked:
    """Every speaker with something on record."""
    return list_page(
        title="Speakers",
        url="/speakers/",
        links=speakers_listed(),
        shows={"front", "record", NAMES},
    )


def _address(base: str, page: int) -> str:
    return f"{base}page/{page}/" if page > 1 else base

"""The page of a speaker, and the list of speakers."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from onrecord.delivery.baking import Baked, Moved
from onrecord.frontpage.pages.frame import NAMES, Head, bake
from onrecord.frontpage.pages.standing import list_page
from onrecord.record.models import Speaker
from onrecord.record.pages import speaker_shown, speakers_listed
from onrecord.record.pages.known import is_known
from onrecord.record.pages.speakers import SpeakerPage
from onrecord.shared.links import Link


@dataclass(frozen=True, slots=True)
class Choice:
    """A part of what a speaker said, and whether it is the one that is shown."""

    name: str
    url: str
    count: int
    is_shown: bool


def speaker(*, slug: str, page: int = 1, year: int | None = None) -> Baked | Moved:
    """All that is on record from a speaker, or what is of one year, newest first.

    One that was merged leads on.
    """
    shown = speaker_shown(slug=slug, page=page, year=year)
    if shown is None and (moved := _merged(slug)):
        return moved
    if shown is None or (page > 1 and not shown.statements):
        raise Http404("No speaker has this address.")
    head = shown.speaker
    base = _of_year(head.url, year)
    return bake(
        "speaker.html",
        head=Head(
            url=_address(base, page),
            description=head.description or f"What {head.name} is on record with.",
            feeds=(Link(head.name, head.feed_url),),
        ),
        # Publishing and taking down moves statements in and out: "front" tells of both.
        shows={*(f"speaker:{one}" for one in (shown.number, *shown.below)), NAMES, "front"},
        speaker=head,
        year=year,
        years=_choices(shown, year),
        statements=shown.statements,
        figures=shown.figures,
        measures=shown.measures,
        newer_url=_address(base, page - 1) if page > 1 else "",
        older_url="" if shown.is_last else _address(base, page + 1),
    )


def speakers() -> Baked:
    """Every speaker with something on record."""
    return list_page(
        title="Speakers",
        url="/speakers/",
        links=speakers_listed(),
        shows={"front", "record", NAMES},
    )


def _merged(slug: str) -> Moved | None:
    found = Speaker.objects.filter(slug=slug, merged_into__isnull=False).first()
    if found is None or not is_known(found.goes_by):
        return None
    return Moved(found.goes_by.get_absolute_url(), is_permanent=False)


def _choices(shown: SpeakerPage, chosen: int | None) -> tuple[Choice, ...]:
    """All and each year, where there is more than one."""
    if len(shown.years) < 2:
        return ()
    url = shown.speaker.url
    everything = Choice("All", url, shown.speaker.tally.statements, chosen is None)
    return (
        everything,
        *(
            Choice(str(one.year), _of_year(url, one.year), one.statements, chosen == one.year)
            for one in shown.years
        ),
    )


def _of_year(base: str, year: int | None) -> str:
    return f"{base}{year}/" if year else base


def _address(base: str, page: int) -> str:
    return f"{base}page/{page}/" if page > 1 else base

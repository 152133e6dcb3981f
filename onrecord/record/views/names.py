"""Names to choose a speaker by: known speakers by name and alias, in whatever script."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from onrecord.record.models import Speaker, Statement
from onrecord.reports.models import Report
from onrecord.shared.names import holds
from onrecord.shared.slugs import slug_of

MOST = 12


@dataclass(frozen=True)
class SpeakerName:
    """A speaker to choose. ``about`` tells apart who is called alike; ``is_new``: not known yet."""

    name: str
    about: str = ""
    is_here: bool = False
    is_new: bool = False


def speakers_like(words: str, *, report: Report, most: int = MOST) -> list[SpeakerName]:
    """Speakers whose name or an alias holds the words; four queries.

    Those of this report come first, known before merely suggested, then those whose name begins
    so. A name is found in the letters of another script too, as far as they sound alike.
    """
    here = _speakers_here(report)
    speakers = Speaker.objects.select_related("part_of").prefetch_related("aliases")
    found = (
        speakers.filter(merged_into=None)
        .filter(holds(words, "name", "aliases__name") | Q(pk__in=here))
        .distinct()
    )
    fitting = [speaker for speaker in found[: 20 * most] if _fits(speaker, words)]
    fitting.sort(
        key=lambda one: (not _is_called(one, words), one.pk not in here, not _begins(one, words))
    )
    names = [_shown(speaker, is_here=speaker.pk in here) for speaker in fitting]
    known = {name for speaker in fitting for name in _names_of(speaker)}
    suggested = [
        SpeakerName(name, about="suggested in this report", is_here=True, is_new=True)
        for name in _suggested_here(report)
        if name not in known and words.casefold() in name.casefold()
    ]
    count = sum(_is_called(speaker, words) or speaker.pk in here for speaker in fitting)
    return [*names[:count], *suggested, *names[count:]][:most]


def _speakers_here(report: Report) -> set[int]:
    ids = Statement.objects.filter(report=report).exclude(speaker=None).order_by()
    return set(ids.values_list("speaker", flat=True).distinct())


def _suggested_here(report: Report) -> list[str]:
    unknown = Statement.objects.filter(report=report, speaker=None).exclude(suggested_speaker="")
    return list(unknown.order_by().values_list("suggested_speaker", flat=True).distinct())


def _fits(speaker: Speaker, words: str) -> bool:
    slug = slug_of(words, otherwise="")
    return any(
        words.casefold() in name.casefold() or (slug and slug in slug_of(name, otherwise=""))
        for name in _names_of(speaker)
    )


def _is_called(speaker: Speaker, words: str) -> bool:
    return any(name.casefold() == words.casefold() for name in _names_of(speaker))


def _begins(speaker: Speaker, words: str) -> bool:
    return any(name.casefold().startswith(words.casefold()) for name in _names_of(speaker))


def _names_of(speaker: Speaker) -> list[str]:
    return [speaker.name, *(alias.name for alias in speaker.aliases.all())]


def _shown(speaker: Speaker, *, is_here: bool) -> SpeakerName:
    aliases = ", ".join(alias.name for alias in speaker.aliases.all())
    parts = [
        speaker.get_kind_display().lower(),
        f"part of {speaker.part_of}" * bool(speaker.part_of),
    ]
    parts.append(f"also {aliases}" * bool(aliases))
    return SpeakerName(speaker.name, about="; ".join(filter(None, parts)), is_here=is_here)

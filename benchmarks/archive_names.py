"""What the reports of an archive refer to: sections, topics, speakers, measures, people."""

from __future__ import annotations

from typing import Any

from archive_rows import MEASURES, SECTIONS, SPEAKERS, TOPICS, Names
from archive_words import Writer


def names(writer: Writer) -> Names:
    """Made new, each with an address of its own."""
    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415  after the set-up

    from onrecord.people.models import User  # noqa: PLC0415  the same
    from onrecord.record.models import Measure, Speaker  # noqa: PLC0415  the same
    from onrecord.reports.models import Report, Section, Topic  # noqa: PLC0415  the same

    return Names(
        sections=_made(Section, "part", [f"Part {n}" for n in range(SECTIONS)]),
        topics=_made(Topic, "topic", [f"Topic {writer.towns[n % 300]} {n}" for n in range(TOPICS)]),
        speakers=_made(Speaker, "speaker", [writer.name(n) for n in range(SPEAKERS)]),
        measures=_made(Measure, "measure", [f"Families {n}" for n in range(MEASURES)]),
        editor=User.objects.create_superuser("editor@example.org", name="Archive Editor"),
        report_type=ContentType.objects.get_for_model(Report).pk,
    )


def readers(count: int) -> list[Any]:
    """People who write."""
    from onrecord.people.models import User  # noqa: PLC0415  after the set-up

    return User.objects.bulk_create(
        User(email=f"reader{number}@example.org", name=f"Reader {number}", password="!")
        for number in range(count)
    )


def _made(model: Any, stem: str, titles: list[str]) -> list[Any]:
    return list(
        model.objects.bulk_create(
            model(name=title, slug=f"{stem}-{number}") for number, title in enumerate(titles)
        )
    )

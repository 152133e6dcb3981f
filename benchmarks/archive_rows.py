"""Reports with versions and records, and their discussions, as rows of an archive.

Everything is as publishing would leave it: the content that readers see is hashed onto the version
before, entries hang on its characters, each draft is the one that was published.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from archive_tables import Rows, Table, as_json, span_as_json, stored
from archive_words import Story, Writer

LAST = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)
BETWEEN = dt.timedelta(minutes=50)  # two reports: some 29 a day, 100,000 in 9.5 years
SECTIONS, TOPICS, SPEAKERS, MEASURES = 8, 400, 2_000, 200
SPOKEN = 4  # statements of a report
AGAIN, CORRECTED, MEASURED = 0.1, 0.05, 0.1  # shares of the reports


@dataclass(frozen=True)
class Names:
    """What reports refer to: rows made before them, in order."""

    sections: list[Any]
    topics: list[Any]
    speakers: list[Any]
    measures: list[Any]
    editor: Any
    report_type: int


class Reports:
    """Adds reports one by one to tables that are written in bulk."""

    def __init__(self, names: Names, writer: Writer, *, count: int) -> None:
        from wagtail.models import Revision  # noqa: PLC0415  the same
        from wagtail.search.models import IndexEntry  # noqa: PLC0415  after the set-up

        from onrecord.discussion.models import Discussion  # noqa: PLC0415  the same
        from onrecord.record.models import Figure, Statement, TimeExpression  # noqa: PLC0415  the same
        from onrecord.reports.models import Correction, Report, Version  # noqa: PLC0415  the same

        self.names, self.writer, self.chance = names, writer, writer.chance
        self.count = count
        self.reports, self.revisions = Table(Report), Table(Revision)
        self.versions, self.corrections = Table(Version), Table(Correction)
        self.statements, self.figures = Table(Statement), Table(Figure)
        self.times, self.discussions = Table(TimeExpression), Table(Discussion)
        self.topics = Table(Report.topics.through)
        self.found = Table(IndexEntry)
        self.fields = Report(section=names.sections[0]).serializable_data()
        # Some topics and speakers are in every tenth report, most in hardly any.
        self.of_topics = list(accumulate(1 / (place + 3) for place in range(len(names.topics))))
        self.of_speakers = list(accumulate(1 / (place + 9) for place in range(len(names.speakers))))

    def time_of(self, place: int) -> dt.datetime:
        """When the ``place``-th report was published."""
        return LAST - BETWEEN * (self.count - place)

    def add(self, place: int, *, shown: int) -> None:
        """The ``place``-th report, with all that hangs on it and so many comments shown."""
        at = self.time_of(place)
        speakers = self.chance.choices(self.names.speakers, cum_weights=self.of_speakers, k=SPOKEN)
        number = self.reports.next
        story = self.writer.story(number, [one.name for one in speakers], at)
        facts = self._report(number, story, at)
        version = self._versions(number, facts, story, at)
        self._record(number, version, story, speakers, at)
        self._search(number, story)
        facts = {"last_seq": shown, "comment_count": shown, "edition": 1}
        self.discussions.add(report_id=number, **facts)

    def taken(self) -> list[Rows]:
        """All that was added, what is referred to first: nothing waits for what it refers to."""
        reports = (self.revisions, self.reports, self.versions, self.corrections, self.topics)
        records = (self.discussions, self.times, self.statements, self.figures, self.found)
        return [table.taken() for table in (*reports, *records)]

    def _report(self, number: int, story: Story, at: dt.datetime) -> dict[str, Any]:
        from onrecord.shared.shortids import short_id  # noqa: PLC0415  after the set-up
        from onrecord.shared.slugs import slug_of  # noqa: PLC0415  the same

        short = short_id(number)
        section = self.names.sections[number % len(self.names.sections)]
        topics = {
            one.pk: one
            for one in sorted(
                self.chance.choices(self.names.topics, cum_weights=self.of_topics, k=2),
                key=lambda topic: topic.name,
            )
        }
        body = [
            {"type": "paragraph", "value": f"<p>{words}</p>", "id": f"{short}-{place}"}
            for place, words in enumerate(story.paragraphs)
        ]
        facts = {
            "headline": story.headline,
            "slug": slug_of(story.headline),
            "summary": story.summary,
            "section_id": section.pk,
            "short_id": short,
            "body": as_json(body),
        }
        moments = {
            name: stored(at) for name in ("created_at", "first_published_at", "last_published_at")
        }
        revision = self._draft(number, facts, list(topics), at)
        self.reports.add(
            **facts, **moments, live=True, live_revision_id=revision, latest_revision_id=revision
        )
        for pk in topics:
            self.topics.add(report_id=number, topic_id=pk)
        return facts | {"section": section, "topics": list(topics.values())}

    def _draft(self, number: int, facts: dict, topics: list[int], at: dt.datetime) -> int:
        written = {name: value for name, value in facts.items() if name != "section_id"}
        content = (
            self.fields
            | written
            | {
                "pk": number,
                "section": facts["section_id"],
                "topics": topics,
                "created_at": at.isoformat(),
                "first_published_at": at.isoformat(),
            }
        )
        return self.revisions.add(
            content_type_id=self.names.report_type,
            base_content_type_id=self.names.report_type,
            object_id=str(number),
            created_at=stored(at),
            user_id=self.names.editor.pk,
            object_str=facts["headline"],
            content=as_json(content | {"created_at": at.isoformat()}),
        )

    def _versions(self, number: int, facts: dict, story: Story, at: dt.datetime) -> int:
        """One version, or two of which the second may have been published with a correction."""
        version, sha256 = self._version(number, facts, story, at, number_of=1, previous="")
        if self.chance.random() >= AGAIN:
            return version
        later = at + dt.timedelta(minutes=40)
        version, _ = self._version(number, facts, story, later, number_of=2, previous=sha256)
        if self.chance.random() < CORRECTED / AGAIN:
            self.corrections.add(
                report_id=number,
                version_id=version,
                kind="correction",
                text="The number in the first paragraph was wrong. It is right now.",
                made_at=stored(later),
                made_by_id=self.names.editor.pk,
            )
        return version

    def _version(
        self,
        number: int,
        facts: dict,
        story: Story,
        at: dt.datetime,
        *,
        number_of: int,
        previous: str,
    ) -> tuple[int, str]:
        from onrecord.reports.models.content import canonical, chained_hash  # noqa: PLC0415  after the set-up

        content = canonical(_content(facts, story, at, number_of))
        sha256 = chained_hash(content, previous=previous)
        version = self.versions.add(
            report_id=number,
            number=number_of,
            published_at=stored(at),
            published_by_id=self.names.editor.pk,
            headline=story.headline,
            content=content,
            text=story.text,
            sha256=sha256,
            previous_sha256=previous,
        )
        return version, sha256

    def _record(
        self, number: int, version: int, story: Story, speakers: list[Any], at: dt.datetime
    ) -> None:
        common = {
            "report_id": number,
            "version_id": version,
            "state": "confirmed",
            "decided_by_id": self.names.editor.pk,
            "decided_at": stored(at),
        }
        for one in story.times:
            self.times.add(
                **common,
                **_anchor(story, one["span"]),
                type=one["type"],
                value=one["value"],
                edtf=one["value"],
            )
        statements = [
            self.statements.add(
                **common,
                **_anchor(story, one["span"]),
                kind=one["kind"],
                content=f"[{span_as_json(one['span'])}]",
                cue=span_as_json(one["cue"]),
                source=span_as_json(one["source"]),
                speaker_id=speaker.pk,
                suggested_speaker=speaker.name,
                resolution="explicit",
            )
            for one, speaker in zip(story.statements, speakers, strict=True)
        ]
        self._figures(common, story, statements)

    def _figures(self, common: dict, story: Story, statements: list[int]) -> None:
        for one in story.figures:
            facts = {
                name: value for name, value in one.items() if name not in {"span", "statement"}
            }
            if self.chance.random() < MEASURED:
                facts["measure_id"] = self.chance.choice(self.names.measures).pk
            if "statement" in one:
                facts["statement_id"] = statements[one["statement"]]
            self.figures.add(**common, **_anchor(story, one["span"]), **facts)

    def _search(self, number: int, story: Story) -> None:
        self.found.add(
            content_type_id=self.names.report_type,
            object_id=str(number),
            title="",
            autocomplete="",
            body=f"{story.headline} {story.summary} {story.text}",
        )


def _anchor(story: Story, span: tuple[int, int]) -> dict[str, Any]:
    start, end = span
    return {
        "start": start,
        "end": end,
        "exact": story.text[start:end],
        "prefix": story.text[max(0, start - 32) : start],
        "suffix": story.text[end : end + 32],
    }


def _content(facts: dict, story: Story, at: dt.datetime, number: int) -> dict[str, Any]:
    """What ``reports.models.content.content_of`` would write of this report."""
    section, moment = facts["section"], at.isoformat()
    return {
        "short_id": facts["short_id"],
        "number": number,
        "headline": story.headline,
        "slug": facts["slug"],
        "section": {"name": section.name, "slug": section.slug},
        "summary": story.summary,
        "bylines": [],
        "dateline": {"place": "", "date": "", "basis": ""},
        "lead_image": None,
        "body": [
            {"id": f"{facts['short_id']}-{place}", "type": "paragraph", "html": f"<p>{words}</p>"}
            for place, words in enumerate(story.paragraphs)
        ],
        "topics": [{"name": one.name, "slug": one.slug} for one in facts["topics"]],
        "related": [],
        "language": "en",
        "direction": "ltr",
        "first_published_at": moment,
        "published_at": moment,
    }

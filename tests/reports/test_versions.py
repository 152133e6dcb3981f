"""Versions are evidence: complete, chained, never changed, and read back without the database."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from onrecord.reports.actions import publish_report
from onrecord.reports.models import Topic, Version, verify_versions
from onrecord.shared.append_only import AppendOnlyError
from onrecord.shared.marks import plain_text
from tests.conftest import NOON, a_draft, a_picture, a_report

HOUR = dt.timedelta(hours=1)
BODY = [
    ("paragraph", '<p data-block-key="x">One <b>two</b>.</p><p>Three &amp; four.</p>'),
    ("heading", " What was said "),
    ("quotation", {"text": "We counted\r\ntwice.", "attribution": "The mayor"}),
    ("list", ["<p>first</p>", '<a href="https://example.org/">second</a>']),
    ("embed", {"url": "https://example.org/film", "title": "The film"}),
    ("fact_box", {"title": "Background", "text": "<p>Long ago.</p>"}),
    ("paragraph", "Plain words"),
]
TEXT = (
    "One two.\n\nThree & four.\n\nWhat was said\n\nWe counted\ntwice.\n\nfirst\nsecond\n\n"
    "Background\n\nLong ago.\n\nPlain words"
)


@pytest.fixture
def full(ed, world):
    """A published report with everything a report can have."""
    other = a_report(editor=ed, section=world, headline="The day before")
    table = {
        "type": "table",
        "value": {
            "caption": "Left",
            "columns": [{"type": "text", "heading": "Day"}, {"type": "number", "heading": "n"}],
            "rows": [{"values": ["Monday", "647"]}, {"values": ["Tuesday", None]}],
        },
    }
    report = a_draft(
        author=ed,
        section=world,
        body=BODY,
        summary="In short.",
        bylines=[("byline", {"name": "R. Porter", "role": "Reporter"})],
        dateline_place="Aleppo",
        dateline_date="[2016-11-30..2016-12-01]",
        lead_image=a_picture(caption="The square"),
        topics=[Topic.objects.create(name="Aleppo", slug="aleppo")],
        related=[other],
    )
    image = {"type": "image", "value": {"picture": report.lead_image_id, "caption": "Again"}}
    report.body = json.dumps([*report.body.get_prep_value(), table, image])
    report.save_revision(user=ed)
    publish_report(report=report, editor=ed, at=NOON)
    return report


def test_a_version_says_everything_that_was_published(full, django_assert_num_queries):
    version = full.versions.get()
    with django_assert_num_queries(0):
        read = version.read()

    assert (read.headline, read.section.slug, read.summary) == ("647 leave", "world", "In short.")
    assert [(by.name, by.role) for by in read.bylines] == [("R. Porter", "Reporter")]
    assert (read.dateline_place, read.dateline_date) == ("Aleppo", "[2016-11-30..2016-12-01]")
    assert [topic.slug for topic in read.topics] == ["aleppo"]
    assert [other.headline for other in read.related] == ["The day before"]
    assert (read.language, read.direction) == ("en", "ltr")
    assert read.published_at == read.first_published_at == NOON
    assert read.lead_image.caption == "The square"
    assert [block.kind for block in read.body][-2:] == ["table", "image"]
    assert read.body[-2].rows == (("Monday", "647"), ("Tuesday", ""))
    assert read.body[-1].picture.caption == "Again"


def test_the_text_is_the_prose_of_the_body_with_empty_lines_between(full):
    assert full.versions.get().text == TEXT


def test_each_block_of_prose_knows_where_its_words_stand(full):
    version = full.versions.get()
    found = []
    for block in version.read().body:
        match block.kind:
            case "paragraph" | "fact_box":
                found.append((block.span, plain_text(block.html)))
            case "heading" | "quotation":
                found.append((block.span, block.text))
            case "list":
                found += [(item.span, plain_text(item.html)) for item in block.items]

    assert len(found) == 7
    for span, words in found:
        assert version.text[span.start : span.end] == words


def test_only_our_tags_reach_readers(ed, world):
    report = a_report(
        editor=ed,
        section=world,
        body=[
            ("paragraph", '<p onclick="x">a <script>alert(1)</script><a href="javascript:x">b</a>')
        ],
    )

    assert report.versions.get().read().body[0].html == "<p>a <a>b</a></p>"


def test_the_hash_can_be_computed_by_anybody(ed, full):
    publish_report(report=full, editor=ed, at=NOON + HOUR)
    first, second = full.versions.order_by("number")

    assert first.previous_sha256 == ""
    assert first.sha256 == hashlib.sha256(first.content.encode()).hexdigest()
    assert second.previous_sha256 == first.sha256
    joined = (second.content + first.sha256).encode()
    assert second.sha256 == hashlib.sha256(joined).hexdigest()
    assert json.dumps(json.loads(first.content), sort_keys=True, separators=(",", ":")) == (
        first.content
    )


def test_a_version_is_never_changed_or_deleted(report):
    version = report.versions.get()
    version.headline = "Something else"

    with pytest.raises(AppendOnlyError):
        version.save()
    with pytest.raises(AppendOnlyError):
        version.delete()
    with pytest.raises(AppendOnlyError):
        Version.objects.update(headline="Something else")
    with pytest.raises(AppendOnlyError):
        report.versions.all().delete()
    with pytest.raises(AppendOnlyError):
        Version.objects.bulk_update([version], ["headline"])


def test_versions_that_were_left_alone_hold(ed, full, capsys):
    publish_report(report=full, editor=ed, at=NOON + HOUR)

    call_command("verify")

    assert list(verify_versions()) == []
    assert "3 versions hold." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("content = replace(content, '647', '746')", "its content is not what was published"),
        ("text = 'Nobody left.'", "its text or headline is not that of its content"),
        ("number = 3", "a version before it is missing"),
        ("previous_sha256 = 'abc'", "it does not follow from the version before it"),
    ],
)
def test_a_version_changed_behind_our_back_is_found(ed, report, capsys, change, reason):
    publish_report(report=report, editor=ed, at=NOON + HOUR)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reports_version SET " + change + " WHERE number = 2")

    with pytest.raises(CommandError) as end:
        call_command("verify")

    assert end.value.returncode == 1
    assert f"report {report.pk}" in capsys.readouterr().out
    assert reason in {broken.reason for broken in verify_versions()}


def test_changes_between_versions_are_told_word_by_word(ed, report):
    report.headline = "648 leave"
    report.body = [("paragraph", "<p>647 people left, both ministries said.</p>")]
    report.save_revision(user=ed)
    publish_report(report=report, editor=ed, at=NOON + HOUR)
    first, second = report.versions.order_by("number")

    changes = second.changes_since(first)

    assert [(s.kind, s.text) for s in changes.headline] == [
        ("removed", "647"),
        ("added", "648"),
        ("same", " leave"),
    ]
    after = "".join(s.text for s in changes.text if s.kind != "removed")
    assert after == second.text
    before = "".join(s.text for s in changes.text if s.kind != "added")
    assert before == first.text


def test_pictures_are_made_in_the_sizes_that_pages_ask_for(ed, world):
    report = a_report(editor=ed, section=world, lead_image=a_picture())

    image = report.versions.get().read().lead_image

    assert [(one.width, one.type) for one in image.renditions] == [
        (480, "image/webp"),
        (600, "image/webp"),
        (480, "image/jpeg"),
        (600, "image/jpeg"),
    ]
    assert image.webp.endswith(" 600w")
    assert image.shown.url.startswith("/media/")
    assert image.largest.width == 600
    assert (image.alt, image.credit) == ("An empty square.", "A. Lens")


def test_what_was_published_stays_when_the_words_about_a_picture_change(ed, world):
    picture = a_picture(caption="Before")
    report = a_report(editor=ed, section=world, lead_image=picture)
    picture.caption = "After"
    picture.save()

    assert report.versions.get().read().lead_image.caption == "Before"

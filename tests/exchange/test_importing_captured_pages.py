"""`onrecord import`: a captured page becomes a report, once."""

import datetime as dt
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from onrecord.discussion.models import Comment
from onrecord.exchange.models import Capture
from onrecord.people.models import User
from onrecord.record.models import Figure, Statement
from onrecord.reports.models import Report, Section
from tests.conftest import a_report

PAGES = Path(__file__).parents[1] / "extraction" / "captures" / "pages"
FERRY = PAGES / "headline-first.txt"


def run_import(*arguments: object, **options: Any) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("import", *map(str, arguments), stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def test_a_page_becomes_a_draft_with_all_that_was_understood(ada: User) -> None:
    shown = run_import(FERRY)

    report = Report.objects.get()
    assert "Imported as a new report" in shown
    assert "a draft at the desk, 3 new comments" in shown
    assert not report.live
    assert report.headline == "Harbour ferry timetable cut by a third"
    assert report.section.name == "Transport"
    assert sorted(t.name for t in report.topics.all()) == [
        "Harbour ferry",
        "Port authority",
        "West bank",
    ]
    assert [b.value["name"] for b in report.bylines] == ["Miriam Castle", "Tobias Renn"]
    assert report.dateline_date == "2024-05-14"
    assert "states its own date" in report.dateline_basis
    assert report.lead_caption.startswith("The ferry Aurora")
    assert [b.block_type for b in report.body] == ["paragraph"] * 4 + ["heading", "paragraph"]


def test_publishing_dates_the_report_to_its_own_day_and_has_it_read(ada: User) -> None:
    run_import(FERRY, "--publish")

    report = Report.objects.get()
    assert report.live
    assert report.first_published_at.date() == dt.date(2024, 5, 14)
    assert "Eastmouth's harbour ferry" in report.versions.get().text
    assert Statement.objects.filter(report=report).exists()
    assert Figure.objects.filter(report=report).exists()


def test_an_uncertain_date_is_kept_and_the_earliest_day_is_used(ada: User) -> None:
    run_import(PAGES / "blocks.txt", "--publish")

    report = Report.objects.get()
    assert report.dateline_date == "[2018-06-05..2018-06-06]"
    assert "for a total of 9 days" in report.dateline_basis
    assert report.first_published_at.date() == dt.date(2018, 6, 5)
    assert report.lead_is_file_photo


def test_comments_come_in_under_unclaimed_names(ada: User) -> None:
    run_import(FERRY, "--publish")

    comments = list(Comment.objects.order_by("publish_seq"))
    assert [c.captured_name for c in comments] == ["Dora Lindqvist", "sailor_77", "Dora Lindqvist"]
    assert [c.author for c in comments] == [None] * 3
    assert comments[2].parent == comments[1]


def test_the_same_page_comes_in_once(ada: User) -> None:
    run_import(FERRY, "--publish")

    assert "Already imported; nothing was new" in run_import(FERRY, "--publish")
    assert (Report.objects.count(), Comment.objects.count(), Capture.objects.count()) == (1, 3, 1)


def test_a_later_capture_of_the_same_report_brings_its_new_comments(
    ada: User, tmp_path: Path
) -> None:
    run_import(FERRY)
    later = tmp_path / "later.txt"
    page = FERRY.read_text(encoding="utf-8")
    later.write_text(
        page.replace("3 Comments", "4 Comments").replace(
            "Load more comments", "Eli Moss\n5 minutes ago\nI will swim.\nLike Reply Report"
        ),
        encoding="utf-8",
    )

    assert "Already imported; brought up to date" in run_import(later)
    assert (Report.objects.count(), Comment.objects.count(), Capture.objects.count()) == (1, 4, 2)


def test_a_draft_that_was_imported_is_published_by_importing_it_again(ada: User) -> None:
    run_import(FERRY)

    assert "brought up to date" in run_import(FERRY, "--publish")
    assert Report.objects.get().live


def test_related_headlines_lead_to_reports_that_are_here(ada: User) -> None:
    section = Section.objects.create(name="Transport", slug="transport")
    other = a_report(editor=ada, section=section, headline="Why the west bank still has no bridge")

    run_import(FERRY)

    assert list(Report.objects.exclude(pk=other.pk).get().related.all()) == [other]


def test_a_page_in_arabic_is_set_from_right_to_left(ada: User) -> None:
    run_import(PAGES / "arabic.txt", "--publish")

    report = Report.objects.get()
    assert (report.language, report.direction) == ("ar", "rtl")
    assert report.get_absolute_url().isascii()


def test_one_bad_page_does_not_stop_the_others_and_the_code_says_so(
    ada: User, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(FERRY.read_bytes())
    (tmp_path / "c.txt").write_text("Menu\nHome\nLog in\n")

    with pytest.raises(
        CommandError, match=r"(?s)a\.txt: it is empty.*c\.txt: No report was found"
    ) as refusal:
        run_import(tmp_path)

    assert refusal.value.returncode == 2
    assert Report.objects.get().headline == "Harbour ferry timetable cut by a third"


def test_json_says_where_each_report_is(ada: User) -> None:
    (data,) = json.loads(run_import(FERRY, "--publish", "--json"))

    report = Report.objects.get()
    assert data["address"] == report.get_absolute_url()
    assert data["report"] == report.short_id
    assert data["headline"] == report.headline
    assert data["is_new"]


def test_without_anybody_who_may_file_it_says_how_to_get_one(rosa: User) -> None:
    with pytest.raises(CommandError, match="onrecord start") as refusal:
        run_import(FERRY)

    assert refusal.value.returncode == 2


def test_an_editor_may_be_named(ada: User, ed: User) -> None:
    run_import(FERRY, editor="ed@example.org")

    assert Report.objects.get().latest_revision.user == ed
    with pytest.raises(CommandError, match="nobody here"):
        run_import(FERRY, editor="who@example.org")


def test_a_person_who_may_not_file_is_told(ada: User, rosa: User) -> None:
    with pytest.raises(CommandError, match="may not file reports"):
        run_import(FERRY, editor="rosa@example.org")

    assert not Report.objects.exists()


def test_the_reports_page_shows_what_the_captured_page_showed(ada: User, client: Client) -> None:
    run_import(PAGES / "blocks.txt", "--publish")

    shown = client.get(Report.objects.get().get_absolute_url()).content.decode()

    assert "The captured page pointed to" in shown
    assert "<li>Scientists Raise Alarm Level to Orange</li>" in shown
    assert "File photo</strong> In this file photo fishing boats wait" in shown
    assert "Good people. My uncle fishes there." in shown

"""However large the archive: no page, publication or comment reads one of its tables whole."""

from __future__ import annotations

import pytest
from django.db import connection

from onrecord.discussion.actions import post_comment
from onrecord.frontpage.pages.walking import PER_PAGE
from onrecord.reports.actions import publish_report
from onrecord.reports.models import Topic, queries
from tests.conftest import NOON
from tests.frontpage.conftest import many_reports
from tests.plans import plans_of_lists, tables_read_whole

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL plans by how many rows a table has"
)


def test_publishing_reads_no_table_whole(ed, draft):
    with tables_read_whole() as found:
        publish_report(report=draft, editor=ed, at=NOON)

    assert found == {}


def test_publishing_again_reads_no_table_whole(ed, report):
    report.headline = "Over 647 leave"
    report.save_revision(user=ed)

    with tables_read_whole() as found:
        publish_report(report=report, editor=ed, at=NOON)

    assert found == {}


def test_a_comment_reads_no_table_whole(rosa, report):
    with tables_read_whole() as found:
        post_comment(
            report=report, author=rosa, parent=None, text="Thank you.", at=NOON, posting_key="1"
        )

    assert found == {}


@pytest.mark.parametrize(
    "address",
    ["/", "/world/", "/corrections/", "/feeds/all.atom", "/sitemap.xml", "/sitemaps/news.xml"],
)
def test_a_page_reads_no_table_whole(client, report, address):
    with tables_read_whole() as found:
        assert client.get(address).status_code == 200

    assert found == {}


def test_a_later_page_of_a_large_topic_passes_no_newer_report(ed, world, client, monkeypatch):
    monkeypatch.setattr(queries, "FEW", 0)
    boats = Topic.objects.create(name="Boats", slug="boats")
    reports = many_reports(PER_PAGE + 2, editor=ed, section=world, topics=[boats])

    with plans_of_lists() as plans:
        assert client.get(f"/topics/boats/before/{reports[-2].short_id}/").status_code == 200

    after, before = "(first_published_at<?)", "(first_published_at>?)"
    assert [plan for plan in plans if after in plan]
    assert [plan for plan in plans if before in plan]

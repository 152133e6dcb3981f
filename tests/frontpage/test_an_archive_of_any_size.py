"""However large the archive: no page, publication or comment reads one of its tables whole."""

from __future__ import annotations

import pytest
from django.db import connection

from onrecord.discussion.actions import post_comment
from onrecord.reports.actions import publish_report
from tests.conftest import NOON
from tests.plans import tables_read_whole

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

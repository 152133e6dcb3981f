"""On PostgreSQL words are looked up in an index, however many texts there are."""

from __future__ import annotations

import pytest
from django.db import connection

from onrecord.reports.models import Report
from onrecord.shared.search_index import holding

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="with PostgreSQL's half of the tests"
)


OTHERS = """
    INSERT INTO wagtailsearch_indexentry
        (content_type_id, object_id, title_norm, autocomplete, title, body, title_text, body_text)
    SELECT content_type_id, object_id || '0' || number, 1, '', '', to_tsvector('words ' || number),
        '', ''
    FROM wagtailsearch_indexentry, generate_series(1, 2000) AS number
"""


def test_a_search_reads_no_text_that_has_none_of_its_words(report: Report) -> None:
    with connection.cursor() as cursor:
        cursor.execute(OTHERS)
        cursor.execute("ANALYZE wagtailsearch_indexentry")

    found = holding(Report.objects.order_by("pk"), ["people", "left"])

    assert list(found) == [report]
    assert "Index Scan on wagtailsear_body" in found.explain()


def test_all_words_stand_in_what_is_found(report: Report) -> None:
    assert holding(Report.objects.all(), ["ministry", "people"]).get() == report
    assert not holding(Report.objects.all(), ["ministry", "boats"]).exists()

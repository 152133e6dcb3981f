"""What an editor changes is changed in the data at once, also where pages are kept as baked."""

from __future__ import annotations

from django.test import Client

from onrecord.people.models import User
from onrecord.record.actions import reject_entries
from onrecord.reports.models import Report
from tests.conftest import NOON


def test_an_entry_that_is_rejected_is_gone(
    flood: Report, ed: User, client: Client, kept: None
) -> None:
    row = flood.statements.get(kind="direct")
    address = f"/api/record/statements/{row.pk}.json"
    assert client.get(address).status_code == 200

    reject_entries(entries=[row], editor=ed, at=NOON)

    assert client.get(address).status_code == 410

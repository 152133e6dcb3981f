"""Loading the sample where it has no place."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from onrecord.people.models import User
from onrecord.reports.models import Report


def test_a_newsroom_with_reports_of_its_own_is_left_alone(report: Report) -> None:
    with pytest.raises(CommandError, match="reports of its own") as refusal:
        call_command("sample")

    assert refusal.value.returncode == 2
    assert list(Report.objects.all()) == [report]
    assert User.objects.count() == 1

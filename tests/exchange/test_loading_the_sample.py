"""Loading the sample where it has no place."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from onrecord.people.models import User
from onrecord.reports.models import Report


def test_a_newsroom_with_reports_of_its_own_is_left_alone(
    report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("sample")

    assert "reports of its own" in capsys.readouterr().out
    assert list(Report.objects.all()) == [report]
    assert User.objects.count() == 1

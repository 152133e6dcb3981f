"""Tells Django about this app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.reports"
    verbose_name = "Reports"

    def ready(self) -> None:
        """Connect the receivers and give Wagtail our rules."""
        # Imported here: models can only be imported once Django has all apps.
        from wagtail.permissions import register_permission_policy  # noqa: PLC0415

        from onrecord.delivery.clock import database_now  # noqa: PLC0415
        from onrecord.delivery.health import watch  # noqa: PLC0415
        from onrecord.delivery.jobs import TO_THE_SECOND, every  # noqa: PLC0415
        from onrecord.delivery.proofs import Proof, offer  # noqa: PLC0415
        from onrecord.reports import receivers  # noqa: F401, PLC0415  connects itself
        from onrecord.reports.actions import late_reports, publish_due  # noqa: PLC0415
        from onrecord.reports.models import (  # noqa: PLC0415
            Report,
            Version,
            files_proved,
            verify_files,
            verify_versions,
        )
        from onrecord.reports.rules import ReportPolicy  # noqa: PLC0415

        register_permission_policy(Report, ReportPolicy(Report))
        offer(
            Proof(
                broken=lambda: map(str, verify_versions()),
                holds=lambda: f"{Version.objects.count()} versions hold.",
            )
        )
        offer(
            Proof(
                broken=verify_files,
                holds=files_proved,
            )
        )
        every(
            seconds=0.5,
            name="publish what is due",
            run=lambda: publish_due(at=database_now()),
            line=TO_THE_SECOND,
        )
        watch("schedule", late_reports)

"""Tells Django about this app."""

from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.discussion"
    verbose_name = "Discussion"

    def ready(self) -> None:
        """Listen for published reports and for people who leave; give Wagtail our rule."""
        # Imported here: models can only be imported once Django has all apps.
        from django.utils import timezone  # noqa: PLC0415
        from wagtail.permissions import register_permission_policy  # noqa: PLC0415

        from onrecord.delivery.jobs import every  # noqa: PLC0415
        from onrecord.delivery.proofs import Proof, offer  # noqa: PLC0415
        from onrecord.discussion import receivers  # noqa: F401, PLC0415  connects itself
        from onrecord.discussion.actions import closing, following, recounting  # noqa: PLC0415
        from onrecord.discussion.models import Clause, Step, verify_steps  # noqa: PLC0415
        from onrecord.discussion.rules import ClausePolicy  # noqa: PLC0415

        register_permission_policy(Clause, ClausePolicy(Clause))
        offer(
            Proof(
                broken=verify_steps,
                holds=lambda: f"{Step.objects.count()} steps of comments hold.",
            )
        )
        every(
            seconds=30,
            name="tell followers",
            run=lambda: following.tell_followers(at=timezone.now()),
        )
        every(
            seconds=60,
            name="close what is over",
            run=lambda: closing.close_what_is_over(at=timezone.now()),
        )
        every(seconds=600, name="forget earlier keys", run=recounting.forget_old_keys)
        every(seconds=3600, name="recount discussions", run=recounting.recount_discussions)

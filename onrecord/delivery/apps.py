"""Tells Django about this app."""

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import register


class DeliveryConfig(AppConfig):
    """The app's name on screen, and what it connects at start."""

    name = "onrecord.delivery"
    verbose_name = "Delivery"

    def ready(self) -> None:
        """Have the store checked before anything is done with it, and say what it holds."""
        # Imported here: models can only be imported once Django has all apps.
        from onrecord.delivery import checks  # noqa: PLC0415  needs the settings' connections
        from onrecord.delivery.carrying.moving import sums  # noqa: PLC0415
        from onrecord.delivery.copying.keeping import copy_is_behind  # noqa: PLC0415  its models
        from onrecord.delivery.health import watch  # noqa: PLC0415
        from onrecord.delivery.jobs import PURGES, every, nobody_works  # noqa: PLC0415  its models
        from onrecord.delivery.proofs import Proof, offer  # noqa: PLC0415
        from onrecord.delivery.purging import Purger, cdn_is_behind  # noqa: PLC0415  its models
        from onrecord.delivery.trying import tasks_set_aside  # noqa: PLC0415

        register(checks.writers_can_stand_in_line)
        register(checks.the_library_s_defect_is_guarded, deploy=True)
        offer(Proof(broken=tuple, holds=sums))
        watch("work", nobody_works)
        watch("tasks", tasks_set_aside)
        watch("copy", copy_is_behind)
        if settings.CDN:
            purger = Purger(
                kind=settings.CDN, purge_url=settings.CDN_PURGE_URL, key=settings.CDN_KEY
            )
            every(seconds=0, name="purge", run=purger.step, line=PURGES)
            watch("cdn", cdn_is_behind)

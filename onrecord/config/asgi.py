"""The server's entry point: one ASGI application for pages, desk and streams."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.config.settings")

django.setup(set_prefix=False)

from onrecord.delivery.lifespan import with_lifespan  # noqa: E402  needs Django's apps
from onrecord.delivery.listening import Listening  # noqa: E402  the same
from onrecord.delivery.threads import InOneThread, in_few_threads  # noqa: E402  the same
from onrecord.frontpage.views.live import ADDRESS, how_it_stands  # noqa: E402  the same

django_application = InOneThread()
application = with_lifespan(
    Listening(in_few_threads(django_application), address=ADDRESS, ask=how_it_stands)
)

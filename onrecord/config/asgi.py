"""The server's entry point: one ASGI application for pages, desk and streams."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.config.settings")

django_application = get_asgi_application()

from onrecord.delivery.lifespan import with_lifespan  # noqa: E402  needs Django's apps

application = with_lifespan(django_application)

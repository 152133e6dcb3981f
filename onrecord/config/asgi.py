"""The server's entry point: one ASGI application for pages, desk and streams."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.config.settings")

application = get_asgi_application()

"""The server's entry point: one ASGI application for pages, desk and streams."""

import gc
import os

import django

from onrecord.config.left_out import leave_out_wagtails_api

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.config.settings")

# All that is loaded here stays. To look again and again whether it does takes a fifth of a start.
gc.disable()
leave_out_wagtails_api()
django.setup(set_prefix=False)

from onrecord.config import urls  # noqa: E402, F401  else the first reader waits for them
from onrecord.config.later import load_the_rest  # noqa: E402  needs Django's apps
from onrecord.delivery.lifespan import with_lifespan  # noqa: E402  the same
from onrecord.delivery.listening import Listening  # noqa: E402  the same
from onrecord.delivery.threads import InFewThreads  # noqa: E402  the same
from onrecord.frontpage.views.live import ADDRESS, how_it_stands  # noqa: E402  the same

django_application = InFewThreads()
application = with_lifespan(
    Listening(django_application, address=ADDRESS, ask=how_it_stands),
    afterwards=load_the_rest,
)
gc.freeze()
# A request makes thousands of things and hardly a circle: looked for after 700, as Python does by
# itself, they cost a twentieth of it.
gc.set_threshold(10_000)
gc.enable()

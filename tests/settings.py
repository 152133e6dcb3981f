"""Production settings with fast passwords, tasks at once, and a database of the tests' own."""

import atexit
import os
import shutil
import tempfile

if "ONRECORD_DATA" not in os.environ:
    os.environ["ONRECORD_DATA"] = tempfile.mkdtemp(prefix="onrecord-tests-")
    atexit.register(shutil.rmtree, os.environ["ONRECORD_DATA"], ignore_errors=True)

from onrecord.config.settings import *  # noqa: F403  a settings module extends another this way

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "onrecord.delivery.storage.Disk"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A test stands in a transaction of its one connection, which a pool would take back at each turn.
DATABASES["default"].get("OPTIONS", {}).pop("pool", None)  # noqa: F405  of the settings above
DATABASES["default"]["CONN_MAX_AGE"] = 60  # noqa: F405  the same
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405  the same
    # Several at once each take one in memory; pytest-django knows Django's own backend only.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405  the same
else:
    # Copies of the one that DATABASE_URL names: the migrations need run only once.
    DATABASES["default"]["TEST"] = {"TEMPLATE": DATABASES["default"]["NAME"]}  # noqa: F405  the same
INSTALLED_APPS = ["tests.beginning", *INSTALLED_APPS]  # noqa: F405  the same

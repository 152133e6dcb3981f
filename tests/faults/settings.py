"""The site's own settings, without the packing of static files, which takes as long as all else."""

from onrecord.config.settings import *  # noqa: F403  a settings module extends another this way

STORAGES = {
    **STORAGES,  # noqa: F405  the site's own
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

"""The two template engines: Django's for pages, Jinja for pieces of which a page has many."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def template_engines(package: Path) -> list[dict[str, Any]]:
    """The setting TEMPLATES; what the two engines read lies in ``package``."""
    return [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [package / "templates"],
            "APP_DIRS": True,
            "OPTIONS": {
                "builtins": ["onrecord.shared.pieces"],
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                    "onrecord.reports.requests.newsroom",
                ],
            },
        },
        {
            "NAME": "pieces",
            "BACKEND": "django.template.backends.jinja2.Jinja2",
            "DIRS": [package / "pieces"],
            "OPTIONS": {"environment": "onrecord.shared.pieces.environment"},
        },
    ]

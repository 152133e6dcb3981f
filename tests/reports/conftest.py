"""What tests of the desk start from."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import Group


@pytest.fixture
def desk(client, ed):
    """Ed at the desk."""
    client.force_login(ed)
    return client


@pytest.fixture
def foreign_desk(world):
    """A group that alone publishes in World; Ed is not in it."""
    group = Group.objects.create(name="Foreign desk")
    world.editors.add(group)
    return group


def a_form(**facts):
    """What the form for a report sends; ``facts`` replace fields of it."""
    paragraph = {"blocks": [{"key": "a", "text": "647 left.", "type": "unstyled"}], "entityMap": {}}
    return {
        "headline": "647 leave",
        "slug": "",
        "section": "",
        "summary": "",
        "bylines-count": "0",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "paragraph",
        "body-0-id": "",
        "body-0-value": json.dumps(paragraph),
        "language": "en",
        "related": "",
        **facts,
    }

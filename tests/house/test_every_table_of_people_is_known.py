"""Every table that points at people is in an export and goes at an erasure, or says why not."""

from __future__ import annotations

from collections import Counter

import pytest
from django.apps import apps
from django.db.models import DO_NOTHING, PROTECT

from onrecord.discussion.models import Comment
from onrecord.law.models.holdings import (
    ABOUT_COMMENTS,
    EXEMPT,
    NAMED,
    holdings,
    is_own,
    pointing_at_people,
)

POINTING = pointing_at_people()


def name_of(model, field):
    return f"{model._meta.label}.{field.name}"


@pytest.mark.parametrize(("model", "field"), POINTING, ids=[name_of(*one) for one in POINTING])
def test_a_column_that_holds_a_person_is_exported_or_exempt(model, field):
    is_named = NAMED.get(model._meta.label) == field.name

    assert is_named or is_own(model, field) or EXEMPT.get(name_of(model, field)), (
        "name it in onrecord/law/models/holdings.py: exported, or exempt with a reason"
    )


def test_a_row_belongs_to_one_person():
    owned = Counter(model._meta.label for model, field in POINTING if is_own(model, field))

    assert [label for label, owners in owned.items() if owners > 1] == [], (
        "say in EXEMPT which of the columns is not the owner's: else others read it in their export"
    )


@pytest.mark.parametrize(("model", "field"), POINTING, ids=[name_of(*one) for one in POINTING])
def test_no_column_keeps_a_person_from_being_erased(model, field):
    kept = field.remote_field.on_delete is PROTECT
    is_wagtails_log = field.remote_field.on_delete is DO_NOTHING and not field.db_constraint

    assert not kept or is_wagtails_log


def test_what_is_named_is_there():
    there = {name_of(*one) for one in POINTING}

    assert set(EXEMPT) <= there
    assert all(apps.get_model(label) for label in NAMED)


def test_no_key_is_handed_out():
    handed = {column for holding in holdings() for column in holding.columns}

    assert not [c for c in handed if "password" in c or "token" in c or "secret" in c]


def test_what_hangs_on_a_comment_says_what_an_erasure_does_to_it():
    hanging = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is Comment
    }

    assert hanging == set(ABOUT_COMMENTS), "say it in onrecord/law/models/holdings.py, and do it"

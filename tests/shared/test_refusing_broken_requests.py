"""Broken requests to others' screens are refused; our own faults stay faults."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect
from django.test import RequestFactory

from onrecord.reports.models.content import chained_hash
from onrecord.shared.refusals import refuse_broken_requests
from onrecord.shared.shortids import short_id

REQUEST = RequestFactory().get("/desk/")


def test_what_fails_on_a_broken_value_answers_that_it_arrived_broken(caplog):
    view = refuse_broken_requests(lambda request: HttpResponse(json.loads("{")))

    with pytest.raises(BadRequest, match="arrived broken"):
        view(REQUEST)
    assert "/desk/" in caplog.text


def test_a_next_address_that_is_none_arrived_broken():
    view = refuse_broken_requests(lambda request: redirect("no such address"))

    with pytest.raises(BadRequest, match="arrived broken"):
        view(REQUEST)


def test_half_a_character_is_refused_wherever_it_is_noticed():
    view = refuse_broken_requests(lambda request: HttpResponse(chained_hash("\ud800", previous="")))

    with pytest.raises(BadRequest, match="arrived broken"):
        view(REQUEST)


def test_a_fault_of_ours_is_not_hidden():
    view = refuse_broken_requests(lambda request: HttpResponse(short_id("no number")))

    with pytest.raises(TypeError):
        view(REQUEST)


def test_a_good_answer_passes():
    assert refuse_broken_requests(lambda request: HttpResponse("fine"))(REQUEST).content == b"fine"

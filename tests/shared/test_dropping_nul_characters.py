"""The character NUL, which PostgreSQL refuses, never reaches what a request asks for."""

from __future__ import annotations

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from onrecord.people.models import User
from onrecord.shared.nul_characters import DropNulCharacters


def cleaned(request: HttpRequest) -> HttpRequest:
    DropNulCharacters(lambda _: HttpResponse())(request)
    return request


def test_it_is_dropped_from_a_query_and_all_else_stays() -> None:
    request = cleaned(RequestFactory().get("/?q=a%00b&q=c&%00x=1"))

    assert dict(request.GET.lists()) == {"q": ["ab", "c"], "x": ["1"]}


def test_it_is_dropped_from_a_form_and_all_else_stays() -> None:
    request = cleaned(RequestFactory().post("/", {"text": "a\0b\nc", "other": ["1", "2"]}))

    assert dict(request.POST.lists()) == {"text": ["ab\nc"], "other": ["1", "2"]}


def test_a_path_with_it_is_not_found() -> None:
    with pytest.raises(Http404):
        cleaned(RequestFactory().get("/a%00b/"))


def test_a_cookie_that_spells_it_is_forgotten(db: None, client: Client) -> None:
    client.cookies["theme"] = "dark"
    client.cookies["sessionid"] = "\0" * 32

    assert client.get("/account/").status_code == 302
    assert client.get("/me.json").json()["person"] is None


def test_words_are_kept_without_it(client: Client, rosa: User) -> None:
    client.force_login(rosa)

    client.post("/account/", {"name": "Ro\0berta"})

    rosa.refresh_from_db()
    assert rosa.name == "Roberta"

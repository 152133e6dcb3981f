"""Searches as data: they stand before the other addresses below /api/, which end with a refusal."""

from __future__ import annotations

from functools import partial

from django.urls import path

from onrecord.exchange.pages.description import SEARCHES
from onrecord.frontpage.views.search import search_data

urlpatterns = [
    path(f"api/search/{kind}/", partial(search_data, kind=kind), name=f"api_search_{kind}")
    for kind in SEARCHES
]

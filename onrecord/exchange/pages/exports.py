"""A whole list as a table, in pieces: however long it is, little of it is in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.exchange.pages.listings import Listing
from onrecord.exchange.standards.tables import csv_head, csv_rows, json_lines

AT_A_TIME = 500  # rows
FORMS = {"csv": "text/csv; charset=utf-8; header=present", "jsonl": "application/jsonl"}


def pieces(listing: Listing, *, form: str) -> Iterator[bytes]:
    """The list in the order of ids, as CSV with a head or as JSON Lines.

    Each piece is a query of its own, so that no reading transaction stays open for minutes.
    """
    if form == "csv":
        yield csv_head(listing.item)
    for items in _items(listing):
        yield csv_rows(listing.item, items) if form == "csv" else json_lines(items)


def _items(listing: Listing) -> Iterator[Any]:
    last = 0
    while rows := list(listing.rows().filter(pk__gt=last).order_by("pk")[:AT_A_TIME]):
        last = rows[-1].pk
        yield listing.data(rows)

"""Single statements, figures and checks as data."""

from __future__ import annotations

from onrecord.delivery.baking import Baked
from onrecord.exchange.pages import entries
from onrecord.exchange.pages.answers import NAMES, baked_data, gone, never_there
from onrecord.record.pages.addressed import Gone, check_at, figure_at, statement_at


def statement(*, pk: int) -> Baked:
    """``/api/record/statements/<id>.json``."""
    found = statement_at(pk)
    if found is None:
        raise never_there("statement")
    if isinstance(found, Gone):
        return gone(found)
    return baked_data(entries.statements([found])[0], shows={f"report:{found.report_id}", NAMES})


def figure(*, pk: int) -> Baked:
    """``/api/record/figures/<id>.json``."""
    found = figure_at(pk)
    if found is None:
        raise never_there("figure")
    if isinstance(found, Gone):
        return gone(found)
    return baked_data(entries.figures([found])[0], shows={f"report:{found.report_id}", NAMES})


def check(*, pk: int) -> Baked:
    """``/api/record/checks/<id>.json``."""
    found = check_at(pk)
    if found is None:
        raise never_there("check")
    if isinstance(found, Gone):
        return gone(found)
    return baked_data(entries.checks([found])[0], shows={f"report:{found.check.report_id}"})

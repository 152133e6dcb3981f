"""Makes things of rows as Django makes them, with less to go through for each.

Django gives a model's values to its ``__init__`` one by one, and sends two signals. A model that
does nothing of its own with them, and has nobody who listens, is made at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model, query
from django.db.models.base import ModelState
from django.db.models.fields.files import FileDescriptor
from django.db.models.fields.related_descriptors import ForeignKeyDeferredAttribute
from django.db.models.query_utils import DeferredAttribute
from django.db.models.signals import post_init, pre_init

Make = Callable[[Sequence[Any]], Any]
AS_IT_IS = {DeferredAttribute, ForeignKeyDeferredAttribute, FileDescriptor}
"""The attributes that keep what a new thing is given as its value, and do nothing else."""


def maker_of(compiler: Any) -> Make:
    """What makes a thing of a row that was asked for by this compiler, as ``ModelIterable`` does.

    What belongs to it by ``select_related`` is made with it.
    """
    facts, columns = compiler.klass_info, compiler.select
    places = facts["select_fields"]
    own = slice(places[0], places[-1] + 1)
    make = _maker(facts["model"], [column.target.attname for column, *_ in columns[own]])
    related = [
        _joiner(one)
        for one in query.get_related_populators(facts, columns, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]  # the stubs are of a later Django
    ]

    def thing(row: Sequence[Any]) -> Any:
        made = make(row[own])
        for join in related:
            join(row, made)
        return made

    return thing


def _joiner(populator: Any) -> Callable[[Sequence[Any], Any], None]:
    """As ``RelatedPopulator.populate``: makes the other thing, and joins the two."""
    if populator.reorder_for_init:
        populate: Callable[[Sequence[Any], Any], None] = populator.populate
        return populate
    make = _maker(populator.model_cls, populator.init_list)
    place = slice(populator.cols_start, populator.cols_end)
    related = [_joiner(one) for one in populator.related_populators]

    def join(row: Sequence[Any], thing: Any) -> None:
        values = row[place]
        if values[populator.pk_idx] is None:
            populator.local_setter(thing, None)
            return
        made = make(values)
        for join_next in related:
            join_next(row, made)
        populator.local_setter(thing, made)
        populator.remote_setter(made, thing)

    return join


def _maker(model: type[Model], names: Sequence[str]) -> Make:
    """What makes a thing of the values of these columns; columns left out are read when asked."""
    if not _is_made_at_once(model, names):
        # In their order, and looked up among them once for each of the model's fields.
        return partial(model.from_db, DEFAULT_DB_ALIAS, dict.fromkeys(names))

    def make(values: Sequence[Any]) -> Any:
        made = model.__new__(model)
        state = ModelState()
        state.db, state.adding = DEFAULT_DB_ALIAS, False
        made.__dict__.update(zip(names, values, strict=True), _state=state)
        return made

    return make


def _is_made_at_once(model: type[Model], names: Sequence[str]) -> bool:
    if pre_init.has_listeners(model) or post_init.has_listeners(model):
        return False
    return (
        model.__init__ is Model.__init__
        and model.from_db.__func__ is Model.from_db.__func__  # type: ignore[attr-defined]  # a class method's own
        and all(type(_attribute(model, name)) in AS_IT_IS for name in names)
    )


def _attribute(model: type[Model], name: str) -> Any:
    return next(one.__dict__[name] for one in model.__mro__ if name in one.__dict__)

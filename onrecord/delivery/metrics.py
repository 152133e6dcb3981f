"""The numbers of the site: each process counts for itself, and any of them tells those of all.

The form is Prometheus's (https://prometheus.io/docs/concepts/data_model/). What a process has
counted carries the label ``process``; what is read from the database belongs to the site.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from django.db import DatabaseError
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from onrecord.delivery.sharing import Shared, all_shared, share

PROCESS = "process"


@dataclass
class Count:
    """A number that only grows, for each combination of its labels' values."""

    name: str
    says: str
    labels: tuple[str, ...] = ()
    values: Counter[tuple[str, ...]] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, *values: str, by: int = 1) -> None:
        """So many more; ``values`` are those of the labels, in their order."""
        with self._lock:
            self.values[values] += by


@dataclass(frozen=True)
class Gauge:
    """A number that is read when it is asked for; None where it cannot be read now."""

    name: str
    says: str
    read: Callable[[], float]


_counts: dict[str, Count] = {}
_of_process: dict[str, Gauge] = {}
_of_site: dict[str, Gauge] = {}


def count(name: str, *labels: str, says: str) -> Count:
    """A new count, told at /metrics as ``onrecord_<name>_total``."""
    return _counts.setdefault(name, Count(name=name, says=says, labels=labels))


def gauge_of_process(name: str, read: Callable[[], float], *, says: str) -> None:
    """Tell ``onrecord_<name>`` for each process. ``read`` must be quick and must not fail."""
    _of_process[name] = Gauge(name=name, says=says, read=read)


def gauge_of_site(name: str, read: Callable[[], float], *, says: str) -> None:
    """Tell ``onrecord_<name>`` once for the site; ``read`` may ask the database."""
    _of_site[name] = Gauge(name=name, says=says, read=read)


def share_numbers() -> None:
    """Leave this process's numbers where the others find them."""
    share(_own())


def exposition() -> bytes:
    """Everything, in Prometheus's text format."""
    with suppress(OSError):  # a full disk is when they are looked at
        share_numbers()
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Numbers())
    return generate_latest(registry)


class _Numbers(Collector):
    def collect(self) -> Iterator[Metric]:
        """Each number under its name, the processes' first."""
        processes = {**all_shared(), str(os.getpid()): _own()}
        for count in _counts.values():
            yield _counted(count, processes)
        for gauge in _of_process.values():
            yield _held(gauge, processes)
        for gauge in _of_site.values():
            with suppress(DatabaseError):  # what the processes know is told without it
                yield GaugeMetricFamily(f"onrecord_{gauge.name}", gauge.says, value=gauge.read())


def _own() -> Shared:
    return Shared(
        counts={name: list(one.values.items()) for name, one in _counts.items()},
        gauges={name: float(one.read()) for name, one in _of_process.items()},
    )


def _counted(count: Count, processes: dict[str, Shared]) -> Metric:
    labels = [*count.labels, PROCESS]
    told = CounterMetricFamily(f"onrecord_{count.name}", count.says, labels=labels)
    for process, shared in processes.items():
        for values, number in shared.counts.get(count.name, ()):
            told.add_metric([*values, process], number)
    return told


def _held(gauge: Gauge, processes: dict[str, Shared]) -> Metric:
    told = GaugeMetricFamily(f"onrecord_{gauge.name}", gauge.says, labels=[PROCESS])
    for process, shared in processes.items():
        if gauge.name in shared.gauges:
            told.add_metric([process], shared.gauges[gauge.name])
    return told

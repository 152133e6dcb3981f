"""A measure's chart as SVG: pygal draws it, and what it draws is dressed for our pages.

The content policy allows no style and no script in a page, so that both are taken out of pygal's
drawing. Classes remain, which chart.css colours in light and dark.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from lxml import etree

from onrecord.record.pages.chart_marks import SHAPES

WIDTH, HEIGHT = 720, 360
APART = 96  # units between two days that are labelled
ROOM = 1.08  # of the highest number, so that what is open above shows it
LABEL = (58, 13)  # the width and height that keep two labels apart
NUMBER = re.compile(r"\d+\.\d+")
SVG = "http://www.w3.org/2000/svg"
LEFT_OUT = {"defs", "desc", "rect", "title"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPoint:
    """One number to be drawn; a missing bound is open."""

    mark: int
    name: str
    day: dt.date
    low: float | None
    high: float | None
    label: str

    @property
    def at(self) -> float:
        """Where the mark stands: at the stated bound; between two bounds in the middle."""
        bounds = [bound for bound in (self.low, self.high) if bound is not None]
        return sum(bounds) / len(bounds)

    @property
    def has_width(self) -> bool:
        """Whether it is a range, with both of its ends known."""
        return self.low is not None and self.high is not None and self.low != self.high


_Place = tuple[dt.date, float]
_At = tuple[float, float]  # from the left and from the top, in the drawing's units


@dataclass(frozen=True, slots=True)
class _Layer:
    """What is drawn in one manner: its classes, its strokes, and the points marked along them."""

    classes: str
    strokes: list[list[_Place]] = field(default_factory=list)
    points: list[ChartPoint] = field(default_factory=list)


def draw(name: str, points: Iterable[ChartPoint]) -> SafeString:
    """The SVG of at least two points on at least two days, from zero up; else nothing."""
    points = [point for point in points if (point.low, point.high) != (None, None)]
    days = sorted({point.day for point in points})
    if len(days) < 2:
        return mark_safe("")
    ends = [end for point in points for end in (point.low, point.high) if end is not None]
    reach = ROOM * min(0.0, *ends), ROOM * max(1.0, *ends)
    layers = _layers(points, reach)
    drawn, placed = _plot(layers, days=days, reach=reach)
    written = _dressed(drawn, layers, placed, name=name, summary=_summary(points))
    return mark_safe(written)  # noqa: S308  lxml escapes it


def _layers(points: Sequence[ChartPoint], reach: tuple[float, float]) -> list[_Layer]:
    """Bands and bounds first, so that they lie beneath the lines and marks."""
    layers: dict[str, _Layer] = {}

    def draw_through(sort: str, mark: int, places: Iterable[_Place]) -> _Layer:
        classes = f"chart-{sort} mark-{mark}"
        layer = layers.setdefault(classes, _Layer(classes))
        layer.strokes.append(list(places))
        return layer

    sources = [list(line) for _, line in groupby(points, key=lambda point: point.name)]
    for line in sources:
        for edge in _bands(line):
            draw_through("band", line[0].mark, edge)
    for point in points:
        if point.has_width or None in (point.low, point.high):
            low = reach[0] if point.low is None else point.low
            high = reach[1] if point.high is None else point.high
            sort = "bounds" if point.has_width else "open"
            draw_through(sort, point.mark, [(point.day, low), (point.day, high)])
    for line in sources:
        layer = draw_through("line", line[0].mark, [(point.day, point.at) for point in line])
        layer.points.extend(line)
    return list(layers.values())


def _bands(line: Sequence[ChartPoint]) -> Iterator[list[_Place]]:
    """The edge of each run of a source's ranges, along what is low and back along what is high."""
    for bounded, run in groupby(line, key=lambda p: None not in (p.low, p.high)):
        band = list(run)
        if bounded and len(band) > 1 and any(point.has_width for point in band):
            low = [(point.day, point.low or 0) for point in band]
            yield low + [(point.day, point.high or 0) for point in reversed(band)]


def _plot(
    layers: Sequence[_Layer], *, days: Sequence[dt.date], reach: tuple[float, float]
) -> tuple[Any, list[_At]]:
    """The drawing, and where in it each place of the layers' strokes is.

    For pygal all strokes are one series without dots, with a None, a gap, after each: every series
    and every dot costs it more than many strokes do.
    """
    import pygal  # noqa: PLC0415  of all pages only a measure's waits for it: see config/later

    chart = pygal.DateLine(
        width=WIDTH,
        height=HEIGHT,
        css=(),
        js=(),
        no_prefix=True,
        show_legend=False,
        margin=16,
        margin_top=24,
        margin_right=44,
        spacing=6,
        range=reach,
        max_scale=7,
        dots_size=5,
        truncate_label=-1,
        x_labels=_labelled(days),
        x_value_formatter=lambda day: f"{day.day} {day:%b %Y}",
        value_formatter=lambda number: f"{number:,.10g}",
    )
    strokes = [stroke for layer in layers for stroke in layer.strokes]
    values = [value for stroke in strokes for value in (*stroke, None)]
    chart.add(None, values, show_dots=False, allow_interruptions=True)
    chart.setup()
    places = [value for value in chart.series[0].values if None not in value]
    drawn, placed = chart.svg.root, [chart.view(place) for place in places]
    chart.teardown()
    return drawn, placed


def _labelled(days: Sequence[dt.date]) -> list[dt.date]:
    """As many days as can be labelled without their labels touching."""
    unit = (WIDTH - 2 * APART) / (days[-1] - days[0]).days
    shown = [days[0]]
    for day in days[1:]:
        if (day - shown[-1]).days * unit >= APART:
            shown.append(day)
    return shown


def _dressed(
    drawn: Any, layers: Sequence[_Layer], placed: Sequence[_At], *, name: str, summary: str
) -> str:
    """Only what is to be seen, with our classes and marks, and told to those who do not see it."""
    _clean(drawn)
    plot, overlay = drawn.xpath("//*[contains(concat(' ', @class, ' '), ' plot ')]")[:2]
    _group(plot, layers)
    overlay[:] = _dots(layers, placed)
    overlay.attrib.pop("class")
    root = etree.Element("svg", viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img")
    root.set("aria-labelledby", "chart-title chart-words")
    etree.SubElement(root, "title", id="chart-title").text = f"{name} over time"
    etree.SubElement(root, "desc", id="chart-words").text = f"{name}. {summary}"
    root.extend([plot, overlay])
    written = etree.tostring(root, encoding="unicode").replace(f' xmlns="{SVG}"', "")
    return NUMBER.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), written)


def _clean(drawn: Any) -> None:
    """Without comments, style, script, tooltips and grounds; without classes that say nothing."""
    etree.strip_elements(
        drawn, etree.Comment, *(f"{{*}}{tag}" for tag in LEFT_OUT), with_tail=False
    )
    for element in drawn.iter():
        if not element.get("class"):
            element.attrib.pop("class", None)


def _group(plot: Any, layers: Sequence[_Layer]) -> None:
    """Put each layer's strokes into a group of its own; pygal draws none for a single place."""
    [series] = plot.xpath("*[starts-with(@class, 'series ')]")
    paths = iter(list(series))
    plot.remove(series)
    for layer in layers:
        group = etree.SubElement(plot, "g")
        group.set("class", layer.classes)
        group.extend(islice(paths, sum(len(stroke) > 1 for stroke in layer.strokes)))


def _dots(layers: Sequence[_Layer], placed: Iterable[_At]) -> Iterator[Any]:
    """The mark of each point, with a label where no other label stands."""
    places, labelled = iter(placed), list[_At]()
    for layer in layers:
        of_layer = list(islice(places, sum(map(len, layer.strokes))))
        if layer.points:
            for at, point in zip(of_layer, layer.points, strict=True):
                yield _dot(point, at, labelled)


def _dot(point: ChartPoint, at: _At, labelled: list[_At]) -> Any:
    x, y = at
    dot = etree.Element("g", transform=f"translate({x:.1f} {y:.1f})")
    dot.set("class", f"chart-dot mark-{point.mark}")
    tag, attributes = SHAPES[point.mark - 1]
    etree.SubElement(dot, tag, attributes)
    for beside in (-12, 24):
        if all(abs(x - a) > LABEL[0] or abs(y + beside - b) > LABEL[1] for a, b in labelled):
            labelled.append((x, y + beside))
            label = etree.SubElement(dot, "text", dy=str(beside))
            label.set("text-anchor", _anchor(x))
            label.text = point.label
            break
    return dot


def _anchor(x: float) -> str:
    return "start" if x < APART / 2 else "end" if x > WIDTH - 1.6 * APART else "middle"


def _summary(points: Sequence[ChartPoint]) -> str:
    parts = [
        f"{point.name}, {point.day.day} {point.day:%B %Y}: {point.label}"
        for point in sorted(points, key=lambda point: (point.name, point.day))
    ]
    return f"{'; '.join(parts)}."

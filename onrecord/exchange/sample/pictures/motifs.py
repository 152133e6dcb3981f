"""Things that several drawings share: light on water, waves, birds, soft bends."""

from __future__ import annotations

from itertools import pairwise

from onrecord.exchange.sample.pictures.canvas import HEIGHT, WIDTH, Canvas, Point


def glitter(sheet: Canvas, x: float, top: float, colour: str) -> None:
    """The path of light on water below the sun."""
    for step in range(34):
        y = top + step * step * 0.32
        half = 26 + step * 4.2 * sheet.dice.uniform(0.5, 1)
        shift = sheet.dice.uniform(-18, 18)
        thick = 1 + step * 0.14
        sheet.veil(
            [
                (x - half + shift, y),
                (x + shift, y - thick),
                (x + half + shift, y),
                (x + shift, y + thick),
            ],
            colour,
            strength=0.62,
        )


def swell(sheet: Canvas, top: float, lines: int) -> None:
    """Crests of waves, longer as they come nearer."""
    for step in range(lines * 3):
        near = (step // 3) / lines
        y = top + near * near * (HEIGHT - top)
        x, half = sheet.dice.uniform(0, WIDTH), 40 + 150 * near
        sheet.veil(
            [(x - half, y), (x, y - 2 - 4 * near), (x + half, y), (x, y + 1 + 2 * near)],
            "#eef3e2",
            strength=0.3,
        )


def gulls(sheet: Canvas, count: int, where: tuple[int, int, int, int], colour: str) -> None:
    """Birds on the wing, somewhere within left, top, right and bottom."""
    for _ in range(count):
        x, y = sheet.dice.uniform(where[0], where[2]), sheet.dice.uniform(where[1], where[3])
        size, lift = sheet.dice.uniform(8, 26), sheet.dice.uniform(0.25, 0.6)
        wings: list[Point] = [
            (x - size, y - size * lift),
            (x - size * 0.45, y - size * lift * 1.1),
            (x, y),
            (x + size * 0.45, y - size * lift * 1.1),
            (x + size, y - size * lift),
        ]
        sheet.stroke(wings, colour, width=max(1.5, size / 8))


def smooth(points: list[Point]) -> list[Point]:
    """Corners cut four times (Chaikin), so that a bank bends instead of turning."""
    for _ in range(4):
        cut = [points[0]]
        for (ax, ay), (bx, by) in pairwise(points):
            cut += [
                (ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25),
                (ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75),
            ]
        points = [*cut, points[-1]]
    return points

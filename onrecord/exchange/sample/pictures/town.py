"""Drawings of towns from outside: an old city, the road out of one, a street in the evening."""

from __future__ import annotations

from PIL import Image

from onrecord.exchange.sample.pictures.canvas import HEIGHT, WIDTH, Canvas, Point
from onrecord.exchange.sample.pictures.motifs import gulls, smooth


def old_city() -> Image.Image:
    """Roofs, domes and towers round a citadel, at first light."""
    sheet = Canvas(
        seed=3,
        sky=[(0, "#4a5570"), (0.3, "#94879a"), (0.5, "#dba98c"), (0.66, "#f5d9ae"), (1, "#f5d9ae")],
    )
    sheet.glow(1190, 500, 520, colour="#fff2cf", strength=0.85).disc(
        1190, 500, 60, colour="#fff6df"
    )
    sheet.shape(sheet.ridge(560, 24), "#cfa893")
    mound: list[Point] = [(420, 640), (560, 470), (600, 452), (960, 452), (1004, 474), (1150, 640)]
    sheet.wash(mound, [(0, "#ab8a83"), (1, "#c9a48f")])
    _citadel(sheet, "#94777a")
    layers = (
        (628, 0.62, "#b58d80", "#f5d9ae"),
        (706, 0.8, "#936d6c", "#e9bd97"),
        (800, 1.0, "#6c5059", "#b98679"),
        (910, 1.25, "#3f3444", "#6c5059"),
    )
    for top, size, colour, haze in layers:
        _roofs(sheet, top, size, colour)
        sheet.mist(top + 30, top + 190, haze, strength=0.4)
    gulls(sheet, 22, (240, 170, 1000, 400), "#54495c")
    return sheet.finish()


def road_out() -> Image.Image:
    """A road across a plain, and the marks of many feet."""
    sheet = Canvas(
        seed=9, sky=[(0, "#7c8794"), (0.34, "#b9b3a9"), (0.46, "#e6d3b3"), (1, "#e6d3b3")]
    )
    sheet.glow(800, 450, 520, colour="#fbf1da", strength=0.8)
    sheet.shape(sheet.ridge(452, 20), "#a8a199").mist(430, 540, "#e6d3b3", strength=0.6)
    plain: list[Point] = [(0, 482), (WIDTH, 482), (WIDTH, HEIGHT), (0, HEIGHT)]
    sheet.wash(plain, [(0, "#cdb997"), (0.4, "#a38d72"), (1, "#5f5149")])
    road: list[Point] = [(792, 484), (812, 484), (1330, HEIGHT), (210, HEIGHT)]
    sheet.wash(road, [(0, "#e2d0ae"), (0.5, "#c2ab8a"), (1, "#8f7a65")])
    for _ in range(420):
        near = sheet.dice.random() ** 0.8
        y = 506 + near * near * 545
        x = 802 + sheet.dice.uniform(-0.9, 0.9) * (12 + (y - 484) * 0.95) - (y - 484) * 0.055
        size = 1 + near * 9
        sheet.disc(x, y, size * 0.55, colour="#6e5b4c", flat=0.9).disc(
            x, y + size, size * 0.36, colour="#6e5b4c", flat=0.8
        )
    for step in range(8):
        _pole(sheet, 1.55**step)
    for x, base, size in ((240, 610, 150), (96, 700, 240), (1270, 560, 90)):
        _bare_tree(sheet, x, base, size, 0.0)
    return sheet.finish()


def evening_street() -> Image.Image:
    """A bus climbs a street of lit windows after rain."""
    sheet = Canvas(
        seed=17,
        sky=[
            (0, "#1b2140"),
            (0.4, "#4b4670"),
            (0.62, "#b4706f"),
            (0.74, "#e8a779"),
            (1, "#e8a779"),
        ],
    )
    sheet.glow(1100, 720, 500, colour="#ffd9a0", strength=0.6)
    _houses(sheet, 690, 0.7, "#6b5571", "#f0b983", chance=0.25)
    sheet.mist(560, 800, "#c98778", strength=0.5)
    _houses(sheet, 800, 1.15, "#2a2743", "#ffce7d", chance=0.48)
    street: list[Point] = [(0, 826), (WIDTH, 786), (WIDTH, HEIGHT), (0, HEIGHT)]
    sheet.wash(street, [(0, "#3a3454"), (0.4, "#2b2945"), (1, "#171a30")])
    for _ in range(54):
        x, y = sheet.dice.uniform(0, WIDTH), sheet.dice.uniform(850, 1040)
        half, drop = sheet.dice.uniform(2, 7), sheet.dice.uniform(50, 150)
        sheet.veil(
            [(x - half, y), (x + half, y), (x + half * 0.4, y + drop), (x - half * 0.4, y + drop)],
            "#ffc978",
            strength=0.11,
        )
    _bus(sheet, 470, 896)
    sheet.stroke([(0, 452), (WIDTH, 410)], "#141628", width=3).stroke(
        [(0, 474), (WIDTH, 430)], "#141628", width=2
    )
    for x in (150, 1360):
        sheet.stroke([(x, 900), (x, 420), (x + 70, 404)], "#11132a", width=9)
        sheet.glow(x + 78, 416, 120, colour="#ffe2a8", strength=0.9).disc(
            x + 78, 412, 12, colour="#fff3d0"
        )
    return sheet.finish()


def _citadel(sheet: Canvas, colour: str) -> None:
    sheet.shape([(588, 456), (588, 416), (972, 416), (972, 456)], colour)
    for x in range(588, 972, 24):
        sheet.box(x, 404, x + 13, 418, colour=colour)
    for x, wide, top in ((600, 40, 384), (740, 62, 360), (900, 44, 378)):
        sheet.box(x, top, x + wide, 456, colour=colour)
        for tooth in range(x, x + wide, 16):
            sheet.box(tooth, top - 9, tooth + 9, top, colour=colour)
    sheet.shape([(752, 456), (752, 424), (771, 408), (790, 424), (790, 456)], "#6d5763")


def _roofs(sheet: Canvas, top: float, size: float, colour: str) -> None:
    """A layer of flat roofs from edge to edge; here and there a dome or a tower."""
    x = -20.0
    while x < WIDTH:
        wide = sheet.dice.uniform(46, 120) * size
        y = top + sheet.dice.uniform(-34, 34) * size
        sheet.box(x, y, x + wide + 2, HEIGHT, colour=colour).box(
            x, y - 5 * size, x + wide, y, colour=colour
        )
        kind = sheet.dice.random()
        if kind < 0.13:
            _dome(sheet, x + wide / 2, y, wide * 0.4, colour)
        elif kind < 0.22:
            _tower(sheet, x + wide / 2, y, 120 * size, colour)
        elif kind < 0.5:
            sheet.box(x + wide * 0.2, y - 24 * size, x + wide * 0.55, y, colour=colour)
        for _ in range(2):
            left, down = (
                x + sheet.dice.uniform(0.1, 0.8) * wide,
                y + sheet.dice.uniform(16, 60) * size,
            )
            light = "#ffdb93" if sheet.dice.random() < 0.16 else "#2f2836"
            sheet.veil(
                [
                    (left, down),
                    (left + 9 * size, down),
                    (left + 9 * size, down + 14 * size),
                    (left, down + 14 * size),
                ],
                light,
                strength=0.55,
            )
        x += wide


def _dome(sheet: Canvas, x: float, y: float, radius: float, colour: str) -> None:
    sheet.box(x - radius, y - radius * 0.4, x + radius, y, colour=colour)
    sheet.disc(x, y - radius * 0.4, radius, colour=colour, flat=0.95)
    sheet.stroke([(x, y - radius * 1.3), (x, y - radius * 1.75)], colour, width=3)


def _tower(sheet: Canvas, x: float, y: float, high: float, colour: str) -> None:
    half = high * 0.075
    sheet.box(x - half, y - high, x + half, y, colour=colour)
    sheet.box(x - half * 1.7, y - high * 0.82, x + half * 1.7, y - high * 0.76, colour=colour)
    sheet.shape([(x - half, y - high), (x, y - high * 1.28), (x + half, y - high)], colour)


def _pole(sheet: Canvas, near: float) -> None:
    """A telegraph pole with its wires to the next; the further the smaller."""
    foot, top = _pole_at(near)
    _, ahead = _pole_at(near * 1.55)
    sheet.stroke([foot, top], "#5a4e46", width=max(1.0, 1.1 * near))
    for drop in (0.02, 0.1):
        hang = drop * 34 * near
        middle = ((top[0] + ahead[0]) / 2, (top[1] + ahead[1]) / 2 + 3 * near + hang)
        ends = [(top[0], top[1] + hang), middle, (ahead[0], ahead[1] + hang * 1.55)]
        sheet.stroke(smooth(ends), "#7b6d62", width=max(0.5, 0.16 * near))


def _pole_at(near: float) -> tuple[Point, Point]:
    """Foot and top of the pole that is so many times nearer than the furthest."""
    foot = (830 + 22 * near, 486 + 15 * near)
    return foot, (foot[0], foot[1] - 34 * near)


def _bare_tree(sheet: Canvas, x: float, y: float, size: float, lean: float) -> None:
    """A leafless tree: every branch carries two smaller ones."""
    if size < 12:
        return
    tip = (x + lean * size * 0.5, y - size * 0.5)
    sheet.stroke([(x, y), tip], "#4a3f3a", width=max(1.2, size / 16))
    for turn in (-0.55, 0.5):
        _bare_tree(
            sheet,
            *tip,
            size * sheet.dice.uniform(0.62, 0.76),
            lean + turn * sheet.dice.uniform(0.7, 1.2),
        )


def _houses(
    sheet: Canvas, foot: float, size: float, wall: str, light: str, *, chance: float
) -> None:
    """A row of tall houses with gables; some windows are lit."""
    x = -30.0
    while x < WIDTH:
        wide, high = sheet.dice.uniform(110, 190) * size, sheet.dice.uniform(260, 400) * size
        top = foot - high
        sheet.box(x, top, x + wide - 2, foot + 60, colour=wall)
        sheet.shape(
            [
                (x - 4, top),
                (x + wide / 2, top - wide * sheet.dice.uniform(0.3, 0.55)),
                (x + wide + 2, top),
            ],
            wall,
        )
        sheet.box(x + wide * 0.7, top - 46 * size, x + wide * 0.82, top, colour=wall)
        columns = round(wide / (38 * size))
        for row in range(int(high / (56 * size))):
            for column in range(columns):
                left, down = x + (column + 0.3) * wide / columns, top + (20 + row * 54) * size
                lit = sheet.dice.random() < chance
                pane = [
                    (left, down),
                    (left + 17 * size, down),
                    (left + 17 * size, down + 29 * size),
                    (left, down + 29 * size),
                ]
                sheet.veil(pane, light if lit else "#0f1024", strength=0.95 if lit else 0.35)
        x += wide


def _bus(sheet: Canvas, x: float, foot: float) -> None:
    """A low electric bus, lit inside, seen from its side."""
    sheet.glow(x + 700, foot - 60, 210, colour="#fff0c9", strength=0.75)
    body: list[Point] = [
        (x, foot - 36),
        (x + 8, foot - 206),
        (x + 24, foot - 222),
        (x + 610, foot - 222),
        (x + 646, foot - 196),
        (x + 662, foot - 36),
    ]
    sheet.wash(body, [(0, "#f4ead6"), (0.55, "#efe0c4"), (0.56, "#2f7a77"), (1, "#23605f")])
    sheet.box(x + 60, foot - 240, x + 420, foot - 220, colour="#d8ccb4")
    for pane in range(7):
        _pane(sheet, x + 26 + pane * 83, foot, is_door=pane in (2, 5))
    sheet.shape(
        [
            (x + 612, foot - 198),
            (x + 636, foot - 188),
            (x + 648, foot - 108),
            (x + 612, foot - 108),
        ],
        "#bfe0dc",
    )
    for wheel in (x + 130, x + 520):
        sheet.disc(wheel, foot - 30, 42, colour="#14152a").disc(
            wheel, foot - 30, 20, colour="#8d8799"
        )
    sheet.disc(x + 652, foot - 64, 9, colour="#fff8df").box(
        x + 2, foot - 80, x + 10, foot - 56, colour="#e2462b"
    )
    sheet.veil(
        [(x + 10, foot + 12), (x + 660, foot + 12), (x + 600, foot + 110), (x + 60, foot + 110)],
        "#f1d9a7",
        strength=0.16,
    )


def _pane(sheet: Canvas, left: float, foot: float, *, is_door: bool) -> None:
    """A lit window of the bus with somebody behind it, or a door."""
    if is_door:
        sheet.box(left, foot - 198, left + 74, foot - 44, colour="#ffe9b8")
        sheet.box(left + 35, foot - 198, left + 39, foot - 44, colour="#2a2743")
        return
    rider = left + sheet.dice.uniform(22, 50)
    sheet.box(left, foot - 198, left + 74, foot - 116, colour="#ffe3a1")
    sheet.disc(rider, foot - 152, 12, colour="#4a3b4d")
    sheet.box(rider - 17, foot - 140, rider + 17, foot - 116, colour="#4a3b4d")

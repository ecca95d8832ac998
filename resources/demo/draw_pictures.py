#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws the pictures of the demo catalogue.

Every picture is a flat vector drawing made here, rendered with rsvg-convert and reduced to a palette PNG with pngquant.
The same input gives the same drawing; the bytes depend on the versions of the two programs.

    draw_pictures.py            draw all the pictures that are missing
    draw_pictures.py --all      draw all of them again
    draw_pictures.py mug tent   draw again those whose path contains one of the words
"""

import pathlib
import subprocess
import sys

SIZE = 640
GROUND = 528  # the height on which things stand
COLOURS = 64

PALETTE = {
    "amber": "#e3a445", "brass": "#c8a04f", "charcoal": "#44474d", "clear": "#cfe3e6", "copper": "#b8734a",
    "forest": "#2f5f4a", "ivory": "#f1e8d6", "lake": "#5a8fa8", "moss": "#7b874c", "natural": "#c99c66",
    "navy": "#2d4066", "ochre": "#d39a36", "petrol": "#1f6470", "red": "#c23b32", "rose": "#dba3a0",
    "rust": "#ad5732", "sage": "#9fb196", "sand": "#d9c3a0", "slate": "#69737f", "smoke": "#8b8d92",
    "steel": "#aab3b9", "terracotta": "#c5694a", "white": "#fdfcf8",
}

# The background of a kind of product: (wall, disc behind the thing).
WALLS = {
    "lighting": ("#f5eee1", "#eadfca"), "tableware": ("#eff1ec", "#dfe4da"), "bedding": ("#f4eef0", "#e8dde1"),
    "camping": ("#e9f1f0", "#d5e4e2"), "garden": ("#f0f3e6", "#dfe6cd"), "clothing": ("#eef0f5", "#dde1ea"),
    "night": ("#26303f", "#2f3b4d"),
}
WOOD = PALETTE["natural"]
STEEL = PALETTE["steel"]
INK = "#33363b"
GLOW = "#ffe2a0"


def mix(one, other, part):
    """The colour `part` of the way from one to the other."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]))
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def dark(colour, part=0.18):
    return mix(colour, "#1b1d22", part)


def light(colour, part=0.3):
    return mix(colour, "#ffffff", part)


def rect(x, y, w, h, r=0):
    """Path data of a rectangle with round corners."""
    r = min(r, w / 2, h / 2)
    if not r:
        return f"M{x} {y}h{w}v{h}h{-w}z"
    a = f"a{r} {r} 0 0 1 "
    return f"M{x + r} {y}h{w - 2 * r}{a}{r} {r}v{h - 2 * r}{a}{-r} {r}h{2 * r - w}{a}{-r} {-r}v{2 * r - h}{a}{r} {-r}z"


def oval(x, y, rx, ry=None):
    """Path data of an ellipse, or of a circle."""
    ry = rx if ry is None else ry
    return f"M{x - rx} {y}a{rx} {ry} 0 1 0 {2 * rx} 0a{rx} {ry} 0 1 0 {-2 * rx} 0z"


class Sheet:
    """One picture: a list of SVG elements, later ones above earlier ones."""

    def __init__(self, wall, night):
        self.night = night
        self.parts = []
        self.clips = 0
        back, disc = WALLS["night" if night else wall]
        self.fill(rect(0, 0, SIZE, SIZE), back)
        self.fill(oval(320, 320, 262), disc)

    def fill(self, data, colour, opacity=1.0):
        veil = "" if opacity == 1 else f' fill-opacity="{opacity}"'
        self.parts.append(f'<path d="{data}" fill="{colour}"{veil}/>')

    def line(self, data, colour, width, cap="round", dash=""):
        dash = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="{cap}"'
            f' stroke-linejoin="round"{dash}/>'
        )

    def body(self, data, colour, split=None, part=0.13):
        """A filled shape with shade right of `split`: one x, or path data of the shade."""
        self.fill(data, colour)
        if split is not None:
            shade = split if isinstance(split, str) else rect(split, -200, 1000, 1200)
            with self.inside(data):
                self.fill(shade, dark(colour, part))

    def inside(self, data):
        """Clip what follows to a shape."""
        self.clips += 1
        self.parts.append(f'<clipPath id="c{self.clips}"><path d="{data}"/></clipPath>')
        return Group(self, f'clip-path="url(#c{self.clips})"')

    def turned(self, angle, x=320, y=320):
        return Group(self, f'transform="rotate({angle} {x} {y})"')

    def moved(self, x, y, scale=1.0):
        return Group(self, f'transform="translate({x} {y}) scale({scale})"')

    def shadow(self, x=320, rx=170, y=GROUND, ry=16):
        self.fill(oval(x, y, rx, ry), "#10151c" if self.night else "#5b5a55", 0.35 if self.night else 0.2)

    def glow(self, x, y, r):
        for step, veil in ((1.0, 0.16), (0.72, 0.2), (0.45, 0.3)) if self.night else ((1.0, 0.28), (0.65, 0.3)):
            self.fill(oval(x, y, r * step), GLOW, veil)

    def text(self):
        head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" viewBox="0 0 640 640">'
        return head + "".join(self.parts) + "</svg>"


class Group:
    def __init__(self, sheet, attributes):
        self.sheet, self.attributes = sheet, attributes

    def __enter__(self):
        self.sheet.parts.append(f"<g {self.attributes}>")

    def __exit__(self, *_):
        self.sheet.parts.append("</g>")


# Every drawing takes the sheet, the main colour and a second one.

# -- lighting


def table_lamp(s, c, k):
    s.shadow(320, 120)
    s.glow(320, 250, 230)
    s.body("M292 330h56v24c46 20 66 58 66 100 0 40-24 74-40 74H266c-16 0-40-34-40-74 0-42 20-80 66-100z", c, 345)
    s.line("M258 420c4-18 12-30 24-38", light(c, 0.5), 10)
    s.fill(rect(300, 312, 40, 26, 4), PALETTE["brass"])
    s.body("M242 120h156l64 196H178z", light(k, 0.2), 372, 0.07)
    s.line("M242 122h156M180 314h280", dark(k, 0.12), 6)


def desk_lamp(s, c, k):
    s.shadow(300, 130)
    s.glow(425, 330, 150)
    s.body("M210 528c0-26 40-36 90-36s90 10 90 36z", c, 330)
    s.line("M300 496L222 330", k, 20)
    s.line("M222 330L392 196", k, 20)
    s.line("M312 490L236 322", dark(k), 5)
    s.fill(oval(222, 330, 20), c)
    s.fill(oval(222, 330, 8), PALETTE["brass"])
    with s.turned(35, 410, 206):
        s.body("M380 168h60l36 92H344z", c, 420)
        s.fill(rect(396, 142, 28, 30, 6), dark(c))
        s.fill(oval(410, 262, 66, 12), GLOW)


def clip_lamp(s, c, k):
    s.glow(404, 352, 170)
    s.fill(rect(120, 452, 400, 30, 6), WOOD)
    s.fill(rect(120, 474, 400, 8, 4), dark(WOOD))
    s.body("M196 418h88v42h-88zM196 490h88v32h-88z", c, 250)
    s.fill(rect(196, 418, 26, 104, 10), dark(c))
    s.line("M240 420C226 260 262 140 366 150c40 4 52 40 44 70", k, 16)
    with s.turned(14, 406, 240):
        s.body("M372 220h68c18 30 34 66 34 96H338c0-30 16-66 34-96z", c, 420)
        s.fill(oval(406, 316, 68, 14), GLOW)


def pendant_paper(s, c, k):
    s.line("M320 0v130", INK, 6)
    s.glow(320, 320, 262)
    s.body(oval(320, 320, 190, 176), light(c, 0.3), 400, 0.06)
    for n, half in enumerate((96, 146, 174, 188, 188, 174, 146, 96)):
        y = 165 + n * 44
        s.line(f"M{320 - half} {y}q{half} 26 {2 * half} 0", dark(k, 0.02), 4)
    s.fill(rect(286, 134, 68, 16, 6), k)
    s.fill(rect(290, 490, 60, 12, 6), k)


def pendant_dome(s, c, k):
    s.line("M320 0v170", INK, 7)
    s.glow(320, 430, 200)
    s.fill(rect(296, 160, 48, 60, 10), k)
    s.fill(rect(296, 196, 48, 8), dark(k))
    s.body("M286 214h68c96 16 156 84 164 186H122c8-102 68-170 164-186z", c, 380)
    s.line("M172 368c12-54 40-92 82-112", light(c, 0.35), 12)
    s.fill(oval(320, 400, 198, 26), light(PALETTE["ivory"], 0.4))
    s.fill(oval(320, 404, 60, 26), GLOW)
    s.line("M122 400a198 26 0 0 0 396 0", dark(c), 6)


def pendant_trio(s, c, k):
    s.fill(rect(200, 34, 240, 26, 13), k)
    for x, top, r in ((210, 330, 62), (330, 420, 70), (436, 250, 58)):
        s.line(f"M{x} 56V{top - r}", INK, 5)
        s.glow(x, top + 10, r * 1.7)
        s.body(f"M{x} {top - r - 26}c{r * 0.3} 0 {r} {r * 0.6} {r} {r + 26}a{r} {r} 0 0 1 {-2 * r} 0c0 {-r * 0.4 - 26} {r * 0.7} {-r - 26} {r} {-r - 26}z",
               light(c, 0.25), x + r * 0.4)
        s.fill(oval(x, top + 8, r * 0.34), GLOW)
        s.line(f"M{x - r * 0.6} {top + 6}q4 {-r * 0.5} {r * 0.4} {-r * 0.75}", "#ffffff", 7)
        s.fill(rect(x - 14, top - r - 44, 28, 30, 6), k)


def floor_arc(s, c, k):
    s.shadow(220, 110, 560)
    s.glow(440, 260, 180)
    s.body("M120 560c0-22 44-30 100-30s100 8 100 30z", light(k, 0.4), 250)
    s.line("M220 534C200 260 250 84 380 92c44 4 62 40 62 80", c, 14)
    s.body("M406 160h72c34 22 54 56 56 104H350c2-48 22-82 56-104z", c, 468)
    s.fill(oval(442, 264, 92, 16), GLOW)
    s.line("M382 232c8-22 18-36 30-44", light(c, 0.5), 8)


def floor_tripod(s, c, k):
    s.shadow(320, 150, 572)
    s.glow(320, 190, 220)
    s.line("M320 300v268", dark(c, 0.3), 16)
    s.line("M314 280L196 568", c, 18)
    s.line("M326 280l118 288", dark(c, 0.1), 18)
    s.line("M250 452h140", PALETTE["brass"], 6)
    s.body("M218 96h204l38 184H180z", light(k, 0.2), 390, 0.07)
    s.line("M220 98h200M182 278h276", dark(k, 0.12), 6)
    s.fill(rect(296, 280, 48, 22, 6), PALETTE["brass"])


def wall_light(s, c, k):
    s.fill("M250 210L138 0h364L390 210z", GLOW, 0.55)
    s.fill("M250 430L138 640h364L390 430z", GLOW, 0.55)
    s.fill("M276 210L225 0h190l-51 210z", "#fff3cf", 0.7)
    s.fill("M276 430l-51 210h190l-51-210z", "#fff3cf", 0.7)
    s.fill(rect(236, 290, 168, 60, 6), dark(c, 0.35))
    s.body(rect(246, 206, 148, 228, 8), c, 330)
    s.line("M268 226v188", light(c, 0.3), 8)
    s.fill(rect(246, 200, 148, 14, 7), GLOW)
    s.fill(rect(246, 426, 148, 14, 7), GLOW)


def lantern(s, c, k, inside):
    """A lantern with four panes; `inside` draws what burns in it."""
    s.glow(320, 340, 240)
    s.shadow(320, 130, 536)
    s.line("M320 150c-44-4-44-66 0-66s44 62 0 66", c, 12)
    s.body("M320 132l118 96H202z", c, 330)
    s.fill("M228 236h184l-20 240H248z", light(k, 0.72))
    s.fill("M330 236h82l-20 240h-62z", light(k, 0.58))
    s.fill(oval(320, 380, 40, 58), GLOW)
    inside()
    s.line("M228 236l20 240M412 236l-20 240", c, 11)
    s.fill(rect(210, 224, 220, 20, 6), dark(c))
    s.body("M236 474h168l24 54H212z", c, 330)


def porch_lantern(s, c, k):
    def bulb():
        s.fill(rect(300, 236, 40, 62, 6), dark(c))
        s.fill("M302 298h36c2 24 22 34 22 66a40 40 0 0 1-80 0c0-32 20-42 22-66z", "#fff6dc")
        s.line("M308 372l6-38 6 18 6-18 6 38", "#f0952b", 5)

    lantern(s, c, k, bulb)


def candle_lantern(s, c, k):
    def candle():
        s.fill(rect(300, 400, 40, 76, 4), PALETTE["ivory"])
        s.line("M320 400v-16", INK, 4)
        s.fill("M320 312c26 34 30 56 0 84-30-28-26-50 0-84z", "#f2a33a")

    lantern(s, c, k, candle)


def bulb_globe(s, c, k):
    s.glow(320, 270, 250)
    s.body("M320 96c104 0 176 76 176 168 0 78-50 112-84 158-10 14-14 30-14 42H242c0-12-4-28-14-42-34-46-84-80-84-158 0-92 72-168 176-168z",
           light(c, 0.42), 420, 0.07)
    s.line("M278 440l-22-150 42-60 22 70 22-70 42 60-22 150", "#f0952b", 7)
    s.line("M196 250c6-46 34-82 76-96", "#ffffff", 14)
    bulb_cap(s, 320, 462, 74, k)


def bulb_cap(s, x, y, half, k):
    s.body(rect(x - half, y, 2 * half, 76, 8), k, x + half * 0.3)
    for n in range(3):
        s.line(f"M{x - half} {y + 16 + n * 22}L{x + half} {y + 10 + n * 22}", dark(k, 0.28), 6)
    s.fill(f"M{x - half * 0.7} {y + 76}h{half * 1.4}l{-half * 0.35} 34h{-half * 0.7}z", INK)


def bulb_candle(s, c, k):
    s.glow(320, 270, 220)
    s.body("M320 56c14 70 92 136 92 236 0 70-34 120-44 172h-96c-10-52-44-102-44-172 0-100 78-166 92-236z", light(c, 0.42), 372, 0.07)
    s.line("M296 450l-10-130 34-110 34 110-10 130", "#f0952b", 7)
    s.line("M258 290c4-40 16-72 34-104", "#ffffff", 12)
    bulb_cap(s, 320, 462, 50, k)


def bulb_reflector(s, c, k):
    s.glow(320, 170, 230)
    s.body("M132 186h376c-10 110-76 170-116 220l-12 66H260l-12-66c-40-50-106-110-116-220z", light(STEEL, 0.4), 390)
    s.line("M176 220c14 54 46 100 84 140", "#ffffff", 10)
    s.fill(rect(122, 160, 396, 44, 20), c)
    s.fill(oval(320, 174, 164, 22), GLOW)
    bulb_cap(s, 320, 462, 62, k)


def bulb_spot(s, c, k):
    s.glow(320, 180, 230)
    s.body("M136 190h368c-14 96-60 150-112 186H248c-52-36-98-90-112-186z", light(k, 0.35), 380)
    s.line("M180 220c14 52 38 88 70 116", "#ffffff", 10)
    s.fill(rect(126, 164, 388, 44, 20), c)
    s.fill(oval(320, 178, 160, 22), GLOW)
    s.body(rect(248, 372, 144, 86, 8), c, 345)
    s.line("M258 400h124M258 428h124", dark(c, 0.16), 6)
    s.fill(rect(272, 456, 26, 58, 8), STEEL)
    s.fill(rect(342, 456, 26, 58, 8), STEEL)


def string_lights(s, c, k):
    cable = light(c, 0.35) if s.night else c
    spots = ((78, 152), (158, 217), (254, 258), (356, 265), (458, 235), (552, 180))
    for x, y in spots:
        s.glow(x, y + 80, 92)
    s.line("M0 60C150 330 470 350 640 90", cable, 9)
    s.line("M0 420C160 580 480 580 640 410", cable, 9)
    for x, y in spots:
        s.fill(rect(x - 13, y + 2, 26, 40, 6), dark(cable))
        s.body(oval(x, y + 72, 34), light(k, 0.35), x + 12, 0.08)
        s.fill(oval(x, y + 74, 13), "#fff4d2")
    for x, y in ((110, 478), (240, 522), (382, 526), (520, 484)):
        s.fill(rect(x - 11, y, 22, 28, 5), dark(cable))
        s.fill(oval(x, y + 46, 25), light(k, 0.45))


def path_light(s, c, k):
    s.fill("M0 560c160-56 480-60 640 0v80H0z", "#a9b97c")
    s.glow(320, 260, 190)
    s.fill(rect(308, 300, 24, 232, 6), STEEL)
    s.fill(rect(322, 300, 10, 232, 4), dark(STEEL))
    s.body("M252 200h136l-18 108H270z", light(k, 0.5), 340, 0.08)
    for x in (276, 306, 336, 364):
        s.line(f"M{x} 202l{(320 - x) * 0.14} 104", c, 5)
    s.body("M210 204c10-46 54-70 110-70s100 24 110 70z", c, 350)
    s.fill("M256 160c20-14 108-14 128 0l8 16H248z", "#48627e")
    s.fill(rect(262, 302, 116, 16, 8), c)
    for x in (240, 262, 380, 402):
        s.line(f"M{x} 550q{(x - 320) * 0.1} -24 {(x - 320) * 0.16} -44", "#6f8a45", 7)


def mushroom_lamp(s, c, k):
    s.shadow(320, 110)
    s.glow(320, 360, 240)
    s.body("M284 290h72c0 92 8 170 48 238H236c40-68 48-146 48-238z", light(k, 0.1) if not s.night else mix(k, GLOW, 0.5), 338, 0.08)
    s.fill("M262 300h116l18 60c-44 18-108 18-152 0z", GLOW, 0.75)
    s.body("M114 306c0-104 92-178 206-178s206 74 206 178c-44 22-368 22-412 0z", c, 400)
    s.line("M164 266c18-46 54-78 100-92", light(c, 0.4), 14)


def night_light(s, c, k):
    s.shadow(320, 190)
    s.glow(320, 340, 250)
    spikes = " ".join(f"L{x} {y}" for x, y in ((150, 470), (112, 420), (152, 404), (124, 340), (176, 338), (164, 268), (218, 284), (226, 212), (274, 248), (302, 180), (334, 240), (384, 192), (398, 256)))
    s.body(f"M190 524 {spikes} C470 260 500 330 500 400 L450 524z", c, "M190 524c60 10 180 10 300-60v120H190z", 0.1)
    s.body("M398 256c70 30 106 110 150 182 8 16 0 32-18 36-20 50-60 54-100 54-70 0-110-50-110-130 0-70 30-126 78-142z", light(k, 0.1), None)
    s.fill(oval(546, 448, 18), INK)
    s.fill(oval(448, 370, 12), INK)
    s.fill(oval(390, 300, 26, 30), c)
    s.fill(oval(478, 424, 22, 14), c, 0.6)
    s.fill(oval(240, 522, 34, 16), k)
    s.fill(oval(420, 522, 34, 16), k)


def lampshade(s, c, k):
    s.glow(320, 340, 250)
    s.body("M226 150h188l106 300H120z", c, None)
    with s.inside("M226 150h188l106 300H120z"):
        for n in range(0, 27, 2):
            s.fill(f"M{226 + n * 7} 150L{120 + n * 15} 450h15L{233 + n * 7} 150z", dark(c, 0.1))
        s.fill(rect(400, 100, 200, 400), dark(c), 0.14)
    s.line("M228 152h184M122 448h396", light(k, 0.1), 12)
    s.fill(oval(320, 150, 40, 7), INK, 0.4)


# -- tableware


def mug(s, c, k):
    s.shadow(300, 170)
    s.line("M410 258c120-26 130 160-8 176", c, 34)
    s.line("M414 268c96-20 104 136-6 152", dark(c, 0.1), 8)
    shape = "M176 192h248v250c0 50-26 86-70 86H246c-44 0-70-36-70-86z"
    s.body(shape, c, 352)
    with s.inside(shape):
        s.fill("M176 476q124 22 248 0v80H176z", mix(PALETTE["sand"], "#a9794d", 0.35))
        s.fill("M352 474q40-2 72-4v80h-72z", mix(PALETTE["sand"], "#a9794d", 0.6))
        s.fill("M176 192h248v26q-20 12-40 4t-60 4-70-2-78 0z", dark(c, 0.22))
    s.fill(oval(300, 192, 124, 24), dark(c, 0.1))
    s.fill(oval(300, 197, 108, 17), "#5a3a26")
    s.line("M206 250v150", light(c, 0.4), 12)


def bowl(s, c, k):
    s.shadow(320, 170)
    shape = "M104 270h432c0 120-70 214-158 238v20H262v-20C174 484 104 390 104 270z"
    s.body(shape, c, 384)
    with s.inside(shape):
        s.fill(rect(240, 492, 160, 60), mix(PALETTE["sand"], "#a9794d", 0.4))
        s.fill("M104 270h432v34q-50 14-100 2t-110 6-112-4-110 2z", dark(c, 0.2))
    s.fill(oval(320, 270, 216, 52), light(c, 0.18))
    s.fill(oval(320, 280, 184, 36), dark(c, 0.12))
    s.line("M146 340c14 48 36 84 66 108", light(c, 0.4), 12)


def plate(s, c, k):
    s.fill(oval(330, 334, 232), "#5b5a55", 0.18)
    s.fill(oval(320, 320, 232), c)
    s.fill(oval(320, 320, 220), light(c, 0.16))
    s.fill(oval(320, 320, 160), dark(c, 0.1))
    s.fill(oval(324, 324, 154), c)
    s.line("M140 290a190 190 0 0 1 120-150", light(c, 0.5), 12)
    s.line("M492 384a180 180 0 0 1-60 76", dark(c, 0.16), 8)
    for x, y, r in ((250, 300, 4), (380, 260, 3), (350, 390, 5), (280, 380, 3), (410, 350, 3), (310, 240, 3)):
        s.fill(oval(x, y, r), dark(c, 0.3))


def pot_of_tea(s, c):
    """A teapot with its foot at (320, 528)."""
    s.line("M440 290c100-30 132 110 10 150", c, 30)
    s.body("M226 352C150 340 160 250 96 232l-20 22c40 30 34 140 160 186z", c, "M226 452c-80-20-110-80-116-120l40 0c20 40 50 60 90 70z")
    s.body("M320 232c98 0 156 64 156 148 0 74-46 130-96 148H260c-50-18-96-74-96-148 0-84 58-148 156-148z", c, 380)
    s.body("M228 250c6-32 44-52 92-52s86 20 92 52c-40 16-144 16-184 0z", light(c, 0.1), 350)
    s.fill(oval(320, 184, 24), c)
    s.fill(oval(328, 188, 14), dark(c, 0.14))
    s.line("M206 360c4-34 20-62 46-78", light(c, 0.4), 12)


def teapot(s, c, k):
    s.shadow(320, 170)
    pot_of_tea(s, c)


def tea_set(s, c, k):
    s.shadow(322, 150, 466)
    with s.moved(60, 30, 0.82):
        pot_of_tea(s, c)
    for x in (42, 388):
        with s.moved(x, 326, 0.42):
            s.shadow(310, 200)
            s.line("M410 258c120-26 130 160-8 176", k, 36)
            s.body("M176 192h248v250c0 50-26 86-70 86H246c-44 0-70-36-70-86z", k, 352)
            s.fill(oval(300, 192, 124, 28), dark(k, 0.12))
            s.fill(oval(300, 200, 106, 20), "#7b4a26")


def tumblers(s, c, k):
    s.shadow(320, 240)
    for x, y in ((150, 290), (330, 290), (240, 340)):
        h = GROUND - y
        shape = f"M{x} {y}h170l-22 {h}h-126z"
        s.fill(shape, c, 0.62)
        with s.inside(shape):
            s.fill(rect(x, y + h - 24, 180, 30), dark(c, 0.2), 0.5)
            s.fill(f"M{x + 120} {y}h60v{h}h-76z", dark(c, 0.2), 0.3)
        for n in (0.28, 0.5, 0.72):
            s.line(f"M{x + 170 * n} {y + 40}L{x + 22 + 126 * n} {y + h - 26}", light(c, 0.6), 4)
        s.fill(oval(x + 85, y, 85, 15), light(c, 0.45), 0.85)
        s.line(f"M{x + 20} {y + 40}l12 {h - 90}", "#ffffff", 8)


def casserole(s, c, k):
    s.shadow(320, 230)
    s.line("M132 356h-36c-22 0-22 52 0 52h40M508 356h36c22 0 22 52 0 52h-40", dark(c, 0.12), 22)
    s.body("M120 320h400v130c0 46-36 78-80 78H200c-44 0-80-32-80-78z", c, 410)
    s.body("M112 322c0-64 92-104 208-104s208 40 208 104z", light(c, 0.1), 400)
    s.fill(rect(100, 312, 440, 24, 12), dark(c, 0.22))
    s.body(rect(284, 172, 72, 46, 18), dark(c, 0.1), 326)
    s.line("M168 292c22-24 52-36 86-42", light(c, 0.45), 10)
    s.line("M156 370v70", light(c, 0.35), 12)


def pitcher(s, c, k):
    s.shadow(300, 140)
    s.line("M398 226c130-20 130 190-10 210", c, 32)
    s.body("M150 150c24-26 60-40 100-42h120c24 0 42 8 46 20l-14 104c40 50 52 112 40 172-10 60-44 96-70 124H232c-40-30-70-74-76-136-6-60 18-112 56-156-4-40-30-68-62-86z", c, 360)
    s.fill("M150 150c24-26 60-40 100-42h120c24 0 42 8 46 20-30 34-190 40-266 22z", dark(c, 0.26))
    s.line("M150 150c76 18 236 12 266-22", light(c, 0.3), 9)
    s.line("M214 240q100 24 188-2", dark(c, 0.12), 6)
    s.line("M198 380c-4-44 10-84 36-116", light(c, 0.45), 12)


def enamel_mug(s, c, k):
    rim = PALETTE["navy"] if c in (PALETTE["white"],) else PALETTE["ivory"]
    s.shadow(300, 170)
    s.line("M412 262h44c56 0 60 150-46 168", c, 24)
    s.body("M168 216h264l-10 300c0 8-4 12-12 12H190c-8 0-12-4-12-12z", c, 360)
    for x, y, r in ((214, 460, 4), (250, 330, 3), (300, 420, 4), (330, 300, 3), (388, 460, 4), (370, 360, 3), (226, 280, 3), (280, 490, 3)):
        s.fill(oval(x, y, r), rim, 0.7)
    s.fill(oval(300, 216, 136, 26), rim)
    s.fill(oval(300, 220, 120, 18), dark(light(c, 0.5), 0.16))
    s.line("M204 276l6 170", light(c, 0.35), 12)


def table_set(s, c, teaspoon):
    metal, handle = STEEL, c if c != STEEL else dark(STEEL, 0.06)
    with s.moved(0, -16):
        for x in (170, 280, 380, 478)[: 4 if teaspoon else 3]:
            s.fill(rect(x - 7, 236, 14, 190, 7), metal)
            s.body(f"M{x - 10} 380h20l8 180c0 20-36 20-36 0z", handle, x + 2)
        s.fill("M140 96h12v100h12V96h12v100h12V96h12v130c0 40-14 60-22 84h-16c-8-24-22-44-22-84z", metal)
        s.body("M270 96c30 10 44 80 36 170l-12 66h-24z", metal, 288)
        s.body(oval(380, 180, 42, 84), metal, 396)
        s.fill(oval(376, 172, 24, 58), light(metal, 0.35))
        if teaspoon:
            s.body(oval(478, 206, 28, 56), metal, 490)
            s.fill(oval(475, 200, 15, 36), light(metal, 0.35))


def cutlery(s, c, k):
    table_set(s, c, True)


def camp_cutlery(s, c, k):
    with s.moved(44, 0):
        table_set(s, c, False)


def board(s, c, k):
    with s.turned(-32):
        s.fill("M116 236h330c20 0 30 16 44 42h70c40 0 40 84 0 84h-70c-14 26-24 42-44 42H116c-26 0-26-168 0-168z", "#5b5a55", 0.22)
    with s.turned(-32, 312, 306):
        shape = "M108 222h330c20 0 30 16 44 42h70c40 0 40 84 0 84h-70c-14 26-24 42-44 42H108c-26 0-26-168 0-168z"
        s.fill(shape, c)
        with s.inside(shape):
            for y, bend in ((246, 10), (272, -8), (300, 12), (330, -10), (362, 8)):
                s.line(f"M80 {y}q120 {bend} 240 0t280 0", dark(c, 0.12), 5)
            s.line("M80 388h380", dark(c, 0.25), 10)
        s.fill(oval(552, 306, 17), "#dfe4da")
    s.body("M222 392l120-64 24 72-104 52z", "#efc75e", "M262 452l104-52v28l-100 50z", 0.2)
    s.fill(oval(296, 380, 9, 7), "#d5a83e")
    s.fill(oval(326, 396, 6, 5), "#d5a83e")


def mills(s, c, k):
    s.shadow(320, 190)
    for x, tone, low in ((226, c, 0), (414, k, 40)):
        y = 150 + low
        s.body(f"M{x - 62} {GROUND}c0-60 24-90 24-150s-30-60-30-110 34-66 34-66h68s34 16 34 66-30 50-30 110 24 90 24 150z", tone, x + 14)
        s.body(f"M{x - 58} {y + 58}c0-44 26-64 58-64s58 20 58 64z", light(tone, 0.1), x + 14)
        s.fill(oval(x, y - 14, 17), STEEL)
        s.fill(rect(x - 46, y + 54, 92, 10, 5), dark(tone, 0.3))
        s.line(f"M{x - 40} {GROUND - 30}q10-40 18-90", light(tone, 0.35), 9)
# -- bedding and textiles


def folded(s, x, y, w, h, c):
    """One folded layer of cloth, its fold on the left."""
    s.fill(rect(x, y, w, h, h / 2), c)
    s.fill(f"M{x + h / 2} {y + h * 0.62}h{w - h}a{h * 0.3} {h * 0.3} 0 0 1 0 {h * 0.38}h{h - w}z", dark(c, 0.1))
    s.line(f"M{x + w - h * 0.5} {y + h * 0.5}h{-w * 0.55}", dark(c, 0.16), 4)


def folded_linen(s, c, k):
    s.shadow(320, 220)
    for n, tone in enumerate((c, light(c, 0.14), c, light(c, 0.22))):
        folded(s, 116 + n * 5, 452 - n * 72, 408 - n * 10, 76, tone)
    s.body("M128 236c0-36 30-46 60-46h264c30 0 60 10 60 46z", light(c, 0.3), 470, 0.06)
    s.fill(rect(286, 186, 30, 342), PALETTE["ivory"], 0.9)
    s.fill(rect(252, 316, 98, 68, 4), PALETTE["ivory"])
    s.line("M272 340h58M272 358h38", dark(PALETTE["sand"], 0.3), 5)


def fitted_sheet(s, c, k):
    s.shadow(320, 250)
    s.fill(rect(66, 470, 508, 40, 8), WOOD)
    s.fill(rect(92, 506, 26, 24, 4), dark(WOOD))
    s.fill(rect(522, 506, 26, 24, 4), dark(WOOD))
    s.body("M70 380c0-16 10-30 26-30h448c16 0 26 14 26 30v76c0 12-10 20-20 20H90c-10 0-20-8-20-20z", dark(c, 0.06), "M70 430q250 24 500 0v60H70z", 0.1)
    s.body("M126 262h388l56 108c-160 14-340 14-500 0z", c, None)
    s.line("M96 384q10 40-4 84M544 384q-10 40 4 84M128 392q4 40-4 78M512 392q-4 40 4 78", dark(c, 0.16), 5)
    s.body(rect(150, 214, 156, 74, 34), light(k, 0.35), 256, 0.05)
    s.body(rect(334, 214, 156, 74, 34), light(k, 0.35), 440, 0.05)
    s.line("M180 320q140 22 280 0", dark(c, 0.07), 5)


def cushion_shape(x, y, w, h, sag=26):
    return (f"M{x} {y}Q{x + w / 2} {y + sag} {x + w} {y}Q{x + w - sag} {y + h / 2} {x + w} {y + h}"
            f"Q{x + w / 2} {y + h - sag} {x} {y + h}Q{x + sag} {y + h / 2} {x} {y}z")


def pillow(s, c, k):
    s.shadow(320, 230, 480)
    s.body("M96 214c60 26 120-20 224-20s164 46 224 20c24 10 8 80 8 126s16 116-8 126c-60-26-120 8-224 8S156 440 96 466c-24-10-8-80-8-126s-16-116 8-126z", c,
           "M90 400c120 60 340 60 460-20v120H90z", 0.07)
    s.line("M112 232c40 34 60 44 96 50M528 232c-40 34-60 44-96 50M112 448c30-26 50-34 84-40M528 448c-30-26-50-34-84-40", dark(c, 0.12), 6)
    s.line("M96 214c60 26 120-20 224-20s164 46 224 20", k if k != c else dark(c), 6)
    s.fill(rect(472, 424, 44, 26, 3), PALETTE["lake"])


def pillow_pair(s, c, k):
    s.shadow(320, 220, 540)
    for y, tone in ((320, c), (150, light(c, 0.25))):
        s.body(f"M120 {y}c60 20 110-16 200-16s140 36 200 16c22 10 8 70 8 104s14 94-8 104c-60-20-110 8-200 8s-140-28-200-8c-22-10-8-70-8-104s-14-94 8-104z", tone,
               f"M100 {y + 150}c120 50 320 50 440-10v120H100z", 0.1)
        s.line(f"M170 {y + 8}c-8 60-8 120 0 184", dark(tone, 0.2), 5)
        s.line(f"M140 {y + 24}l30 20M140 {y + 176}l30-18M500 {y + 24}l-40 22M500 {y + 178}l-40-22", dark(tone, 0.16), 5)
        for n in range(4):
            s.fill(oval(158, y + 42 + n * 38, 5), PALETTE["natural"])


def duvet(s, c, k):
    s.shadow(320, 240, 530)
    shape = "M92 236c0-30 20-52 52-52h352c32 0 52 22 52 52v240c0 30-20 52-52 52H144c-32 0-52-22-52-52z"
    s.body(shape, c, None)
    with s.inside(shape):
        for x in range(92, 560, 114):
            for y in range(184, 540, 86):
                s.fill(rect(x + 6, y + 52, 102, 30, 14), dark(c, 0.08))
                s.line(f"M{x} {y}v86M{x} {y}h114", dark(k, 0.06), 4)
        s.fill("M548 184v120L400 184z", light(k, 0.1))
    s.body("M400 184l148 120c-50 10-110 0-130-20s-24-60-18-100z", light(c, 0.2), None)
    s.line("M400 184l148 120", dark(k, 0.1), 5)
    s.body(rect(196, 120, 248, 76, 38), light(c, 0.35), 380, 0.06)


def draped(s, c):
    """A blanket hung over a rail: returns the path of the cloth."""
    s.fill(rect(60, 118, 520, 22, 11), WOOD)
    s.fill(rect(60, 130, 520, 10, 5), dark(WOOD))
    shape = "M138 120c0-12 10-18 22-18h320c12 0 22 6 22 18v384c-60 14-120-8-182 0s-122 12-182 0z"
    s.body(shape, c, None)
    return shape


def fringe(s, c):
    for n in range(19):
        x = 146 + n * 19.4
        s.line(f"M{x} {504 + (n % 3) * 3}v{40 + (n % 2) * 8}", c, 7)


def fold_shades(s, shape):
    with s.inside(shape):
        s.fill("M220 100c-14 140 14 280-6 420h44c16-140-16-280-4-420zM420 100c14 140-16 280 4 420h50c-16-140 14-280-6-420z", "#20140c", 0.12)
        s.fill(rect(138, 100, 364, 44), "#ffffff", 0.14)


def throw(s, c, k):
    fringe(s, dark(c, 0.06))
    shape = draped(s, c)
    with s.inside(shape):
        for x in range(138, 510, 26):
            for y in range(90, 540, 26):
                lean = 13 if (x // 26) % 2 else -13
                s.line(f"M{x} {y}l26 {lean}", mix(c, k, 0.45), 6, "butt")
    fold_shades(s, shape)


def throw_check(s, c, k):
    fringe(s, c)
    shape = draped(s, k)
    with s.inside(shape):
        for n in range(138, 510, 92):
            s.fill(rect(n, 80, 46, 480), c, 0.6)
            s.fill(rect(n + 66, 80, 8, 480), PALETTE["rust"], 0.8)
        for n in range(100, 540, 92):
            s.fill(rect(100, n, 440, 46), c, 0.6)
            s.fill(rect(100, n + 66, 440, 8), PALETTE["rust"], 0.8)
    fold_shades(s, shape)


def patchwork(s, c, k):
    tones = [PALETTE[n] for n in ("sage", "rose", "ochre", "lake", "ivory", "terracotta")]
    shape = draped(s, c)
    with s.inside(shape):
        for i, x in enumerate(range(138, 510, 61)):
            for j, y in enumerate(range(98, 540, 61)):
                tone = tones[(i + 2 * j + j // 3) % 6]
                s.fill(rect(x, y, 61, 61), tone)
                s.line(rect(x + 9, y + 9, 43, 43), dark(tone, 0.16), 3, dash="7 6")
    fold_shades(s, shape)


def cushion(s, c, k):
    s.shadow(320, 190)
    s.body(cushion_shape(120, 120, 400, 400, 34), c, "M120 520Q440 470 470 120h80v420H120z")
    s.line(cushion_shape(120, 120, 400, 400, 34), k, 8)


def towel(s, c, k):
    s.line("M90 118h460", STEEL, 20)
    s.fill(oval(90, 118, 20), dark(STEEL))
    s.fill(oval(550, 118, 20), dark(STEEL))
    shape = "M170 108c0-10 8-16 16-16h268c8 0 16 6 16 16v420H170z"
    s.body(rect(410, 112, 84, 300, 6), dark(c, 0.2), None)
    s.body(shape, c, None)
    with s.inside(shape):
        for x in range(170, 480, 30):
            for y in range(92, 470, 30):
                s.fill(rect(x + 4, y + 4, 22, 22, 4), dark(c, 0.1))
                s.fill(rect(x + 4, y + 4, 22, 8, 4), light(c, 0.2))
        s.fill(rect(160, 470, 320, 60), c)
        s.fill(rect(160, 482, 320, 12), k)
        s.fill(rect(160, 504, 320, 6), k)
        s.fill(rect(400, 80, 90, 460), "#10202a", 0.1)


def tea_towels(s, c, k):
    cloth = light(PALETTE["ivory"], 0.3)
    s.line("M60 110h520", WOOD, 14)
    for x, tone, drop in ((84, c, 430), (248, k, 470), (412, PALETTE["ochre"], 410)):
        shape = f"M{x} 130h144v{drop - 16}q-72 22-144 0z"
        s.line(f"M{x + 72} 132c-20-36 20-36 0 0", tone, 6)
        s.body(shape, cloth, x + 110, 0.07)
        with s.inside(shape):
            for off in (14, 30, 114, 128):
                s.fill(rect(x + off, 120, 8, 480), tone)
            s.fill(rect(x, 106 + drop - 60, 150, 12), tone)
            s.fill(rect(x, 106 + drop - 40, 150, 6), tone)


def fabric_roll(s, c, k):
    s.shadow(320, 230)
    cloth = "M130 300h350l80 228H210z"
    s.body(cloth, c, None)
    with s.inside(cloth):
        dots(s, 120, 330, 470, 210, k)
    s.body("M110 170h370c34 0 34 140 0 140H110z", c, "M110 262h420v60H110z")
    with s.inside("M110 170h370c34 0 34 140 0 140H110z"):
        dots(s, 116, 186, 380, 130, k)
    s.body(oval(110, 240, 44, 70), light(c, 0.35), None)
    s.line("M110 196a28 44 0 1 1-26 60a18 30 0 1 1 30-40", dark(c), 5)
    s.fill(oval(110, 240, 13, 20), PALETTE["natural"])


def dots(s, x, y, w, h, tone):
    for j in range(0, h, 44):
        for i in range(0, w, 52):
            px, py = x + i + (26 if (j // 44) % 2 else 0), y + j
            s.fill(oval(px, py, 7), tone)
            s.fill(oval(px + 11, py - 6, 4), tone)
            s.fill(oval(px + 5, py + 11, 4), tone)


def bolster(s, c, k):
    s.shadow(320, 260, 440)
    s.body("M110 236h400c60 0 60 190 0 190H110z", c, "M60 370h520v80H60z", 0.1)
    s.fill(oval(112, 331, 52, 95), light(c, 0.25))
    for x, y in ((112, 240), (74, 268), (150, 268), (64, 331), (160, 331), (74, 396), (150, 396), (112, 422)):
        s.line(f"M112 331L{x} {y}", dark(c, 0.1), 4)
    s.fill(oval(112, 331, 14, 18), k)
    s.line("M240 238c14 60 14 124 0 186M400 238c14 60 14 124 0 186", dark(c, 0.12), 5)


# -- camping


def grass(s, y=GROUND):
    s.fill(f"M40 {y}c140-26 420-26 560 0 -60 60-500 60-560 0z", "#2e4038" if s.night else "#a3b87a")


def tent_dome(s, c, k):
    grass(s)
    s.line("M96 520L40 548M544 520l56 28", INK, 5)
    if s.night:
        with s.inside(rect(0, 0, SIZE, GROUND)):
            s.glow(320, 420, 270)
    tone = mix(c, GLOW, 0.25) if s.night else c
    s.body("M84 528C120 330 220 190 320 190s200 140 236 338z", tone, "M320 190c100 0 200 140 236 338H420C410 380 370 260 320 190z")
    s.fill("M320 190c-70 80-110 200-116 338h232C430 390 390 270 320 190z", light(tone, 0.14))
    s.fill("M320 300c-40 60-60 140-64 228h128c-4-88-24-168-64-228z", GLOW if s.night else dark(k, 0.1))
    s.fill("M320 300c-40 60-60 140-64 228h-34c4-100 40-180 98-228z", dark(tone, 0.22))
    s.line("M84 528C120 330 220 190 320 190s200 140 236 338", dark(tone, 0.3), 7)
    s.line("M204 528c6-138 46-258 116-338M436 528c-6-138-46-258-116-338", dark(tone, 0.3), 5)
    if s.night:
        for x, y in ((90, 110), (180, 60), (300, 100), (430, 50), (540, 120), (500, 200), (120, 220)):
            s.fill(oval(x, y, 4), "#e9eef5")


def tent_solo(s, c, k):
    with Group(s, 'transform="translate(0 190) scale(1 0.64)"'):
        tent_dome(s, c, k)


def tent_tunnel(s, c, k):
    grass(s, 500)
    s.body("M60 500C70 330 140 250 250 244h230c70 6 106 110 116 256z", c, "M250 244h230c70 6 106 110 116 256H430c0-110-70-240-180-256z")
    s.line("M388 500c-4-120-30-220-70-256M520 500c-4-120-20-210-56-256", dark(c, 0.3), 6)
    s.fill("M60 500C70 330 150 244 250 244s176 100 180 256z", light(c, 0.12))
    s.fill("M150 500c4-90 40-150 96-150s96 60 100 150z", dark(c, 0.45))
    s.fill("M150 500c4-90 40-150 96-150-40 40-56 90-60 150z", k)
    s.line("M60 500C70 330 150 244 250 244s176 100 180 256", dark(c, 0.3), 7)
    s.fill("M460 330h46l12 66h-50z", light(k, 0.4))
    s.line("M60 496l-34 28M596 496l30 24M250 244L150 540", INK, 4)


def tarp(s, c, k):
    grass(s, 520)
    for x, y, b in ((120, 190, 540), (520, 190, 540)):
        s.line(f"M{x} {y}V{b}", k, 12)
        s.line(f"M{x} {y}L{x + (-86 if x < 320 else 86)} {b}", INK, 4)
    s.body("M120 190q200 60 400 0l70 190q-270 80-540 0z", c, "M340 214q100-6 180-24l70 190q-120 36-270 40z", 0.1)
    s.line("M320 214v206", dark(c, 0.2), 5)
    s.line("M50 380l-24 120M590 380l24 120", INK, 4)
    for x, y in ((120, 194), (520, 194), (54, 380), (586, 380), (320, 418)):
        s.fill(oval(x, y, 8), PALETTE["ochre"])


def sleeping_bag(s, c, k):
    with s.turned(38):
        shape = "M320 40c84 0 120 60 120 130 0 40-14 60-14 100 10 110-10 220-36 290-20 40-120 40-140 0-26-70-46-180-36-290 0-40-14-60-14-100 0-70 36-130 120-130z"
        s.fill("M340 50c84 0 120 60 120 130 0 40-14 60-14 100 10 110-10 220-36 290-20 40-120 40-140 0z", "#5b5a55", 0.2)
        s.body(shape, c, 350)
        with s.inside(shape):
            for y in range(250, 600, 52):
                s.line(f"M190 {y}q130 22 260 0", dark(c, 0.26), 5)
        s.fill(oval(320, 138, 70, 76), dark(k, 0.04))
        s.fill(oval(320, 152, 52, 60), light(k, 0.35))
        s.line("M408 220c-16 40-14 220-46 330", k, 7)


def mat_roll(s, c, k):
    s.shadow(330, 220)
    s.body("M220 250h300c40 0 40 278 0 278H220z", c, "M190 440h380v120H190z")
    s.fill(oval(220, 389, 96, 139), light(c, 0.25))
    s.line("M220 290a66 98 0 1 1-60 130a46 72 0 1 1 90-60a26 44 0 1 1-44 50", dark(c), 9)
    for x in (370, 470):
        s.fill(f"M{x} 250h30c36 0 36 278 0 278h-30c36 0 36-278 0-278z", k)
        s.fill(rect(x + 14, 370, 38, 40, 6), STEEL)


def hammock(s, c, k):
    for x in (90, 550):
        s.fill(rect(x - 26, 60, 52, 480, 10), "#8a6a48")
        s.fill(rect(x + 4, 60, 22, 480, 10), "#765a3d")
    grass(s, 540)
    s.line("M90 200L170 268M550 200L470 268", PALETTE["sand"], 8)
    shape = "M160 262C220 470 420 470 480 262c-40 60-280 60-320 0z"
    s.body(shape, c, None)
    with s.inside(shape):
        for n, x in enumerate(range(170, 480, 44)):
            s.fill(f"M{x} 240q{(320 - x) * 0.3} 120 {(320 - x) * 0.15} 240h20q{(320 - x) * 0.1} -120 0-240z", k if n % 2 else light(c, 0.35))


def backpack(s, c, k):
    s.shadow(320, 150, 560)
    s.line("M286 92c0-40 68-40 68 0", dark(c), 14)
    s.body("M196 190c0-70 50-106 124-106s124 36 124 106v330c0 24-16 40-40 40H236c-24 0-40-16-40-40z", c, 370)
    s.body(rect(150, 360, 56, 150, 22), dark(c, 0.1), None)
    s.body(rect(434, 360, 56, 150, 22), dark(c, 0.22), None)
    s.body("M184 200c0-76 56-122 136-122s136 46 136 122c0 20-12 34-34 34H218c-22 0-34-14-34-34z", light(c, 0.12), 380)
    s.body(rect(226, 340, 188, 170, 26), light(c, 0.08), 366)
    s.line("M244 372h152", dark(c, 0.3), 6)
    for x in (258, 370):
        s.fill(rect(x, 214, 14, 104), k)
        s.fill(rect(x - 6, 286, 26, 22, 4), INK)
    s.fill(rect(290, 420, 60, 24, 4), k)
    s.line("M150 400h56M434 400h56", k, 6)


def rolltop(s, c, k):
    s.shadow(320, 140, 560)
    s.line("M214 260c-60 60-60 200-10 270M426 260c60 60 60 200 10 270", k, 18)
    s.body("M200 190h240l14 340c0 18-14 30-30 30H216c-16 0-30-12-30-30z", c, 380)
    s.body(rect(186, 118, 268, 84, 26), light(c, 0.1), 390)
    s.line("M200 162h240", dark(c, 0.25), 5)
    s.fill(rect(306, 108, 28, 250), k)
    s.fill(rect(294, 316, 52, 36, 6), STEEL)
    s.body(rect(222, 390, 196, 140, 14), dark(c, 0.06), 372)
    s.line("M232 424h176", dark(c, 0.3), 5)
    s.fill(rect(352, 458, 40, 24, 3), k)


def dry_bag(s, c, k):
    s.shadow(320, 150, 560)
    s.body("M186 220h268v300c0 60-268 60-268 0z", c, 384)
    s.body("M200 120h240l14 104H186z", light(c, 0.1), 384)
    s.fill(rect(190, 92, 260, 40, 12), k)
    s.line("M196 104c-60-50 40-74 124-74s184 24 124 74", k, 12)
    s.fill(rect(296, 20, 48, 30, 6), INK)
    s.fill(rect(222, 300, 74, 190, 16), "#e7eef0", 0.85)
    s.line("M238 420c20-10 30 10 44-4M240 460q20-14 40 0", PALETTE["moss"], 10)
    s.line("M186 232h268", dark(c, 0.25), 6)


def stove(s, c, k):
    s.shadow(320, 160)
    s.body("M196 400c0-30 30-40 60-44v-20h128v20c30 4 60 14 60 44v104c0 16-12 24-24 24H220c-12 0-24-8-24-24z", c, 372)
    s.fill(rect(196, 430, 248, 48), PALETTE["ivory"])
    s.fill("M320 436c20 16 12 34 0 36-14-4-20-18 0-36z", PALETTE["ochre"])
    s.fill(rect(296, 282, 48, 60, 4), k)
    s.fill(rect(328, 282, 16, 60, 4), dark(k))
    s.line("M344 312h90", k, 8)
    s.line("M434 294v36h30v-36z", PALETTE["red"], 8)
    s.body("M272 244h96l-16 42h-64z", dark(k, 0.15), 330)
    s.line("M288 272L196 190h-20M352 272l92-82h20M320 262v-70", dark(k, 0.3), 11)
    for x, h in ((280, 60), (302, 84), (322, 96), (344, 80), (364, 56)):
        s.fill(f"M{x} 244c-16-24-8-40 0-{h} 8 20 16 36 0 {h}z", "#4f8fd0", 0.75)


def cookset(s, c, k):
    s.shadow(320, 220)
    s.body("M196 340h300v160c0 16-12 28-28 28H224c-16 0-28-12-28-28z", c, 420)
    s.line("M196 350h300", light(c, 0.4), 10)
    s.line("M198 372H90", dark(c, 0.4), 14)
    s.fill(rect(66, 358, 90, 28, 12), k)
    s.body("M228 214h236v112H228z", light(c, 0.14), 410)
    s.fill(rect(216, 318, 260, 22, 8), dark(c, 0.12))
    s.body("M216 214c0-30 60-46 130-46s130 16 130 46z", light(c, 0.25), 410)
    s.fill(rect(206, 206, 280, 16, 8), dark(c, 0.18))
    s.line("M328 166c0-30 36-30 36 0", k, 10)
    for x in range(396, 450, 14):
        s.fill(oval(x, 196, 4), dark(c, 0.4))
    for y in range(390, 500, 30):
        s.line(f"M250 {y}h16", dark(c, 0.2), 4)


def flask(s, c, k):
    s.shadow(320, 90, 566)
    s.body("M244 220c0-30 24-36 24-56h104c0 20 24 26 24 56v322c0 14-10 24-24 24H268c-14 0-24-10-24-24z", c, 352)
    s.body(rect(260, 64, 120, 104, 16), k, 342)
    s.line("M262 140h116", dark(k, 0.25), 5)
    s.fill(rect(258, 164, 124, 16, 4), dark(k, 0.3))
    s.fill(rect(244, 516, 152, 16), dark(c, 0.25))
    s.line("M272 240v240", light(c, 0.4), 12)
    s.fill("M320 340l34 56h-68z", light(c, 0.6), 0.8)


def bottle(s, c, k):
    s.shadow(320, 100, 566)
    s.body("M230 286c0-64 46-70 46-120h88c0 50 46 56 46 120v246c0 20-14 34-34 34H264c-20 0-34-14-34-34z", c, 360)
    s.body(rect(268, 112, 104, 58, 8), STEEL, 338)
    s.fill(rect(268, 96, 104, 26, 8), k)
    s.line("M292 98c0-50 56-50 56 0", STEEL, 10)
    s.line("M258 310v200", light(c, 0.45), 13)
    s.line("M292 400q14-16 28 0t28 0M292 430q14-16 28 0t28 0", light(c, 0.6), 7)


def camp_lantern(s, c, k):
    s.shadow(320, 120, 560)
    s.glow(320, 320, 250)
    s.line("M196 440C150 130 230 70 320 70s170 60 124 370", STEEL, 9)
    s.fill("M244 250c0-30 40-50 76-50s76 20 76 50c20 60 10 110-26 150H270c-36-40-46-90-26-150z", light(k, 0.66))
    s.fill("M340 202c30 8 56 24 56 48 20 60 10 110-26 150h-40z", light(k, 0.5))
    s.fill(oval(320, 330, 30, 52), GLOW)
    s.fill(oval(320, 340, 15, 30), "#fffaf0")
    s.line("M246 300h150M246 250c-20 60-10 110 24 150M394 250c20 60 10 110-24 150", dark(c, 0.2), 7)
    s.body("M262 130h116l26 84H236z", c, 340)
    s.fill(rect(286, 106, 68, 30, 8), dark(c))
    s.body(rect(250, 396, 140, 44, 8), dark(c, 0.1), 340)
    s.body("M206 440h228c20 0 26 40 26 76 0 30-14 44-30 44H210c-16 0-30-14-30-44 0-36 6-76 26-76z", c, 360)
    s.fill(oval(320, 498, 22), light(k, 0.2))
    s.fill(rect(316, 478, 8, 20, 4), INK)


def mini_lantern(s, c, k):
    s.shadow(320, 100, 540)
    s.glow(320, 390, 210)
    s.line("M320 210v-40c-60-10-50-96 6-90 34 4 44 36 28 58", STEEL, 14)
    s.body("M320 200c66 0 104 60 116 140H204c12-80 50-140 116-140z", c, 370)
    s.body("M204 340h232c8 60-4 104-26 140H230c-22-36-34-80-26-140z", light(k, 0.6), 380, 0.07)
    s.fill(oval(320, 410, 70, 46), GLOW)
    s.fill(oval(320, 410, 34, 24), "#fffaf0")
    s.line("M262 340c-8 50-4 100 10 140M378 340c8 50 4 100-10 140", dark(c, 0.1), 7)
    s.body("M226 474h188c-10 40-40 66-94 66s-84-26-94-66z", dark(c, 0.1), 370)
    s.line("M250 300c8-32 24-56 48-66", light(c, 0.4), 10)


def head_torch(s, c, k):
    s.glow(320, 390, 190)
    s.line("M130 250c0-140 380-140 380 0M130 250c0 40 20 90 40 120M510 250c0 40-20 90-40 120", dark(c, 0.05), 46)
    s.line("M138 246c6-110 358-110 364 0", k, 8, dash="26 18")
    s.line("M170 370c60 50 240 50 300 0", c, 46)
    s.body(rect(226, 316, 188, 150, 40), dark(c, 0.1), 350)
    s.fill(oval(320, 390, 62), STEEL)
    s.fill(oval(320, 390, 50), "#fff3cf")
    s.fill(oval(320, 390, 24), "#ffffff")
    s.fill(rect(282, 304, 76, 22, 8), k)
    s.fill(oval(390, 440, 9), PALETTE["red"])


def camp_chair(s, c, k):
    s.shadow(320, 190, 548)
    s.line("M196 90L440 540M444 90L200 540", dark(k, 0.2), 16)
    s.line("M160 310h330M170 544h60M410 544h60", dark(k, 0.1), 14)
    s.body("M190 84h260l-18 200H208z", c, 380)
    s.body("M170 300h300l-34 60q-116 34-232 0z", light(c, 0.1), 390)
    s.line("M190 84L150 330M450 84l40 246", k, 17)
    s.line("M150 330L250 546M490 330L390 546", k, 17)
    s.body(rect(126, 296, 60, 18, 9), k, None)
    s.body(rect(454, 296, 60, 18, 9), k, None)
    s.line("M208 130h224", dark(c, 0.18), 5)


def cord(s, c, k):
    s.fill(oval(330, 344, 196, 186), "#5b5a55", 0.2)
    for r in (186, 164, 142, 120):
        s.line(oval(320, 320, r, r * 0.94), c, 19)
        s.line(oval(320, 320, r, r * 0.94), k, 19, "butt", "5 22")
    s.fill(rect(296, 120, 48, 110, 10), c)
    for y in range(134, 228, 22):
        s.line(f"M296 {y}l48-10", dark(c, 0.25), 5)
    s.line("M480 420c40 40 60 70 40 140", c, 19)
    s.line("M480 420c40 40 60 70 40 140", k, 19, "butt", "5 22")


def kettle(s, c, k):
    s.shadow(310, 200)
    s.line("M190 270C170 110 430 110 410 270", dark(k, 0.25), 14)
    s.fill(rect(250, 132, 100, 26, 13), WOOD)
    s.body("M410 400c60-10 70-100 130-130l-26-26c-60 10-80 60-130 80z", dark(c, 0.06), None)
    s.body("M300 240c90 0 150 90 160 230 2 40-14 58-40 58H180c-26 0-42-18-40-58 10-140 70-230 160-230z", c, 360)
    s.body("M232 268c4-26 36-36 68-36s64 10 68 36c-34 12-102 12-136 0z", light(c, 0.12), 326)
    s.fill(oval(300, 222, 18), INK)
    s.line("M186 430c4-52 20-94 46-124", light(c, 0.4), 12)
    s.fill(rect(146, 506, 308, 22, 11), dark(c, 0.3))


def camp_table(s, c, k):
    s.shadow(320, 240, 540)
    s.line("M170 300l240 240M470 300L230 540M120 300l90 220M520 300l-90 220", k, 14)
    s.body("M150 220h340l90 84H60z", c, None)
    for n in range(1, 7):
        s.line(f"M{150 - n * 13} {220 + n * 12}H{490 + n * 13}", dark(c, 0.2), 3)
    s.fill(rect(58, 300, 524, 24, 6), dark(c, 0.16))
    with s.moved(246, 118, 0.26):
        enamel = PALETTE["forest"]
        s.line("M412 262h44c56 0 60 150-46 168", enamel, 28)
        s.body("M168 216h264l-10 300H178z", enamel, 360)
        s.fill(oval(300, 216, 136, 30), PALETTE["ivory"])


def poles(s, c, k):
    for angle in (-16, 16):
        with s.turned(angle, 320, 470):
            s.line("M320 150v250", c, 15)
            s.line("M320 400v150", STEEL, 10)
            s.fill(rect(306, 290, 34, 34, 6), INK)
            s.fill(rect(308, 392, 30, 28, 6), INK)
            s.body(rect(304, 66, 32, 124, 14), k, 322)
            s.fill(rect(300, 56, 44, 26, 12), INK)
            s.line("M304 100c-60 20-50 90 0 70", INK, 7)
            s.fill(oval(320, 536, 40, 12), INK)
            s.fill("M314 548h12l-6 36z", dark(STEEL, 0.4))
# -- garden


def d_handle(s, k):
    s.line("M320 110V60M270 52h100M320 110c-46-8-50-30-50-58M320 110c46-8 50-30 50-58", k, 18)
    s.line("M276 48h88", dark(k, 0.3), 20)


def spade(s, c, k):
    with s.turned(24):
        d_handle(s, k)
        s.line("M320 110v270", k, 20)
        s.line("M326 120v250", dark(k, 0.16), 5)
        s.fill("M304 350h32l6 60h-44z", dark(c, 0.3))
        s.body("M236 396h168v120c0 40-40 70-84 98-44-28-84-58-84-98z", c, 324)
        s.fill(rect(230, 388, 180, 16, 6), dark(c, 0.35))
        s.line("M258 430v80", light(c, 0.5), 10)


def fork(s, c, k):
    with s.turned(24):
        d_handle(s, k)
        s.line("M320 110v270", k, 20)
        s.line("M326 120v250", dark(k, 0.16), 5)
        s.fill("M304 340h32l8 60h-48z", dark(c, 0.3))
        s.line("M246 440c0-30 20-40 74-44 54 4 74 14 74 44", dark(c, 0.12), 20)
        for x in (246, 295, 345, 394):
            s.fill(f"M{x - 9} 420h18v130l-9 54-9-54z", c)
            s.fill(f"M{x + 1} 420h8v130l-9 54z", dark(c))


def rake(s, c, k):
    with s.turned(24):
        s.line("M320 24v330", k, 20)
        s.line("M326 30v320", dark(k, 0.16), 5)
        for n in range(11):
            x = 130 + n * 38
            s.line(f"M320 350L{x} {540 - abs(n - 5) * 5}q{(x - 320) * 0.05} 20 {(x - 320) * 0.02} 34", c, 9)
        s.line("M212 448q108-22 216 0", dark(c, 0.2), 13)
        s.fill(rect(298, 320, 44, 60, 8), dark(c, 0.3))
        s.fill(oval(320, 350, 9), PALETTE["brass"])


def hoe(s, c, k):
    with s.turned(24):
        s.line("M320 20v420", k, 20)
        s.line("M326 26v410", dark(k, 0.16), 5)
        s.fill("M304 410h32l4 56h-40z", dark(c, 0.3))
        s.line("M320 462L236 540M320 462l84 78", dark(c, 0.15), 15)
        s.body("M210 530h220l14 50H196z", c, 324)
        s.line("M200 576h240", light(c, 0.5), 7)
        s.fill(oval(238, 546, 7), INK)
        s.fill(oval(402, 546, 7), INK)


def short_handle(s, k):
    s.line("M320 90c-30-50 30-50 0 0", "#7a4f2e", 6)
    s.body("M296 92c0-14 48-14 48 0l8 120c2 30-10 50-16 60h-32c-6-10-18-30-16-60z", k, 324)
    s.fill(rect(302, 266, 36, 20, 4), PALETTE["brass"])


def trowel(s, c, k):
    with s.turned(36):
        short_handle(s, k)
        s.line("M320 286v70", dark(c, 0.2), 18)
        s.body("M262 372c10-16 106-16 116 0 14 80 2 150-58 218-60-68-72-138-58-218z", c, 322)
        s.line("M320 390v160", dark(c, 0.24), 6)
        for y in (420, 448, 476, 504):
            s.line(f"M288 {y}h16", dark(c, 0.35), 4)


def hand_fork(s, c, k):
    with s.turned(36):
        short_handle(s, k)
        s.line("M320 286v80", dark(c, 0.2), 18)
        s.line("M262 420c0-40 20-54 58-56 38 2 58 16 58 56", c, 20)
        for x in (262, 320, 378):
            s.fill(f"M{x - 12} 400h24v120l-12 70-12-70z", c)
            s.fill(f"M{x + 2} 400h10v120l-12 70z", dark(c))


def secateurs(s, c, k):
    with s.turned(-38):
        s.line("M350 320c60 60 66 140 40 250", c, 42)
        s.line("M290 320c-60 60-66 140-40 250", dark(c, 0.16), 42)
        s.line("M356 360c40 50 44 110 26 190", light(c, 0.3), 8)
        s.line("M306 400l28 10-28 12 28 12-28 12 28 12", dark(STEEL, 0.2), 6)
        s.body("M284 330c-30-80-20-170 40-250 30 60 44 160 24 250z", k, 316)
        s.body("M352 330c50-50 60-120 30-190l-22 10c16 60 0 110-54 140z", dark(k, 0.22), None)
        s.fill(oval(318, 320, 40), dark(k, 0.3))
        s.fill(oval(318, 320, 18), PALETTE["brass"])


def shears(s, c, k):
    for turn in (-20, 20):
        with s.turned(turn, 320, 330):
            flip = 1 if turn < 0 else -1
            s.body(f"M{320 - 22 * flip} 350L{320 - 6 * flip} 40q{30 * flip} 140 {30 * flip} 300z", c if flip > 0 else dark(c, 0.14), None)
            s.line("M320 340v110", dark(c, 0.2), 18)
            s.body(rect(298, 440, 44, 150, 20), k, 324)
            s.fill(rect(300, 434, 40, 18, 5), PALETTE["brass"])
    s.fill(oval(320, 330, 28), dark(c, 0.35))
    s.fill(oval(320, 330, 11), PALETTE["brass"])


def watering_can(s, c, k):
    s.shadow(330, 200)
    s.line("M270 250C300 110 470 130 500 300c10 60-10 110-40 140", dark(c, 0.15), 20)
    s.line("M262 470L120 250", c, 30)
    s.line("M270 466L128 246", dark(c, 0.16), 8)
    with s.turned(-33, 110, 238):
        s.body("M86 240h48l34-60H52z", k, 112)
        s.fill(oval(110, 178, 60, 16), light(k, 0.25))
        for x in (80, 100, 120, 140):
            s.fill(oval(x, 178, 4), dark(k, 0.45))
    s.body("M246 262h200l16 250c0 10-6 16-16 16H246c-10 0-16-6-16-16z", c, 380)
    s.body("M246 262c0-20 40-34 100-34v34z", light(c, 0.2), None)
    s.line("M242 300h208M234 480h224", dark(c, 0.18), 7)
    s.line("M268 330v120", light(c, 0.5), 12)


def watering_can_slim(s, c, k):
    s.shadow(350, 150)
    s.line("M300 500C200 470 200 300 96 190", c, 17)
    s.line("M96 190l-26 8", c, 17)
    s.line("M450 310c110 0 110 160 0 170", c, 18)
    s.body("M284 300h184l24 200c2 18-8 28-24 28H284c-16 0-26-10-24-28z", c, 400)
    s.body("M296 300c0-26 30-40 80-40s80 14 80 40z", light(c, 0.2), 400)
    s.fill(rect(276, 292, 200, 16, 8), k)
    s.line("M306 340l-8 130", light(c, 0.45), 12)
    s.line("M330 260c0-30 90-30 90 0", k, 9)


def hose(s, c, k):
    s.fill(oval(330, 352, 226, 200), "#5b5a55", 0.2)
    for r in (202, 168, 134, 100):
        s.line(oval(320, 334, r, r * 0.88), c, 30)
        s.line(oval(320, 330, r, r * 0.88), light(c, 0.3), 6)
    s.line("M470 470c40 40 60 50 96 54", c, 30)
    s.body(rect(548, 502, 64, 44, 8), k, None)
    s.line("M566 504v40M582 504v40", dark(k, 0.3), 5)
    s.line("M150 250C110 180 110 130 150 80", c, 30)
    with s.turned(28, 152, 76):
        s.body(rect(128, 36, 48, 62, 8), k, 152)


def leaves(s, x, y, tone):
    for lean, size in ((-70, 1.0), (-34, 1.2), (0, 1.3), (36, 1.2), (72, 1.0)):
        with s.turned(lean, x, y):
            s.fill(f"M{x} {y}c{-34 * size} {-50 * size} {-26 * size} {-120 * size} 0 {-160 * size}c{26 * size} {40 * size} {34 * size} {110 * size} 0 {160 * size}z", tone if lean < 10 else dark(tone))
            s.line(f"M{x} {y}v{-120 * size}", dark(tone, 0.3), 4)


def pot(s, c, k):
    s.shadow(320, 150, 548)
    leaves(s, 320, 300, k)
    s.body("M196 320h248l-34 210c-2 12-10 18-20 18H250c-10 0-18-6-20-18z", c, 360)
    s.body(rect(176, 268, 288, 66, 8), light(c, 0.08), 370)
    s.fill(rect(196, 334, 248, 14), dark(c, 0.25))
    s.line("M236 376l20 130", light(c, 0.35), 11)


def trug(s, c, k):
    s.shadow(320, 230)
    s.line("M200 400C200 60 440 60 440 400", dark(c, 0.14), 22)
    for x, tone in ((220, PALETTE["red"]), (286, PALETTE["ochre"]), (352, k), (418, PALETTE["terracotta"])):
        s.fill(oval(x, 350, 46), tone)
        s.line(f"M{x - 20} 330q8-14 20-16", light(tone, 0.5), 7)
    s.line("M388 300q20-60 60-70M392 300q-10-60 10-90", k, 13)
    shape = "M80 360h480c-14 100-60 168-120 168H200c-60 0-106-68-120-168z"
    s.body(shape, c, None)
    with s.inside(shape):
        for y, tone in ((400, 0.12), (448, 0.02), (492, 0.16)):
            s.fill(rect(60, y, 520, 40), dark(c, tone))
            s.line(f"M60 {y}h520", dark(c, 0.34), 4)
    s.fill(rect(66, 346, 508, 26, 13), dark(c, 0.2))
    s.line("M200 372l14 156M440 372l-14 156", dark(c, 0.24), 20)
    for x, y in ((203, 392), (212, 500), (437, 392), (428, 500)):
        s.fill(oval(x, y, 6), PALETTE["copper"])


def seed_tin(s, c, k):
    s.shadow(320, 220)
    for n, tone in enumerate((PALETTE["moss"], PALETTE["ochre"], PALETTE["lake"], PALETTE["terracotta"])):
        x = 150 + n * 84
        with s.turned(-9 + n * 6, x + 50, 420):
            s.body(rect(x, 196, 106, 220, 6), k, None)
            s.fill(rect(x, 196, 106, 34, 6), tone)
            s.fill(f"M{x + 53} 330c-34-20-34-60 0-80 34 20 34 60 0 80z", tone)
            s.line(f"M{x + 53} 350v-70", dark(tone, 0.3), 4)
    s.body(rect(112, 350, 416, 178, 18), c, 430)
    s.fill(rect(112, 350, 416, 26, 12), light(c, 0.3))
    s.fill(rect(212, 408, 216, 84, 8), k)
    leaves_small = "M320 478c0-30-10-40-34-46 0 26 12 40 34 46zM320 466c0-26 12-36 36-40 0 24-14 36-36 40z"
    s.fill(leaves_small, PALETTE["moss"])
    s.line("M320 486v-30", PALETTE["moss"], 5)


def glove_shape(x):
    return (f"M{x} 560V420c-30-30-60-70-66-110-2-20 22-28 34-10l34 50V160c0-28 40-28 40 0v110V120c0-28 42-28 42 0v150-130c0-28 40-28 40 0v140-90c0-26 36-26 36 0v190c0 40-20 70-20 100v50z")


def gloves(s, c, k):
    with s.moved(10, 20, 0.94):
        for flip in (False, True):
            group = Group(s, 'transform="translate(650 0) scale(-1 1)"' if flip else "")
            with group:
                tone = dark(c, 0.06) if flip else c
                with s.turned(-6, 200, 400):
                    s.body(glove_shape(130), tone, 226)
                    s.line("M166 300v-20M208 290v-20M248 300v-16", dark(tone, 0.3), 5)
                    s.body(rect(118, 460, 160, 120, 14), k, 226)
                    s.line("M122 486h152", light(k, 0.4), 6)


def gloves_fleece(s, c, k):
    gloves(s, c, k)


def edging_iron(s, c, k):
    with s.turned(18):
        s.line("M320 70v330", k, 20)
        s.line("M326 80v310", dark(k, 0.16), 5)
        s.line("M250 60h140", k, 24)
        s.fill("M304 350h32l6 70h-44z", dark(c, 0.3))
        s.body("M196 418h248c0 90-50 164-124 164s-124-74-124-164z", c, 324)
        s.fill(rect(190, 408, 260, 16, 6), dark(c, 0.35))
        s.line("M226 452c8 40 24 68 50 88", light(c, 0.5), 9)


def saw(s, c, k):
    with s.turned(-34):
        teeth = "".join("l14 12 6 -14" for _ in range(15))
        s.body("M296 262c100-30 220-30 316-8 4 14 0 26-8 34l-308 34z", k, None)
        s.line("M300 322" + teeth, dark(k, 0.25), 5)
        s.line("M320 272c90-20 180-22 270-10", light(k, 0.5), 6)
        s.body("M60 300c-20-30 0-50 30-46l180 8c40 0 50 10 50 36s-10 40-50 42c-70 2-130 24-180 12-24-6-24-34-30-52z", c, "M40 310h300v60H40z")
        s.fill(oval(290, 298, 17), dark(k, 0.3))
        s.fill(oval(290, 298, 7), PALETTE["brass"])


def nozzle(s, c, k):
    with s.turned(-28):
        for y in (-46, -18, 10, 38, 66):
            s.line(f"M540 {316 + y * 0.5}L640 {300 + y * 1.5}", "#7fb4cc", 7, dash="18 16")
        s.body(rect(90, 266, 110, 108, 12), dark(c, 0.12), "M90 330h110v60H90z")
        for x in (110, 132, 154, 176):
            s.line(f"M{x} 270v100", dark(c, 0.36), 6)
        s.body("M196 280h190v80H196z", c, "M196 326h190v40H196z")
        s.fill(rect(222, 274, 40, 92, 8), k)
        s.body("M380 268h100l60 16v72l-60 16H380z", light(c, 0.1), "M380 328h170v60H380z")
        for x in (400, 424, 448):
            s.line(f"M{x} 272v96", dark(c, 0.25), 6)


def plant_labels(s, c, k):
    s.fill("M70 500c120-40 380-40 500 0v40c-120 50-380 50-500 0z", "#6b5138")
    for x, top, turn in ((170, 190, -8), (280, 150, 3), (390, 196, -3), (490, 170, 7)):
        with s.turned(turn, x, 520):
            s.body(f"M{x - 38} {top + 20}q0-20 20-20h36q20 0 20 20v240l-38 60-38-60z", c, x + 14)
            s.line(f"M{x - 18} {top + 60}q18-14 36 0M{x - 18} {top + 90}h30", "#eef0f0", 5)
    for x in (110, 225, 338, 440, 545):
        s.fill(f"M{x} 530c-30-10-36-40-30-60 24 8 34 30 30 60zM{x} 530c26-10 32-36 28-54-22 8-32 26-28 54z", k)


def kneeler(s, c, k):
    s.shadow(320, 230)
    s.line("M240 300C240 120 400 120 400 300", k, 24)
    s.body("M90 320c0-24 16-36 36-36h388c20 0 36 12 36 36v172c0 24-16 36-36 36H126c-20 0-36-12-36-36z", c, "M90 440h480v100H90z")
    s.line("M110 340h420M110 486h420", dark(c, 0.26), 5, dash="16 10")
    s.body(rect(340, 366, 156, 96, 10), dark(c, 0.1), None)
    s.line("M346 388h144", k, 6)
    s.line("M380 372v-40M400 372v-54M372 332h16", PALETTE["natural"], 9)


# -- outdoor clothing


def sleeves(s, c, drop=430):
    s.body(f"M206 150C150 170 110 300 84 {drop}l72 26c20-80 40-120 60-160z", dark(c, 0.08), None)
    s.body(f"M434 150c56 20 96 150 122 {drop - 150}l-72 26c-20-80-40-120-60-160z", dark(c, 0.22), None)


def jacket(s, c, k):
    trim = dark(c, 0.4)
    sleeves(s, c)
    s.line("M90 424l70 26M550 424l-70 26", trim, 10)
    s.body("M206 148c30-14 60-20 114-20s84 6 114 20l10 380c-60 16-188 16-248 0z", c, 326)
    s.body("M226 150C220 70 270 44 320 44s100 26 94 106c-40 34-148 34-188 0z", light(c, 0.08), 330)
    s.fill("M254 148c-6-50 26-74 66-74s72 24 66 74c-30 24-102 24-132 0z", dark(c, 0.4))
    s.line("M320 164v372", trim, 9)
    s.line("M320 164v372", PALETTE["ochre"], 3)
    s.line("M228 400l44 60M412 400l-44 60", trim, 7)
    s.line("M368 250h44", trim, 6)
    s.line("M198 516q122 28 244 0", trim, 7)
    s.fill(rect(366, 226, 40, 14, 3), PALETTE["ivory"], 0.8)


def fleece(s, c, k):
    trim = dark(c, 0.45)
    sleeves(s, c)
    s.line("M90 424l70 26M550 424l-70 26", trim, 16)
    s.body("M206 148c30-14 60-20 114-20s84 6 114 20l10 380c-60 16-188 16-248 0z", c, 326)
    for n, (x, y) in enumerate(((236, 210), (270, 260), (230, 300), (290, 330), (250, 380), (220, 440), (280, 460), (300, 400), (360, 300), (400, 380), (350, 400), (390, 460), (360, 490), (240, 490), (410, 230), (300, 220))):
        s.line(f"M{x} {y}q8-8 14 0t14 0", dark(c, 0.16) if n % 2 else light(c, 0.25), 5)
    s.body("M246 136c0-50 20-62 74-62s74 12 74 62c-30 22-118 22-148 0z", light(c, 0.1), 326)
    s.line("M320 84v230", trim, 10)
    s.fill(rect(313, 296, 14, 34, 4), PALETTE["ochre"])
    s.body(rect(350, 212, 74, 84, 8), trim, None)
    s.line("M358 234h58", light(trim, 0.4), 5)
    s.line("M198 522q122 28 244 0", trim, 14)


def gilet(s, c, k):
    trim = dark(c, 0.4)
    shape = "M214 120c30-14 60-20 106-20s76 6 106 20c-10 60 0 110 44 130v280c-70 20-230 20-300 0V250c44-20 54-70 44-130z"
    s.body(shape, c, 326)
    with s.inside(shape):
        for y in range(170, 540, 50):
            s.line(f"M160 {y}q160 26 320 0", dark(c, 0.28), 5)
    s.line("M214 120c10 60 0 110-44 130M426 120c-10 60 0 110 44 130", trim, 9)
    s.body("M240 120c-4-50 24-64 80-64s84 14 80 64c-36 22-124 22-160 0z", light(c, 0.1), 326)
    s.line("M320 64v478", trim, 9)
    for y in (150, 220, 290, 360, 430, 500):
        s.fill(oval(332, y, 8), PALETTE["brass"])
    s.line("M206 400l60-14M434 400l-60-14", trim, 9)


def trousers(s, c, k):
    s.body("M206 70h228l18 180 28 320H352L320 300l-32 270H160l28-320z", c, "M330 70h104l18 180 28 320H352L326 300zM270 570l26-260 24-10-32 270z", 0.12)
    s.fill(rect(202, 58, 236, 40, 6), dark(c, 0.25))
    for x in (232, 300, 330, 398):
        s.fill(rect(x, 52, 12, 52, 3), dark(c, 0.4))
    s.line("M320 98v110q0 20-20 24", dark(c, 0.35), 6)
    s.line("M214 110c2 40 20 64 52 70M426 110c-2 40-20 64-52 70", dark(c, 0.35), 6)
    s.fill("M180 380h96l-6 70h-96zM364 380h96l8 70h-96z", dark(c, 0.2))
    s.line("M164 552h126M350 552h128", dark(c, 0.35), 5, dash="12 8")
    s.fill(oval(320, 80, 9), PALETTE["brass"])


def sun_hat(s, c, k):
    s.shadow(320, 250, 470)
    s.body("M40 400c40-60 500-60 560 0 20 30-60 64-280 64S20 430 40 400z", c, "M40 420c120 40 440 40 560-20v90H40z")
    s.line("M70 412c120 34 380 34 500 0M110 392c100 24 320 24 420 0", dark(c, 0.14), 4)
    s.body("M176 384c0-150 40-214 144-214s144 64 144 214c-60 26-228 26-288 0z", c, 386)
    s.fill("M176 384c2-20 2-36 4-52 70 26 210 26 280 0 2 16 2 32 4 52-60 26-228 26-288 0z", dark(c, 0.42))
    s.fill(oval(236, 270, 6), dark(c, 0.4))
    s.fill(oval(262, 252, 6), dark(c, 0.4))
    s.line("M196 400c-20 110 60 130 84 150", dark(c, 0.5), 5)


def beanie(s, c, k):
    s.shadow(320, 190)
    s.body("M146 400c-10-170 70-256 174-256s184 86 174 256z", c, None)
    with s.inside("M146 400c-10-170 70-256 174-256s184 86 174 256z"):
        for n in range(-4, 5):
            s.line(f"M{320 + n * 42} 420C{320 + n * 44} 300 {320 + n * 26} 200 320 140", dark(c, 0.2), 8)
    s.body(rect(128, 372, 384, 140, 34), light(c, 0.06), 420)
    for x in range(156, 500, 34):
        s.line(f"M{x} 384v116", dark(c, 0.22), 8)
    s.fill(rect(400, 424, 62, 46, 4), k)


def socks(s, c, k):
    for x, tone in ((310, dark(c, 0.14)), (170, c)):
        shape = f"M{x} 84h130v250c0 40 24 56 60 84 60 44 60 120-8 124-60 4-120-30-160-70-26-26-30-60-26-110z"
        s.body(shape, tone, x + 96)
        with s.inside(shape):
            s.fill(rect(x - 20, 80, 180, 60), k)
            for y in (96, 112, 128):
                s.line(f"M{x - 10} {y}h170", dark(k, 0.2), 4)
            s.fill(oval(x + 10, 430, 62), k)
            s.fill(oval(x + 216, 520, 70), k)
            s.fill(rect(x - 20, 200, 180, 10), light(tone, 0.4))
            s.fill(rect(x - 20, 222, 180, 10), light(tone, 0.4))


def pendant_rattan(s, c, k):
    s.line("M320 0v120", INK, 6)
    s.glow(320, 330, 250)
    s.fill(oval(320, 340, 60, 70), GLOW)
    shape = "M270 118h100c120 30 160 150 150 312-60 30-340 30-400 0C110 268 150 148 270 118z"
    s.fill(shape, light(c, 0.5), 0.55)
    with s.inside(shape):
        for n in range(-7, 8):
            s.line(f"M{320 + n * 8} 110C{320 + n * 30} 200 {320 + n * 32} 320 {320 + n * 30} 460", c, 7)
            s.line(f"M{320 + n * 8} 110C{320 + n * 14} 240 {320 + n * 26 + 40} 320 {320 + n * 30 + 30} 460", dark(c, 0.2), 5)
    for y, half in ((150, 98), (200, 150), (262, 182), (330, 198), (396, 202)):
        s.line(f"M{320 - half} {y}q{half} 36 {2 * half} 0", dark(c, 0.12), 8)
    s.line("M122 432c60 30 336 30 396 0", dark(c, 0.25), 13)
    s.fill(rect(276, 104, 88, 22, 8), dark(c, 0.3))


# path, background, drawing, its two colours, and "night" for a picture in the dark
PICTURES = """
catalogue/files/BT-3010/picture/washed_linen_duvet_cover.png bedding folded_linen sage,sage
catalogue/files/BT-3011/picture/percale_fitted_sheet.png bedding fitted_sheet white,sand
catalogue/files/BT-3012/picture/linen_pillowcases.png bedding pillow_pair sage,ivory
catalogue/files/BT-3020/picture/down_pillow_medium.png bedding pillow white,sand
catalogue/files/BT-3021/picture/wool_pillow_firm.png bedding pillow sand,ivory
catalogue/files/BT-3022/picture/wool_duvet_all_season.png bedding duvet ivory,sand
catalogue/files/BT-3030/picture/herringbone_throw.png bedding throw rust,sand
catalogue/files/BT-3031/picture/patchwork_bedspread.png bedding patchwork sage,rose
catalogue/files/BT-3040/picture/waffle_bath_towel.png bedding towel lake,ivory
catalogue/files/BT-3041/picture/striped_tea_towels_3.png bedding tea_towels lake,rust
catalogue/files/BT-3042/picture/coated_cotton_by_metre.png bedding fabric_roll lake,ivory
catalogue/files/CA-4010/picture/lapwing_tent_2.png camping tent_dome ochre,charcoal
catalogue/files/CA-4010/picture_2/lapwing_tent_2_night.png camping tent_dome ochre,charcoal night
catalogue/files/CA-4011/picture/curlew_tunnel_tent_4.png camping tent_tunnel forest,sand
catalogue/files/CA-4012/picture/plover_tarp_3x3.png camping tarp moss,natural
catalogue/files/CA-4020/picture/dormouse_sleeping_bag.png camping sleeping_bag lake,ochre
catalogue/files/CA-4021/picture/drowse_mat.png camping mat_roll rust,charcoal
catalogue/files/CA-4030/picture/packhorse_backpack_38.png camping backpack forest,ochre
catalogue/files/CA-4031/picture/ferry_rolltop_18.png camping rolltop ochre,charcoal
catalogue/files/CA-4032/picture/seal_dry_bag_20.png camping dry_bag red,charcoal
catalogue/files/CA-4040/picture/kindle_gas_stove.png camping stove red,steel
catalogue/files/CA-4041/picture/billy_cookset.png camping cookset steel,rust
catalogue/files/CA-4042/picture/burrow_flask.png camping flask moss,steel
catalogue/files/CA-4043/picture/rill_bottle.png camping bottle lake,natural
catalogue/files/CA-4050/picture/wick_camp_lantern.png camping camp_lantern red,amber
catalogue/files/CA-4050/picture_2/wick_camp_lantern_night.png camping camp_lantern red,amber night
catalogue/files/CA-4051/picture/nightjar_head_torch.png camping head_torch charcoal,ochre
catalogue/files/CA-4060/picture/settle_folding_chair.png camping camp_chair moss,natural
catalogue/files/CA-4061/picture/tether_cord_by_metre.png camping cord ochre,charcoal
catalogue/files/GT-5010/picture/digging_spade.png garden spade steel,natural
catalogue/files/GT-5011/picture/digging_fork.png garden fork steel,natural
catalogue/files/GT-5012/picture/leaf_rake.png garden rake forest,natural
catalogue/files/GT-5013/picture/push_hoe.png garden hoe steel,natural
catalogue/files/GT-5020/picture/hand_trowel.png garden trowel steel,natural
catalogue/files/GT-5021/picture/hand_fork.png garden hand_fork steel,natural
catalogue/files/GT-5022/picture/bypass_secateurs.png garden secateurs red,steel
catalogue/files/GT-5023/picture/hedge_shears.png garden shears steel,natural
catalogue/files/GT-5030/picture/watering_can_9l.png garden watering_can steel,brass
catalogue/files/GT-5031/picture/houseplant_can.png garden watering_can_slim rose,brass
catalogue/files/GT-5032/picture/garden_hose_20m.png garden hose moss,brass
catalogue/files/GT-5040/picture/terracotta_pot_24.png garden pot terracotta,moss
catalogue/files/GT-5041/picture/chestnut_trug.png garden trug natural,moss
catalogue/files/GT-5042/picture/herb_seed_tin.png garden seed_tin sage,ivory
catalogue/files/GT-5043/picture/leather_gloves.png garden gloves ochre,moss
catalogue/files/LI-1010/picture/vesper_table_lamp.png lighting table_lamp sage,ivory
catalogue/files/LI-1011/picture/alder_desk_lamp.png lighting desk_lamp charcoal,natural
catalogue/files/LI-1012/picture/quill_clip_lamp.png lighting clip_lamp red,steel
catalogue/files/LI-1020/picture/paperbark_pendant.png lighting pendant_paper ivory,sand
catalogue/files/LI-1021/picture/foundry_pendant.png lighting pendant_dome forest,brass
catalogue/files/LI-1022/picture/trefoil_cluster.png lighting pendant_trio amber,brass
catalogue/files/LI-1030/picture/heron_arc_lamp.png lighting floor_arc brass,charcoal
catalogue/files/LI-1031/picture/stile_tripod_lamp.png lighting floor_tripod natural,ivory
catalogue/files/LI-1040/picture/ledge_wall_light.png lighting wall_light charcoal,ivory
catalogue/files/LI-1041/picture/porch_lantern.png lighting porch_lantern copper,amber
catalogue/files/LI-1050/picture/led_globe_bulb_e27.png lighting bulb_globe amber,brass
catalogue/files/LI-1051/picture/led_candle_bulb_e14.png lighting bulb_candle amber,brass
catalogue/files/LI-1052/picture/led_spot_gu10.png lighting bulb_spot white,steel
catalogue/files/LI-1060/picture/harvest_festoon_lights.png lighting string_lights charcoal,amber
catalogue/files/LI-1060/picture_2/harvest_festoon_lights_night.png lighting string_lights charcoal,amber night
catalogue/files/LI-1061/picture/glowworm_path_light.png lighting path_light charcoal,amber
catalogue/files/LI-1070/picture/cep_cordless_lamp.png lighting mushroom_lamp terracotta,ivory
catalogue/files/LI-1070/picture_2/cep_cordless_lamp_night.png lighting mushroom_lamp terracotta,ivory night
catalogue/files/LI-1071/picture/urchin_night_light.png lighting night_light rose,ivory
catalogue/files/LI-1080/picture/pleated_lampshade.png lighting lampshade ochre,ivory
catalogue/files/OC-6900/picture/ribbed_wool_beanie.png clothing beanie rust,sand
catalogue/files/OC-6901/picture/merino_hiking_socks.png clothing socks moss,ochre
catalogue/files/OC-6902/picture/windproof_gloves.png clothing gloves_fleece slate,charcoal
catalogue/files/TW-2010-OCHRE/picture/brume_mug_ochre.png tableware mug ochre,natural
catalogue/files/TW-2010-SAGE/picture/brume_mug_sage.png tableware mug sage,natural
catalogue/files/TW-2010-SAND/picture/brume_mug_sand.png tableware mug sand,natural
catalogue/files/TW-2010-SLATE/picture/brume_mug_slate.png tableware mug slate,natural
catalogue/files/TW-2020-SAGE/picture/brume_bowl_sage.png tableware bowl sage,natural
catalogue/files/TW-2020-SAND/picture/brume_bowl_sand.png tableware bowl sand,natural
catalogue/files/TW-2020-SLATE/picture/brume_bowl_slate.png tableware bowl slate,natural
catalogue/files/TW-2030-SAGE/picture/brume_plate_sage.png tableware plate sage,natural
catalogue/files/TW-2030-SAND/picture/brume_plate_sand.png tableware plate sand,natural
catalogue/files/TW-2030-SLATE/picture/brume_plate_slate.png tableware plate slate,natural
catalogue/files/TW-2040-CHARCOAL/picture/solstice_teapot_charcoal.png tableware teapot charcoal,natural
catalogue/files/TW-2040-IVORY/picture/solstice_teapot_ivory.png tableware teapot ivory,natural
catalogue/files/TW-2040-TERRACOTTA/picture/solstice_teapot_terracotta.png tableware teapot terracotta,natural
catalogue/files/TW-2050-AMBER/picture/marlow_tumblers_amber.png tableware tumblers amber,natural
catalogue/files/TW-2050-CLEAR/picture/marlow_tumblers_clear.png tableware tumblers clear,natural
catalogue/files/TW-2050-SMOKE/picture/marlow_tumblers_smoke.png tableware tumblers smoke,natural
catalogue/files/TW-2060-FOREST/picture/causse_casserole_forest.png tableware casserole forest,natural
catalogue/files/TW-2060-TERRACOTTA/picture/causse_casserole_terracotta.png tableware casserole terracotta,natural
catalogue/files/TW-2070-IVORY/picture/lavoir_pitcher_ivory.png tableware pitcher ivory,natural
catalogue/files/TW-2070-LAKE/picture/lavoir_pitcher_lake.png tableware pitcher lake,natural
catalogue/files/TW-2080-FOREST/picture/harrow_enamel_mug_forest.png tableware enamel_mug forest,natural
catalogue/files/TW-2080-NAVY/picture/harrow_enamel_mug_navy.png tableware enamel_mug navy,natural
catalogue/files/TW-2080-RED/picture/harrow_enamel_mug_red.png tableware enamel_mug red,natural
catalogue/files/TW-2080-WHITE/picture/harrow_enamel_mug_white.png tableware enamel_mug white,natural
catalogue/files/TW-2900/picture/tresco_cutlery_16.png tableware cutlery steel,charcoal
catalogue/files/TW-2901/picture/orchard_serving_board.png tableware board natural,natural
catalogue/files/TW-2902/picture/tea_for_two_set.png tableware tea_set charcoal,sand
catalogue/files/corrie_rain_jacket_moss/picture/corrie_rain_jacket_moss.png clothing jacket moss,natural
catalogue/files/corrie_rain_jacket_navy/picture/corrie_rain_jacket_navy.png clothing jacket navy,natural
catalogue/files/drover_trousers_sand/picture/drover_trousers_sand.png clothing trousers sand,natural
catalogue/files/drover_trousers_slate/picture/drover_trousers_slate.png clothing trousers slate,natural
catalogue/files/fallow_gilet_forest/picture/fallow_gilet_forest.png clothing gilet forest,natural
catalogue/files/fallow_gilet_ochre/picture/fallow_gilet_ochre.png clothing gilet ochre,natural
catalogue/files/sundew_hat_navy/picture/sundew_hat_navy.png clothing sun_hat navy,natural
catalogue/files/sundew_hat_sand/picture/sundew_hat_sand.png clothing sun_hat sand,natural
catalogue/files/tarn_fleece_rust/picture/tarn_fleece_rust.png clothing fleece rust,natural
catalogue/files/tarn_fleece_sand/picture/tarn_fleece_sand.png clothing fleece sand,natural
supplier/files/BT-3023/picture/linen_bolster.png bedding bolster sand,ivory
supplier/files/BT-3030/picture/herringbone_throw.png bedding throw rust,sand
supplier/files/BT-3033/picture/checked_wool_throw.png bedding throw_check forest,sand
supplier/files/BT-3043/picture/linen_napkins_4.png bedding folded_linen petrol,petrol
supplier/files/CA-4010/picture/lapwing_tent_2.png camping tent_dome ochre,charcoal
supplier/files/CA-4013/picture/wren_solo_tent.png camping tent_solo moss,charcoal
supplier/files/CA-4022/picture/idler_hammock.png camping hammock lake,ochre
supplier/files/CA-4030/picture/packhorse_backpack_38.png camping backpack forest,ochre
supplier/files/CA-4044/picture/ferrule_camp_cutlery.png camping camp_cutlery ochre,steel
supplier/files/CA-4045/picture/hob_camp_kettle.png camping kettle rust,steel
supplier/files/CA-4052/picture/firefly_mini_lantern.png camping mini_lantern forest,amber
supplier/files/CA-4062/picture/trestle_camp_table.png camping camp_table natural,charcoal
supplier/files/CA-4063/picture/scree_poles.png camping poles red,natural
supplier/files/GT-5010/picture/digging_spade.png garden spade steel,natural
supplier/files/GT-5014/picture/lawn_edging_iron.png garden edging_iron steel,natural
supplier/files/GT-5024/picture/folding_pruning_saw.png garden saw natural,steel
supplier/files/GT-5030/picture/watering_can_9l.png garden watering_can steel,brass
supplier/files/GT-5033/picture/brass_hose_nozzle.png garden nozzle brass,charcoal
supplier/files/GT-5044/picture/slate_plant_labels_10.png garden plant_labels slate,moss
supplier/files/GT-5045/picture/garden_kneeler.png garden kneeler moss,rust
supplier/files/LI-1013/picture/pebble_lamp.png lighting table_lamp rose,ivory
supplier/files/LI-1021/picture/foundry_pendant.png lighting pendant_dome forest,brass
supplier/files/LI-1023/picture/skep_rattan_pendant.png lighting pendant_rattan natural,amber
supplier/files/LI-1050/picture/led_globe_bulb_e27.png lighting bulb_globe amber,brass
supplier/files/LI-1053/picture/led_reflector_e27.png lighting bulb_reflector white,brass
supplier/files/LI-1060/picture/harvest_festoon_lights.png lighting string_lights charcoal,amber
supplier/files/LI-1062/picture/chapel_candle_lantern.png lighting candle_lantern charcoal,amber
supplier/files/LI-1063/picture/solar_festoon_5m.png lighting string_lights forest,amber
supplier/files/TW-2010-TERRACOTTA/picture/brume_mug_terracotta.png tableware mug terracotta,natural
supplier/files/TW-2020-OCHRE/picture/brume_bowl_ochre.png tableware bowl ochre,natural
supplier/files/TW-2030-OCHRE/picture/brume_plate_ochre.png tableware plate ochre,natural
supplier/files/TW-2050-FOREST/picture/marlow_tumblers_forest.png tableware tumblers forest,natural
supplier/files/TW-2903/picture/millrace_mills.png tableware mills natural,charcoal
"""


def picture(wall, drawing, colours, night):
    sheet = Sheet(wall, night)
    main, second = (PALETTE[code] for code in colours.split(","))
    globals()[drawing](sheet, main, second)
    return sheet.text()


def save(path, svg):
    path.parent.mkdir(parents=True, exist_ok=True)
    image = subprocess.run(["rsvg-convert", "-f", "png"], input=svg.encode(), stdout=subprocess.PIPE, check=True).stdout
    reduced = subprocess.run(
        ["pngquant", "--nofs", "--strip", "--speed", "1", str(COLOURS), "-"], input=image, stdout=subprocess.PIPE, check=True
    ).stdout
    path.write_bytes(reduced)


def main(words):
    here = pathlib.Path(__file__).resolve().parent
    everything = "--all" in words
    for line in PICTURES.strip().splitlines():
        name, wall, drawing, colours, *more = line.split()
        path = here / name
        if everything or any(word in name for word in words) or not (words or path.exists()):
            save(path, picture(wall, drawing, colours, "night" in more))
            print(name)


if __name__ == "__main__":
    main(sys.argv[1:])

"""The colours of Klik: light, dark and of high contrast. Every other module names a token, never a hex value.

Text pairs reach a contrast of 4.5, graphics 3 (WCAG 2.x), of high contrast 7 and 4.5; a test computes them from these
tables. ``line``, ``chip`` and ``sunken`` stay below 3 on purpose: they decorate and are never the only sign. Of high
contrast each has an edge that can be seen.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    """One palette: a hex value per token."""

    bg: str
    surface: str
    nav: str
    sunken: str
    chip: str
    hover: str
    line: str
    border: str
    disabled: str
    """Of what cannot be pressed now: readable, and clearly not ``text``."""
    text: str
    text2: str
    primary: str
    primary_hover: str
    on_primary: str
    primary_soft: str
    primary_ink: str
    buddy: str
    buddy_soft: str
    buddy_ink: str
    prof: str
    prof_soft: str
    prof_ink: str
    group: str
    group_soft: str
    amber: str
    amber_soft: str
    amber_ink: str
    red: str
    red_soft: str
    red_ink: str
    green: str
    green_soft: str
    green_ink: str
    sector_a: str
    ring: str
    ghost: str
    toast: str
    toast_text: str
    toast_link: str
    focus: str
    """Of the ring around what has the keyboard."""
    scrim: str = "#141A19"
    ring_width: int = 2
    """Pixels."""
    edges: bool = False
    """Whether a ground that differs only a little gets an edge as well."""

    @property
    def group_ink(self) -> str:
        return self.group


LIGHT = Tokens(
    bg="#F6F3EE",
    surface="#FFFFFF",
    nav="#EDE8DF",
    sunken="#EFEBE3",
    chip="#EFEBE3",
    hover="#F4F1EA",
    line="#E1DACE",
    border="#8A8479",
    disabled="#8A8479",
    text="#1E2A29",
    text2="#56605E",
    primary="#1B655F",
    primary_hover="#144F4A",
    on_primary="#FFFFFF",
    primary_soft="#DCEBE8",
    primary_ink="#124F4A",
    buddy="#AC5120",
    buddy_soft="#F8E5D8",
    buddy_ink="#833A10",
    prof="#5D519B",
    prof_soft="#E9E6F4",
    prof_ink="#493F80",
    group="#3B332B",
    group_soft="#E8E8E4",
    amber="#8A5800",
    amber_soft="#FAEDCB",
    amber_ink="#6B4400",
    red="#B0302A",
    red_soft="#FAE3E0",
    red_ink="#8C211C",
    green="#2F6E3B",
    green_soft="#E0EFE1",
    green_ink="#24572E",
    sector_a="#F3F0E9",
    ring="#8F897E",
    ghost="#7D776C",
    toast="#23302F",
    toast_text="#FFFFFF",
    toast_link="#9BDDD4",
    focus="#1B655F",
)

DARK = Tokens(
    bg="#191D1D",
    surface="#222827",
    nav="#141817",
    sunken="#151918",
    chip="#353E3C",
    hover="#2A3130",
    line="#363E3C",
    border="#7F8986",
    disabled="#7F8986",
    text="#ECE9E2",
    text2="#B2B9B5",
    primary="#7FCBC1",
    primary_hover="#9BDAD2",
    on_primary="#0C2624",
    primary_soft="#20403D",
    primary_ink="#A8E0D8",
    buddy="#EFA172",
    buddy_soft="#46301F",
    buddy_ink="#F6C3A3",
    prof="#B8ADEE",
    prof_soft="#37324F",
    prof_ink="#D0C8F6",
    group="#F3EBDD",
    group_soft="#343B39",
    amber="#E6B450",
    amber_soft="#433619",
    amber_ink="#F1CE87",
    red="#F0938B",
    red_soft="#4A2927",
    red_ink="#F7BDB7",
    green="#8CCB96",
    green_soft="#253D2A",
    green_ink="#B2DFB9",
    sector_a="#2A3230",
    ring="#7E8885",
    ghost="#8D9793",
    toast="#ECE9E2",
    toast_text="#1E2A29",
    toast_link="#124F4A",
    focus="#7FCBC1",
)

HIGH_CONTRAST = Tokens(
    bg="#000000",
    surface="#000000",
    nav="#000000",
    sunken="#000000",
    chip="#1C1C1C",
    hover="#1C1C1C",
    line="#949494",
    border="#FFFFFF",
    disabled="#808080",
    text="#FFFFFF",
    text2="#E6E6E6",
    primary="#5FE3D3",
    primary_hover="#B4F5EC",
    on_primary="#000000",
    primary_soft="#00332E",
    primary_ink="#8FF0E4",
    buddy="#FFB27D",
    buddy_soft="#3A1D05",
    buddy_ink="#FFCDA9",
    prof="#CBBFFF",
    prof_soft="#241B47",
    prof_ink="#DDD5FF",
    group="#FFFFFF",
    group_soft="#262626",
    amber="#FFD24A",
    amber_soft="#332500",
    amber_ink="#FFE08A",
    red="#FF9E95",
    red_soft="#45110D",
    red_ink="#FFC4BE",
    green="#7FE98D",
    green_soft="#0B3312",
    green_ink="#B0F5B8",
    sector_a="#1C1C1C",
    ring="#B0B0B0",
    ghost="#C8C8C8",
    toast="#FFFFFF",
    toast_text="#000000",
    toast_link="#00403A",
    focus="#FFE600",
    scrim="#000000",
    ring_width=3,
    edges=True,
)


def contrast(first: str, second: str) -> float:
    """The WCAG 2.x contrast ratio of two hex colours, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""The fonts that a paper is set in: those of the system, one for each script."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDERS = "WAYHOME_FONTS"
"""The setting that names folders of fonts, one after the other, before the system's own."""

_SYSTEM = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)


@dataclass(frozen=True, slots=True)
class Font:
    """A script, the files that set it in the order they are wanted, and the package they come in.

    `face` is the number of the face in a collection; `first` and `last` are the script's letters.
    """

    family: str
    files: tuple[str, ...]
    package: str
    ranges: tuple[tuple[int, int], ...]
    face: int = 0


LATIN = Font(
    "latin",
    ("NotoSans-Regular.ttf", "DejaVuSans.ttf", "LiberationSans-Regular.ttf", "Arial.ttf"),
    "fonts-noto-core",
    ((0x0000, 0x024F), (0x0300, 0x036F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20CF)),
)
OTHERS = (
    Font(
        "khmer",
        ("NotoSansKhmer-Regular.ttf", "KhmerOS.ttf", "KhmerOSsys.ttf"),
        "fonts-noto-core",
        ((0x1780, 0x17FF), (0x19E0, 0x19FF)),
    ),
    Font("thai", ("NotoSansThai-Regular.ttf",), "fonts-noto-core", ((0x0E00, 0x0E7F),)),
    Font(
        "lao",
        ("NotoSansLao-Regular.ttf", "NotoLoopedLao-Regular.ttf"),
        "fonts-noto-core",
        ((0x0E80, 0x0EFF),),
    ),
    Font("burmese", ("NotoSansMyanmar-Regular.ttf",), "fonts-noto-core", ((0x1000, 0x109F),)),
    Font(
        "chinese",
        ("NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf"),
        "fonts-noto-cjk",
        (
            (0x2E80, 0x9FFF),
            (0xAC00, 0xD7AF),
            (0xF900, 0xFAFF),
            (0xFF00, 0xFFEF),
            (0x20000, 0x3FFFF),
        ),
        face=2,
    ),
)


class FontMissing(Exception):
    """The system has no font for a script that a text needs; says which package brings one."""

    def __init__(self, font: Font) -> None:
        super().__init__(f"No font for {font.family}: install {font.package}.")
        self.script = font.family
        self.package = font.package


def needed(text: str) -> tuple[Font, ...]:
    """The fonts that a text needs beside the Latin one, each once."""
    letters = {ord(letter) for letter in text}
    return tuple(
        font
        for font in OTHERS
        if any(low <= letter <= high for letter in letters for low, high in font.ranges)
    )


def path_of(font: Font) -> Path:
    """Where a font lies on this system. Raises FontMissing."""
    lying = _lying(os.environ.get(FOLDERS, ""))
    for name in font.files:
        if name in lying:
            return lying[name]
    raise FontMissing(font)


@cache
def _lying(folders: str) -> dict[str, Path]:
    """Every font file of the system by its name; looked for once in a process."""
    found: dict[str, Path] = {}
    for folder in (*(folders.split(os.pathsep) if folders else ()), *_SYSTEM):
        for path in sorted(Path(folder).rglob("*.[to]t[fc]")) if Path(folder).is_dir() else ():
            found.setdefault(path.name, path)
    return found

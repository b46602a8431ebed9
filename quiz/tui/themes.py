"""The program's own two themes; every theme of Textual can be chosen too."""

from __future__ import annotations

from textual.theme import Theme

DARK = "archive-dark"
LIGHT = "archive-light"


def _archive(
    name: str, *, dark: bool, paper: str, ink: str, panel: str, red: str, ochre: str, green: str, muted: str
) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        background=paper,
        surface=paper,
        foreground=ink,
        panel=panel,
        boost=panel,
        primary=red,
        secondary=ochre,
        accent=ochre,
        warning=ochre,
        error=red,
        success=green,
        variables={
            "foreground-muted": muted,
            "block-cursor-background": panel,
            "block-cursor-foreground": ink,
            "scrollbar": panel,
            "scrollbar-hover": ochre,
            "scrollbar-active": ochre,
            "scrollbar-background": paper,
            "scrollbar-background-hover": paper,
            "scrollbar-background-active": paper,
            "scrollbar-corner-color": paper,
            "border": ochre,
            "input-selection-background": panel,
        },
    )


ARCHIVE_DARK = _archive(
    DARK,
    dark=True,
    paper="#171613",
    ink="#e9e2d3",
    panel="#2a2721",
    red="#d8553f",
    ochre="#d9a441",
    green="#8fb573",
    muted="#a39c8d",
)
"""Ink on dark paper: text at least 7:1, muted text at least 4.5:1."""

ARCHIVE_LIGHT = _archive(
    LIGHT,
    dark=False,
    paper="#f4eee1",
    ink="#26221a",
    panel="#e0d6c0",
    red="#a92c1c",
    ochre="#8a5a00",
    green="#3f6b26",
    muted="#635c4e",
)
"""Ink on light paper: text at least 7:1, muted text at least 4.5:1."""

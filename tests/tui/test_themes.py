"""The program's own themes can be read."""

import pytest
from textual.color import Color
from textual.theme import Theme

from quiz.tui.frame import THEMES


def luminance(colour: str | None) -> float:
    assert colour
    channels = [channel / 255 for channel in Color.parse(colour).rgb]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str | None, other: str | None) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_stands_out_from_paper_and_panel(theme: Theme) -> None:
    for ground in (theme.background, theme.panel):
        assert contrast(theme.foreground, ground) >= 7
        assert contrast(theme.variables["foreground-muted"], ground) >= 4.5
    for coloured in (theme.warning, theme.success, theme.error):
        assert contrast(coloured, theme.background) >= 7
    assert contrast(theme.primary, theme.background) >= 4.5

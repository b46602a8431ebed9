"""The program's own themes can be read."""

import pytest
from textual.color import Color
from textual.theme import Theme

from quiz.tui.frame import THEMES

BOTH = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def luminance(colour: str) -> float:
    channels = [channel / 255 for channel in Color.parse(colour).rgb]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str | None, other: str | None) -> float:
    assert one
    assert other
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@BOTH
def test_text_stands_at_least_seven_to_one_on_paper_and_panel(theme: Theme) -> None:
    assert contrast(theme.foreground, theme.background) >= 7
    assert contrast(theme.foreground, theme.panel) >= 7


@BOTH
def test_muted_text_stands_at_least_four_and_a_half_to_one(theme: Theme) -> None:
    assert contrast(theme.variables["foreground-muted"], theme.background) >= 4.5
    assert contrast(theme.variables["foreground-muted"], theme.panel) >= 4.5


@BOTH
@pytest.mark.parametrize("name", ["primary", "warning", "success", "error"])
def test_coloured_words_stand_at_least_four_and_a_half_to_one(theme: Theme, name: str) -> None:
    assert contrast(getattr(theme, name), theme.background) >= 4.5

"""Text from outside is shown as it is, and never acts."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.text.spans import Run
from quiz.tui.widgets.prose import shown, shown_runs


def test_brackets_are_no_markup() -> None:
    assert shown("[sic] [/] [@click=app.quit]x[/]").plain == "[sic] [/] [@click=app.quit]x[/]"


def test_an_escape_sequence_is_made_visible() -> None:
    assert shown("\x1b]52;c;aGk=\x07").plain == "␛]52;c;aGk=␇"


def test_a_line_break_becomes_a_space() -> None:
    assert shown("one\ntwo").plain == "one two"


def test_bidi_marks_are_made_visible() -> None:
    assert shown("abc\u202edef").plain == "abc�def"


@given(st.text())
def test_nothing_that_moves_a_cursor_is_left(text: str) -> None:
    assert not any(ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 for sign in shown(text).plain)


def test_a_quote_and_a_correction_have_their_own_styles() -> None:
    runs = (Run("to "), Run("Semipalantinsk", quoted=True), Run(" [Semipalatinsk]", correction=True))
    content = shown_runs(runs, "dim", "bold", "italic")
    assert [(span.start, span.end, span.style) for span in content.spans] == [
        (0, 3, "dim"),
        (3, 17, "bold"),
        (17, 33, "italic"),
    ]

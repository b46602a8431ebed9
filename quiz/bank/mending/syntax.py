"""What libyaml says about a text that is no YAML, as a teacher would be told."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.bank.yaml import MAX_DEPTH, TOO_DEEP, NotYamlError
from quiz.text.cleaning import excerpt


@dataclass(frozen=True, slots=True)
class Explanation:
    """An error of the parser in plain words."""

    line: int
    """Where to look, from 1."""
    column: int
    """From 1."""
    code: str
    """`syntax`, `tab` or `too-deep`."""
    message: str
    """What is wrong."""
    hint: str
    """The way out."""


_QUOTE_IT = "put the whole text in quotation marks"
_ALIGN = (
    "begin all keys of an item in the same column, and put a text with signs such as : # [ in quotation marks"
)

# A part of what libyaml (or PyYAML's own parser) says: what is wrong, and the way out.
_SAYINGS = (
    ("mapping values are not allowed", "a colon with a blank after it cannot stand here", _QUOTE_IT),
    ("cannot start any token", "a text cannot begin with this character", _QUOTE_IT),
    (
        "unknown escape character",
        "after a backslash in double quotation marks this character means nothing",
        "use single quotation marks, or write the backslash twice",
    ),
    (
        "could not find expected ':'",
        "there is no key with a colon here",
        "write  key: text , with a blank after the colon",
    ),
    ("alphabetic or numeric character", "a text that begins with & or * needs quotation marks", _QUOTE_IT),
    ("expected comment or line break", "after | or > the text begins on the next line", _QUOTE_IT),
    (
        "',' or ']'",
        "a [ opens here, and is never closed",
        "close it with ], or put the whole text in quotation marks",
    ),
    (
        "',' or '}'",
        "a { opens here, and is never closed",
        "close it with }, or put the whole text in quotation marks",
    ),
    (
        "expected '-' indicator",
        "this line does not fit into the list that it stands in",
        "begin an item with “- ”, in the same column as the items above",
    ),
    (
        "block sequence entries",
        "a list cannot begin here",
        "begin it on the next line, or put the text in quotation marks",
    ),
    ("expected <block end>", "this does not fit to the lines above it", _ALIGN),
    ("expected key", "this does not fit to the lines above it", _ALIGN),
    ("expected <document start>", "this does not fit to the lines above it", _ALIGN),
    ("expected node content", "a text cannot begin with this character", _QUOTE_IT),
    ("found undefined tag handle", "a text that begins with ! needs quotation marks", _QUOTE_IT),
    ("tag", "a text that begins with ! needs quotation marks", _QUOTE_IT),
    ("directive", "a line that begins with % is no part of a bank", "leave it out"),
)


def explain(error: NotYamlError, lines: list[str]) -> Explanation:
    """The error in plain words; lines are those of the text that was parsed."""
    said = error.problem
    line, column = error.line, error.column
    if said == TOO_DEEP:
        message = f"more than {MAX_DEPTH} lists stand within each other here"
        return Explanation(line, column, "too-deep", message, _QUOTE_IT)
    if "tab" in said or _begins_with_tab(lines, line):
        message = "this line is indented with a tab, which YAML does not allow"
        return Explanation(
            line,
            _first_tab(lines, line),
            "tab",
            message,
            "indent it with blanks, as many as its neighbours have",
        )
    if "unexpected end of stream" in said:
        message = "a quotation mark opens in this line, and is never closed"
        return Explanation(error.context_line, 1, "syntax", message, "close it at the end of the text")
    if "flow" in error.context and "node content" in said:
        message = "a [ or { that opens above is not closed before this place"
        return Explanation(
            line, column, "syntax", message, "close it, or put the whole text in quotation marks"
        )
    for part, message, hint in _SAYINGS:
        if part in said:
            if "',' or" in said:
                line, column = error.context_line, 1
            return Explanation(line, column, "syntax", message, hint)
    return Explanation(line, column, "syntax", f"this is not YAML: {excerpt(said)}", _ALIGN)


def _begins_with_tab(lines: list[str], line: int) -> bool:
    return (
        1 <= line <= len(lines)
        and "\t" in lines[line - 1][: len(lines[line - 1]) - len(lines[line - 1].lstrip())]
    )


def _first_tab(lines: list[str], line: int) -> int:
    return lines[line - 1].find("\t") + 1 if 1 <= line <= len(lines) and "\t" in lines[line - 1] else 1

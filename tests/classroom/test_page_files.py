"""The pupil's page as files: small, old enough, all of it here."""

import gzip
import re
from importlib.resources import files

import pytest

PAGE = files("quiz.classroom").joinpath("page")
FILES = {file.name: file.read_bytes() for file in PAGE.iterdir()}
TEXT = "\n".join(file.decode() for file in FILES.values())

_YOUNG = {
    "CSS nesting": r"^\s+&",  # "  &:hover"
    "a container query": r"@container",  # "@container (width > 30em)"
    "subgrid": r"\bsubgrid\b",  # "grid-template-columns: subgrid"
    "colours that are mixed": r"color-mix\(",  # "color-mix(in srgb, red, blue)"
    "light-dark": r"light-dark\(",  # "light-dark(white, black)"
    ":has": r":has\(",  # ":has(:checked)"
    "popover": r"\bpopover\b",  # "popover=auto"
    "inert": r"\binert\b",  # "main.inert = true"
    "text-wrap": r"text-wrap",  # "text-wrap: balance"
    "a view transition": r"startViewTransition",  # "document.startViewTransition()"
    "an array changed by a copy": r"\.(toSorted|toReversed|toSpliced|with)\(",  # ".toSorted()"
    "grouping": r"\b(Object|Map)\.groupBy",  # "Object.groupBy(rows, by)"
    "promises from outside": r"withResolvers",  # "Promise.withResolvers()"
    "signals of time": r"AbortSignal\.(timeout|any)",  # "AbortSignal.timeout(3000)"
    "sets that are joined": r"\.(union|intersection|difference)\(",  # "one.union(other)"
}
"""What browsers of 2022 have not, and an example of each."""
_SECURE = {
    "UUIDs": r"(?<!`crypto\.)randomUUID\(",  # "crypto.randomUUID()"
    "wake locks": r"wakeLock",  # "navigator.wakeLock"
    "service workers": r"serviceWorker",  # "navigator.serviceWorker"
    "subtle cryptography": r"crypto\.subtle",  # "crypto.subtle.digest"
    "the clipboard": r"navigator\.clipboard",  # "navigator.clipboard.writeText"
}
"""What a page has only where its line is encrypted, which http://192.168… is not."""


def test_the_page_is_within_60_kb() -> None:
    assert sum(map(len, FILES.values())) <= 60_000


def test_the_page_is_within_20_kb_when_each_file_is_zipped() -> None:
    assert sum(len(gzip.compress(file)) for file in FILES.values()) <= 20_000


def test_every_file_that_is_named_is_there_and_no_other() -> None:
    named = re.findall(r'(?:href|src|from) ?=? ?"(?:\./)?([\w.]+)"', TEXT)  # src="page.js", from "./line.js"
    assert {*named, "page.html"} == set(FILES)


def test_nothing_is_from_elsewhere() -> None:
    # A comment speaks of http://192.168…
    assert not re.search(r"\b(https?|wss?)://(?!192\.168)|@import|url\(", TEXT)


def test_no_code_stands_inside_the_page() -> None:
    html = FILES["page.html"].decode()
    assert not re.search(r"<style| style=| on\w+=|<script[^>]*>[^<]", html)  # onclick="", <script>x


@pytest.mark.parametrize(("feature", "pattern"), [*_YOUNG.items(), *_SECURE.items()])
def test_phones_of_2022_have_what_the_page_uses(feature: str, pattern: str) -> None:
    assert not re.search(pattern, TEXT, re.MULTILINE), feature


def test_no_text_becomes_markup() -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", TEXT)


def test_every_word_that_is_said_stands_among_the_words() -> None:
    words = set(re.findall(r"^  (\w+):", FILES["words.js"].decode(), re.MULTILINE))  # "  join: …"
    said = set(re.findall(r"\bw\.(\w+)", TEXT))  # "w.join"
    named = {"size", "sizes", "space", "spaces", "paper", "papers", "prompt", "prompts"}
    assert words == said | named

"""The schema of a bank: it takes what the reader takes, as text and as editors type it, and no more."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quiz.bank import format as bank_format
from quiz.bank.bounds import MAX_MISPRINTS
from quiz.bank.files import builtin_path
from quiz.bank.problems import Level
from quiz.bank.reading import read_text
from quiz.bank.yaml import MappingNode, Node, Scalar, compose
from quiz.checks.rules import with_warnings
from quiz.guide import all_names, guide_page
from tests.bank.bank_texts import HEAD, items
from tests.bank.test_reading import WRONG_BANKS, WRONG_EVENTS, WRONG_QUESTIONS
from tests.dates import date_texts

ROOT = Path(__file__).parent.parent.parent
SCHEMA: dict[str, Any] = json.loads(bank_format.schema_text())
VALIDATOR = Draft202012Validator(SCHEMA)


# What a bank is to an editor


def as_text(node: Node | None) -> Any:
    """A node as the reader has it: every scalar is text, and nothing where nothing is written."""
    if isinstance(node, Scalar):
        return node.value if node.value.strip() else None
    if isinstance(node, MappingNode):
        return {key.value: as_text(value) for key, value in node.pairs}
    return [as_text(item) for item in node.items] if node else None


class Core(yaml.CSafeLoader):
    """The types of YAML 1.2, where `yes` is text and `0711` is 711."""


Core.yaml_implicit_resolvers = {}
for tag, pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
}.items():
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), None)
Core.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(str(node.value)))


def as_json(value: Any) -> Any:
    """A value of YAML as JSON has it: keys are text, and so are dates."""
    if isinstance(value, dict):
        return {str(as_json(key)): as_json(its) for key, its in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


READINGS: dict[str, Callable[[str], Any]] = {
    "as the reader": lambda text: as_text(compose(text).root),
    "as YAML 1.1": lambda text: as_json(yaml.load(text, yaml.CSafeLoader)),
    "as YAML 1.2": lambda text: as_json(yaml.load(text, Core)),
}


def complaints(text: str, reading: str) -> list[str]:
    """What the schema finds wrong with a bank."""
    return [error.message for error in VALIDATOR.iter_errors(READINGS[reading](text))]


# The schema itself


def test_it_is_a_schema_in_ascii_so_that_any_shell_can_write_its_file() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert bank_format.schema_text().isascii()


@pytest.mark.parametrize("kind", ["bank", "source", "event", "choice", "ordering", "option"])
def test_it_has_the_keys_that_are_read_and_describes_each(kind: str) -> None:
    properties = (SCHEMA if kind == "bank" else SCHEMA["$defs"][kind])["properties"]
    assert tuple(properties) == getattr(bank_format, f"{kind.upper()}_KEYS")
    assert all(its["description"] for its in properties.values())


def test_it_has_the_limits_of_the_reader() -> None:
    defs = SCHEMA["$defs"]
    order = defs["ordering"]["properties"]["order"]
    assert defs["choice"]["properties"]["wrong"]["maxItems"] == bank_format.MAX_OPTIONS - 1
    assert (order["then"]["minItems"], order["maxItems"]) == (bank_format.MIN_EVENTS, bank_format.MAX_EVENTS)
    assert f'"maxProperties": {MAX_MISPRINTS}' in bank_format.schema_text()


# Banks that are right


def examples() -> Iterator[tuple[str, str]]:
    """The YAML of the README and of the guide, but for examples of what is wrong, each as a whole bank."""
    yield "the built-in bank", builtin_path().read_text(encoding="utf-8")
    pages = {"README.md": (ROOT / "README.md").read_text(encoding="utf-8")}
    pages |= {name: guide_page(name) for name in all_names()}
    for name, text in pages.items():
        right = re.sub(r"^## Bad$.*?(?=^## |\Z)", "", text, flags=re.DOTALL | re.MULTILINE)
        blocks = re.findall(r"^```yaml\b.*?\n(.*?)^```", right, re.DOTALL | re.MULTILINE)
        yield from ((f"{name}-{number}", whole(block)) for number, block in enumerate(blocks))


def whole(block: str) -> str:
    """A part of a bank with what else a bank has."""
    if re.search(r"^title:", block, re.MULTILINE):
        return block
    is_event = re.search(r"^(- |  )event:", block, re.MULTILINE)
    has_list = re.search(r"^(timeline|questions):", block, re.MULTILINE)
    return HEAD + ("" if has_list else "timeline:\n" if is_event else "questions:\n") + block


ASKED, DATED = f"{HEAD}questions:\n", f"{HEAD}timeline:\n"
LATHE = "ask: Where?, answer: Lugansk, wrong: [Samara, Narym]"
QUOTED = f"{LATHE}, quote: to operate a lathe in Lugansk"
EVENT = "event: Escapes, quote: He escaped in 1913"
RIGHT = f"""\
{HEAD}language:
note:
id:
timeline:
- {{event: Is sent back, after: [escape, 7], quote: back to Narym}}
- {{event: Is sent back, draft: true}}
- {{event: 1913, date: 1913, quote: [1913], topic: 1, id: 2, why: 3}}
questions:
- ask: When?
  answer: 1913
  wrong: [{{1905: early}}, {{1937-02-01: late}}, {{no: 1}}, {{1.5: }}, {{option: 1905, quote: 1913}}]
  quote: He escaped in 1913
- {{ask: Where not?, answer: Baku, wrong: [{{option: Odessa, quote: in Odessa}}]}}
- {{ask: Where?, answer: [Odessa, Narym], wrong: [Baku], quote: [in Odessa, back to Narym]}}
- {{{QUOTED}, inferred: true, why: He says so.}}
- {{{LATHE}, draft: YES}}
- {{{QUOTED}, id: , topic: , why: }}
- {{order: [escape, [back, exile], shot], ask: Which first?}}
- {{order: [1, 2, 3], draft: on, topic: Life, id: a, why: b}}
"""
IN_A_FILE = "title: 1984\nsource: {title: 1984, file: 1984.txt, misprints: {1905: 1906}}\nquestions: []"
ALL_RIGHT = {"all that there is": RIGHT, "in a file": IN_A_FILE, **dict(examples())}


@pytest.mark.parametrize("name", ALL_RIGHT)
def test_banks_that_are_right_and_all_examples_of_the_guide_are(name: str) -> None:
    assert [complaints(ALL_RIGHT[name], reading) for reading in READINGS] == [[]] * len(READINGS)


# Banks that are wrong

WRONG = {
    "an unknown key of the bank": f"titel: A\n{ASKED}- {{{QUOTED}}}",
    "an unknown key of the source": "title: A\nsource: {title: B, text: x, by: C}\nquestions: []",
    "an unknown key of a question": ASKED + f"- {{{QUOTED}, topics: Life}}",
    "questions that are a mapping": ASKED + "  ask: A\n  answer: B\n  wrong: [C]\n",
    "questions that are empty": ASKED,
    "no quote and no draft": ASKED + f"- {{{LATHE}}}",
    "no quote and called no draft": ASKED + f"- {{{LATHE}, draft: false}}",
    "inferred without why": ASKED + f"- {{{QUOTED}, inferred: true}}",
    "an ordering of eight": ASKED + "- {order: [a, b, c, d, e, f, g, h]}",
    "an ordering with a quote": ASKED + "- {order: [escape, back, exile], quote: c}",
    "an event without a quote": DATED + "- {event: Escapes, date: 1913}",
    "an event without a date": DATED + f"- {{{EVENT}}}",
    **{text: text for text, _ in WRONG_BANKS},
    **{text: HEAD + items(text + "\nquote: c" * (text[:3] in ("ask", "ans"))) for text, _ in WRONG_QUESTIONS},
    **{text: HEAD + items(text, section="timeline") for text, _ in WRONG_EVENTS},
}


@pytest.mark.parametrize("name", WRONG)
def test_what_a_check_names_the_schema_refuses(name: str) -> None:
    assert with_warnings(read_text(WRONG[name], "bank.yaml"), "bank.yaml").problems
    assert all(complaints(WRONG[name], reading) for reading in READINGS)


# Whatever the reader takes

DATE = Draft202012Validator({"$ref": "#/$defs/date", "$defs": SCHEMA["$defs"]})


@given(
    date_texts.points()
    | date_texts.decades_and_centuries()
    | date_texts.closed_intervals()
    | date_texts.intervals_within_a_year()
)
def test_every_date_that_can_be_written_is_right(written: str) -> None:
    assert not list(DATE.iter_errors(written))
    assert not list(DATE.iter_errors(f" {written} "))


@pytest.mark.parametrize("reading", READINGS)
def test_dates_are_told_from_what_is_none(reading: str) -> None:
    dates = "0711, 1953/.., ../1905, 1912-01~/1913, 44 bc~, 1 B.C.E., AD 14, 14 A.D., 14 C.E.?, 44 BC/AD 14"
    no_dates = "May 1912, 1912-13, 1912-1, 1912-00, 1937-02-32~, 1.2.1937, 190x, 1905-1907, 1905//1907, ../.."
    no_dates += ", 190X-01, 1908!, 12345678, 10000 AD, circa 1908, 1908 1909, /1905, 1905/"
    for written in (*dates.split(", "), *no_dates.split(", ")):
        text = f"{DATED}- {{{EVENT}, date: {written}}}\n"
        is_date = "date" not in {problem.code for problem in read_text(text, "b").problems}
        assert is_date == (written in dates.split(", "))
        assert bool(complaints(text, reading)) != is_date


TEXTS = ("Samara", "1912", "true", "no", "0711", "1_000", "12:30", "1.5", "1937-02-01", "~", "null", "1e3")
KEYS = ("topic", "why", "id", "topic", "why", "id", "draft", "inferred", "date", "after", "nonsense")


@st.composite
def asked(draw: st.DrawFn) -> str:
    """A question, commonly right, with values that an editor takes for all sorts of things."""
    texts = st.sampled_from(TEXTS)
    options = draw(st.lists(texts, unique=True, min_size=2, max_size=8))
    options += draw(st.lists(texts, max_size=1)) if draw(st.integers(0, 4)) == 0 else []
    whys = [draw(st.just("") | texts.map(": {}".format)) for _ in options]
    answers = draw(st.integers(1, 2))
    lines = [f"- ask: {draw(texts)}", f"  answer: [{', '.join(options[:answers])}]", "  wrong:"]
    lines += [f"  - {option}{why}" for option, why in zip(options, whys, strict=True)][answers:]
    lines += (
        f"  {key}: {draw(texts)}" for key in draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=2))
    )
    return "\n".join((*lines, "  quote: He was shot" if draw(st.integers(0, 4)) else "", ""))


@given(asked())
def test_what_is_read_without_a_problem_is_right_and_what_the_schema_takes_can_be_read(item: str) -> None:
    text = f"{HEAD}questions:\n{item}"
    problems = read_text(text, "bank.yaml").problems
    if not complaints(text, "as the reader"):
        errors = {problem.code for problem in problems if problem.level is Level.ERROR}
        assert not errors & {"shape", "missing", "yes-or-no", "date", "no-question"}
    if not problems and "quote:" in item:
        empty = re.search(r": (~|null)$|\[(~|null)|[-,] (~|null)(?!\w)", item, re.MULTILINE)
        for reading in READINGS:
            if reading == "as the reader" or not empty:  # to an editor these are nothing
                assert complaints(text, reading) == []


# Its place


def test_the_built_in_bank_names_the_schema_in_its_first_line() -> None:
    first_line = builtin_path().read_text(encoding="utf-8").splitlines()[0]
    named = first_line.removeprefix("# yaml-language-server: $schema=")
    assert (ROOT / named).resolve() == ROOT / "quiz" / "bank" / bank_format.FILE


NAMING = b"# yaml-language-server: $schema=quiz/bank.schema.json"


@pytest.mark.parametrize(
    ("raw", "copied"),
    [
        (NAMING + b"\ntitle: A\n", b"title: A\n"),
        (b"\xef\xbb\xbf" + NAMING + b"\r\ntitle: A\r\n", b"title: A\r\n"),
        (b"title: A\n" + NAMING + b"\n", b"title: A\n" + NAMING + b"\n"),
        (b"# a note\n", b"# a note\n"),
    ],
)
def test_a_copy_elsewhere_does_without_that_line(raw: bytes, copied: bytes) -> None:
    assert bank_format.without_schema_line(raw) == copied

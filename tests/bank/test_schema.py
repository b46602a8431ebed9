"""The schema of a bank: it takes what the reader takes, as text and as editors type it, and no more."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quiz.bank.files import builtin_path
from quiz.bank.format import (
    BANK_KEYS,
    CHOICE_KEYS,
    EVENT_KEYS,
    FILE,
    MAX_EVENTS,
    MAX_MISPRINTS,
    MAX_OPTIONS,
    MIN_EVENTS,
    OPTION_KEYS,
    ORDERING_KEYS,
    SOURCE_KEYS,
    schema_text,
    without_schema_line,
)
from quiz.bank.problems import Level
from quiz.bank.reading import read_text
from quiz.bank.yaml import Mapping, Node, Scalar, compose
from quiz.checks.rules import with_warnings
from quiz.dates.date import Date, DateError
from quiz.guide import all_names, guide_page
from tests.bank.bank_texts import HEAD
from tests.dates import date_texts

ROOT = Path(__file__).parent.parent.parent
SCHEMA: dict[str, Any] = json.loads(schema_text())
VALIDATOR = Draft202012Validator(SCHEMA)


# What a bank is to an editor


def as_text(node: Node | None) -> Any:
    """A node as the reader has it: every scalar is text, and nothing where nothing is written."""
    if isinstance(node, Scalar):
        return node.value if node.value.strip() else None
    if isinstance(node, Mapping):
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


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


KEYS_OF = {
    "bank": BANK_KEYS,
    "source": SOURCE_KEYS,
    "event": EVENT_KEYS,
    "choice": CHOICE_KEYS,
    "ordering": ORDERING_KEYS,
    "option": OPTION_KEYS,
}


@pytest.mark.parametrize("kind", KEYS_OF)
def test_it_has_the_keys_that_are_read_and_describes_each(kind: str) -> None:
    properties = (SCHEMA if kind == "bank" else SCHEMA["$defs"][kind])["properties"]
    assert tuple(properties) == KEYS_OF[kind]
    assert all(its["description"] for its in properties.values())


def test_it_has_the_limits_of_the_reader() -> None:
    defs = SCHEMA["$defs"]
    assert defs["choice"]["properties"]["wrong"]["maxItems"] == MAX_OPTIONS - 1
    assert defs["ordering"]["properties"]["order"]["maxItems"] == MAX_EVENTS
    assert defs["ordering"]["properties"]["order"]["then"]["minItems"] == MIN_EVENTS
    assert MAX_MISPRINTS in [each.get("maxProperties") for each in misprints(defs["source"])]


def misprints(source: dict[str, Any]) -> list[dict[str, Any]]:
    its = source["properties"]["misprints"]
    return [its, *its.get("anyOf", ())]


def test_all_of_it_is_ascii_so_that_any_shell_can_write_its_file() -> None:
    assert schema_text().isascii()


# Banks that are right


def examples() -> Iterator[tuple[str, str]]:
    """The YAML of the README and of the guide, but for examples of what is wrong, each as a whole bank."""
    yield "the built-in bank", builtin_path().read_text(encoding="utf-8")
    pages = {"README.md": (ROOT / "README.md").read_text(encoding="utf-8")}
    pages |= {name: guide_page(name) for name in all_names()}
    for name, text in pages.items():
        right = re.sub(r"^## Bad$.*?(?=^## |\Z)", "", text, flags=re.DOTALL | re.MULTILINE)
        for number, block in enumerate(
            re.findall(r"^```yaml\b.*?\n(.*?)^```", right, re.DOTALL | re.MULTILINE)
        ):
            yield f"{name}-{number}", whole(block)


def whole(block: str) -> str:
    """A part of a bank with what else a bank has."""
    if re.search(r"^title:", block, re.MULTILINE):
        return block
    if re.search(r"^(timeline|questions):", block, re.MULTILINE):
        return HEAD + block
    key = "timeline" if re.search(r"^(- |  )event:", block, re.MULTILINE) else "questions"
    return f"{HEAD}{key}:\n{block}"


@pytest.mark.parametrize("bank", [pytest.param(text, id=name) for name, text in examples()])
def test_every_example_of_the_guide_is_right(bank: str) -> None:
    assert [complaints(bank, reading) for reading in READINGS] == [[]] * len(READINGS)


ASKED, DATED = f"{HEAD}questions:\n", f"{HEAD}timeline:\n"
LATHE = "ask: Where?, answer: Lugansk, wrong: [Samara, Narym]"
QUOTED = f"{LATHE}, quote: to operate a lathe in Lugansk"
QUESTION = f"- {{{QUOTED}}}\n"
EVENT = "event: Escapes, quote: He escaped in 1913"
SOURCE = "source: {title: B, text: x}"

RIGHT = {
    "numbers": ASKED + "- {ask: 1913, answer: 1913, wrong: [1912, 1_000, 0711, 12:30, 1.5], quote: 1913}",
    "yes and no": ASKED + "- {ask: true, answer: yes, wrong: [no, off, maybe], quote: He was shot}",
    "options that are no text, with reasons": ASKED
    + "- ask: When?\n  answer: 1913\n  wrong:\n  - 1905: too early\n  - 1937-02-01: too late\n"
    + "  - no: 1\n  - 1.5:\n  quote: He escaped in 1913\n",
    "an option in full": ASKED
    + "- {ask: When?, answer: 1913, wrong: [{option: 1905, why: early, quote: 1913}, 1912], quote: in 1913}",
    "quotes on every wrong option": ASKED
    + "- {ask: Where not?, answer: Baku, wrong: [{option: Odessa, quote: in Odessa}]}",
    "several answers and quotes": ASKED
    + "- {ask: Where?, answer: [Odessa, Narym], wrong: [Baku], quote: [in Odessa, back to Narym]}",
    "an inferred answer": ASKED + f"- {{{QUOTED}, inferred: true, why: He says so.}}",
    "an answer that is not inferred": ASKED + f"- {{{QUOTED}, inferred: No}}",
    "a draft without a quote": ASKED + f"- {{{LATHE}, draft: YES}}",
    "keys with nothing behind them": ASKED + f"- {{{QUOTED}, id: , topic: , why: }}",
    "numbers for texts": ASKED + f"- {{{QUOTED}, id: 7, topic: 1905, why: 1}}",
    "an ordering": ASKED + "- {order: [escape, back, exile], ask: Which first?}",
    "an ordering with a tie": ASKED + "- {order: [escape, [back, exile], shot]}",
    "a draft of an ordering": ASKED + "- {order: [1, 2, 3], draft: on, topic: Life, id: a, why: b}",
    "an event after others": DATED + "- {event: Is sent back, after: [escape, 7], quote: back to Narym}",
    "a draft of an event": DATED + "- {event: Is sent back, draft: true}",
    "numbers in an event": DATED + "- {event: 1913, date: 1913, quote: [1913], topic: 1, id: 2, why: 3}",
    "a source in a file": "title: 1984\nsource: {title: 1984, file: 1984.txt}\nquestions:\n" + QUESTION,
    "a source with misprints": "title: A\nsource: {title: B, misprints: {1905: 1906}, text: x}\n"
    + f"questions:\n{QUESTION}",
    "a head with keys left empty": f"title: A\n{SOURCE}\nlanguage:\nnote:\nid:\nquestions:\n{QUESTION}",
}


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("name", RIGHT)
def test_banks_that_are_right(name: str, reading: str) -> None:
    assert complaints(RIGHT[name], reading) == []


DATES = (
    *("1908", "0711", "0043", "-0043", "1912-01", "1937-02-01", "190X", "19XX", "1908~", "1912-01?", "193X%"),
    *("1905/1907", "1905 / 1907", "1953/..", "../1905", "1912-01~/1913", "44 BC", "44 bc~", "1 B.C.E."),
    *("AD 14", "14 A.D.", "14 C.E.?", "44 BC/AD 14"),
)
NO_DATES = (
    *("January 1912", "1912-13", "1912-1", "1912-00", "1937-02-32~", "1.2.1937", "190x", "1905-1907"),
    *("1905//1907", "../..", "190X-01", "1908!", "12345678", "10000 AD", "circa 1908", "1908 1909"),
    *("/1905", "1905/"),
)


@pytest.mark.parametrize("reading", READINGS)
def test_dates_are_told_from_what_is_none(reading: str) -> None:
    for written in DATES:
        assert Date.parse(written).edtf
        assert complaints(f"{DATED}- {{{EVENT}, date: {written}}}\n", reading) == []
    for written in NO_DATES:
        with pytest.raises(DateError):
            Date.parse(written)
        assert complaints(f"{DATED}- {{{EVENT}, date: {written}}}\n", reading)


# Banks that are wrong


WRONG = {
    "no title": f"{SOURCE}\nquestions:\n{QUESTION}",
    "no source": f"title: A\nquestions:\n{QUESTION}",
    "nothing asked": f"title: A\n{SOURCE}\n",
    "a title of blanks": f"title: ' '\n{SOURCE}\nquestions:\n{QUESTION}",
    "a title that is a list": f"title: [A]\n{SOURCE}\nquestions:\n{QUESTION}",
    "a source that is a text": f"title: A\nsource: B\nquestions:\n{QUESTION}",
    "a source without a text": f"title: A\nsource: {{title: B}}\nquestions:\n{QUESTION}",
    "a text and a file": f"title: A\nsource: {{title: B, text: x, file: y}}\nquestions:\n{QUESTION}",
    "misprints in a list": f"title: A\nsource: {{title: B, text: x, misprints: [a]}}\nquestions:\n{QUESTION}",
    "an unknown key of the bank": f"titel: A\n{ASKED}{QUESTION}",
    "an unknown key of the source": f"title: A\nsource: {{title: B, text: x, by: C}}\nquestions:\n{QUESTION}",
    "questions that are a mapping": ASKED + "  ask: A\n  answer: B\n  wrong: [C]\n",
    "questions that are empty": ASKED,
    "a question that is a text": ASKED + "- Who?",
    "no answer": ASKED + "- {ask: A?, wrong: [B], quote: c}",
    "no wrong options": ASKED + "- {ask: A?, answer: B, quote: c}",
    "an empty list of wrong options": ASKED + "- {ask: A?, answer: B, wrong: [], quote: c}",
    "wrong options that are a text": ASKED + "- {ask: A?, answer: B, wrong: C, quote: c}",
    "eight wrong options": ASKED + "- {ask: A?, answer: B, wrong: [a, b, c, d, e, f, g, h], quote: c}",
    "an empty option": ASKED + "- {ask: A?, answer: B, wrong: [C, ''], quote: c}",
    "an option without its text": ASKED + "- {ask: A?, answer: B, wrong: [{why: C}], quote: c}",
    "an option with another key": ASKED + "- {ask: A?, answer: B, wrong: [{option: C, date: D}], quote: c}",
    "an option with two reasons": ASKED + "- {ask: A?, answer: B, wrong: [{C: d, E: f}], quote: c}",
    "a reason that is a list": ASKED + "- {ask: A?, answer: B, wrong: [{C: [d]}], quote: c}",
    "an empty prompt": ASKED + "- {ask: , answer: B, wrong: [C], quote: c}",
    "a prompt that is a mapping": ASKED + "- {ask: {A: B}, answer: B, wrong: [C], quote: c}",
    "no quote and no draft": ASKED + f"- {{{LATHE}}}",
    "no quote and called no draft": ASKED + f"- {{{LATHE}, draft: false}}",
    "an unknown key of a question": ASKED + f"- {{{QUOTED}, topics: Life}}",
    "a draft that is neither true nor false": ASKED + f"- {{{QUOTED}, draft: perhaps}}",
    "inferred without why": ASKED + f"- {{{QUOTED}, inferred: true}}",
    "a choice and an ordering": ASKED + f"- {{{QUOTED}, order: [a, b, c]}}",
    "an ordering of two": ASKED + "- {order: [escape, back]}",
    "an ordering of eight": ASKED + "- {order: [a, b, c, d, e, f, g, h]}",
    "an ordering that is a text": ASKED + "- order: escape, back, exile",
    "an ordering with a quote": ASKED + "- {order: [escape, back, exile], quote: c}",
    "an event without a text": DATED + "- {date: 1913, quote: He escaped in 1913}",
    "an event without a quote": DATED + "- {event: Escapes, date: 1913}",
    "an event without a date": DATED + f"- {{{EVENT}}}",
    "an unknown key of an event": DATED + f"- {{{EVENT}, date: 1913, dates: 1913}}",
    "a date that is a list": DATED + f"- {{{EVENT}, date: [1913]}}",
}


@pytest.mark.parametrize("name", WRONG)
def test_what_the_schema_refuses_a_check_names_too(name: str) -> None:
    assert all(complaints(WRONG[name], reading) for reading in READINGS)
    found = with_warnings(read_text(WRONG[name], "bank.yaml"), "bank.yaml").problems
    assert {problem.code for problem in found} - {"quote-missing"}


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


UNSAYABLE = (
    "|there is no .*|the interval ends before it begins|an interval's ends are .*|a year has at most .*"
)


def complaint_about(written: str) -> str:
    """Why a text is no date; empty if it is one."""
    try:
        Date.parse(written)
    except DateError as error:
        return error.message
    return ""


@given(st.from_regex(SCHEMA["$defs"]["date"]["anyOf"][0]["pattern"], fullmatch=True))
def test_what_looks_like_a_date_is_one_but_for_what_no_pattern_can_say(written: str) -> None:
    assert re.fullmatch(UNSAYABLE, complaint_about(written))


TEXTS = st.sampled_from(
    [
        "Samara",
        "1912",
        "true",
        "no",
        "0711",
        "1_000",
        "12:30",
        "1.5",
        "1937-02-01",
        "~",
        "null",
        "1e3",
        "'x: y'",
    ]
)
KEYS = ("topic", "why", "id", "draft", "inferred", "quote", "date", "after", "language", "nonsense")


@st.composite
def items(draw: st.DrawFn) -> str:
    """A question, right or wrong, with values that an editor takes for all sorts of things."""
    answer = draw(TEXTS | st.lists(TEXTS, max_size=3).map(lambda many: f"[{', '.join(many)}]"))
    options = [
        f"  - {draw(TEXTS)}" + (f": {draw(TEXTS | st.just(''))}" if draw(st.booleans()) else "")
        for _ in range(draw(st.integers(0, 8)))
    ]
    lines = [f"- ask: {draw(TEXTS)}", f"  answer: {answer}", "  wrong:", *options]
    others = draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=3))
    lines += (f"  {key}: {draw(TEXTS | st.just(''))}" for key in others)
    return "\n".join((*lines, "  quote: He was shot" if draw(st.booleans()) else "", ""))


@given(items())
def test_what_is_read_without_a_problem_is_right(item: str) -> None:
    text = f"{HEAD}questions:\n{item}"
    read = read_text(text, "bank.yaml").problems
    if not read and "quote:" in item:
        empty = re.search(r": (~|null)$|\[(~|null)|[-,] (~|null)(?!\w)", item, re.MULTILINE)
        for reading in READINGS:
            if reading == "as the reader" or not empty:  # to an editor these are nothing
                assert complaints(text, reading) == []


@given(items())
def test_what_the_schema_takes_can_be_read(item: str) -> None:
    text = f"{HEAD}questions:\n{item}"
    if not complaints(text, "as the reader"):
        errors = {problem.code for problem in read_text(text, "b").problems if problem.level is Level.ERROR}
        assert not errors & {"shape", "missing", "yes-or-no", "date", "no-question"}


# Its place


def first_line(path: Path) -> str:
    return path.read_text(encoding="utf-8").splitlines()[0]


def test_the_built_in_bank_names_the_schema_in_its_first_line() -> None:
    named = first_line(ROOT / "questions.yaml").removeprefix("# yaml-language-server: $schema=")
    assert (ROOT / named).resolve() == ROOT / "quiz" / "bank" / FILE


def test_where_it_is_installed_the_schema_is_there_too() -> None:
    placed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    placed = placed["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    named = first_line(ROOT / "questions.yaml").removeprefix("# yaml-language-server: $schema=")
    bank = Path(placed["questions.yaml"])
    assert placed[f"quiz/bank/{FILE}"] == (bank.parent / named).as_posix()


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_copy_elsewhere_does_without_that_line(ending: str, mark: str) -> None:
    raw = f"{mark}# yaml-language-server: $schema=quiz/{FILE}{ending}title: A{ending}".encode()
    assert without_schema_line(raw) == f"title: A{ending}".encode()


@pytest.mark.parametrize("raw", [b"", b"title: A\n# yaml-language-server: $schema=x\n", b"# a note\n"])
def test_a_bank_that_names_no_schema_is_copied_as_it_is(raw: bytes) -> None:
    assert without_schema_line(raw) == raw

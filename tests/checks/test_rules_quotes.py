"""Rules about quotes and what they say."""

from __future__ import annotations

import pytest

from quiz.bank.problems import Level
from tests.bank.bank_texts import HEAD, QUESTION, check, items, named, only, questions, read

LATHE = "to operate a lathe in Lugansk"


def with_quote(quote: str) -> str:
    return HEAD + items(QUESTION.replace(LATHE, quote))


def with_answer(answer: str, rest: str = "", head: str = HEAD) -> list[tuple[str, int]]:
    """What checking finds in a bank whose question has another answer."""
    said = named(check(head + items(QUESTION.replace("answer: Lugansk", f"answer: {answer}") + rest)))
    return [problem for problem in said if problem[0] != "answer-longest"]


@pytest.mark.parametrize(
    "quote",
    [
        LATHE,
        "to operate  a lathe in Lugansk",
        "'He was born at Samara, and left […] to operate a lathe'",
        "'He was born at Samara [...] operate a lathe'",
        "'[…] left school at 14'",
        "[to operate a lathe in Lugansk, He was shot on 1 February 1937]",
        "|\n      to operate a lathe\n      in Lugansk",
    ],
)
def test_a_quote_that_stands_in_the_source_is_good(quote: str) -> None:
    assert not read(with_quote(quote)).problems


@pytest.mark.parametrize(
    ("quote", "problem"),
    [
        ("to operate a lathe in Lugano", ("quote-missing", 15)),
        ("to operate a lathe in Luga", ("quote-missing", 15)),
        (f"[{LATHE}, He was hanged]", ("quote-missing", 15)),
        ("'left school [...] sent back to Narym'", ("quote-elision", 15)),
        ("'was shot […] was born at Samara'", ("quote-elision", 15)),
        ("'was […] shot'", ("quote-short", 15)),
        ("'[...]'", ("quote-short", 15)),
    ],
)
def test_a_quote_that_does_not_is_an_error_where_it_stands(quote: str, problem: tuple[str, int]) -> None:
    reading = read(with_quote(quote))
    assert named(reading) == [problem]
    assert only(reading).level is Level.ERROR
    assert questions(reading) == []


def test_a_quote_is_told_which_passage_it_may_mean() -> None:
    hint = only(read(with_quote("to operate the lathe at Lugansk"))).hint
    assert hint == 'did you mean: "to operate a lathe in Lugansk"?'


def test_a_quote_like_nothing_in_the_source_is_told_to_be_copied() -> None:
    assert only(read(with_quote("completely different words altogether"))).hint.startswith("copy the passage")


def test_a_quote_of_a_wrong_option_is_held_to_the_same_rule() -> None:
    option = "[Samara, {option: Narym, quote: [and sent back to Narym, and sent to Narym]}]"
    reading = read(HEAD + items(QUESTION.replace("[Samara, Narym]", option)))
    assert named(reading) == [("quote-missing", 14)]


def test_a_quote_of_an_event_is_held_to_the_same_rule() -> None:
    reading = read(HEAD + items("event: x\ndate: 1912\nquote: He wept", section="timeline"))
    assert named(reading) == [("quote-missing", 14)]


def test_a_draft_with_a_wrong_quote_is_broken_too() -> None:
    reading = read(with_quote("He wept") + "    draft: true\n")
    assert [code for code, _ in named(reading)] == ["quote-missing"]


# The answer in the quote


@pytest.mark.parametrize(
    "answer",
    [
        "Lugansk",
        "lugansk",
        "In Lugansk",
        "At an engineering works",
        "14",
        "At 14 years",
        "Torture",
        "[Lugansk, Samara]",
    ],
)
def test_an_answer_is_said_by_its_quote_if_its_names_and_numbers_are(answer: str) -> None:
    assert with_answer(answer).count(("answer-not-in-quote", 13)) == 0


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ("Odessa", ("answer-not-in-quote", 13)),
        ("In Odessa", ("answer-not-in-quote", 13)),
        ("15", ("answer-not-in-quote", 13)),
        ("the Vologda province", ("answer-not-in-quote", 13)),
        ("[Lugansk, Odessa]", ("answer-not-in-quote", 13)),
    ],
)
def test_an_answer_with_a_name_that_the_quote_does_not_say_is_a_warning(
    answer: str, problem: tuple[str, int]
) -> None:
    assert with_answer(answer) == [problem]


def test_an_inferred_answer_need_not_be_said() -> None:
    assert with_answer("Odessa", "inferred: true\nwhy: So it was.") == []


@pytest.mark.parametrize("answer", ["Semipalatinsk", "Semipalantinsk"])
def test_a_misprint_is_said_either_way(answer: str) -> None:
    text = QUESTION.replace(LATHE, "He was exiled to Semipalantinsk").replace(
        "answer: Lugansk", f"answer: {answer}"
    )
    assert not check(HEAD + items(text)).problems


@pytest.mark.parametrize(
    ("said", "answer", "is_said"),
    [
        ("after three years", "3 years", True),
        ("after three years", "4 years", False),
        ("at sixteen", "At 16", True),
        ("at sixteen", "60", False),
        ("with twenty-two men", "22", True),
        ("with twenty-two men", "20", False),
        ("with three thousand men", "3,000", True),
        ("with a dozen men", "12", True),
        ("as the fourteenth child", "The 14th", True),
        ("as the 14th child", "In Lugansk, as the Fourteenth", True),
        ("as the 15th child", "In Lugansk, as the Fourteenth", False),
        ("with the 54th Foot", "The men of the Fifty-Fourth", True),
        ("from 1905–07", "From 1905 to 1907", True),
        ("from 1905–07", "From 1905 to 1908", False),
        ("in 1492", "The 1490s", True),
        ("in 1492", "The 1480s", False),
        ("in 1492", "In the 15th century", True),
        ("in 1492", "In the 14th century", False),
        ("in 1492", "The 15th", False),
        ("in the fifteenth century", "The 15th", True),
        ("on 2 August 216", "2 August 216 BC", True),
        ("in 41 B.C.", "41 BC", True),
        ("in 41 BCE", "41 BC", True),
        ("in AD 41", "41 BC", False),
        ("as a Unionist", "To the Unionists", True),
        ("as a Unionist", "To the Unionists’ club", True),
        ("with the Jesuits", "As a Jesuit", True),
        ("as a Unionist", "To the Unions", False),
        ("by himself", "On the lathe that Gerasimov made", True),
        ("by himself", "On the lathe that Hannibal made", False),
        ("by himself", "By Gerasimov", False),
        ("by himself", "Gerasimov", False),
    ],
)
def test_an_answer_may_say_it_in_its_own_way(said: str, answer: str, is_said: bool) -> None:
    head = HEAD.replace("at 14", said).replace("He escaped", "By then Gerasimov escaped")
    head = head.replace("title: A life", "title: Ivan Gerasimov", 1)
    assert with_answer(answer, head=head) == ([] if is_said else [("answer-not-in-quote", 13)])


def test_two_quotes_say_an_answer_together() -> None:
    text = QUESTION.replace(LATHE, f"[{LATHE}, He was arrested in Odessa]").replace(
        "answer: Lugansk", "answer: Lugansk and Odessa"
    )
    assert not check(HEAD + items(text)).problems


def test_a_german_noun_is_no_name() -> None:
    assert with_answer("eine Drehbank", head="language: de\n" + HEAD) == []


def test_an_inferred_answer_without_a_why_is_an_error() -> None:
    reading = read(HEAD + items(QUESTION + "inferred: true"))
    assert [place[:2] for place in named(reading)] == [("inferred-without-why", 16)]
    assert questions(reading) == []


# Misprints and drafts


def test_a_misprint_that_is_not_in_the_source_is_a_warning() -> None:
    head = HEAD.replace("    Semipalantinsk: ", "    Semipal: x\n    Semipalantinsk: ")
    reading = check(head + items(QUESTION))
    assert named(reading) == [("misprint-missing", 5)]
    assert only(reading).level is Level.WARNING


@pytest.mark.parametrize(
    ("text", "section", "reason"),
    [
        (QUESTION.replace(f"quote: {LATHE}\n", ""), "questions", "no quote"),
        ("event: x\ndate: 1912", "timeline", "no quote"),
        ("event: x\nquote: He escaped in 1913", "timeline", "neither a date nor"),
    ],
)
def test_a_draft_that_nobody_called_so_is_a_warning_with_its_reason(
    text: str, section: str, reason: str
) -> None:
    reading = check(HEAD + items(text, section=section))
    assert named(reading) == [("draft", 12)]
    assert reason in only(reading).message
    assert not check(HEAD + items(text + "\ndraft: true", section=section)).problems


def test_a_draft_that_says_it_is_none_is_a_warning_too() -> None:
    reading = check(HEAD + items(QUESTION.replace("quote:", "why:") + "draft: false"))
    assert named(reading) == [("draft", 12)]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("in Lugansk", ["quote-few-words"]),
        ("lathe in Lugansk", []),
        ("[lathe in Lugansk, Narym]", ["quote-few-words"]),
        ("He fled", []),
        ("He fled.", []),
        ("His youth", []),
    ],
)
def test_a_quote_of_a_word_or_two_is_named_unless_it_is_a_whole_sentence_or_heading(
    quote: str, expected: list[str]
) -> None:
    head = HEAD.replace("    He was born", "    His youth\n\n    He fled. He was born")
    question = f"ask: What came then?\nanswer: This\nwrong: [That, Those]\nquote: {quote}\n"
    found = check(head + items(question)).problems
    assert [problem.code for problem in found if problem.code.startswith("quote")] == expected


@pytest.mark.parametrize(
    ("answer", "wrong", "expected"),
    [
        ("London", "[Paris, Rome]", ["answer-not-in-quote"]),  # which the source has nowhere
        ("Prison", "[Work, School]", ["answer-not-in-quote"]),  # elsewhere, and a wrong option here
        ("Exile", "[Work, Peace]", []),
        ("Lathes", "[Ploughs, Looms]", []),
        ("To prison", "[To work, To school]", []),
    ],
)
def test_an_answer_of_one_word_is_not_one_that_only_a_wrong_option_has_here(
    answer: str, wrong: str, expected: list[str]
) -> None:
    head = HEAD.replace("title: A life", "title: A life\nlanguage: en", 1).replace(
        "He escaped in 1913.", "He escaped in 1913 from prison, and went into exile."
    )
    question = f"ask: What did he leave?\nanswer: {answer}\nwrong: {wrong}\nquote: and left school at 14\n"
    found = {problem.code for problem in check(head + items(question)).problems}
    assert sorted(found & {"answer-not-in-quote"}) == expected


@pytest.mark.parametrize(
    ("quote", "hint"),
    [
        (
            "He was born ... to operate a lathe",
            'write […] for what is left out: "He was born […] to operate a lathe"',
        ),
        (
            "He was born … to operate a lathe",
            'write […] for what is left out: "He was born […] to operate a lathe"',
        ),
        (
            "to operate a lathe in Moscow. He",
            'did you mean: "to operate a lathe in Lugansk."?',
        ),
    ],
)
def test_a_hint_for_a_quote_is_one_that_can_be_followed(quote: str, hint: str) -> None:
    question = f"ask: What then?\nanswer: This\nwrong: [That, Those]\nquote: {quote!r}\n"
    found = check(HEAD + items(question)).problems
    assert [problem.hint for problem in found if problem.code == "quote-missing"] == [hint]

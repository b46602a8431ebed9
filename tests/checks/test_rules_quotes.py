"""Rules about quotes and what they say."""

import pytest

from tests.bank.bank_texts import HEAD, QUESTION, check, items, named, only, read

LATHE = "to operate a lathe in Lugansk"


def with_quote(quote: str) -> str:
    return HEAD + items(QUESTION.replace(LATHE, quote))


def with_answer(
    answer: str, rest: str = "", head: str = HEAD, quote: str = LATHE, wrong: str = "[Samara, Narym]"
) -> list[tuple[str, int]]:
    """What checking finds in a bank whose question has another answer."""
    text = f"ask: Where did he operate a lathe?\nanswer: {answer}\nwrong: {wrong}\nquote: {quote}\n{rest}"
    about_options = ("answer-longest", "options-mixed", "options-alike", "echo")
    return [problem for problem in named(check(head + items(text))) if problem[0] not in about_options]


@pytest.mark.parametrize(
    ("quote", "hint"),
    [
        ("to operate the lathe at Lugansk", 'did you mean: "to operate a lathe in Lugansk"?'),
        ("to operate a lathe in Moscow. He", 'did you mean: "to operate a lathe in Lugansk"?'),
        ("He was born ... to operate a lathe", 'write […] for what is left out: "He was born […] to operate'),
        ("He was born … to operate a lathe", 'write […] for what is left out: "He was born […] to operate'),
        ("completely different words altogether", "copy the passage from the source"),
    ],
)
def test_a_hint_for_a_quote_is_one_that_can_be_followed(quote: str, hint: str) -> None:
    assert only(read(with_quote(quote))).hint.startswith(hint)


@pytest.mark.parametrize(
    ("section", "line"),
    [
        (items(QUESTION.replace("Narym", "{option: Narym, quote: [and sent back to Narym, He wept]}")), 14),
        (items("event: x\ndate: 1912\nquote: He wept", section="timeline"), 14),
        (items(QUESTION.replace(LATHE, "He wept") + "draft: true"), 15),
    ],
)
def test_quotes_of_wrong_options_events_and_drafts_are_held_to_the_same_rule(section: str, line: int) -> None:
    assert named(read(HEAD + section)) == [("quote-missing", line)]


UNSAID = [("answer-not-in-quote", 13)]


def test_an_answer_is_said_by_its_quote_if_its_names_and_numbers_are() -> None:
    said = ("lugansk", "In Lugansk", "At an engineering works", "At 14 years", "14", "[Lugansk, At Samara]")
    unsaid = ("In Odessa", "15", "the Vologda province", "[Lugansk, Odessa]")
    assert [answer for answer in (*said, *unsaid) if with_answer(answer) == UNSAID] == list(unsaid)
    assert [answer for answer in (*said, *unsaid) if not with_answer(answer)] == list(said)


def test_an_answer_is_said_by_two_quotes_as_printed_or_as_meant_or_is_inferred() -> None:
    assert with_answer("Lugansk and Odessa", quote=f"[{LATHE}, He was arrested in Odessa]") == []
    for answer in ("Semipalatinsk", "Semipalantinsk"):
        assert with_answer(answer, quote="He was exiled to Semipalantinsk") == []
    assert with_answer("Odessa", "inferred: true\nwhy: So it was.") == []
    assert with_answer("eine Drehbank", head="language: de\n" + HEAD) == []  # where a noun is no name


@pytest.mark.parametrize(
    ("said", "right", "wrong"),
    [
        ("after three years", "3 years", ""),
        ("at sixteen", "At 16", "60"),
        ("with twenty-two men", "22", ""),
        ("with three thousand men", "3,000", ""),
        ("as the fourteenth child", "The 14th", ""),
        ("as the 14th child", "In Lugansk, as the Fourteenth", "In Lugansk, as the Fifteenth"),
        ("with the 54th Foot", "The men of the Fifty-Fourth", ""),
        ("from 1905–07", "From 1905 to 1907", "From 1905 to 1908"),
        ("in 1492", "The 1490s", "The 1480s"),
        ("in 1492", "In the 15th century", "In the 14th century"),
        ("in the fifteenth century", "The 15th", "The 16th"),
        ("in 1492", "In 1492", "The 15th"),
        ("on 2 August 216", "2 August 216 BC", ""),
        ("in 41 BCE", "41 BC", ""),
        ("in AD 41", "AD 41", "41 BC"),
        ("as a Unionist", "To the Unionists", "To the Unions"),
        ("with the Jesuits", "As a Jesuit", ""),
        ("by himself", "On the lathe that Gerasimov made", "On the lathe that Hannibal made"),
        ("by himself", "On his own", "Gerasimov"),
    ],
)
def test_an_answer_may_say_it_in_its_own_way(said: str, right: str, wrong: str) -> None:
    head = HEAD.replace("at 14", said).replace("He escaped", "By then Gerasimov escaped")
    head = head.replace("title: A life", "title: Ivan Gerasimov", 1)
    assert with_answer(right, head=head) == []
    assert not wrong or with_answer(wrong, head=head) == UNSAID


def test_an_answer_of_one_word_is_not_one_that_only_a_wrong_option_has_here() -> None:
    head = HEAD.replace("title: A life", "title: A life\nlanguage: en", 1)
    head = head.replace("He escaped in 1913.", "He escaped in 1913 from prison, and went into exile.")
    quote, school = "and left school at 14", "[Work, School]"
    told = [
        with_answer("London", head=head, quote=quote, wrong="[Paris, Rome]"),  # which the source has nowhere
        with_answer("Prison", head=head, quote=quote, wrong=school),  # elsewhere, and a wrong option here
        with_answer("Exile", head=head, quote=quote, wrong="[Work, Peace]"),
        with_answer("Lathes", head=head, quote=quote, wrong=school),
        with_answer("To prison", head=head, quote=quote, wrong="[To work, To school]"),
    ]
    assert [[code for code, _ in each] for each in told] == [*[["answer-not-in-quote"]] * 2, [], [], []]


@pytest.mark.parametrize(
    ("text", "section", "reason"),
    [
        (QUESTION.replace("quote:", "why:") + "draft: false", "questions", "no quote"),
        ("event: x\ndate: 1912", "timeline", "no quote"),
        ("event: x\nquote: He escaped in 1913", "timeline", "no date, no “after” and no “before”"),
    ],
)
def test_a_draft_nobody_called_so_is_a_warning_with_its_reason(text: str, section: str, reason: str) -> None:
    reading = check(HEAD + items(text, section=section))
    assert named(reading) == [("draft", 12)]
    assert reason in only(reading).message
    called = text.removesuffix("draft: false") + "\ndraft: true"
    assert not check(HEAD + items(called, section=section)).problems


def test_a_quote_of_a_word_or_two_is_named_unless_it_is_a_whole_sentence_or_heading() -> None:
    head = HEAD.replace("    He was born", "    His youth\n\n    He fled. He was born")
    quotes = (
        "lathe in Lugansk",
        "He fled",
        "He fled.",
        "His youth",
        "in Lugansk",
        "[lathe in Lugansk, Narym]",
    )
    question = "ask: What came then?\nanswer: This\nwrong: [That, Those]\nquote: "
    found = {quote: check(head + items(question + quote)).problems for quote in quotes}
    few = [quote for quote in quotes if "quote-few-words" in {each.code for each in found[quote]}]
    assert few == ["in Lugansk", "[lathe in Lugansk, Narym]"]

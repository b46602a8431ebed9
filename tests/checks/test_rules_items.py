"""Rules about how a question is written: a table of what each says, and of what none may say."""

from __future__ import annotations

import pytest

from tests.bank.bank_texts import HEAD, QUESTION, check, items

ENGLISH = HEAD.replace("title: A life", "title: A life\nlanguage: en", 1)


def said(section: str, head: str = ENGLISH) -> list[str]:
    """The codes of what is said of the items of a bank."""
    return [problem.code for problem in check(head + section).problems]


def codes(*changes: tuple[str, str], head: str = ENGLISH) -> list[str]:
    """The codes of what is said of a good question after some changes."""
    text = QUESTION
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return said(items(text), head)


def question(ask: str, answer: str, wrong: str, quote: str = "a lathe in Lugansk") -> str:
    """A question whose answer need not be in its quote."""
    inferred = "inferred: true\nwhy: So it is."
    return f"ask: {ask}\nanswer: {answer}\nwrong: {wrong}\n{inferred}\nquote: {quote}\n"


def event(event: str, date: str, quote: str) -> str:
    """A timeline of one event."""
    return f"timeline:\n  - {{event: {event}, date: {date}, quote: {quote}}}\n"


ASK, ANSWER, WRONG = "Where did he operate a lathe?", "answer: Lugansk", "[Samara, Narym]"


def test_a_good_question_is_left_in_peace() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("marks-around", (ANSWER, "answer: “Lugansk”")),
        ("marks-around", (ANSWER, "answer: „Lugansk“")),
        ("marks-around", (WRONG, "[Samara, ‘Narym’]")),
        ("marks-around", (ASK, "“Where did he operate a lathe?”")),
        ("all-of-the-above", (WRONG, "[Samara, All of the above]")),
        ("all-of-the-above", (WRONG, "[Samara, Both A and B]")),
        ("negative", (ASK, "Where did he not operate a lathe?")),
        ("all-of-the-above", (WRONG, "[Samara, 'Options a, b and c']")),
        ("negative", (ASK, "Of these towns, which wasn't his home?")),
        ("negative", (ASK, "He knew each of these towns except …")),
        ("negative", (ASK, "Which town, according to him, was not his home?")),
        ("absolute-word", (WRONG, "[All of Samara, Nobody's town]")),
        ("options-alike", (WRONG, "[A comittee, The committee]")),
        ("options-alike", (WRONG, "['St. Petersburg', St Petersburg]")),
        ("options-alike", (WRONG, "[Samara and Narym, Narym and Samara]")),
        ("options-overlap", (WRONG, "[Less than a year, Less than a month]")),
        ("options-overlap", (WRONG, "[10 to 20 men, More than 15 men]")),
        ("options-overlap", (WRONG, "[Samara, Samara and Narym]")),
        ("options-overlap", (WRONG, "[Twelve, Between ten and fifteen]")),
        ("options-overlap", (WRONG, "[Nearly two hours, More than an hour]")),
        ("options-overlap", (WRONG, "[In the 1850s, In the early 1850s]")),
        ("options-overlap", (WRONG, "[In early 1898, In January 1898]")),
        ("options-alike", (WRONG, "[12 miles, Twelve miles]")),
        ("options-alike", (WRONG, "[1000 dollars, '$1,000']")),
        ("options-alike", (WRONG, "[A dollar, $1]")),
        ("options-alike", (WRONG, "[July 4, The Fourth of July]")),
        ("options-alike", (WRONG, "[South Georgia, The island of South Georgia]")),
        ("options-overlap", (WRONG, "[He fled, He fled to Narym]")),
        ("answer-in-prompt", (ASK, "When was he in Lugansk to operate a lathe?")),
        ("citation-mark", (ASK, "Where did he operate a lathe?[12]")),
        ("hidden-character", (WRONG, '["Sama\\xadra", Narym]')),
        ("hidden-character", (WRONG, '["Sama\\u200bra", Narym]')),
        ("hidden-character", (ASK, "Where\u2060 did he operate a lathe?")),
        ("answer-joined", (ANSWER, "answer: Odessa, Narym\ninferred: true\nwhy: So it is.")),
        ("option-split", (WRONG, "[Narym, {Scivias: Know the Ways}]")),
        ("option-split", (WRONG, "[Narym, {2001: A Space Odyssey}]")),
        ("option-split", (WRONG, "[Narym, {The rule: pray and work}]")),
        ("option-split", (WRONG, "[{One thing: water}, {Two things: bread and wine}]")),
        ("comma-split", (WRONG, "[1,500]")),
        ("comma-split", (WRONG, "[$1,500, '$3,000']")),
        ("comma-split", (WRONG, "[about 1,500 men, 3 men]")),
        ("comma-split", (WRONG, "[May 1, 1845, July 5, 1852]")),
        ("comma-split", (WRONG, "[4 July, 1845, 1852]")),
        ("text-cut", (ASK, "Where did he operate lathe #5 of the works?")),
        ("text-cut", (ASK, "Where did he operate lathe # 5?")),
    ],
)
def test_a_flaw_is_named(code: str, change: tuple[str, str]) -> None:
    assert code in codes(change)


@pytest.mark.parametrize(
    "change",
    [
        (ASK, "Where did he NOT operate a lathe?"),
        (ASK, "Where did he, who could not read, operate a lathe?"),
        (ASK, "Where did he not only read, but operate a lathe?"),
        (ASK, "Why did he not operate a lathe?"),
        (ASK, "When he could not read, where did he operate a lathe?"),
        (ASK, "What did he say when he was not at his lathe?"),
        (WRONG, "[None of them, Narym]"),
        (WRONG, "[Everyone's town, Narym]"),
        (WRONG, "[£5, $5]"),
        (WRONG, "[His sister, His sisters]"),
        (WRONG, "[From 1912 to 1914, From 1913 to 1914]"),
        (WRONG, "[Fewer than ten men, Ten men]"),
        (WRONG, "[Five and six, Between six and seven, '5']"),
        (WRONG, "[Two hours, More than a day]"),
        (WRONG, "[In the early 1850s, In the late 1850s]"),
        (WRONG, "[In early 1898, At the end of 1898]"),
        (WRONG, "[Five pounds, $5]"),
        (WRONG, "[Fourteen, The fourteenth]"),
        (WRONG, "[Twenty-one, Twenty-two]"),
        (WRONG, "[May 1, May 11]"),
        (WRONG, "[The island of Samara, The island of Narym]"),
        (WRONG, "[The City of God, God]"),
        (WRONG, "[All’s Well, Nobody]"),
        (WRONG, "[The Never-Ending Story, Narym]"),
        (WRONG, "[At no time, Narym]"),
        (WRONG, "[Samara: He was born there., Narym: He was exiled there.]"),
        (WRONG, "['Order No. 1: retreat', Narym]"),
        (WRONG, "[{Samara: it was his home town}, Narym]"),
        (WRONG, "[{Samara: King of Poland}, {Narym: Prime Minister}]"),
        (WRONG, "[{Samara: Born there}, {Narym: Only in 1913}]"),
        (WRONG, "[{Anna: Married Ivan in Moscow}, {Garrison: Wrote The Liberator}]"),
        (WRONG, "[{Sophia: Hugh's Wife in Moscow}, Narym]"),
        (WRONG, "[{Samara: dead and gone}, {The army: too late}]"),
        (WRONG, "[100,200,300]"),
        (WRONG, '["नर्\\u200d, नर", "- \\u200cمی"]'),
        (WRONG, "['1','500']"),
        (WRONG, "[May 1, July 5]"),
        (WRONG, '["👩\u200d🔧", "नर्\u200dय"]'),
        (ANSWER, "answer: Lugansk   # a list, if several are right"),
        (ANSWER, "answer: Lugansk # see the map"),
        (ASK, "Where did he operate a lathe [sic]?"),
        (WRONG, "['1,300 people', '1,400 people']"),
        (WRONG, "[Three sons and five daughters, Five sons and three daughters]"),
    ],
)
def test_what_is_no_flaw_is_left_in_peace(change: tuple[str, str]) -> None:
    assert codes(change) == []


@pytest.mark.parametrize(
    ("prompt", "answer", "wrong", "expected"),
    [
        ("He was the son of an …", "engineer", "[actor, exile]", []),
        ("He was the son of a …", "metalworker", "[uniformed guard, European]", []),
        ("He was a ___ to his friends.", "guide", "[ally, enemy]", ["article"]),
        ("Was he an …?", "engineer", "[tailor, exile]", ["article"]),
        ("He was a … to his friends.", "guide", "[ally, enemy]", ["article"]),
        ("He was a(n) ___ to his friends.", "guide", "[ally, enemy]", []),
        ("Who said “I saw a … here”?", "Odessa", "[Baku, Kiev]", []),
        ("Who saw a ... in a dream?", "Odessa", "[Baku, Kiev]", []),
        ("He was the son of an …", "MP", "[metalworker, engineer]", []),
        ("Which two towns was he sent to?", "Baku and Samara", "[Narym, Odessa]", ["which-two"]),
        ("Which two towns was he sent to?", "Baku and Samara", "[Narym and Odessa, Kiev and Moscow]", []),
        ("Which two towns was he sent to?", "[Baku, Samara, Kiev]", "[Narym, Odessa]", ["which-two"]),
        ("Which two towns was he sent to?", "Samara", "[Narym, Odessa]", ["which-two"]),
        ("In which two years was he free?", "'1912'", "['1905', '1907']", ["which-two"]),
        ("Which two people was he born to?", "His parents", "[His uncle, A priest]", []),
        ("Which two friends came?", "Mensheviks", "[Bolsheviks, Cadets]", []),
        ("Which two-headed eagle was it?", "Of Baku and Samara", "[Of Kiev, Of Odessa]", []),
    ],
)
def test_a_prompt_does_not_tell_the_answer_by_its_grammar(
    prompt: str, answer: str, wrong: str, expected: list[str]
) -> None:
    assert said(items(question(prompt, answer, wrong))) == expected


@pytest.mark.parametrize(
    ("answer", "is_told"),
    [
        ("On Nantucket", True),
        ("At Nantucket", True),
        ("From the island of Nantucket", True),
        ("Over Lynn", False),
    ],
)
def test_a_prompt_tells_the_answer_of_another_whatever_stands_before_it(answer: str, is_told: bool) -> None:
    head = ENGLISH.replace("in Lugansk", "on Nantucket or at Lynn")
    texts = [
        f"ask: {ask}\nanswer: {answer}\nwrong: [{wrong}]\nquote: to operate a lathe on Nantucket\n"
        for ask, answer, wrong in (
            ("Where did he work?", answer, "In Samara, At Boston"),
            ("At what did he work at Nantucket?", "A lathe", "A loom, A plough"),
        )
    ]
    assert ("answer-elsewhere" in said(items(*texts), head)) == is_told


@pytest.mark.parametrize(
    ("wrong", "answer", "is_split"),
    [
        ("[Lynn, Massachusetts, Rochester, New York]", "Lugansk, Ukraine", True),
        ("[Lynn, Massachusetts, Rochester, New York]", "Lugansk", False),
        ("[Rochester, New York]", "Lugansk, Ukraine", False),
        ("[Lynn, Massachusetts, Rochester]", "Lugansk, Ukraine", False),
        ("[Ireland, Scotland]", "Lugansk, Ukraine", False),
        ("[At Lynn, in America, At Narym, in Russia]", "At Lugansk, in Russia", True),
        ("[At Lynn, At Narym, At Baku, At Kiev]", "At Lugansk, in Russia", False),
    ],
)
def test_a_place_that_a_comma_has_parted_is_named_where_it_is_sure(
    wrong: str, answer: str, is_split: bool
) -> None:
    head = ENGLISH.replace(
        "He escaped", "He saw Lynn, Massachusetts. He saw Ireland, Scotland and Lugansk. He escaped"
    )
    found = codes((WRONG, wrong), (ANSWER, f"answer: {answer}\ninferred: true\nwhy: So it is."), head=head)
    assert ("comma-split" in found) == is_split


@pytest.mark.parametrize(
    ("wrong", "is_named"),
    [
        ("[In his only lathe, On the only road]", True),
        ("[In his only school, On the only road]", False),  # which the source says in these words
        ("[In his only lathe, In his only school]", False),
        ("[Never, Narym]", True),
    ],
)
def test_an_absolute_word_tells_unless_the_source_says_it_so(wrong: str, is_named: bool) -> None:
    head = ENGLISH.replace("left school", "never left his only school")
    assert ("absolute-word" in codes((WRONG, wrong), head=head)) == is_named


@pytest.mark.parametrize(
    ("ask", "answer", "wrong", "expected"),
    [
        ("How did he hear of Hasdrubal?", "From Hasdrubal’s head", "[By a letter, From a spy]", ["echo"]),
        ("How did his exile end?", "He was no longer exiled", "[He fled, He died of it then]", ["echo"]),
        ("How did his exile end?", "He was no longer exiled", "[He fled, An exile never ends]", []),
    ],
)
def test_an_answer_that_alone_repeats_a_word_of_the_prompt_is_named(
    ask: str, answer: str, wrong: str, expected: list[str]
) -> None:
    assert [code for code in said(items(question(ask, answer, wrong))) if code == "echo"] == expected


def test_a_question_with_a_misquote_is_named_for_how_it_is_written_too() -> None:
    changes = ("to operate a lathe in Lugansk", "to operate a lathe in Lugask"), (WRONG, "[Samara]")
    assert sorted(codes(*changes)) == ["few-wrong", "quote-missing"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (ENGLISH.replace("language: en", "language: de"), []),
        (HEAD, []),  # too short to tell
        (
            HEAD.replace("He was shot", "He went to the war, and died of it in the end. He was shot"),
            ["negative"],
        ),
    ],
)
def test_words_of_english_are_looked_for_where_a_bank_is_in_it(head: str, expected: list[str]) -> None:
    assert codes((ASK, "Where did he not operate a lathe?"), head=head) == expected


EXILED = "He was exiled to Semipalantinsk in 1927"


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (event("Is exiled", "1927", EXILED), []),
        (event("Is exiled", "192X", EXILED), []),
        (event("Is exiled", "1928", EXILED), ["date-not-in-quote"]),
        (event("Is exiled in 1927", "1927", EXILED), ["event-says-date"]),
        (event("Is shot in February", "1937-02", "He was shot"), ["event-says-date"]),
        (event("Is sent back", "1913", "and sent back to Narym"), []),
        (event("Marries", "1906-01", "In April 1904 he married"), ["date-not-in-quote"]),
        (event("Marries", "1904-04", "In April 1904 he married"), []),
        (event("Stands", "1906-01", "'he married, and in January 1906 he stood'"), []),
        (event("Stands", "1906-01", "he stood for Dundee"), []),
        (event("Stands", "1904-04", "he stood for Dundee"), []),
        (event("Stands", "1906-01", "[In April 1904 he married, he stood for Dundee]"), []),
        # a year that is not read as a date is said all the same, and one that is of its own era alone
        (event("Walks", "228 BC", "He walked 228 miles"), []),
        (event("Walks", "0228", "He walked 228 miles"), []),
        (event("Walks", "227 BC", "He walked 228 miles"), []),
        (event("Walks", "229 BC", "He walked 228 miles"), ["date-not-in-quote"]),
        (event("Agrees", '"0225"', "In 225 BC he agreed"), ["date-not-in-quote"]),
        (event("Is free", "1910-11", "He was free"), ["date-range"]),
    ],
)
def test_a_date_is_held_to_the_sentence_of_its_quote(section: str, expected: list[str]) -> None:
    more = (
        "In April 1904 he married, and in January 1906 he stood for Dundee. He was free in 1910-11. "
        "He walked 228 miles, and in 226 BC and 227 BC he agreed. In 225 BC he agreed again. He was shot on"
    )
    assert said(section, ENGLISH.replace("He was shot on", more)) == expected


def test_a_quote_that_stands_twice_or_is_too_long_is_named() -> None:
    long = "He wrote " + " ".join(f"word{number}" for number in range(70))
    head = ENGLISH.replace("He was shot on", f"He was arrested in Moscow. {long}. He was shot on")
    assert "quote-twice" in said(event("Is arrested", "1913", "He was arrested in"), head)
    assert "quote-long" in said(event("Writes", "1913", long), head)


def test_another_item_on_the_same_sentence_that_names_the_answer_is_named() -> None:
    telling = event("Works in Lugansk", "1905", "and left school at 14")
    assert said(telling + items(QUESTION)) == ["answer-elsewhere"]
    assert said(telling.replace("}", ", draft: true}") + items(QUESTION)) == []


def test_a_question_that_asks_the_same_as_an_earlier_one_is_named_once() -> None:
    again = QUESTION.replace("Where did he operate", "In which town did he operate")
    found = check(ENGLISH + items(QUESTION, again)).problems
    assert [(problem.code, problem.line) for problem in found] == [("questions-alike", 17)]


def test_of_a_bank_the_habit_of_long_answers_is_named() -> None:
    words = ["one", "two", "tree", "four", "five", "sick", "seven", "ate", "nine", "ten"]
    texts = [f"id: q{word}\n" + question(f"What is {word}?", "Lugansk", "[A, B]") for word in words]
    assert "longest-habit" in said(items(*texts))
    assert "longest-habit" not in said(items(*texts[:5]))


def test_a_lonely_topic_and_few_sentences_that_nothing_asks_about_are_named() -> None:
    questions = [
        f"topic: {topic}\nask: {ask}\nanswer: {answer}\nwrong: [Kiev, Moscow]\nquote: {quote}\n"
        for topic, ask, answer, quote in (
            ("A", "Where was he born?", "Samara", "He was born at Samara"),
            ("A", "Where was he caught?", "Odessa", "He was arrested in Odessa"),
            ("B", "Where was he exiled?", "Semipalatinsk", "He was exiled to Semipalantinsk"),
            ("A", "When did he escape?", "In 1913", "He escaped in 1913"),
        )
    ]
    assert said(items(*questions)) == ["unasked", "topic-alone"]
    assert said(items(*questions[:3])) == ["topic-alone"]


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ([(ANSWER, 'answer: "“Lugansk”"')], 0),
        ([(ANSWER, "answer: The “Lugansk”")], 0),
        ([(ASK, "“Where” did he operate a “lathe”")], 0),
        ([(ANSWER, "answer: “Lugansk”"), (WRONG, "[“Samara”, “Narym”]")], 3),
        ([(ANSWER, "answer: “Odessa”"), (WRONG, "[“Samara”, “Narym”]")], 0),  # as the source has it
    ],
)
def test_quotation_marks_that_are_meant_are_left_alone(changes: list[tuple[str, str]], count: int) -> None:
    head = ENGLISH.replace("in Odessa", "in “Odessa”")
    assert codes(*changes, head=head).count("marks-around") == count

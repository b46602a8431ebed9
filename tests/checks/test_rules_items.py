"""Rules about how a question is written: a table of what each says, and of what none may say."""

from __future__ import annotations

import pytest

from tests.bank.bank_texts import HEAD, QUESTION, check, items

ENGLISH = HEAD.replace("title: A life", "title: A life\nlanguage: en", 1)


def codes(*changes: tuple[str, str], head: str = ENGLISH) -> list[str]:
    """The codes of what is said of a good question after some changes."""
    text = QUESTION
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return [problem.code for problem in check(head + items(text)).problems]


ASK, ANSWER, WRONG = "Where did he operate a lathe?", "answer: Lugansk", "[Samara, Narym]"


def test_a_good_question_is_left_in_peace() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("marks-around", (ANSWER, "answer: “Lugansk”")),
        ("marks-around", (ANSWER, "answer: „Lugansk“")),
        ("marks-around", (ANSWER, "answer: «Lugansk»")),
        ("marks-around", (WRONG, "[Samara, ‘Narym’]")),
        ("marks-around", (ASK, "“Where did he operate a lathe?”")),
        ("all-of-the-above", (WRONG, "[Samara, All of the above]")),
        ("all-of-the-above", (WRONG, "[Samara, None of these]")),
        ("all-of-the-above", (WRONG, "[Samara, Both A and B]")),
        ("negative", (ASK, "Where did he not operate a lathe?")),
        ("negative", (ASK, "Which of these towns was never his home?")),
        ("negative", (ASK, "All of these were towns of his except one. Which is it?")),
        ("all-of-the-above", (WRONG, "[Samara, All of the above are right]")),
        ("all-of-the-above", (WRONG, "[Samara, 'Options a, b and c']")),
        ("negative", (ASK, "Of these towns, which wasn't his home?")),
        ("negative", (ASK, "He knew each of these towns except …")),
        ("negative", (ASK, "Which town, according to him, was not his home?")),
        ("few-wrong", (WRONG, "[Samara]")),
        ("absolute-word", (WRONG, "[Samara always, Narym]")),
        ("absolute-word", (WRONG, "[All of Samara, Nobody's town]")),
        ("options-alike", (WRONG, "[In Samara, Samara]")),
        ("options-alike", (WRONG, "[A comittee, The committee]")),
        ("options-alike", (WRONG, "['St. Petersburg', St Petersburg]")),
        ("options-alike", (WRONG, "[Samara and Narym, Narym and Samara]")),
        ("options-overlap", (WRONG, "[Less than a year, Less than a month]")),
        ("options-overlap", (WRONG, "[10 to 20 men, More than 15 men]")),
        ("options-overlap", (WRONG, "[In 1912, In January 1912]")),
        ("options-overlap", (WRONG, "[Samara, Samara and Narym]")),
        ("options-overlap", (WRONG, "[Twelve, Between ten and fifteen]")),
        ("options-overlap", (WRONG, "[Nearly two hours, More than an hour]")),
        ("options-overlap", (WRONG, "['600', Over five hundred]")),
        ("options-overlap", (WRONG, "[In the 1850s, In the early 1850s]")),
        ("options-overlap", (WRONG, "[In early 1898, In January 1898]")),
        ("options-overlap", (WRONG, "[In early 1898, Early in 1898]")),
        ("options-alike", (WRONG, "['12', Twelve]")),
        ("options-alike", (WRONG, "[12 miles, Twelve miles]")),
        ("options-alike", (WRONG, "[1000 dollars, '$1,000']")),
        ("options-alike", (WRONG, "[A dollar, $1]")),
        ("options-alike", (WRONG, "[July 4, The Fourth of July]")),
        ("options-alike", (WRONG, "[South Georgia, The island of South Georgia]")),
        ("options-overlap", (WRONG, "[He fled, He fled to Narym]")),
        ("answer-in-prompt", (ASK, "When was he in Lugansk to operate a lathe?")),
        ("negative", (ASK, "Where was he not?")),
        ("citation-mark", (ASK, "Where did he operate a lathe?[12]")),
        ("hidden-character", (WRONG, '["Sama\\xadra", Narym]')),
        ("hidden-character", (WRONG, '["Sama\\u200bra", Narym]')),
        ("hidden-character", (WRONG, '["Sama\\u200dra", Narym]')),
        ("hidden-character", (ASK, "Where\u2060 did he operate a lathe?")),
        ("answer-joined", (ANSWER, "answer: Odessa, Narym\ninferred: true\nwhy: So it is.")),
        ("option-split", (WRONG, "[Narym, {Order No. 1: retreat}]")),
        ("option-split", (WRONG, "[Narym, {Scivias: Know the Ways}]")),
        ("option-split", (WRONG, "[Narym, {2001: A Space Odyssey}]")),
        ("option-split", (WRONG, "[Narym, {The rule: pray and work}]")),
        ("option-split", (WRONG, "[{One thing: water}, {Two things: bread and wine}]")),
        ("comma-split", (WRONG, "[1,500, 6,000]")),
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
        (WRONG, "[Fewer than 10 men, 10 men]"),
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
        (WRONG, "[At the island, At Narym]"),
        (WRONG, "[The island of birds, birds]"),
        (WRONG, "[The City of God, God]"),
        (WRONG, "[All’s Well, Nobody]"),
        (WRONG, "[The Never-Ending Story, Narym]"),
        (WRONG, "[At no time, Narym]"),
        (WRONG, "[Samara: He was born there., Narym: He was exiled there.]"),
        (WRONG, "['Order No. 1: retreat', Narym]"),
        (WRONG, "[{Samara: it was his home town.}, Narym]"),
        (WRONG, "[{Samara: it was his home town}, Narym]"),
        (WRONG, "[{Samara: King of Poland}, {Narym: Prime Minister}]"),
        (WRONG, "[{Samara: Born there}, {Narym: Only in 1913}]"),
        (WRONG, "[{Samara: A town near the Volga}, Narym]"),
        (WRONG, "[{Anna: Married Ivan in Moscow}, {Garrison: Wrote The Liberator}]"),
        (WRONG, "[{Sophia: Hugh's Wife in Moscow}, Narym]"),
        (WRONG, "[{Samara: dead and gone}, {The army: too late}]"),
        (WRONG, "[100,200,300]"),
        (WRONG, '["नर्\\u200d, नर", "- \\u200cمی"]'),
        (WRONG, "['1','500']"),
        (WRONG, "[1, 500, 600]"),
        (WRONG, "[May 1, July 5]"),
        (WRONG, "[Ireland, Scotland]"),
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
        ("He was the son of a …", "metalworker", "[engineer, actor]", ["article"]),
        ("He was the son of an …", "engineer", "[actor, exile]", []),
        ("He was the son of a …", "metalworker", "[uniformed guard, European]", []),
        ("He was a ___ to his friends.", "guide", "[ally, enemy]", ["article"]),
        ("He took an ____.", "engineer", "[tailor, exile]", ["article"]),
        ("He took an ….", "engineer", "[tailor, exile]", ["article"]),
        ("Was he an …?", "engineer", "[tailor, exile]", ["article"]),
        ("He was a … to his friends.", "guide", "[ally, enemy]", ["article"]),
        ("He was a(n) ___ to his friends.", "guide", "[ally, enemy]", []),
        ("Who said “I saw a … here”?", "Odessa", "[Baku, Kiev]", []),
        ("Who saw a ... in a dream?", "Odessa", "[Baku, Kiev]", []),
        ("He was the son of an …", "MP", "[metalworker, engineer]", []),
        ("Which two towns was he sent to?", "Baku and Samara", "[Narym, Odessa]", ["which-two"]),
        ("Which two towns was he sent to?", "Baku and Samara", "[Narym and Odessa, Kiev and Moscow]", []),
        ("Which two towns was he sent to?", "[Baku, Samara, Kiev]", "[Narym, Odessa]", ["which-two"]),
        ("Which two towns was he sent to?", "[Baku, Samara]", "[Narym, Odessa]", []),
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
    question = (
        f"ask: {prompt}\nanswer: {answer}\nwrong: {wrong}\n"
        "inferred: true\nwhy: So it is.\nquote: a lathe in Lugansk\n"
    )
    assert [problem.code for problem in check(ENGLISH + items(question)).problems] == expected


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
    told = [problem.code for problem in check(head + items(*texts)).problems]
    assert ("answer-elsewhere" in told) == is_told


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
    said = codes((WRONG, wrong), (ANSWER, f"answer: {answer}\ninferred: true\nwhy: So it is."), head=head)
    assert ("comma-split" in said) == is_split


@pytest.mark.parametrize(
    ("wrong", "is_named"),
    [("In his only lathe", True), ("In his only school", False), ("His Only School", False)],
)
def test_what_the_source_says_in_the_same_words_tells_nothing(wrong: str, is_named: bool) -> None:
    head = ENGLISH.replace("left school", "left his only school")
    said = codes((WRONG, f"[{wrong}, In his only school]"), head=head)
    assert ("absolute-word" in said) is False
    said = codes((WRONG, f"[{wrong}, On the only road]"), head=head)
    assert ("absolute-word" in said) == is_named


def test_an_absolute_word_by_itself_is_named_wherever_the_source_has_it() -> None:
    head = ENGLISH.replace("left school", "never left school")
    assert codes((WRONG, "[Never, Narym]"), head=head) == ["absolute-word"]


@pytest.mark.parametrize(
    ("ask", "answer", "shown"),
    [
        ("How did he hear of Hasdrubal?", "From Hasdrubal’s head", "Hasdrubal’s"),
        ("How did he hear of his brother's death?", "By his brother's head", "brother's"),
    ],
)
def test_a_word_that_is_heard_again_is_shown_as_it_is_written(ask: str, answer: str, shown: str) -> None:
    question = (
        f"ask: {ask}\nanswer: {answer}\nwrong: [By a letter, From a spy]\n"
        "inferred: true\nwhy: So it is.\nquote: He escaped in 1913\n"
    )
    found = check(ENGLISH + items(question)).problems
    assert [problem.code for problem in found] == ["echo"]
    assert found[0].message.startswith(f"“{shown}” stands")


def test_an_answer_that_alone_repeats_a_word_of_the_prompt_is_named() -> None:
    question = (
        "ask: How did his exile end?\nanswer: He was no longer exiled\nwrong: [{0}, He died of it then]\n"
        "inferred: true\nwhy: So it is.\nquote: He escaped in 1913\n"
    )
    alone, echoed = question.format("He went to Baku then"), question.format("An exile never ends")
    assert [problem.code for problem in check(ENGLISH + items(alone)).problems] == ["echo"]
    assert "echo" not in [problem.code for problem in check(ENGLISH + items(echoed)).problems]


def test_a_question_with_a_misquote_is_named_for_how_it_is_written_too() -> None:
    changes = ("to operate a lathe in Lugansk", "to operate a lathe in Lugask"), (WRONG, "[Samara]")
    assert sorted(codes(*changes, (ASK, "Where did he not operate a lathe?"))) == [
        "few-wrong",
        "negative",
        "quote-missing",
    ]


def test_words_of_english_say_nothing_of_other_languages() -> None:
    german = ENGLISH.replace("language: en", "language: de")
    assert codes((ASK, "Where did he not operate a lathe?"), head=german) == []


def test_a_bank_that_does_not_say_its_language_is_english_if_its_source_is() -> None:
    assert codes((ASK, "Where did he not operate a lathe?"), head=HEAD) == []
    longer = HEAD.replace("He was shot on", "He went to the war, and died of it in the end. He was shot on")
    assert codes((ASK, "Where did he not operate a lathe?"), head=longer) == ["negative"]


def test_an_answer_that_is_the_longest_by_half_is_named() -> None:
    quote = "He was exiled to Semipalantinsk in 1927"
    question = (
        f"ask: What came of it?\nanswer: He was exiled to Semipalatinsk in 1927\n"
        f"wrong: [He fled, He died]\nquote: {quote}\n"
    )
    assert [problem.code for problem in check(ENGLISH + items(question)).problems] == ["answer-longest"]


@pytest.mark.parametrize(
    ("event", "codes"),
    [
        ("{event: Is exiled, date: 1927, quote: He was exiled to Semipalantinsk in 1927}", []),
        ("{event: Is exiled, date: 192X, quote: He was exiled to Semipalantinsk in 1927}", []),
        (
            "{event: Is exiled, date: 1928, quote: He was exiled to Semipalantinsk in 1927}",
            ["date-not-in-quote"],
        ),
        (
            "{event: Is exiled in 1927, date: 1927, quote: He was exiled to Semipalantinsk in 1927}",
            ["event-says-date"],
        ),
        ("{event: Is sent back, date: 1913, quote: and sent back to Narym}", []),
        ("{event: Marries, date: 1906-01, quote: In April 1904 he married}", ["date-not-in-quote"]),
        ("{event: Marries, date: 1904-04, quote: In April 1904 he married}", []),
        ("{event: Stands, date: 1906-01, quote: 'he married, and in January 1906 he stood'}", []),
        ("{event: Stands, date: 1906-01, quote: he stood for Dundee}", []),
        ("{event: Stands, date: 1904-04, quote: he stood for Dundee}", []),
        ("{event: Stands, date: 1906-01, quote: [In April 1904 he married, he stood for Dundee]}", []),
        ("{event: Is shot in February, date: 1937-02, quote: He was shot}", ["event-says-date"]),
    ],
)
def test_a_date_is_held_to_the_sentence_of_its_quote(event: str, codes: list[str]) -> None:
    more = "In April 1904 he married, and in January 1906 he stood for Dundee. He was shot on"
    head = ENGLISH.replace("He was shot on", more)
    found = check(head + f"timeline:\n  - {event}\n").problems
    assert [problem.code for problem in found] == codes


@pytest.mark.parametrize(
    ("date", "is_said"),
    [("-0227~", True), ("228 BC", True), ("229 BC", False), ("227 BC", True), ("0228", True)],
)
def test_a_year_in_the_quote_that_is_not_read_as_a_date_is_said_all_the_same(
    date: str, is_said: bool
) -> None:
    text = "He walked 228 miles, and in 226 BC and 227 BC he agreed. He was shot on"
    event = f"timeline:\n  - {{event: Walks, date: {date}, quote: He walked 228 miles}}\n"
    found = check(ENGLISH.replace("He was shot on", text) + event).problems
    assert [problem.code for problem in found] == ([] if is_said else ["date-not-in-quote"])


def test_a_year_that_is_read_as_a_date_is_said_of_its_own_era_alone() -> None:
    head = ENGLISH.replace("He was shot on", "In 226 BC he agreed. He was shot on")
    found = check(
        head + 'timeline:\n  - {event: Agrees, date: "0226", quote: In 226 BC he agreed}\n'
    ).problems
    assert [problem.code for problem in found] == ["date-not-in-quote"]


def test_a_span_of_years_that_reads_as_a_month_is_named() -> None:
    head = ENGLISH.replace("He escaped in 1913.", "He was free in 1910-11, and wrote.")
    found = check(head + "timeline:\n  - {event: Is free, date: 1910-11, quote: He was free}\n").problems
    assert [problem.code for problem in found] == ["date-range"]
    assert found[0].hint == "write:  date: 1910/1911"


def test_a_quote_that_stands_twice_or_is_too_long_is_named() -> None:
    head = ENGLISH.replace("He was shot on", "He was arrested in Moscow. He was shot on")
    event = "timeline:\n  - {event: Is arrested, date: 1913, quote: He was arrested in}\n"
    assert "quote-twice" in [problem.code for problem in check(head + event).problems]
    long = " ".join(f"word{number}" for number in range(70))
    head = ENGLISH.replace("He escaped in 1913.", f"He wrote {long}.")
    event = f"timeline:\n  - {{event: Writes, after: x, quote: He wrote {long}}}\n"
    assert "quote-long" in [
        problem.code for problem in check(head + event.replace("after: x", "date: 1913")).problems
    ]


def test_another_item_on_the_same_sentence_that_names_the_answer_is_named() -> None:
    telling = "timeline:\n  - {event: Works in Lugansk, date: 1905, quote: and left school at 14}\n"
    found = check(ENGLISH + telling + items(QUESTION)).problems
    assert [problem.code for problem in found] == ["answer-elsewhere"]
    assert "in line 13" in found[0].message
    draft = telling.replace("}", ", draft: true}")
    assert not check(ENGLISH + draft + items(QUESTION)).problems


def test_a_question_that_asks_the_same_as_an_earlier_one_is_named_once() -> None:
    again = QUESTION.replace("Where did he operate", "In which town did he operate")
    found = check(ENGLISH + items(QUESTION, again)).problems
    assert [(problem.code, problem.line) for problem in found] == [("questions-alike", 17)]


def test_of_a_bank_the_habit_of_long_answers_is_named() -> None:
    texts = [
        f"id: q{number}\nask: What is {word}?\nanswer: Lugansk\nwrong: [A, B]\nquote: a lathe in Lugansk\n"
        for number, word in enumerate(
            ["one", "two", "tree", "four", "five", "sick", "seven", "ate", "nine", "ten"]
        )
    ]
    found = {problem.code for problem in check(ENGLISH + items(*texts)).problems}
    assert "longest-habit" in found
    assert "longest-habit" not in {problem.code for problem in check(ENGLISH + items(*texts[:5])).problems}


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
    found = check(ENGLISH + items(*questions)).problems
    assert [problem.code for problem in found] == ["unasked", "topic-alone"]
    assert "1 of 5 sentences" in found[0].message
    assert [problem.code for problem in check(ENGLISH + items(*questions[:3])).problems] == ["topic-alone"]


def test_many_items_on_less_than_three_quarters_of_a_source_are_enough() -> None:
    asked = [f"id: q{number}\nask: Where, in {number}, was he at work?\n" for number in range(12)]
    texts = [text + QUESTION.split("\n", 1)[1] for text in asked]
    assert "unasked" not in [problem.code for problem in check(ENGLISH + items(*texts)).problems]


@pytest.mark.parametrize(
    "change",
    [
        (ANSWER, 'answer: "“Lugansk”"'),
        (ANSWER, "answer: The “Lugansk”"),
        (ASK, "“Where” did he operate a “lathe”"),
    ],
)
def test_quotation_marks_that_are_meant_are_left_alone(change: tuple[str, str]) -> None:
    assert "marks-around" not in codes(change)


def test_quotation_marks_are_left_alone_where_the_source_has_them_around_the_text_or_another_option() -> None:
    quoted = ENGLISH.replace("in Lugansk", "in “Lugansk”")
    changes = (ANSWER, "answer: “Lugansk”"), (WRONG, "[“Samara”, “Narym”]")
    assert "marks-around" not in codes(*changes, head=quoted)
    assert codes(*changes).count("marks-around") == 3

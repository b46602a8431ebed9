"""Rules about how a question is written: a table of what each says, and of what none may say."""

import re

import pytest

from quiz.checks.english import in_digits, numbers
from tests.bank.bank_texts import HEAD, QUESTION, check, items

ENGLISH = HEAD.replace("title: A life", "title: A life\nlanguage: en", 1)


def said(section: str, head: str = ENGLISH) -> list[str]:
    """The codes of what is said of the items of a bank."""
    return [problem.code for problem in check(head + section).problems]


def codes(head: str = ENGLISH, **fields: str) -> list[str]:
    """The codes of what is said of a good question with some fields written otherwise."""
    written = dict(line.split(": ", 1) for line in QUESTION.splitlines()) | fields
    if "answer" in fields:
        written |= {"inferred": "true", "why": "So it is."}
    return said(items("\n".join(f"{name}: {value}" for name, value in written.items())), head)


def question(ask: str, answer: str, wrong: str, quote: str = "a lathe in Lugansk") -> str:
    """A question whose answer need not be in its quote."""
    inferred = "inferred: true\nwhy: So it is."
    return f"ask: {ask}\nanswer: {answer}\nwrong: {wrong}\n{inferred}\nquote: {quote}\n"


def event(event: str, date: str, quote: str) -> str:
    """A timeline of one event."""
    return f"timeline:\n  - {{event: {event}, date: {date}, quote: {quote}}}\n"


def rows(table: str) -> list[tuple[str, str, str]]:
    """The rows of a table: the code on the left, a field, and each of its values between bars."""
    split = (re.split(r" +", line.strip(), maxsplit=2) for line in table.strip().splitlines())
    return [(code, field, value) for code, field, values in split for value in values.split(" | ")]


FLAWS = """
    all-of-the-above  wrong   [Samara, All of the above] | [Samara, Both A and B]
    options-combined  wrong   [Samara, Narym, Both A and B] | [Samara, Narym, Baku, 'A, b and c']
    negative          ask     Where did he not operate a lathe? | Of these towns, which wasn't his home?
    negative          ask     He knew each of these towns except … | In 1912 which towns did he not see?
    negative          ask     Which town, according to him, was not his home?
    options-alike     wrong   ['St. Petersburg', St Petersburg]
    options-alike     wrong   [Samara and Narym, Narym and Samara] | [12 miles, Twelve miles]
    options-alike     wrong   ['3 May 1868', 'May 3, 1868'] | ['1868', In 1868]
    options-alike     wrong   [1000 dollars, '$1,000'] | [A dollar, $1] | [July 4, The Fourth of July]
    options-alike     wrong   [4 July, July 4]
    options-overlap   wrong   [Less than a year, Less than a month] | [10 to 20 men, More than 15 men]
    options-overlap   wrong   [Twelve, Between ten and fifteen]
    options-overlap   wrong   [Nearly two hours, More than an hour]
    options-overlap   wrong   [In 1898, In January 1898]
    answer-in-prompt  ask     When was he in Lugansk to operate a lathe?
    citation-mark     ask     Where did he operate a lathe?[12]
    page-code         ask     Where did &quot;he&quot; operate a lathe? | Where did <b>he</b> operate a lathe?
    page-code         wrong   [Sama&nbsp;ra, Narym] | [Samara, "Nar&#039;ym"] | ["Sama<br />ra", Narym]
    page-code         quote   operate a lathe in an engineering&nbsp;works in Lugansk
    hidden-character  wrong   ["Sama\\xadra", Narym] | ["Sama\\u200bra", Narym]
    hidden-character  ask     Where\u2060 did he operate a lathe?
    answer-joined     answer  Odessa, Narym
    comma-split       wrong   [1,500] | [$1,500, '$3,000'] | [about 1,500 men, 3 men]
    comma-split       wrong   [May 1, 1845, July 5, 1852] | [4 July, 1845, 1852]
    text-cut          ask     Where did he operate lathe #5 of the works? | Where did he operate lathe # 5?
    backslash         ask     "Where is C:\\new?" | "Where is \\frac read?" | "What is x\\beta?"
"""


@pytest.mark.parametrize(("code", "field", "value"), rows(FLAWS))
def test_a_flaw_is_named(code: str, field: str, value: str) -> None:
    assert code in codes(**{field: value})


SOUND = """
    loud        ask     Where did he NOT operate a lathe? | Where did he operate a lathe [sic]?
    a-clause    ask     Where did he, who could not read, operate a lathe? | Why did he not operate a lathe?
    a-clause    ask     Where did he not only read, but operate a lathe?
    a-clause    ask     When he could not read, where did he operate a lathe?
    a-clause    ask     What did he say when he was not at his lathe?
    no-other    wrong   [Nobody, Narym] | [All’s Well, Nobody] | [Every town, All towns]
    apart       wrong   [£5, $5] | [Five pounds, $5] | [His sister, His sisters] | [Fourteen, The fourteenth]
    apart       wrong   [Twenty-one, Twenty-two] | [May 1, May 11] | [The City of God, God]
    apart       wrong   [The island of Samara, The island of Narym] | ['1,300 people', '1,400 people']
    apart       wrong   [Three sons and five daughters, Five sons and three daughters]
    apart       wrong   [From 1912 to 1914, From 1913 to 1914] | [1910 to 1912, 1912 to 1914]
    apart       wrong   [Fewer than ten men, Ten men] | [100000, 1000000] | [4 July, June 4]
    apart       wrong   [Five and six, Between six and seven, '5'] | [Two hours, More than a day]
    apart       wrong   [Before 1868, After 1868] | [1850s, 1800s] | ['.01', '.001'] | ['-1', '1']
    apart       wrong   [In the early 1850s, In the late 1850s] | [In early 1898, At the end of 1898]
    a-reason    wrong   [Samara: He was born there., Narym: He was exiled there.]
    a-reason    wrong   ['Order No. 1: retreat', Narym] | [{Samara: it was his home town}, Narym]
    a-reason    wrong   [{Samara: King of Poland}, {Narym: Prime Minister}]
    a-reason    wrong   [{Samara: Born there}, {Narym: Only in 1913}]
    a-reason    wrong   [{Anna: Married Ivan in Moscow}, {Garrison: Wrote The Liberator}]
    a-reason    wrong   [{Sophia: Hugh's Wife in Moscow}, Narym]
    a-reason    wrong   [{Samara: dead and gone}, {The army: too late}]
    a-list      wrong   [100,200,300] | ['1','500'] | [May 1, July 5]
    a-joiner    wrong   ["नर्\\u200d, नर", "- \\u200cمی"] | ["👩\u200d🔧", "नर्\u200dय"]
    a-note      answer  Lugansk   # a list, if several are right | Lugansk # see the map
    a-sign      ask     'Where is C:\\new?' | "Where is C:\\\\new?" | "Where?\\nIn which town?" | "One\\ntwo?"
    a-sign      wrong   [Marks & Spencer, AT&T; Narym] | [1 < 2 > 0, Narym] | ["<Pravda>", Narym]
"""


@pytest.mark.parametrize(("kind", "field", "value"), rows(SOUND))
def test_what_is_no_flaw_is_left_in_peace(kind: str, field: str, value: str) -> None:
    found = codes(**{field: value})
    assert found in ([], ["options-mixed"]), kind  # rows on amounts have the answer of a town


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
        ("Which two towns was he sent to?", "Samara", "[Narym, Odessa]", ["which-two"]),
        ("In which two years was he free?", "'1912'", "['1905', '1907']", ["which-two"]),
        ("Which two people was he born to?", "His parents", "[His uncle, A priest]", []),
        ("Which two friends came?", "Mensheviks", "[Bolsheviks, Cadets]", []),
        ("Which two-headed eagle was it?", "Of Baku and Samara", "[Of Kiev, Of Odessa]", []),
        ("How did he hear of Hasdrubal?", "From Hasdrubal’s head", "[By a letter, From a spy]", ["echo"]),
        ("How did his exile end?", "He was no longer exiled", "[He fled, He died of it then]", ["echo"]),
        ("How did his exile end?", "He was no longer exiled", "[He fled, An exile never ends]", []),
    ],
)
def test_a_prompt_does_not_tell_the_answer_by_its_grammar_or_its_words(
    prompt: str, answer: str, wrong: str, expected: list[str]
) -> None:
    found = said(items(question(prompt, answer, wrong)))
    assert [code for code in found if code in ("article", "which-two", "echo")] == expected


@pytest.mark.parametrize(
    ("apart", "found"),
    [
        ("works", []),
        ("[works, broken]", []),  # what cannot be played has an id all the same
        ("nowhere", [("unknown-item", 0, "name an item by its id, or leave it out")]),
        ("[works, brokn]", [("unknown-item", 1, "did you mean: broken?")]),
        ("asked", [("apart-itself", 0, "name the item that tells its answer")]),
    ],
)
def test_what_an_item_is_kept_apart_from_is_another_of_the_bank(
    apart: str, found: list[tuple[str, int, str]]
) -> None:
    telling = event("Works at a lathe", "1905", "and left school at 14").replace("{", "{id: works, ")
    broken = "id: broken\nask: What was he?\nanswer: Shot\nwrong: [Tried]\nquote: He was never shot"
    reading = check(ENGLISH + telling + items(f"id: asked\napart: {apart}\n{QUESTION}", broken))
    told = [problem for problem in reading.problems if problem.path[:1] == ("apart",)]
    assert [(problem.code, problem.path[1], problem.hint) for problem in told] == found
    assert reading.bank
    assert [item.id for item in reading.bank.questions] == ["asked"]  # it plays


def test_a_question_with_a_misquote_is_named_for_how_it_is_written_too() -> None:
    assert sorted(codes(quote="operate a lathe in Lugask", wrong="[Samara]")) == [
        "few-wrong",
        "quote-missing",
    ]


def test_a_prompt_or_an_answer_without_end_is_judged_in_no_time() -> None:
    """Were its gap looked for everywhere, or the title in it for each name, this would take minutes."""
    assert codes(ask=f"{'a … ' * 100_000}?") == []
    assert "answer-not-in-quote" in said(items(QUESTION.replace("Lugansk\n", "May 1 " * 30_000 + "\n", 1)))


def test_words_of_english_are_looked_for_where_a_bank_is_in_it() -> None:
    ask = "Where did he not operate a lathe?"
    assert codes(HEAD, ask=ask) == codes(ENGLISH, ask=ask) == ["negative"]
    assert codes(ENGLISH.replace("language: en", "language: de"), ask=ask) == []


def test_the_prompts_tell_the_language_of_a_bank_whose_source_is_in_catchwords() -> None:
    catchwords = "title: A life\nsource: {title: A life, text: Born Lugansk 1820. Lathe at Samara.}\n"
    ask = "Which of these towns was not his home after he left the school?"
    assert codes(catchwords, ask=ask, quote="Born Lugansk 1820") == ["negative"]


EXILED = "He was exiled to Semipalantinsk in 1927"


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (event("Is exiled", "192X", EXILED), []),
        (event("Is exiled", "1928", EXILED), ["date-not-in-quote"]),
        (event("Is exiled in 1927", "1927", EXILED), ["event-says-date"]),
        (event("Is shot in February", "1937-02", "He was shot"), ["event-says-date"]),
        (event("Is sent back", "1913", "and sent back to Narym"), ["date-not-in-quote"]),
        (event("Marries", "1906-01", "In April 1904 he married"), ["date-not-in-quote"]),
        (event("Stands", "1906-01", "'he married, and in January 1906 he stood'"), []),
        (event("Stands", "1904-04", "he stood for Dundee"), []),
        (event("Stands", "1906-01", "[In April 1904 he married, he stood for Dundee]"), []),
        # a year that is not read as a date is said all the same, and one that is of its own era alone
        (event("Walks", "228 BC", "He walked 228 miles"), []),
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


@pytest.mark.parametrize(
    ("again", "date", "codes"),
    [
        ("Ada dies in Rome", "1852-11-27", ["draft-twice"]),
        ("She is mourned", "1852-11-27", ["draft-twice"]),  # on the same day
        ("She dies of a fever", "1852", []),  # another date
        ("She moves", "1850", []),
        ("She marries him at Ockham", "1850", ["draft-twice"]),
        ("Marries the king", "1850", ["draft-twice"]),
    ],
)
def test_a_draft_that_tells_what_an_earlier_event_tells_is_named(
    again: str, date: str, codes: list[str]
) -> None:
    told = HEAD.replace(
        "He was shot on", "Ada lived to 1852. She married in 1850. She died in 1852. He was shot on"
    )
    dead, wed, second = (
        f"  - {{event: {text}, date: {day}, quote: {quote}, draft: {draft}}}\n"
        for text, day, quote, draft in (
            ("Ada dies", "1852-11-27", "Ada lived to 1852", "false"),
            ("Ada marries", "1850", "She married in 1850", "true"),
            (again, date, "She died in 1852", "true"),
        )
    )
    assert said(f"timeline:\n{dead}{wed}{second}", told) == codes


def test_a_question_that_asks_the_same_as_an_earlier_one_is_named_once() -> None:
    again = QUESTION.replace("Where did he operate", "In which town did he, as a boy, operate")
    found = check(ENGLISH + items(QUESTION, again)).problems
    assert [(problem.code, problem.line) for problem in found] == [("questions-alike", 17)]
    before, after = (f"Where did he operate a lathe {turn} his exile?" for turn in ("before", "after"))
    others = [QUESTION.replace("Where did he operate a lathe?", ask) for ask in (before, after)]
    assert said(items(*others)) == []


IN_DIGITS = {
    "at sixteen, 1.5 million, 82.5": "at 16, 1500000, 82.5",
    "Twenty-two men, twenty two men": "22 men, 22 men",
    "3,000 or three thousand or 20 thousand": "3000 or 3000 or 20000",
    "two hundred and five, nineteen hundred": "205, 1900",
    "five hundred and twelve thousand": "512000",
    "thirty thousand five hundred": "30500",
    "a dozen, half a dozen, two dozen, half a million": "12, 6, 24, 500000",
    "the fourteenth, the 14th, the twenty-first, the 2nd": "the 14th, the 14th, the 21th, the 2th",
    "the hundredth, the 1490s": "the 100th, the 1490s",
    "more than an hour, an hourglass, a handful": "more than 1 hour, an hourglass, a handful",
    "between ten and fifteen": "between 10 and 15",
    "twenty, two, twelve twenty, a dozen five, a thousand hundred": "20, 2, 12 20, 12 5, 1000 100",
    "often, someone, hundreds, 1,2,3": "often, someone, hundreds, 1,2,3",
    "9" * 5_000 + " million": "inf",
}


def test_a_text_has_its_numbers_in_digits() -> None:
    assert {text: in_digits(text) for text in IN_DIGITS} == IN_DIGITS


def test_a_number_says_where_it_stands_and_how_it_is_written() -> None:
    said = [(number.start, number.end, number.mark, number.spelt) for number in numbers("a ten, 5th, 20s")]
    assert said == [(2, 5, "", True), (7, 10, "th", False), (12, 15, "s", False)]

"""A text that was copied from a page is what the page is about, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.authoring.drafting.pasting import Attribution, clean_pasted

LIVES = Path(__file__).parent.parent / "lives"
PAGE = Path(__file__).with_name("page.pasted.txt").read_text(encoding="utf-8")
"""A page of an encyclopedia as it is copied, about nobody."""


def cleaned(text: str) -> str:
    return clean_pasted(text).text


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("He left.[12] He came.", "He left. He came."),
        ("He left,[1][23] and came[a].", "He left, and came."),
        ("He left[12, 13] and[4–6] came.", "He left and came."),
        ("He left.[note 3] He came.[nb 1]", "He left. He came."),
        ("He left.[12]:45–46 He came.[3]: 7 He", "He left. He came. He"),
        ("He left [12].", "He left."),
        ('He said, "I came."[2][3] "It is mine!"[8]', 'He said, "I came." "It is mine!"'),
        ("He left.[citation needed]", "He left."),
        ("a few months later.1 She left.", "a few months later. She left."),
        ("‘I am not.’15 He left it all.10 Then “he came.”3", "‘I am not.’ He left it all. Then “he came.”"),
        ("for some pounds,2 and departed.12", "for some pounds, and departed."),
        ("She was no.1 There, in vol.2 The rest, fig.3.", "She was no.1 There, in vol.2 The rest, fig.3."),
        ("He wrote _The Life of\nNelson_ there.", "He wrote The Life of\nNelson there."),
        ("He left.\n\n[Illustration: A ship [old]]\n\n[Footnote 1: In\n1802.]", "He left."),
        ("the observer.[specify] Later he left.", "the observer. Later he left."),
        (r"There are 2n{\displaystyle 2^{\aleph _{0}}} of them.", "There are 2n of them."),
        ("He left [when?] and came.[who?]", "He left and came."),
        ("Early life [edit source]", "Early life"),
        ("metal\u00adworker", "metalworker"),
        ("in\u00a01905", "in 1905"),
        ("He\u200b left\u202e.", "He left."),
        ("He\x0cleft.", "He\nleft."),
        ("He\x07 left.", "He left."),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("an atheist.[3]In 1843, a church,[4]and[5] war[6]was", "an atheist. In 1843, a church, and war was"),
        ("He left.[a]In 1843 [12] he came [note 3].[*]", "He left. In 1843 he came."),
        (
            "The war(3) ended.(4) He left.(5)In May he won.¹² Then.*",
            "The war ended. He left. In May he won. Then.",
        ),
        ("Leben[Bearbeiten | Quelltext bearbeiten]\nЖизнь[править | править код]", "Leben\nЖизнь"),
        ("He left.[réf. nécessaire]", "He left."),
        ("an atheist.In 1843 he said “no.”Then he left.", "an atheist. In 1843 he said “no.” Then he left."),
        ("It was 3.50.He paid. Why?He left.", "It was 3.50. He paid. Why? He left."),
        ("a vil-\nlage, a vil\u00ad\nlage", "a village, a village"),
        (
            "in a vil-\n12\nlage, organ-\x0c\n - 13 -\n\nised,\n\nLife-\n\nHis work.",
            "in a village, organised,\n\nLife-\n\nHis work.",
        ),
        ("The oﬃcer’s ﬁrm", "The officer’s firm"),
        ("O&#039;Neil &amp; Sons&nbsp;came; AT&T; stayed", "O'Neil & Sons came; AT&T; stayed"),
        ("=== Early life ===\n== Work ==\n= = =", "Early life\nWork"),
        ("He wrote _The Times_ of snake_case_names.", "He wrote The Times of snake_case_names."),
        (
            "He met Machado da Luz [pt] and “O Dia” [pt; es], that [it] left.",
            "He met Machado da Luz and “O Dia”, that [it] left.",
        ),
        ("He left.\n12\n- 13 -\nPage 3 of 9\n1905\nHe came.", "He left.\n1905\nHe came."),
        ("He left.\n* * *\nHe came.\n-----", "He left.\nHe came."),
    ],
)
def test_what_a_page_has_put_into_a_text_is_taken_out(pasted: str, text: str) -> None:
    assert cleaned(pasted) == text


@pytest.mark.parametrize(
    "text",
    [
        *("He “recieved [sic] it”.", "He went […] home.", "He went [...] home."),
        *("“[A]n old man”, she wrote.", 'She wrote: "[a]n old man" and ("[a] man").'),
        *('"[a] man", she wrote.', "She wrote that he “like[s] it”.", "In [1912] he left."),
        *(
            "At St.Petersburg Gen.Denikin met J.R.R.Tolkien of the U.S.Army, e.g.Baku.",
            "See www.Example.Com.",
        ),
        *(
            "The area of 3 km² is f(3) of Article 5(3). (4) He left.",
            "He left (1903) in 1905 (12 men).",
            "1 < 2",
        ),
        *("He [Lenin] left.", "On 27 June [O.S. 14 June] 1905.", "  Indented.\n\tTabbed.\n\n\nFar below. "),
    ],
)
def test_what_is_part_of_a_text_stays(text: str) -> None:
    assert cleaned(text) == text


def test_each_kind_that_is_taken_out_is_counted_and_shown() -> None:
    assert clean_pasted("He[1] left[2].[edit] He\u00ad\u00ad.").removed == (
        "2 soft hyphens",
        "2 citation marks, such as [1]",
        "1 edit link: [edit]",
    )


def test_what_is_clicked_on_above_an_article_of_wikipedia_is_no_title_and_no_text() -> None:
    head = ("Ada Lovelace - Wikipedia", "Jump to content", "Main menu", "WikipediaThe Free Encyclopedia")
    contents = ("Contents hide", "(Top)", "Childhood", "Ada Lovelace", "", "90 languages", "Article", "Talk")
    tabs = ("Read", "View source", "View history", "Tools", "From Wikipedia, the free encyclopedia")
    body = "Ada was born in 1815.\n\nChildhood\nMain article: Childhood of Ada\nShe was ill."
    pasted = clean_pasted("\n".join([*head, *contents, *tabs, body]))
    assert pasted.text == "Ada was born in 1815.\n\nChildhood\nShe was ill."
    assert pasted.attribution.title == "Ada Lovelace"
    assert pasted.attribution.author == "Wikipedia contributors"


@pytest.mark.parametrize(
    ("pasted", "text", "attribution"),
    [
        (
            "Title: Ada\nAuthor: Jo Doe\nURL: https://x.org/a\nLicense: CC BY 4.0\n\nShe left.",
            "She left.",
            Attribution("Ada", "Jo Doe", "https://x.org/a", "CC BY 4.0"),
        ),
        (
            "The Project Gutenberg eBook of A Life\n\nTitle: A Life\n\nAuthor: Jo Doe\n\n"
            "*** START OF THE PROJECT GUTENBERG EBOOK A LIFE ***\n\nHe left.\n\n"
            "*** END OF THE PROJECT GUTENBERG EBOOK A LIFE ***\n\nUpdated editions will replace this.",
            "He left.",
            Attribution("A Life", "Jo Doe"),
        ),
        (
            PAGE,
            "Ada King was a mathematician. She died in 1852.",
            Attribution(
                "Ada King", "Wikipedia contributors", "https://en.wikipedia.org/wiki/Ada_King", "CC BY-SA 4.0"
            ),
        ),
    ],
)
def test_a_page_says_where_its_text_is_from(pasted: str, text: str, attribution: Attribution) -> None:
    cleaned = clean_pasted(pasted)
    assert (cleaned.text, cleaned.attribution) == (text, attribution)


def test_a_life_as_pasted_is_the_life_as_written() -> None:
    pasted = (LIVES / "curie.pasted.txt").read_text(encoding="utf-8")
    assert cleaned(pasted) == (LIVES / "curie.txt").read_text(encoding="utf-8").strip("\n")

"""What is no prose is left out of a life, what is stays, and texts that are marked up are known."""

from __future__ import annotations

import pytest

from quiz.authoring.drafting.markup import markup_in
from quiz.authoring.drafting.pasting import clean_pasted

LIFE = "Maria was born in Turin in 1850. She married twice.\n\nShe died in 1910."
LISTS = """
Key publications
Rossi, M. (1890). The Wheat. Genetics. 14 (2): 180–222. PMC 1201029.
Rossi, M.; Bianchi, A. (1895). A correlation of cytological and genetical crossing-over. 17 (8): 492–497.
---
Selected works (in English):
The Wheat
The Corn, a Study
---
Filmography
1901: The Wheat, as herself
1902: The Corn, as her mother
---
Notes and references
^ She was in fact born in 1849, as her sister wrote in a letter.
External links
Maria at the house of the poets
---
Publikationen (Auswahl)
Der Weizen. Springer, Berlin 1890.
Weblinks
Literatur von und über Maria im Katalog der Deutschen Nationalbibliothek
---
Œuvres principales
Le Blé, Paris, Gallimard, 1890
Voir aussi
Bibliographie
Jean Martin, Marie du blé et du maïs, Paris, 1990, 200 p.
---
Premios y reconocimientos
Medalla de oro de la ciudad
---
Onorificenze
Medaglia d'oro della città
---
Основные сочинения
Пшеница. — М., 1890.
Примечания
Иванов И. И. Жизнь и труды Марии из Турина. — М.: Наука, 1950. — 200 с.
"""


@pytest.mark.parametrize("tail", LISTS.split("---"))
def test_a_list_of_references_works_or_awards_ends_a_text_in_six_languages(tail: str) -> None:
    for text in (f"{LIFE}\n{tail}", LIFE + tail.replace("\n", "\n\n")):
        assert clean_pasted(text).text == LIFE


GOES_ON = "Death\n\nIn 1910 she fell ill and died in her house by the sea, alone."


def test_a_life_goes_on_below_a_list_and_its_heading_stays() -> None:
    cut = clean_pasted(f"{LIFE}\n\n== Works ==\nThe Wheat (1890)\nThe Corn (1891)\n\n{GOES_ON}")
    assert cut.text == f"{LIFE}\n\n{GOES_ON}"
    assert cut.removed[-2:] == (
        "3 lines of no sentence, such as Works",
        "2 of these with a year (now at the bank’s end), such as The Wheat (1890)",
    )
    assert cut.dated == ("The Wheat (1890)", "The Corn (1891)")


PAGES = """
Käthe Kollwitz – Wikipedia
Zur Navigation springen
Zur Suche springen
Kollwitz (1927)

Käthe Kollwitz war eine deutsche Bildhauerin, die in Berlin lebte.

Inhaltsverzeichnis
1	Leben
1.1	Kindheit
2	Weblinks
Leben[Bearbeiten | Quelltext bearbeiten]
Kindheit[Bearbeiten | Quelltext bearbeiten]
→ Hauptartikel: Familie Schmidt
Sie wuchs in Königsberg auf.
Weblinks
Commons: Käthe Kollwitz – Sammlung von Bildern
Kategorien: Deutscher Geboren 1867
>>>Käthe Kollwitz war eine deutsche Bildhauerin, die in Berlin lebte.

Kindheit
Sie wuchs in Königsberg auf.
---
Camille Claudel
Discussion
Un article de Wikipédia, l'encyclopédie libre.
Aller à la navigation
Pour les articles homonymes, voir Claudel.
Naissance
8 décembre 1864
Nationalité	Française
Camille Claudel est une sculptrice française.

Sommaire
1	Enfance
2	Notes
Enfance[modifier | modifier le code]
La famille s'installe à Paris.
Notes
↑ Reine-Marie Paris, Camille Claudel, 1984, p. 20.
>>>Camille Claudel est une sculptrice française.

Enfance
La famille s'installe à Paris.
---
Анна Ахматова
Материал из Википедии — свободной энциклопедии
Перейти к навигации
Дата рождения	11 июня 1889
Место рождения	Одесса
Анна Андреевна Ахматова — русская поэтесса.

Содержание
1	Биография
2	Примечания
Биография[править | править код]
Она жила в Петербурге.
Примечания
↑ Найман А. Рассказы. — М., 1989. — С. 12.
>>>Анна Андреевна Ахматова — русская поэтесса.

Биография
Она жила в Петербурге.
---
Skip to main content
Home
Search
Mary Anning: Fossil Hunter
By Jane Smith
Updated: Apr 3, 2021
Share
Mary Anning was a fossil hunter who lived in Lyme Regis.
Quick Facts
BORN: May 21, 1799
DIED: March 9, 1847
Early Life
Her father was a cabinetmaker.
Advertisement
We use cookies to improve your experience. Accept all.
Read more
Death
She died of breast cancer.
Share on Facebook
Related articles
© 2021 A Site. All rights reserved.
>>>Mary Anning was a fossil hunter who lived in Lyme Regis.
Early Life
Her father was a cabinetmaker.
Death
She died of breast cancer.
"""


@pytest.mark.parametrize("page", PAGES.split("---\n"))
def test_of_a_page_as_it_is_copied_the_prose_stays_with_its_headings(page: str) -> None:
    pasted, _, life = page.strip().partition("\n>>>")
    assert clean_pasted(pasted).text == life


def test_what_is_left_out_with_a_year_is_given_line_by_line() -> None:
    head, *pages = (clean_pasted(page.partition(">>>")[0]) for page in PAGES.split("---\n"))
    assert head.dated == ("Kollwitz (1927)",)
    assert pages[-1].dated == ("Updated: Apr 3, 2021", "BORN: May 21, 1799", "DIED: March 9, 1847")
    assert [page.attribution.title for page in (head, *pages)] == [
        "Käthe Kollwitz",
        "Camille Claudel",
        "Анна Ахматова",
        "Mary Anning: Fossil Hunter",
    ]


TORN = """Mary was born in Lyme Regis in Dorset, England. Her father, Richard

as a carpenter, knew the cliffs well and sold what he found there. When she was

she was being held by a neighbour, Elizabeth Haskings, when lightning struck a

tree. It was sold at once."""
VERSES = "Poems\n\n“O wheat of mine, O golden line,\nO wheat of mine and never thine”"
CHRONICLE = "1850: Born.\n1871: Marries Tommaso.\n1872: Paris.\n1910: Dies in Turin."
SPOKEN = "“Will you come?” he asked.\n“No,” she said.\nHe asked, “Why?”\n“Then go.”"
FACTS = "Three things mattered to her:\n1. the wheat that she sowed.\n2. the corn that she reaped.\n3. bread."


@pytest.mark.parametrize(
    "stays", [TORN, VERSES, SPOKEN, CHRONICLE, FACTS, "Work\n\nEarly works", "Turin, 1871\n\nHer work"]
)
def test_verses_chronicles_and_headings_are_no_scraps(stays: str) -> None:
    text = f"{LIFE}\n\n{stays}\n\n{LIFE}"
    assert clean_pasted(text)[::2] == (text, ())


def test_a_title_in_a_list_of_contents_takes_nothing_of_the_life_with_it() -> None:
    text = f"Contents\nReferences\n\n{LIFE}\n\nReferences\n\nRossi 1890, p. 12."
    assert clean_pasted(text).text.endswith(LIFE)


MARKED_UP = r"""
Markdown                 **Jane Roe** was born in 1901.
Markdown                 She was born at [Leeds](https://example.org/leeds).
Markdown                 # Jane\n\nShe left.\n\n## Life\n\nShe came.\n\n## Death\n\nShe died.
Markdown                 | a | b |\n|---|---|\n| 1 | 2 |\nShe left.
wikitext                 She met [[Lenin|him]] there.
wikitext                 '''Jane''' was born.
wikitext                 {{Infobox person|name=Jane}} She left.
the code of a web page   She left.<br />She came.
the code of a web page   <!DOCTYPE html>\nShe left.
LaTeX                    \section{Life} She left.
BBCode                   [b]Jane[/b] was born.
JSON                     1:["a",{"question":"Where?"}]
JSON                     [\n  {"question": "Where?",\n   "options": ["Baku"]}\n]
GIFT                     Where was she born? {\n=Leeds\n~York\n}
YAML                     q1:\n  question: Where?\n  answer: Leeds\nq2:\n  question: When?\n-\n  q: Who?
YAML                     - ask: Where?\n  answer: Leeds\n- ask: When?\n  answer: In May\n- id: a\n  ask: Who?
"""


@pytest.mark.parametrize("row", MARKED_UP.strip().splitlines())
def test_a_text_with_signs_that_no_plain_text_has_is_known_for_what_it_is(row: str) -> None:
    assert markup_in(row[25:].replace("\\n", "\n"))[0] == row[:25].strip()


PLAIN = r"""
She left.* And came.\n* a note
# 1 in the charts\nShe left.
She left.\n* * *\nShe came.\n* * *\nShe stayed.\n* * *
* She left.\n* She came.\n- She stayed.
== Early life ==\nShe left. [sic] (1905) [Lenin] (the leader) [2](3)
*** START OF THE PROJECT GUTENBERG EBOOK A LIFE ***\nShe wrote _The Wheat_ for < 5 and > 3.
C:\new\begin, snake_case and {he left}
Source: the paper\n- Born: 1901\n  Leeds\n- Died: 1990\n  Question: was it "May": or June?
"""


@pytest.mark.parametrize("row", PLAIN.strip().splitlines())
def test_a_plain_text_may_have_a_star_or_a_number_sign(row: str) -> None:
    assert markup_in(row.replace("\\n", "\n")) == ("", "")


def test_a_long_text_may_have_more_signs_than_a_short_one() -> None:
    text = "She saw *him*. She saw *her*. She saw *them*. "
    assert markup_in(text)[0] == "Markdown"
    assert markup_in(text + "She left the town in May. " * 2_000) == ("", "")

"""What a source names: which words are names, of what kind, and what counts as one and the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quiz.authoring.suggesting import amounts_in, wrong_options
from quiz.bank.model import Bank
from quiz.checks.names import Kind, named_in
from quiz.text.source import Source

ANNING, DOUGLASS = (
    Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8") for name in ("anning", "douglass")
)


def bank_of(text: str) -> Bank:
    return Bank("life", "A life", Source("A life", text))


def offered(life: str, answer: str, ask: str = "") -> set[str]:
    return {each.text for each in wrong_options(bank_of(life), answer, (), ask=ask)}


def kinds(text: str) -> dict[str, Kind]:
    source = Source("x", text)
    return {each.forms[0]: each.kind for each in named_in([source.meant(span) for span in source.sentences])}


KINDS = {
    Kind.PERSON: "He met Mr Ploof there./It belonged to his sister Xanthe./Then Xanthe said no./"
    "He saw J. B. Ploof./He heard of Xanthe Ploof, a merchant./He saw Joseph Ploof./"
    "He was a friend of Ploof IV./The old Xanthe (1801–1870) came.",
    Kind.PLACE: "He lived in Ploofham./He saw Ploofham, a small town./He crossed Ploof Bay.",
    Kind.THING: "He studied at the University of Ploof./He joined the Ploof Society.",
    Kind.NATION: "He spoke with a Polish officer.",
    Kind.NAME: "It was the Xanthe.",
}
"""Sentences of which each names something of this kind."""


@pytest.mark.parametrize(
    ("text", "kind"), [(each, kind) for kind, told in KINDS.items() for each in told.split("/")]
)
def test_the_words_around_a_name_tell_its_kind(text: str, kind: Kind) -> None:
    assert {*kinds(text).values()} == {kind}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        *(("Shortly he left. It was shortly after.", []), ("Returning he left.", [])),
        *(("Fossils lay there. The fossils were old.", []), ("In May he left. On Sunday he came back.", [])),
        *(("American tourists came.", []), ("The X-ray was new.", [])),
        ("He met Louis Xo. Xo was grateful. He saw Mary Xo.", ["Louis Xo", "Mary Xo"]),
        ("He met Mary Moore and Mary Ploof. Mary left, and Mary came.", ["Mary Moore", "Mary Ploof", "Mary"]),
        ("It was sold to Charles Konig of the British Museum.", ["Charles Konig", "British Museum"]),
        ("He was sent to Xanthe Auld by Thomas Auld, a farmer.", ["Xanthe Auld", "Thomas Auld"]),
    ],
)  # fmt: skip
def test_one_person_under_several_names_is_one_and_a_common_word_that_begins_a_sentence_is_no_name(
    text: str, named: list[str]
) -> None:
    assert [*kinds(text)] == named
    assert {*kinds(text).values()} <= {Kind.PERSON, Kind.THING}


@pytest.mark.parametrize(
    ("answer", "ask"), [("Molly", ""), ("Molly", "Who was it?"), ("Elizabeth Haskings", "")]
)
def test_for_a_person_only_people_are_offered(answer: str, ask: str) -> None:
    found = wrong_options(bank_of(ANNING), answer, (), ask=ask)
    assert {each.kind for each in found} == {Kind.PERSON}
    people = {"Richard Anning", "William Bullock", "Sir Everard Home", "Georges Cuvier", "Charles Konig"}
    assert people <= {each.text for each in found}


def test_for_a_first_name_other_people_are_offered_and_whom_the_life_is_about_last() -> None:
    bank = replace(bank_of(DOUGLASS), title="Frederick Douglass")
    found = [each.text for each in wrong_options(bank, "Sophia", ())]
    assert {"Edward Covey", "Nathan Johnson", "Hugh Auld", "Anna Murray"} <= {*found}
    assert {*found}.isdisjoint({"American", "Wilmington", "Cambria", "English", "Shortly"})
    assert found[-1] == "Frederick Douglass"


def test_a_name_of_no_certain_kind_stands_in_for_nothing() -> None:
    few = "He lived in Ploofham. He sailed on the Cambria. He knew the Xanthe well. He came to live in Umbra."
    assert offered(few, "Ploofham") == {"Umbra"}
    assert offered(few, "Cambria") == set()


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("Germany", {"France"}),
        ("Paris", {"Ploofham"}),
        ("Normandy", set()),
        ("River Seine", {"River Ploof"}),
        ("University of Ploof", {"Oxford School"}),
        ("Ploof Gazette", set()),
    ],
)
def test_what_is_offered_is_of_the_same_sort_too(answer: str, found: set[str]) -> None:
    text = (
        "He lived in Germany and in France. He went to live in Paris and in Ploofham. He came to Normandy. "
        "He saw the River Seine, Lake Ploof and the River Ploof. He was at the University of Ploof "
        "and at Oxford School. He read the Ploof Gazette."
    )
    assert offered(text, answer) == found


@pytest.mark.parametrize(
    ("life", "answer", "found"),
    [
        (ANNING, "about £23", {"£45", "£400", "£25"}),
        (ANNING, "some £1,000", {"£23", "£45", "£400", "£25"}),
        (DOUGLASS, "£20", {"150 pounds"}),
    ],
)
def test_for_an_amount_others_of_its_unit_are_offered(life: str, answer: str, found: set[str]) -> None:
    assert offered(life, answer) == found


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("He paid £4,500 and 70,000 francs.", ["£4,500 pound", "70,000 francs franc"]),
        ("It took six years, or 12 per cent.", ["six years year", "12 per per"]),
        ("In 1903 he won the 1903 prize and 5% more.", ["5% %"]),
        ("It cost $3 million.", ["$3 million dollar"]),
        ("He left at 15, in 1912.", []),
    ],
)
def test_amounts_are_numbers_with_what_they_count(text: str, amounts: list[str]) -> None:
    assert [f"{text[slice(*place)]} {unit}" for place, unit in amounts_in(text)] == amounts


def test_the_prompt_tells_what_an_answer_is_that_the_source_does_not_know() -> None:
    bank = bank_of(DOUGLASS)
    for ask, kind in (("Who helped him?", Kind.PERSON), ("In which town did he live?", Kind.PLACE)):
        assert {each.kind for each in wrong_options(bank, "Rochester", (), ask=ask)} == {kind}

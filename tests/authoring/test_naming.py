"""What a source names: which words are names, of what kind, and what counts as one and the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quiz.authoring.names import Kind, named_in
from quiz.authoring.suggesting import amount_of, amounts_in, wrong_options
from quiz.bank.model import Bank
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


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He met Mr Ploof there.", "Mr Ploof", Kind.PERSON),
        ("It belonged to his sister Xanthe.", "Xanthe", Kind.PERSON),
        ("Then Xanthe said no.", "Xanthe", Kind.PERSON),
        ("He heard of Xanthe Ploof, a merchant.", "Xanthe Ploof", Kind.PERSON),
        ("He saw Joseph Ploof.", "Joseph Ploof", Kind.PERSON),
        ("He saw J. B. Ploof.", "J. B. Ploof", Kind.PERSON),
        ("He was a friend of Ploof IV.", "Ploof IV", Kind.PERSON),
        ("The old Xanthe (1801–1870) came.", "Xanthe", Kind.PERSON),
        ("He lived in Ploofham.", "Ploofham", Kind.PLACE),
        ("He saw Ploofham, a small town.", "Ploofham", Kind.PLACE),
        ("He crossed Ploof Bay.", "Ploof Bay", Kind.PLACE),
        ("He came to Paris, Lyon and Ploofville.", "Ploofville", Kind.PLACE),
        ("He studied at the University of Ploof.", "University of Ploof", Kind.THING),
        ("He joined the Ploof Society.", "Ploof Society", Kind.THING),
        ("He spoke with a Polish officer.", "Polish", Kind.NATION),
        ("It was the Xanthe.", "Xanthe", Kind.NAME),
    ],
)
def test_the_words_around_a_name_tell_its_kind(text: str, name: str, kind: Kind) -> None:
    assert kinds(text).get(name) is kind, kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Shortly he left. It was shortly after.", "Returning he left."),
        *("Fossils lay there. The fossils were old.", "In May he left. On Sunday he came back."),
        *("American tourists came.", "The X-ray was new."),
    ],
)
def test_a_common_word_that_begins_a_sentence_is_no_name(text: str) -> None:
    assert kinds(text) == {}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "He met Louis Agassiz. Agassiz was grateful. He saw Mary Agassiz.",
            {"Louis Agassiz": Kind.PERSON, "Mary Agassiz": Kind.PERSON},
        ),
        (
            "He met Mary Moore and saw Mary Anning. Mary left, and Mary came.",
            {"Mary Moore": Kind.PERSON, "Mary Anning": Kind.PERSON, "Mary": Kind.PERSON},
        ),
        (
            "It was sold to Charles Konig of the British Museum.",
            {"Charles Konig": Kind.PERSON, "British Museum": Kind.THING},
        ),
        (
            "He was sent to Xanthe Auld by Thomas Auld, a farmer.",
            {"Xanthe Auld": Kind.PERSON, "Thomas Auld": Kind.PERSON},
        ),
    ],
)
def test_one_person_under_several_names_is_one(text: str, named: dict[str, Kind]) -> None:
    assert kinds(text) == named


@pytest.mark.parametrize(
    ("answer", "ask"), [("Molly", ""), ("Molly", "Who was it?"), ("Elizabeth Haskings", "")]
)
def test_for_a_person_only_people_are_offered(answer: str, ask: str) -> None:
    found = wrong_options(bank_of(ANNING), answer, (), ask=ask)
    assert {each.kind for each in found} == {Kind.PERSON}
    people = "Richard Anning; William Bullock; Sir Everard Home; Georges Cuvier; Charles Konig"
    others = "The; England; British; English; Crocodile; Plesiosaurus; Duria Antiquior"
    texts = {each.text for each in found}
    assert {*people.split("; ")} <= texts
    assert texts.isdisjoint(others.split("; "))


def test_for_a_first_name_other_people_are_offered() -> None:
    found = offered(DOUGLASS, "Sophia")
    assert {"Edward Covey", "Nathan Johnson", "Hugh Auld", "Anna Murray"} <= found
    assert found.isdisjoint({"American", "Wilmington", "Cambria", "English", "Shortly"})


def test_whom_the_life_is_about_is_offered_last() -> None:
    bank = replace(bank_of(DOUGLASS), title="Frederick Douglass")
    found = [each.text for each in wrong_options(bank, "Sophia", ())]
    assert found[-1] == "Frederick Douglass"


def test_a_kind_like_it_is_offered_only_where_its_own_is_rare() -> None:
    assert "Cambria" not in offered(DOUGLASS, "Liverpool")
    few = "He lived in Ploofham. He sailed on the Cambria. He knew the Xanthe well. He loved the Umbra."
    assert offered(few, "Ploofham") == {"Cambria", "Xanthe", "Umbra"}


@pytest.mark.parametrize(
    ("life", "answer", "found"),
    [
        (ANNING, "about £23", {"£45", "£400", "£25"}),
        (ANNING, "some £1,000", {"£23", "£45", "£400", "£25"}),
        (DOUGLASS, "£20", {"150 pounds", "50 cents"}),  # another currency is better than none
    ],
)
def test_for_an_amount_others_of_its_unit_are_offered(life: str, answer: str, found: set[str]) -> None:
    assert offered(life, answer) == found


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("He paid £4,500 and 70,000 francs.", ["£4,500 £", "70,000 francs franc"]),
        ("It took six years, or 12 per cent.", ["six years year", "12 per per"]),
        ("In 1903 he won the 1903 prize and 5% more.", ["5% %"]),
        ("It cost $3 million.", ["$3 million $"]),
    ],
)
def test_amounts_are_numbers_with_what_they_count(text: str, amounts: list[str]) -> None:
    assert [f"{text[each.start : each.end]} {each.unit}" for each in amounts_in(text)] == amounts


@pytest.mark.parametrize(
    "answer", ["15", "1912", "Five", "He paid £5", "five of the men who were there then"]
)
def test_what_is_no_amount_is_none(answer: str) -> None:
    assert amount_of(answer) is None


def test_the_prompt_tells_what_an_answer_is_that_the_source_does_not_know() -> None:
    bank = bank_of(DOUGLASS)
    for ask, kind in (("Who helped him?", Kind.PERSON), ("In which town did he live?", Kind.PLACE)):
        assert {each.kind for each in wrong_options(bank, "Rochester", (), ask=ask)} == {kind}

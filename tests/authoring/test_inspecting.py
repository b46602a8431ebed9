"""The inspector: what the rules say of a card, field by field."""

from __future__ import annotations

import pytest

from quiz.authoring.inspecting import Inspector, next_problem
from quiz.authoring.values import BANK, Plain, Section
from quiz.bank.problems import FieldPath, Level, Problem
from tests.authoring.desks import LATHE, desk_of, inspector, keys
from tests.bank.bank_texts import HEAD, QUESTION, TIMELINE, check, items

CHOICE: dict[str, Plain] = {**LATHE, "ask": "Where did he work?"}
DIES: dict[str, Plain] = {"event": "Dies", "date": "1937", "quote": "He was shot"}


def codes(looking: Inspector, key: int) -> list[str]:
    return [remark.code for remark in looking.remarks(key)]


@pytest.mark.parametrize(
    ("before", "change", "code", "path"),
    [
        (CHOICE, {"quote": "to operate a lathe in Moscow"}, "quote-missing", ("quote",)),
        (CHOICE, {"quote": ["He escaped in 1913", "He was hanged"]}, "quote-missing", ("quote", 1)),
        (CHOICE, {"answer": "Semipalatinsk"}, "answer-not-in-quote", ("answer",)),
        (CHOICE, {"wrong": ["Samara", "Samara"]}, "duplicate-option", ("wrong", 1)),
        (CHOICE, {"wrong": [{"Samara": ["a"]}]}, "shape", ("wrong", 0, "why")),
        (CHOICE, {"wrong": [{"option": "Baku", "quote": "He hid"}]}, "quote-missing", ("wrong", 0, "quote")),
        (CHOICE, {"ask": ""}, "missing", ("ask",)),
        (CHOICE, {"wrong": []}, "missing", ("wrong",)),
        (CHOICE, {"inferred": "true"}, "inferred-without-why", ("inferred",)),
        (CHOICE, {"colour": "red"}, "unknown-key", ("colour",)),
        (DIES, {"date": "1937-13"}, "date", ("date",)),
        (DIES, {"after": "nothing"}, "unknown-event", ("after",)),
        (DIES, {"before": ["shot", "nothing"]}, "unknown-event", ("before", 1)),
        (DIES, {"date": "", "before": "dies"}, "before-itself", ("before",)),
        (DIES, {"date": "1938", "before": "shot"}, "before-against-dates", ("before",)),
        (DIES, {"apart": ["shot", "nothing"]}, "unknown-item", ("apart", 1)),
        (CHOICE, {"id": "here", "apart": "here"}, "apart-itself", ("apart",)),
        (DIES, {"quote": ""}, "draft", ()),
        (DIES, {"id": "shot"}, "duplicate-id", ("id",)),
        (DIES, {"date": "", "after": ["back", "dies"]}, "after-itself", ("after", 1)),
        ({}, {"order": ["escape", "back"]}, "order-length", ("order",)),
        ({}, {"order": ["escape", ["exile", "shot"], "back"]}, "tie-wrong", ("order", 1, 1)),
        ({}, {"order": ["back", "exile", "shot"]}, "order-open", ("order", 1)),
    ],
)  # fmt: skip
def test_a_remark_on_a_new_item_stands_at_its_field(
    before: dict[str, Plain], change: dict[str, Plain], code: str, path: FieldPath
) -> None:
    section = Section.TIMELINE if before is DIES else Section.QUESTIONS
    desk, key = desk_of().added(section, {**before, **change})
    assert (code, path) in [(remark.code, remark.path) for remark in inspector(desk).remarks(key)]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"date": "1927"}, []),
        ({"date": "1927-13"}, ["broken-event"]),
        ({"date": "1900"}, ["order-wrong"]),
        ({"quote": "He was exiled to the moon"}, ["broken-event"]),
    ],
)
def test_an_ordering_is_held_to_the_events_as_they_are_now(
    change: dict[str, Plain], found: list[str]
) -> None:
    desk = desk_of()
    looking = inspector(desk)
    looking.survey()
    desk, _ = desk.typed(2, change).added(Section.TIMELINE, DIES)
    looking.show(desk)
    desk, key = desk.added(Section.QUESTIONS, {"order": ["escape", "exile", "dies"]})
    looking.show(desk)
    assert codes(looking, key) == found
    assert all("line" not in remark.message for remark in looking.remarks(key))


def test_a_good_card_can_be_played_and_one_that_is_no_item_is_an_error() -> None:
    desk, key = desk_of(HEAD + "questions: [just a text]\n").added(Section.QUESTIONS, LATHE)
    looking = inspector(desk)
    assert not looking.remarks(key)
    assert looking.item(key)
    assert [(each.code, each.level, each.path) for each in looking.remarks(0)] == [("shape", Level.ERROR, ())]


def test_a_survey_says_of_all_cards_what_a_check_says_of_the_file_and_what_is_said_while_one_types() -> None:
    flawed = [
        QUESTION,
        QUESTION.replace("in Lugansk\n", "in Lugano\n").replace("Where", "Where again"),
        QUESTION.replace("answer: Lugansk", "answer: Odessa").replace("Where", "Where once"),
        "{order: [escape, exile, nothing]}",
    ]
    text = HEAD.replace("Semipalantinsk:", "Semipalantisk:")
    text += "timeline: [{id: escape, event: Escapes, date: 1913, quote: He escaped in 1913}]\n"
    text += items(*flawed)
    looking = inspector(desk_of(text))
    found = dict(looking.survey())
    assert sorted(remark.code for remarks in found.values() for remark in remarks) == sorted(
        problem.code for problem in check(text).problems
    )
    assert [remark.code for remark in found.pop(BANK)] == ["misprint-missing"]
    assert len(found) == 3
    assert {key: looking.remarks(key) for key in found} == found


def test_the_bank_has_the_items_as_they_are_at_the_desk() -> None:
    desk = desk_of()
    looking = inspector(desk)
    desk, _ = desk.added(Section.TIMELINE, DIES)
    looking.show(desk.removed(keys(desk)[0]))
    assert looking.bank
    assert list(looking.bank.event) == ["escape", "back", "exile", "shot", "dies"]
    assert len(looking.bank.questions) == 1


def test_without_a_source_cards_are_looked_at_by_themselves() -> None:
    desk = desk_of("title: A life\n" + items(QUESTION.replace("ask: Where", "colour: red\nask: Where")))
    looking = inspector(desk)
    assert looking.bank is None
    assert codes(looking, 0) == [remark.code for remark in looking.survey()[0]] == ["unknown-key"]
    assert [problem.code for problem in looking.survey()[BANK]] == ["missing"]


def test_a_question_that_is_being_changed_is_not_held_to_what_it_was() -> None:
    desk = desk_of(HEAD.replace("title: A life", "title: A life\nlanguage: en", 1) + items(QUESTION))
    looking = inspector(desk)
    looking.survey()
    changed = desk.typed(0, {"ask": "Where did he operate a lathe then?"})
    looking.show(changed)
    assert not looking.remarks(0)
    looking.show(changed.duplicated(0))
    looking.survey()
    assert "questions-alike" in codes(looking, changed.next_key)


def test_after_a_survey_a_card_is_told_what_its_bank_as_a_whole_makes_of_it() -> None:
    two = (f"topic: Work\n{question}" for question in (QUESTION, QUESTION.replace("Where", "In which town")))
    desk, key = desk_of(HEAD + items(*two)).added(Section.QUESTIONS, {**LATHE, "topic": "Alone"})
    looking = inspector(desk)
    assert "topic-alone" in [remark.code for remark in looking.survey()[key]]
    assert looking.survey()[key] == looking.remarks(key)


def test_a_copy_that_is_not_saved_yet_has_the_id_of_no_other() -> None:
    desk = desk_of(HEAD + TIMELINE + items("order: [escape, exile, shot]\n"))
    looking, copy = inspector(desk.duplicated(4)), desk.next_key
    assert not looking.remarks(copy)
    assert not looking.remarks(4)
    assert "duplicate-id" not in [remark.code for remarks in looking.survey().values() for remark in remarks]


def test_the_next_problem_is_in_the_next_field_then_in_the_next_card_and_then_the_first_again() -> None:
    def remarked(*paths: FieldPath) -> list[Problem]:
        return [Problem("code", "message", path=path) for path in paths]

    ask, option, whole = ("ask",), ("wrong", 1), ()
    remarks = {BANK: remarked(()), 2: remarked(ask, ask, option), 5: remarked(whole)}
    walked: list[tuple[int, FieldPath | None, tuple[int, FieldPath]]] = [
        *((1, None, (2, ask)), (2, ask, (2, option)), (2, option, (5, whole)), (5, whole, (2, ask))),
        *((5, None, (5, whole)), (2, ("mended",), (2, ask))),
    ]
    for key, path, found in walked:
        assert next_problem([1, 2, 5], remarks, key, path) == found
    assert next_problem([1], remarks, 1, None) is None

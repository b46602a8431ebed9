"""The inspector: what the rules say of a card, field by field."""

from __future__ import annotations

import pytest

from quiz.authoring.document import Section
from quiz.authoring.inspecting import BANK, next_problem
from quiz.authoring.values import Plain
from quiz.bank.problems import FieldPath, Level, Problem
from tests.authoring.desks import LATHE, desk_of, inspector, keys
from tests.bank.bank_texts import HEAD, QUESTION, TIMELINE, check, items

ENGLISH = HEAD.replace("title: A life", "title: A life\nlanguage: en", 1)


QUESTION_FIELDS: dict[str, Plain] = {**LATHE, "ask": "Where did he work?"}
DIES: dict[str, Plain] = {"event": "Dies", "date": "1937", "quote": "He was shot"}


@pytest.mark.parametrize(
    ("before", "change", "code", "path"),
    [
        (QUESTION_FIELDS, {"quote": "to operate a lathe in Moscow"}, "quote-missing", ("quote",)),
        (QUESTION_FIELDS, {"quote": ["He escaped in 1913", "He was hanged"]}, "quote-missing", ("quote", 1)),
        (QUESTION_FIELDS, {"answer": "Semipalatinsk"}, "answer-not-in-quote", ("answer",)),
        (QUESTION_FIELDS, {"wrong": ["Samara", "Samara"]}, "duplicate-option", ("wrong", 1)),
        (QUESTION_FIELDS, {"wrong": [{"Samara": ["a"]}]}, "shape", ("wrong", 0, "why")),
        (
            QUESTION_FIELDS,
            {"wrong": [{"option": "Samara", "quote": "He was hanged"}, "Narym"]},
            "quote-missing",
            ("wrong", 0, "quote"),
        ),
        (QUESTION_FIELDS, {"ask": ""}, "missing", ("ask",)),
        (QUESTION_FIELDS, {"wrong": []}, "missing", ("wrong",)),
        (QUESTION_FIELDS, {"inferred": "perhaps"}, "yes-or-no", ("inferred",)),
        (QUESTION_FIELDS, {"inferred": "true"}, "inferred-without-why", ("inferred",)),
        (QUESTION_FIELDS, {"colour": "red"}, "unknown-key", ("colour",)),
        (DIES, {"date": "1937-13"}, "date", ("date",)),
        (DIES, {"after": "nothing"}, "unknown-event", ("after",)),
        (DIES, {"quote": ""}, "draft", ()),
        (DIES, {"id": "shot"}, "duplicate-id", ("id",)),
        (DIES, {"date": "", "after": ["back", "dies"]}, "after-itself", ("after", 1)),
        ({}, {"order": ["escape", "back"]}, "order-length", ("order",)),
        ({}, {"order": ["exile", "escape", "shot"]}, "order-wrong", ("order", 1)),
        ({}, {"order": ["escape", "exile", "nothing"]}, "unknown-event", ("order", 2)),
        ({}, {"order": ["escape", ["exile", "shot"], "back"]}, "tie-wrong", ("order", 1, 1)),
        ({}, {"order": ["back", "exile", "shot"]}, "order-open", ("order", 1)),
    ],
)
def test_a_remark_on_a_new_item_stands_at_its_field(
    before: dict[str, Plain], change: dict[str, Plain], code: str, path: FieldPath
) -> None:
    section = Section.TIMELINE if before is DIES else Section.QUESTIONS
    desk, key = desk_of().added(section, {**before, **change})
    assert (code, path) in [(remark.code, remark.path) for remark in inspector(desk).remarks(key)]


def test_an_ordering_may_name_an_event_that_was_added_just_now() -> None:
    desk = desk_of()
    looking = inspector(desk)
    looking.survey()
    desk, _ = desk.added(Section.TIMELINE, {"event": "Dies", "date": "1940", "quote": "He was shot"})
    desk, key = desk.added(Section.QUESTIONS, {"order": ["escape", "exile", "dies"]})
    looking.show(desk)
    assert not looking.remarks(key)


def test_an_ordering_of_an_event_that_was_broken_just_now_cannot_be_played() -> None:
    desk = desk_of()
    looking = inspector(desk)
    looking.survey()
    exile = keys(desk, Section.TIMELINE)[2]
    desk = desk.typed(exile, {"id": "exile", "event": "Is exiled", "date": "1927-13", "quote": "x"})
    desk, key = desk.added(Section.QUESTIONS, {"order": ["escape", "exile", "shot"]})
    looking.show(desk)
    assert [(remark.code, remark.path) for remark in looking.remarks(key)] == [("broken-event", ("order", 1))]
    assert "line" not in looking.remarks(key)[0].message


def test_a_card_that_is_no_item_is_an_error() -> None:
    desk = desk_of(HEAD + "questions: [just a text]\n")
    (remark,) = inspector(desk).remarks(keys(desk)[0])
    assert (remark.code, remark.level, remark.path) == ("shape", Level.ERROR, ())


def test_a_good_card_has_no_remarks_and_can_be_played() -> None:
    desk, key = desk_of(HEAD + "questions: []\n").added(Section.QUESTIONS, LATHE)
    looking = inspector(desk)
    assert not looking.remarks(key)
    item = looking.item(key)
    assert item is not None
    assert item.id == "where-did-he-operate-a-lathe"


def test_a_survey_says_of_all_cards_what_a_check_says_of_the_file() -> None:
    flawed = [
        QUESTION,
        QUESTION.replace("in Lugansk\n", "in Lugano\n").replace("Where", "Where again"),
        QUESTION.replace("answer: Lugansk", "answer: Odessa").replace("Where", "Where once"),
        "{order: [escape, exile, nothing]}",
    ]
    text = HEAD + "timeline: [{id: escape, event: Escapes, date: 1913, quote: He escaped in 1913}]\n"
    text += items(*flawed)
    found = inspector(desk_of(text)).survey()
    assert sorted(remark.code for remarks in found.values() for remark in remarks) == sorted(
        problem.code for problem in check(text).problems
    )


def test_what_a_survey_says_of_a_card_is_what_is_said_while_it_is_typed() -> None:
    text = HEAD + items(QUESTION.replace("answer: Lugansk", "answer: Odessa"))
    desk = desk_of(text)
    looking = inspector(desk)
    key = keys(desk)[0]
    surveyed = looking.survey()[key]
    assert surveyed
    assert looking.remarks(key) == surveyed


def test_the_bank_as_a_whole_is_remarked_on_too() -> None:
    desk = desk_of(HEAD.replace("Semipalantinsk:", "Semipalantisk:") + items(QUESTION))
    assert "misprint-missing" in [remark.code for remark in inspector(desk).survey()[BANK]]


def test_the_bank_has_the_items_as_they_are_at_the_desk() -> None:
    desk = desk_of()
    looking = inspector(desk)
    desk, _ = desk.added(Section.TIMELINE, {"event": "Dies", "date": "1937", "quote": "He was shot"})
    looking.show(desk.removed(keys(desk)[0]))
    looking.survey()
    assert looking.bank is not None
    assert list(looking.bank.event) == ["escape", "back", "exile", "shot", "dies"]
    assert len(looking.bank.questions) == 1


def test_without_a_source_cards_are_looked_at_by_themselves() -> None:
    desk = desk_of("title: A life\n" + items(QUESTION.replace("ask: Where", "colour: red\nask: Where")))
    looking = inspector(desk)
    key = keys(desk)[0]
    assert looking.bank is None
    assert [remark.code for remark in looking.remarks(key)] == ["unknown-key"]
    assert [remark.code for remark in looking.survey()[key]] == ["unknown-key"]


def test_a_question_that_is_being_changed_is_not_held_to_what_it_was() -> None:
    desk = desk_of(ENGLISH + items(QUESTION))
    inspecting, key = inspector(desk), keys(desk)[0]
    inspecting.survey()
    changed = desk.typed(key, {"ask": "Where did he operate a lathe then?"})
    inspecting.show(changed)
    assert not inspecting.remarks(key)
    copied, copy = changed.duplicated(key), changed.next_key
    inspecting.show(copied)
    inspecting.survey()
    assert "questions-alike" in {remark.code for remark in inspecting.remarks(copy)}


def test_an_ordering_is_held_to_the_events_as_they_are_now() -> None:
    desk = desk_of(HEAD + TIMELINE + items("order: [escape, exile, shot]\n"))
    inspecting, ordering = inspector(desk), keys(desk)[0]
    assert not inspecting.remarks(ordering)
    event = next(card for card in desk.section(Section.TIMELINE) if card.id == "escape")
    inspecting.show(desk.typed(event.key, {"date": "1930"}))
    assert "order-wrong" in {remark.code for remark in inspecting.remarks(ordering)}


def test_the_next_problem_is_in_the_next_field_then_in_the_next_card_and_then_the_first_again() -> None:
    def remarked(*paths: FieldPath) -> list[Problem]:
        return [Problem("code", "message", path=path) for path in paths]

    remarks = {BANK: remarked(()), 2: remarked(("ask",), ("ask",), ("wrong", 1)), 5: remarked(())}
    walk: list[tuple[int, FieldPath] | None] = [next_problem([1, 2, 5], remarks, 1, None)]
    for _ in range(3):
        assert walk[-1]
        walk.append(next_problem([1, 2, 5], remarks, *walk[-1]))
    assert walk == [(2, ("ask",)), (2, ("wrong", 1)), (5, ()), (2, ("ask",))]
    assert next_problem([1, 2, 5], remarks, 5, None) == (5, ())
    assert next_problem([1, 2, 5], remarks, 2, ("mended",)) == (2, ("ask",))
    assert next_problem([1], remarks, 1, None) is None


def test_a_copy_that_is_not_saved_yet_has_the_id_of_no_other() -> None:
    desk = desk_of(HEAD + TIMELINE + items("order: [escape, exile, shot]\n"))
    copied, key = desk.duplicated(keys(desk)[0]), desk.next_key
    inspecting = inspector(copied)
    assert [remark.code for remark in inspecting.remarks(key)] == []
    assert "duplicate-id" not in {
        remark.code for remarks in inspecting.survey().values() for remark in remarks
    }

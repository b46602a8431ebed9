"""What is written for another program is told as such once, in a bank's words, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.bank import foreign
from quiz.bank.fields import did_you_mean
from quiz.bank.files import builtin_path
from quiz.bank.foreign import other_program
from quiz.bank.format import BANK_KEYS, CHOICE_KEYS, EVENT_KEYS, ITEM_KEYS, SOURCE_KEYS
from quiz.bank.reading import read_text
from quiz.text.words import tables_in
from tests.bank.bank_texts import HEAD, QUESTION, TIMELINE, items, named, only, questions, read

LETTERED = "Where?\nA. Baku\nB. Narym\nANSWER: B\n"
JEOPARDY = (
    '{"categories": [{"name": "Exile", "clues": [{"value": 100, "clue": "A town", "solution": "Narym"}]}]}'
)

FILES = [
    # JSON and YAML
    ('[{"question": "Where?", "options": ["Baku", "Narym"], "answer": 1}]', 1, ["question", "options"]),
    (
        '{"results":[{"question":"Where?","correct_answer":"a","incorrect_answers":["b"]}]}',
        1,
        ["correct_answer"],
    ),
    ('{\n\t"items": [\n\t\t{"prompt": "Where?", "choices": ["Baku"], "correctIndex": 0}]}', 3, ["prompt"]),
    ("- question: Where?\n  options:\n    A: Baku\n    B: Narym\n  answer: B\n", 1, ["question", "options"]),
    (
        "questions:\n  - question: Where?\n    wrong_answers: [Baku]\n    answer: Narym\n",
        2,
        ["wrong_answers"],
    ),
    (
        "quiz:\n  - question: Where: there?\n    optionA: Baku\n    optionB: Narym\n    key: A\n",
        2,
        ["optionA"],
    ),
    (
        "const quiz = [\n  {\n    question: 'Where?',\n    answers: ['a', 'b'],\n    correct: 1,\n  },\n]\n",
        3,
        [],
    ),
    (JEOPARDY, 1, ["clue", "solution"]),
    ("Q: Where?\nA: In Baku\n\nQ: When?\nA: In 1913\n", 1, ["Q", "A"]),
    ("- frage: Wo?\n  antworten: [Baku, Narym]\n  richtig: Baku\n", 1, ["frage", "antworten"]),
    ("Where was he born?: Samara\nWhere was he exiled?: Narym\n", 1, []),
    (
        '[[questions]]\nquestion = "Where?"\nanswers = ["Baku"]\nhint = "In 1913"\n',
        2,
        ["question", "answers"],
    ),
    ('[{"question": "Where?", "A": "Baku", "B": "Narym", "answer": "A"}]', 1, ["A, B"]),
    ('[{"question": "Where?", "(a)": "Baku", "(b)": "Narym", "answer": "a"}]', 1, ["(a), (b)"]),
    ("Q1:\n  text: Where?\n  choices: [Baku, Narym]\n  correct: Baku\n", 2, ["text", "choices", "correct"]),
    ("# Baku\nA town\n---\n# Narym\nA village\n", 1, []),
    ("#Q Where?\n^ Baku\nA Narym\nB Baku\n\n#Q When?\n^ 1905\nA 1905\nB 1906\n", 1, []),
    ("question,answer1,answer2,answer\nWhere?,Baku,Narym,Baku\nWhen?,1905,1906,1905\n", 1, ["answer1"]),
    ('{\n  "games": [{"wer": ["a"], "was": 1}]\n}', 1, []),
    ("- q: Where?\n  a:\n  - Baku\n  - correct: Narym\n", 1, ["q", "a", "correct", "wrong"]),
    ('[{"question": "Where?", "answers": [{"text": "Baku", "correct": true}]}]', 1, ["answers", "correct"]),
    ('[{"pregunta": "Where?", "respuestas": [{"texto": "Baku", "puntos": 38}]}]', 1, ["puntos"]),
    ("- question: Where?\n  answer: |\n    So:\n    options: none\n", 1, ["question"]),
    ('{"a": {"question": "Where?", "options": {"A": "Baku"}, "answer": "A"}}', 1, ["options", "answer"]),
    # Tables
    ("pregunta,opcion1,opcion2,correcta\nWhere?,Baku,Narym,1\n", 1, ["opcion1", "opcion2", "correcta"]),
    ("question;reponseA;reponseB;bonne_reponse\nWhere?;Baku;Narym;B\n", 1, ["reponseA", "bonne_reponse"]),
    ("palavra/pergunta,resposta,imagem\nWhere?,Baku,x\n", 1, ["palavra/pergunta", "resposta"]),
    ("#separator:tab\n#guid column:1\nhFLW{#\tWhere?\tBaku\n", 1, []),
    (
        "Question - max 120 characters,Answer 1 - max 75 characters,Correct answer(s)\nA?,B,1\n",
        1,
        ["Answer 1"],
    ),
    ("Quiz template\n\nNo,Question,Option A,Option B,Correct\n1,Where?,Baku,Narym,B\n", 3, ["Option A"]),
    ("Frage;Richtig;Falsch 1\nWo?;Baku;Narym\n", 1, ["Frage"]),
    ("Where?\tBaku\nWhen?\t1913\n", 1, []),
    ("#separator:tab\n#html:true\nWhere?\tBaku\ttown\nWhen?\t1913\tyear\n", 1, []),
    ("question,A,B,C,answer\nWhere?,Baku,Narym,Samara,B\n", 1, ["A, B, C"]),
    ("Stand up,Moa seogi\n" * 12, 1, []),
    ('"Where, and when?","Baku, 1913","Narym",1\n"Who?","He","She",2\n', 1, []),
    # Formats of their own
    ("Question 1: Where?\nAnswer: Baku\n\nQuestion 2: When?\nAnswer: 1913\n", 1, ["Question 1"]),
    ("\\question Where?\n\\choice Baku\n\\CorrectChoice Narym\n\\question When?\n\\choice 1913\n", 1, []),
    ("Where was he born? / Samara\nWhen was he shot? / 1937\n", 1, []),
    (LETTERED, 2, []),
    ("<div>\n###### 1. Where?\n\n- A: Baku\n- B: Narym\n\n---\n\n###### 2. When?\n", 4, []),
    ("1. Where?\n  a) Baku\n  b) Narym\nAnswer: b\n", 2, []),
    ("// question: 1\n::One:: Where? {\n=Baku\n~Narym\n}\n", 2, []),
    ("He was shot in 1937. {TRUE}\n", 1, []),
    ('<?xml version="1.0"?>\n<quiz>\n<question type="multichoice">\n</question>\n</quiz>\n', 1, []),
    ("# Where?\n- [ ] Baku\n- [x] Narym\n\n---\n\n# When?\nIn 1913\n", 1, []),
]


@pytest.mark.parametrize(("text", "line", "words"), FILES)
def test_a_file_of_another_program_has_one_problem_that_says_what_it_is_and_the_way_out(
    text: str, line: int, words: list[str]
) -> None:
    problem = only(read(text))
    assert (problem.code, problem.line) == ("other-program", line)
    assert [word for word in (*words, "ask") if f"“{word}”" not in problem.message] == []
    assert "quiz new BANK --from TEXT" in problem.hint


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("- question: Where?\n  answer: |\n    So:\n    options: none\n", "options"),
        ('[{"question": "Where?", "answers": [{"text": "Baku", "correct": true}]}]', "text"),
        ('[{"question": "Where?", "options": ["a", "b"], "answer": "Baku, by the sea"}]', "written out"),
        ('["Donkeys learn.", "Llamas learn."]', "another program"),
    ],
)
def test_what_is_no_key_of_a_question_and_what_holds_none_is_not_told_as_such(
    text: str, lacking: str
) -> None:
    assert lacking not in only(read(text)).message


@pytest.mark.parametrize(
    "text",
    [
        "questions:\n- nothing\n- else\n",
        "scrambles:\n- Acacia boat\n- Birch boat\n",
        "## One\n### 1. **Two**\n\n\t-It is.\n### 2. **Three**\n",
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n",
    ],
)
def test_what_has_nothing_of_a_bank_is_told_to_be_none_in_one_problem(text: str) -> None:
    assert only(read(text)).message == "this is no bank"


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0"])
def test_a_document_or_archive_is_told_as_such_and_not_by_its_first_strange_byte(start: bytes) -> None:
    assert only(read_text(start + b"\x00\xff", "quiz.xlsx")).code == "other-program"


SLIPS = [
    HEAD.replace("title: A life", "") + items(QUESTION),
    HEAD.replace("source:", "sauce:") + items(QUESTION) + TIMELINE,
    HEAD.replace("  title: A short life", "\ttitle: [A short life") + TIMELINE,
    '{"title": "A", "questions": [{"ask": "Where?", "answer": "A", "wrong": ["B"]}]}',
    "# A life, for class 9\ntitle: A life\nsource:\n  title: [A\n  text: |\n    Then: a) one\n    b) two\n",
    "title: A life\nname: a, b\n",
    "A. He said so.\n",
    "Who was he? Why did he go?\nWho shot him?\n" + "He was born at Samara, and left school at 14.\n" * 9,
    "Born at Samara, he left school, and worked.\nShot in 1937, he was cleared, in 1986.\n",
    "services:\n  web:\n    image: a\n    options: [a, b]\n",
    "",
]


@pytest.mark.parametrize("text", SLIPS)
def test_a_bank_with_a_slip_in_its_head_and_what_is_no_quiz_are_not_taken_for_one(text: str) -> None:
    assert "other-program" not in dict(named(read(text)))


def test_a_good_bank_is_not_taken_for_one_even_where_it_is_looked_at() -> None:
    assert other_program(builtin_path().read_text(encoding="utf-8")) is None


OTHER = "question: Where?\noptions: [Samara, Narym]\ncorrect: Samara\n"


def test_questions_in_other_words_below_a_source_are_one_problem_and_the_rest_plays() -> None:
    reading = read(HEAD + items(OTHER, QUESTION, OTHER))
    assert named(reading) == [("other-program", 12)]
    assert "line 12, 19" in reading.problems[0].message
    assert questions(reading) == ["where-did-he-operate-a-lathe"]


@pytest.mark.parametrize(
    ("old", "new"), [("ask:", "question:"), ("answer:", "correct_answer:"), ("wrong:", "distractors:")]
)
def test_one_key_in_other_words_is_named_with_the_one_that_is_meant(old: str, new: str) -> None:
    problem = only(read(HEAD + items(QUESTION.replace(old, new))))
    assert problem.hint == f"write  {old}  instead of  {new}"


def test_options_are_not_called_the_wrong_ones_without_saying_that_the_answer_is_among_them() -> None:
    assert "but the answer" in only(read(HEAD + items(QUESTION.replace("wrong:", "options:")))).hint


def test_keys_in_capitals_are_named_once_each_with_what_is_meant() -> None:
    capitals = "".join(line[0].upper() + line[1:] + "\n" for line in QUESTION.splitlines())
    hints = [problem.hint for problem in read(HEAD + items(capitals)).problems]
    assert hints[:3] == [
        f"write  {key}:  instead of  {key.capitalize()}:" for key in ("ask", "answer", "wrong")
    ]
    assert hints[3:] == ["did you mean: quote?"]


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("explanation", CHOICE_KEYS, "why"),
        ("Category", CHOICE_KEYS, "topic"),
        ("correctAnswer", CHOICE_KEYS, "answer"),
        ("incorrect_answers", CHOICE_KEYS, "wrong"),
        ("year", EVENT_KEYS, "date"),
        ("link", SOURCE_KEYS, "url"),
        ("name", BANK_KEYS, "title"),
        ("anwser", CHOICE_KEYS, "answer"),
        ("QUOTE", CHOICE_KEYS, "quote"),
        ("answers", CHOICE_KEYS, "answer"),
    ],
)
def test_did_you_mean_knows_other_programs_words(word: str, known: tuple[str, ...], near: str) -> None:
    assert did_you_mean(word, known) == f"did you mean: {near}?"


def test_the_table_is_of_a_banks_keys_and_none_of_its_words_is_one_where_another_is_meant() -> None:
    table = tables_in(Path(foreign.__file__).with_suffix(".yaml"))
    keys = ITEM_KEYS.union(BANK_KEYS, SOURCE_KEYS, ["options"])
    assert table.keys() <= keys
    in_questions = [word for ours in (*CHOICE_KEYS, "options") for word in table.get(ours, "").split()]
    assert len(in_questions) == len({*in_questions})
    assert {*in_questions}.isdisjoint(CHOICE_KEYS)


def test_the_one_message_on_a_thousand_questions_is_not_written_anew_for_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[str] = []

    def excerpt(text: str) -> str:
        shown.append(text)
        return text

    monkeypatch.setattr("quiz.bank.fields.excerpt", excerpt)
    theirs = "".join(f"  - question: Where {number}?\n    correct: Baku\n" for number in range(1_000))
    (only_one,) = read_text(f"{HEAD}questions:\n{theirs}", "bank.yaml").problems
    assert "in line 12, 14, 16" in only_one.message
    assert len(shown) < 100

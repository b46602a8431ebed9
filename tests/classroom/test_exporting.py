"""The files of a report: harmless, whole, and enough to compute its figures again."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from statistics import correlation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.problems import ProblemError
from quiz.classroom.exporting import OWN, export, players_csv, questions_csv, report_json, report_page
from quiz.classroom.report import Report, report
from quiz.classroom.setup import Setup
from tests.classroom.keeping import NOW
from tests.classroom.played import CHECK, a_lesson, choices, lesson_of, of_rows, talked_over
from tests.game.lives import a_bank, a_choice, an_event, an_ordering, source_of

HOSTILE = '=HYPERLINK("http://evil";"<script>alert(1)</script>")'


def read(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table, newline="")))


def a_class() -> Report:
    """Twelve players, one of whom came late, at four questions, one of which was talked over."""
    lesson = a_lesson(*choices(4), setup=Setup(teams=2))
    lesson.join(*(f"Player{number}" for number in range(11)))
    lesson.ask_marked(*[True] * 5, *[False] * 4, None, None)
    lesson.join("Latecomer")
    lesson.ask_marked(*[True] * 3, *[False] * 6, None, True, False)
    talked_over(lesson, [*[True] * 4, *[False] * 6, None, True], [*[None] * 4, *[True] * 6, None, True])
    lesson.ask_marked(*[False, True] * 6)
    return report(lesson.room)


# What they are for


def mark_in(cell: str) -> float | None:
    return None if cell == "" else 0.0 if cell == "no answer" else float(cell)


def test_the_figures_can_be_computed_again_from_the_table_of_players() -> None:
    found = a_class()
    rows, figures = read(players_csv(found)), read(questions_csv(found))
    columns = [name for name in rows[0] if re.match(r"q\d+ ", name) and "(second vote)" not in name]
    assert (len(rows), len(columns), len(figures)) == (12, 4, 4)
    marks = [[mark_in(row[column]) for column in columns] for row in rows]
    whole = [[mark for mark in row if mark is not None] for row in marks if None not in row]
    for at, figure in enumerate(figures):
        column = [mark for row in marks if (mark := row[at]) is not None]
        assert float(figure["facility"]) == pytest.approx(100 * sum(column) / len(column), abs=0.005)
        assert int(figure["facility n"]) == len(column)
        own, rest = [row[at] for row in whole], [sum(row) - row[at] for row in whole]
        assert float(figure["discrimination"]) == pytest.approx(100 * correlation(own, rest), abs=0.005)
        assert int(figure["discrimination n"]) == len(whole) == 11
        assert figure["facility in words"] not in ("", "too few to say")
    assert int(figures[0]["no answer"]) == 2


def test_the_check_has_its_figures_in_the_table() -> None:
    figures = read(questions_csv(report(of_rows(*CHECK).room)))
    assert [(each["facility"], each["discrimination"]) for each in figures] == [
        ("66.67", "34.3"),
        ("50.0", "0.0"),
        ("33.33", "34.3"),
    ]
    assert {each["facility in words"] for each in figures} == {"too few to say"}


def test_a_cell_tells_not_asked_from_no_answer_and_from_wrong_and_has_both_votes() -> None:
    found = a_class()
    rows = read(players_csv(found))
    first, third, again = (f"q{end}" for end in ("1 Ask q0?", "3 Ask q2?", "3 Ask q2? (second vote)"))
    assert [rows[at][first] for at in (0, 5, 9, 11)] == ["1.0", "0.0", "no answer", ""]
    assert [(rows[at][third], rows[at][again]) for at in (0, 4, 10)] == [
        ("1.0", "1.0"),
        ("0.0", "1.0"),
        ("no answer", "no answer"),
    ]
    assert rows[4]["points"] == "2000"
    assert {row["team"] for row in rows} == {"Reading Lamp", "Card Index"}


def test_the_json_has_what_the_tables_have() -> None:
    found = a_class()
    kept = json.loads(report_json(found, NOW))
    taught = [row for row in read(questions_csv(found)) if row["teach again"]]
    assert kept["begun"] == "2026-11-30T11:30:00+01:00"
    assert kept["teach_again"] == [
        int(row["question"][1:]) for row in sorted(taught, key=lambda row: row["teach again"])
    ]
    for question, figure in zip(kept["questions"], read(questions_csv(found)), strict=True):
        assert round(question["facility"]["value"], 2) == float(figure["facility"])
        assert question["item"]
        assert figure["quotes"] == "; ".join(each["quote"] for each in question["evidence"]) != ""
        assert len(question["options"]) == len(question["chosen"])
    assert [player["name"] for player in kept["players"]] == [
        row["player"] for row in read(players_csv(found))
    ]
    assert kept["players"][11]["answers"][0]["first"] is None
    assert kept["not_known"][0]["sentences"][0]["words"] == "Chapter 0 tells of a deed 0 that was done."


# Files


def test_an_export_is_four_files_that_excel_reads_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "reports" / "session-1130-1"
    export(report(of_rows("1", names=["Zoë"]).room), NOW, folder)
    assert {path.name for path in folder.iterdir()} == {
        "players.csv",
        "questions.csv",
        "report.json",
        "report.html",
    }
    assert (folder / "players.csv").read_bytes().startswith(b"\xef\xbb\xbfplayer,points,")
    assert "Zoë" in (folder / "players.csv").read_text(encoding="utf-8-sig")
    assert json.loads((folder / "report.json").read_bytes())["players"][0]["name"] == "Zoë"


def test_an_export_that_fails_leaves_nothing_that_is_in_the_way_of_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = report(of_rows("1").room)
    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
        with pytest.raises(ProblemError, match="No space left"):
            export(found, NOW, tmp_path / "folder")
    export(found, NOW, tmp_path / "folder")


def test_an_export_overwrites_nothing(tmp_path: Path) -> None:
    found = report(of_rows("1").room)
    for there in (tmp_path / "folder", tmp_path / "file"):
        there.mkdir() if there.name == "folder" else there.touch()
        with pytest.raises(ProblemError, match="is there already"):
            export(found, NOW, there)
    with pytest.raises(ProblemError, match="Not a directory"):
        export(found, NOW, tmp_path / "file" / "below")
    assert not list((tmp_path / "folder").iterdir())


def test_a_report_of_nothing_asked_is_exported_too(tmp_path: Path) -> None:
    lesson = a_lesson(*choices(1))
    lesson.join("Ada")
    export(report(lesson.room), NOW, tmp_path / "new")
    assert read((tmp_path / "new" / "players.csv").read_text(encoding="utf-8-sig")) == [
        {"player": "Ada", "points": "0"}
    ]


# Hostile text


def is_formula(cell: str) -> bool:
    return cell.lstrip().startswith(tuple("=+-@＝＋－＠")) or cell.startswith(("\t", "\r"))


def as_excel_reads(table: str, delimiter: str) -> list[str]:
    """The cells that a program finds which parts them by this sign."""
    return [cell for row in csv.reader(io.StringIO(table, newline=""), delimiter=delimiter) for cell in row]


@pytest.mark.parametrize(
    "name",
    [
        HOSTILE,
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        " =1+1",
        "a;=1+1;",
        '";=1+1;"',
        "＝1+1",
        "a\n=1+1",
    ],
)
def test_no_cell_is_a_formula_whatever_parts_the_cells(name: str) -> None:
    lesson = lesson_of(a_bank(a_choice("q", 0, answers=(name,), wrong=(f"{name} ", "b"), topic=name)))
    lesson.join(name, "Ben")
    lesson.ask_marked(True, False)
    found = report(lesson.room)
    for table in (players_csv(found), questions_csv(found)):
        for delimiter in (",", ";", "\t"):
            assert not [cell for cell in as_excel_reads(table, delimiter) if is_formula(cell)]


@given(st.text(st.sampled_from("=+-@;,\"'\t\r\n aZ"), min_size=1))
def test_no_name_makes_a_formula(name: str) -> None:
    found = report(of_rows("1", names=[name]).room)
    for delimiter in ",;":
        assert not [cell for cell in as_excel_reads(players_csv(found), delimiter) if is_formula(cell)]


def test_a_negative_figure_stays_a_number() -> None:
    figures = read(questions_csv(report(of_rows("10", "01", "10", "01").room)))
    assert float(figures[0]["discrimination"]) == pytest.approx(-100)


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes.update(attrs)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_shows_outside_text_as_text_and_needs_nothing_but_itself() -> None:
    bank = a_bank(
        a_choice("q", 0, answers=(HOSTILE,), wrong=("<b>x", "b"), topic=HOSTILE),
        source=source_of("<img src=x onerror=alert(1)>", 4),
    )
    lesson = lesson_of(bank)
    lesson.join("<i>Ada", 'Ben" onclick="x')
    lesson.ask_marked(False, False)
    tags = Tags(report_page(report(lesson.room), NOW))
    assert not tags.open
    assert not tags.names & {"script", "img", "link", "iframe", "a", "object"}
    assert not [name for name, _ in tags.attributes if name.startswith("on") or name in ("src", "href")]


def test_the_page_begins_with_what_to_teach_again_and_shows_what_is_not_known() -> None:
    page = report_page(report(of_rows("10", "10", "11").room), NOW)
    assert page.index("To teach again") < page.index("Ask q1?") < page.index("Question by question")
    assert "<mark>Chapter 1 tells of a deed 1 that was done.</mark>" in page
    assert '<span class="missed">Chapter 1 tells' in page
    assert '<span class="known">Chapter 0 tells' in page
    assert OWN in page


def test_the_page_has_a_row_a_player_with_both_votes_and_nothing_where_it_was_not_asked() -> None:
    lesson = a_lesson(*choices(2))
    lesson.join("Ada")
    talked_over(lesson, [False], [True])
    lesson.join("Late")
    lesson.ask_marked(None, True)
    page = report_page(report(lesson.room), NOW)
    assert ">Ada</th><td>✗→✓</td><td>–</td><td>1000</td>" in page
    assert ">Late</th><td></td><td>✓</td><td>1000</td>" in page


def test_an_ordering_is_reported_like_any_other() -> None:
    events = (an_event("a", 0, "1900"), an_event("b", 1, "1901"), an_event("c", 2, "1902"))
    lesson = a_lesson(*events, an_ordering("o", "a", "b", "c"))
    lesson.join("Ada")
    place = {option.key: at for at, option in enumerate(lesson.room.asked[0].options)}
    lesson.ask([[place["b"], place["a"], place["c"]]])
    found = report(lesson.room)
    assert read(players_csv(found))[0]["q1 Put these in order, earliest first."] == "0.333333"
    assert read(questions_csv(found))[0]["commonest mistake"] == "“Event b” before “Event a”"
    assert "<td>0.33</td>" in report_page(found, NOW)

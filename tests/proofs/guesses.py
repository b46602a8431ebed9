"""Who has read nothing gains nothing by what a round prints: a player who knows no more, in several ways."""

import io
import math
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise, permutations
from pathlib import Path
from statistics import mean, stdev
from typing import NamedTuple

from quiz.bank.files import builtin_path
from quiz.bank.model import Bank, Choice
from quiz.bank.reading import read_bank
from quiz.game.banks import Banks, event_key
from quiz.game.draw import draw_round
from quiz.game.round import Play, Settings
from quiz.game.timeline import Board, place
from quiz.memory.log import Memory
from quiz.memory.player import Player
from quiz.plain.console import Console
from quiz.plain.play import play_by_line
from tests.game.lives import an_answer

BY_CARDS, BY_ALL = "by dates of cards", "by dates of cards and passages"
PLAYS: Mapping[str, tuple[Play, int]] = {
    "rounds of ten": (Play.ROUND, 10),
    "rounds of twenty": (Play.ROUND, 20),
    "read and play": (Play.READ, 0),
    "misses again": (Play.MISSES, 10),
    "timeline": (Play.TIMELINE, 0),
    "timeline of today": (Play.DAILY, 0),
}
"""What is played, and how many questions."""

_FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
_HEADER = re.compile(r"^(Once more: question|Question|Event) \d+ of \d+\..*\n", re.MULTILINE)
_PART_READ = re.compile(r"^Part \d+ of \d+, to read[.;][^\0]*?(?=^Question )", re.MULTILINE)
_CHROME = re.compile(r"^(?:Topic: |Type |> |Where does it go|Part \d|Choose \d)")
_NUMBERED = re.compile(r"^(\d+)\. (.*)$")  # “2. Odessa”
_CARD = re.compile(
    r"^\d+\. (?:([^:()]*\d+[^:()]*): |\(([^)]*)\) )?(.*?)(?: You had it \w+\.)?$"
)  # “1. 1905–07: Held”
_YEAR = re.compile(r"\b(1[89]\d\d)\b")
_SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])|\n")


def plain(text: str) -> str:
    """The words of a text, a blank around each."""
    return " ".join(["", *re.findall(r"[^\W_]+", text.casefold()), ""])


def stems(text: str) -> set[str]:
    """What the longer words of a text and its numbers begin with."""
    return {word[:5] for word in plain(text).split() if len(word) > 3 or word.isdecimal()}


class Seen(NamedTuple):
    """What has been shown before a question."""

    lines: Sequence[str]
    words: str
    """All of it, plain."""


class Offered(NamedTuple):
    """An option as it is offered."""

    text: str
    prompt: str
    seen: Seen

    @property
    def often(self) -> int:
        """How often it has been shown as a whole."""
        return self.seen.words.count(plain(self.text))

    @property
    def share(self) -> float:
        """Which share of its words has been shown."""
        return _share(self.text, stems(self.seen.words))

    @property
    def beside(self) -> float:
        """Which share of its words stands in the sentence that has most of the prompt."""
        asked = stems(self.prompt)
        lines = map(stems, self.seen.lines)
        return _share(self.text, max(lines, key=lambda words: len(words & asked), default=set()))


def _share(text: str, words: set[str]) -> float:
    return len(stems(text) & words) / max(1, len(stems(text)))


SEEING = ("most seen", "least seen", "not seen", BY_CARDS, BY_ALL)
"""The ways that go by what whole options and cards were shown, and so by the round alone."""
MOST: Mapping[Play, float] = {
    Play.ROUND: 2,
    Play.MISSES: 1,
    Play.READ: 2,
    Play.TIMELINE: 3,
    Play.DAILY: 3,
}
"""So many points of 100 these may gain at most, in the plays that are proved."""
CHOOSING: Mapping[str, Callable[[Offered], float]] = {
    "most seen": lambda option: option.often,
    "least seen": lambda option: -option.often,
    "not seen": lambda option: -min(option.often, 1),
    "words seen": lambda option: option.share,
    "words not seen": lambda option: -option.share,
    "of the prompt": lambda option: _share(option.text, stems(option.prompt)),
    "beside the prompt": lambda option: option.beside,
    "longest": lambda option: len(option.text),
}
"""How good an option looks to who chooses in this way."""


class Years:
    """When cards are, by all dates and orders that were shown."""

    def __init__(self) -> None:
        self.cards: dict[str, float] = {}
        """Those that stood in their order with a date, or between others that had one."""

    def learn(self, rows: Iterable[str]) -> None:
        """Take in rows of cards in their order in time."""
        found = [
            (match[1] or match[2] or "", match[3].rstrip(".")) for row in rows if (match := _CARD.match(row))
        ]
        last = 0.0
        for when, card in found:
            years = _YEAR.findall(when)
            last = (
                float(years[0]) + 0.3 * len(years) if years and not when.startswith("after") else last + 0.01
            )
            self.cards[plain(card)] = last

    def of(self, card: str, seen: Seen | None) -> float | None:
        """When a card is; with what was `seen` by the sentence that has most of its words."""
        known = self.cards.get(plain(card))
        if known is not None or seen is None:
            return known
        wanted = stems(card)
        dated = [line for line in seen.lines if _YEAR.search(line) and not self._is_row(line)]
        best = max(dated, key=lambda line: len(stems(line) & wanted), default="")
        if len(stems(best) & wanted) < max(2, len(wanted) / 2):
            return None
        return float(_YEAR.findall(best)[0])

    def _is_row(self, line: str) -> bool:
        """Whether a line is that of a card: what other cards are like is no secret."""
        return any(card in plain(line) for card in self.cards)


class Guesser(io.StringIO):
    """Answers by chance what is printed, and reckons what each way to choose would have earned."""

    def __init__(self, banks: Banks, printed: io.StringIO, seed: str) -> None:
        super().__init__()
        self._banks = banks
        (self._bank,) = banks.banks
        self._choices = {plain(each.ask): each for each in self._bank.questions if isinstance(each, Choice)}
        self._keys = {plain(event.event): event_key(bank_id, event.id) for bank_id, event in banks.events}
        self._printed = printed
        self._at = 0
        self._chance = random.Random(seed)
        self._lines: list[str] = []
        self._years = Years()
        self.gained: dict[str, float] = defaultdict(float)
        """By way, what it would have earned more than chance."""
        self.asked: dict[str, int] = defaultdict(int)

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """The answer to what was printed last."""
        said = self._printed.getvalue()[self._at :]
        self._at += len(said)
        if _PART_READ.search(said):
            self._lines, self._years = [], Years()
            said = _PART_READ.sub("", said)
        header = list(_HEADER.finditer(said))[-1]
        before, block = said[: header.start()], said[header.end() :]
        self._take_in(before)
        seen = Seen(self._lines, plain("\n".join(self._lines)))
        answer = self._answer(header[1], block, seen)
        self._take_in(block)
        return f"{answer}\n"

    def _take_in(self, said: str) -> None:
        lines = [line for line in said.splitlines() if line and not _CHROME.match(line)]
        for at, line in enumerate(lines):
            if line in ("The right order:", "The line so far, earliest first:"):
                self._years.learn(row for row in lines[at + 1 :] if _NUMBERED.match(row))
        self._lines += (each for line in lines for each in _SENTENCE.split(line))

    def _answer(self, header: str, block: str, seen: Seen) -> str:
        options = [match[2] for line in block.splitlines() if (match := _NUMBERED.match(line))]
        if header == "Event":
            return self._placed(block, options, seen)
        if re.search(r"^Type all \d+ numbers", block, re.MULTILINE):
            if header == "Question":
                self._ordered(options, seen)
                return " ".join(map(str, self._some(range(1, len(options) + 1))))
            before, keys = self._banks.before.is_before, [self._keys[plain(each)] for each in options]
            order = sorted(keys, key=lambda key: sum(before(other, key) for other in keys))
            return " ".join(str(keys.index(key) + 1) for key in order)
        several = re.search(r"^Type (\d+) numbers", block, re.MULTILINE)
        count = int(several[1]) if several else 1
        choice = next(
            self._choices[plain(line)] for line in block.splitlines() if plain(line) in self._choices
        )
        if header == "Question":
            self._chosen(choice, options, count, seen)
            return " ".join(map(str, self._some(range(1, len(options) + 1))[:count]))
        return " ".join(str(options.index(answer) + 1) for answer in choice.answers)

    def _some(self, values: Iterable[int]) -> list[int]:
        values = list(values)
        return self._chance.sample(values, len(values))

    def _chosen(self, choice: Choice, options: Sequence[str], count: int, seen: Seen) -> None:
        def mark(chosen: Iterable[str]) -> float:
            right = sum(each in choice.answers for each in chosen)
            return max(0.0, right / count - (count - right) / len(choice.wrong)) if count > 1 else right

        by_chance = mean(map(mark, combinations(options, count)))
        self.asked["choices"] += 1
        for way, looks in CHOOSING.items():
            scores = {option: looks(Offered(option, choice.ask, seen)) for option in options}
            ways = combinations(options, count)
            total = {chosen: sum(scores[each] for each in chosen) for chosen in ways}
            best = max(total.values())
            self.gained[way] += (
                mean(mark(chosen) for chosen in total if total[chosen] > best - 1e-9) - by_chance
            )

    def _ordered(self, options: Sequence[str], seen: Seen) -> None:
        keys = {option: self._keys[plain(option)] for option in options}
        before = self._banks.before.is_before

        def mark(placed: Sequence[str]) -> float:
            pairs = [(keys[a], keys[b]) for a, b in combinations(placed, 2)]
            right, wrong = (sum(before(*pair[::step]) for pair in pairs) for step in (1, -1))
            return max(0.0, (right - wrong) / (right + wrong))

        marks = {placed: mark(placed) for placed in permutations(options)}
        self.asked["orderings"] += 1
        for way, shown in ((BY_CARDS, None), (BY_ALL, seen)):
            known = {
                option: year for option in options if (year := self._years.of(option, shown)) is not None
            }
            fits = [
                marks[placed]
                for placed in marks
                if all(known[a] <= known[b] for a, b in pairwise(each for each in placed if each in known))
            ]
            gain = mean(fits) - mean(marks.values())
            self.gained[way] += gain

    def _placed(self, block: str, options: Sequence[str], seen: Seen) -> str:
        card = re.findall(r"^To be placed: (.*)$", block, re.MULTILINE)[0]
        line = [match[3] for option in options if (match := _CARD.match(f"1. {option}"))]
        board = Board(tuple(self._keys[plain(each)] for each in line), self._keys[plain(card)])
        marks = [place(board, self._banks, after).right for after in ("", *board.keys)]
        self.asked["events"] += 1
        for way, shown in ((BY_CARDS, None), (BY_ALL, seen)):
            year = self._years.of(card, shown)
            fits = list(range(len(marks)))
            if year is not None:
                fits = [sum((self._years.of(each, None) or 0) <= year for each in line)]
            self.gained[way] += mean(marks[each] for each in fits) - mean(marks)
        return str(marks.index(True))  # so that the line goes on to its end


def played(bank: Bank, seed: str, play: Play, length: int, folder: Path, day: datetime) -> Guesser:
    """Play a round in a pipe on a day, which decides what the timeline of that day asks."""
    banks = Banks([bank])
    memory = Memory(folder / f"{play}-{length}-{seed}", now=lambda: day)
    player = Player(banks, memory, settings=Settings(length or None), now=lambda: day)
    printed = io.StringIO()
    guesser = Guesser(banks, printed, seed)
    after = None
    if play is Play.MISSES:
        after = draw_round(banks, Settings(length), seed, "r")
        for _ in after.dealt:
            after = after.answered(an_answer("x", mark=0))
    play_by_line(Console(guesser, printed, interactive=False, width=10_000), player, play, seed, after)
    assert "Done." in printed.getvalue(), printed.getvalue()[-500:]
    return guesser


def attempt(times: int, seed: int, folder: Path) -> str:
    """Who knows only what is printed gains next to nothing by it over a player who answers by chance."""
    bank = read_bank(builtin_path()).bank
    assert bank is not None
    report = []
    for name, (play, length) in PLAYS.items():
        rounds = [
            played(bank, f"{seed}-{number}", play, length, folder, _FIRST_DAY + timedelta(days=number))
            for number in range(times)
        ]
        for way in dict.fromkeys(way for each in rounds for way in each.gained):
            kind = "choices" if way in CHOOSING else "events" if _is_line(play) else "orderings"
            asked = sum(each.asked[kind] for each in rounds)
            gains = [100 * each.gained[way] for each in rounds]
            points, error = sum(gains) / asked, math.sqrt(times) * stdev(gains) / asked
            report.append(f"{name}, {asked} {kind}, {way}: {points:+.2f} ± {error:.2f} points of 100")
            print(f"  {report[-1]}")
            assert way not in SEEING or points - 2 * error < MOST[play], report[-1]
    return f"{len(report)} ways to guess in {len(PLAYS)} plays"


def _is_line(play: Play) -> bool:
    return play in (Play.TIMELINE, Play.DAILY)

"""No round tells its own answers, as a program measures that knows the bank and what is printed, no more."""

import io
import itertools
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quiz.bank.files import builtin_path
from quiz.bank.model import Bank, Choice
from quiz.bank.reading import read_bank
from quiz.game.banks import Banks
from quiz.game.round import Play, Settings
from quiz.memory.log import Memory
from quiz.memory.player import Player
from quiz.plain.console import Console
from quiz.plain.play import play_by_line

PLAYS: Mapping[str, tuple[Play, int, float]] = {
    "rounds of ten": (Play.ROUND, 10, 0.01),
    "rounds of twenty": (Play.ROUND, 20, 0.04),
    "read and play": (Play.READ, 0, 0.0),
}
"""What is played, of how many questions, and the share of its choices that may be told at most."""

_HEADER = re.compile(r"^(Once more: q|Q)uestion \d+ of \d+\.", re.MULTILINE)
_PART = re.compile(r"^Part \d+ of \d+, to read[.;]", re.MULTILINE)
_CHROME = re.compile(
    r"^(?:(?:Once more: q|Q)uestion \d+ of \d+\..*|Type .*|> .*|Please type .*|\d+\. )", re.MULTILINE
)
_EXPLAINED = re.compile(
    r"^(?:Why it is wrong: |The source says: |Of “).*$|^(?!You |The right |- |\d+\. )\w.*\.$", re.MULTILINE
)
_OPTION = re.compile(r"^(\d+)\. (.*)$", re.MULTILINE)
_RIGHT = re.compile(r"^The right (?:answers?: (.*)\.|order:\n((?:.*\n)*))", re.MULTILINE)


def words(text: str) -> str:
    """The words of a text, a blank around each."""
    return " ".join(["", *re.findall(r"[^\W_]+", text.casefold()), ""])


@dataclass
class Tally:
    """What was found in the rounds of one play."""

    asked: int = 0
    named: Counter[str] = field(default_factory=Counter)
    """The choices an answer of which stood on the screen before they were asked, how often."""
    proved: Counter[str] = field(default_factory=Counter)
    """Those a quote of which did."""
    told: int = 0
    explained: int = 0
    """Those that an explanation told: a quote, a passage or a reason."""
    held_back: int = 0


class Stranger(io.StringIO):
    """Answers whatever is asked by what was printed alone: an option that was seen before, else by chance."""

    def __init__(self, bank: Bank, printed: io.StringIO, tally: Tally, seed: str) -> None:
        super().__init__()
        self._choices = {each.ask: each for each in bank.questions if isinstance(each, Choice)}
        self._printed = printed
        self._tally = tally
        self._chance = random.Random(seed)
        self._right: dict[str, str] = {}
        """What was said to be right, by what was asked."""
        self._begun = 0
        """Where that was printed which counts as shown: behind the text of a part."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """The answer to what was printed last."""
        said = self._printed.getvalue()
        if part := list(_PART.finditer(said)):
            following = _HEADER.search(said, part[-1].start())
            self._begun = following.start() if following else len(said)
        headers = list(_HEADER.finditer(said))
        if not headers or not said.rstrip().rpartition("\n")[2].startswith("Type "):
            return "\n"
        self._learn(said, [each.start() for each in headers])
        block = said[headers[-1].start() :]
        options = [text for _, text in _OPTION.findall(block)]
        asked = next((self._choices[line] for line in block.splitlines() if line in self._choices), None)
        if not asked or headers[-1][1] != "Q":
            return self._known(block, options)
        shown = said[self._begun : headers[-1].start()]
        after = (part.partition("\n> ")[2] for part in re.split(_HEADER, shown))
        explained = "\n".join(line for part in after for line in _EXPLAINED.findall(part))
        return self._tried(asked, options, words(_CHROME.sub("", shown)), words(explained))

    def _tried(self, asked: Choice, options: list[str], seen: str, explained: str) -> str:
        """Count whether it is told, and choose what was seen."""
        tally, wanted = self._tally, len(asked.answers)
        named, proved = _tells(seen, asked)
        tally.asked += 1
        tally.told += named or proved
        tally.explained += any(_tells(explained, asked))
        tally.named[asked.id] += named
        tally.proved[asked.id] += proved
        order = self._chance.sample(range(len(options)), len(options))
        order.sort(key=lambda at: words(options[at]) not in seen)
        return f"{' '.join(str(at + 1) for at in order[:wanted])}\n"

    def _known(self, block: str, options: list[str]) -> str:
        """Answer what has been asked before as it was said to be right, and what is no choice by chance."""
        right = self._right.get(block.split("\n", 1)[1].split("\n1. ")[0], "")
        order = self._chance.sample(range(len(options)), len(options))
        if right:
            order.sort(key=lambda at: right.find(options[at]) % 10**6)
        wanted = re.search(r"^Type (?:all )?(\d+) numbers", block, re.MULTILINE)
        return f"{' '.join(str(at + 1) for at in order[: int(wanted[1]) if wanted else 1])}\n"

    def _learn(self, said: str, starts: list[int]) -> None:
        """Keep what was said to be right of the question before."""
        for start, stop in itertools.pairwise(starts[-2:]):
            block = said[start:stop]
            if found := _RIGHT.search(block):
                self._right[block.split("\n", 1)[1].split("\n1. ")[0]] = found[1] or found[2]


def _tells(said: str, asked: Choice) -> tuple[bool, bool]:
    """Whether the words of what was said name an answer, and whether they hold a proof."""
    quotes = asked.quotes or [quote for option in asked.wrong for quote in option.quotes]
    named = any(words(answer) in said for answer in asked.answers)
    return named, any(all(words(part) in said for part in quote.split("[…]")) for quote in quotes)


def played(bank: Bank, seeds: Iterable[str], play: Play, length: int, folder: Path) -> Tally:
    """Play a round with each seed, in a pipe."""
    tally = Tally()
    for seed in seeds:
        player = Player(
            Banks([bank]), Memory(folder / f"{play}-{length}-{seed}"), settings=Settings(length or None)
        )
        printed = io.StringIO()
        stranger = Stranger(bank, printed, tally, seed)
        play_by_line(Console(stranger, printed, interactive=False, width=10_000), player, play, seed)
        said = printed.getvalue()
        assert "Done." in said, said[-500:]
        tally.held_back += len(re.findall(r"^(?:The proof|More) comes at", said, re.MULTILINE))
    return tally


def attempt(times: int, seed: int, folder: Path) -> str:
    """What is printed tells no choice that is still to come."""
    bank = read_bank(builtin_path()).bank
    assert bank is not None
    report = []
    for name, (play, length, most) in PLAYS.items():
        tally = played(bank, (f"{seed}-{number}" for number in range(times)), play, length, folder)
        report.append(
            f"{name}: {tally.told} of {tally.asked} told ({100 * tally.told / tally.asked:.1f}%: "
            f"{tally.named.total()} named, {tally.proved.total()} proved, {tally.explained} by explanations, "
            f"{tally.held_back} proofs held back)"
        )
        print(f"  {report[-1]}")
        assert tally.told <= most * tally.asked, report[-1]
        assert play is not Play.READ or not tally.explained, report[-1]
    return "; ".join(report)

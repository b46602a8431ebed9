"""Whole conversations line by line: each way to play, a round that is left and gone on with, items added."""

import re
from collections.abc import Callable, Mapping
from difflib import unified_diff
from functools import partial
from pathlib import Path

from tests.golden.program import ADA, BUILT_IN, LIVES, a_folder, run

_SEED = "--seed golden"
_ROUND = f"--play round --length 4 {_SEED}"
_ORDERINGS = f"--kinds ordering --length {{}} --play round {_SEED}"
_DURATION = re.compile(r", in \d+ (?:s|min|h)\b(?: \d+ (?:s|min)\b)?")
"""`Your score is 3 of 3, in 12 s.`: how long a round took, which no seed decides."""
_MOMENT = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d", re.MULTILINE)
"""`2026-11-22 21:05`: when a round was begun."""


def goldens() -> Mapping[str, Callable[[], str]]:
    """How to make each golden file of this kind, by its name."""
    return {
        "play/round": partial(_played, BUILT_IN, _ROUND, "3/?/1/1 2/u/2 4 1 3/f unclear/1"),
        "play/read": partial(_played, LIVES / "hannibal.yaml", f"--play read {_SEED}", "3/1/1/1"),
        "play/proof": partial(_played, BUILT_IN, f"--play proof --length 2 {_SEED}", "2/1"),
        "play/timeline": partial(_played, BUILT_IN, f"--play timeline {_SEED}", "1/0/1/0/0/0"),
        "play/stopped": partial(_sittings, BUILT_IN, (_ROUND, "3//q/y/q"), (_SEED, _GONE_ON)),
        "play/read-stopped": partial(
            _sittings, ADA, (f"--play read {_SEED}", _FLAGGED), (_SEED, "1/y//q/n/q/y/8/q")
        ),
        "play/looked-around": partial(_sittings, ADA, (_SEED, "6//7/2/2/3/2/q/q")),
        "play/flagged": partial(_played, ADA, f"--play read {_SEED}", "u/f/f too easy/1/?/f no"),
        "play/order": partial(_played, ADA, f"{_ORDERINGS.format(1)} --topic Life", _ORDERS),
        "play/whole-round": partial(_played, BUILT_IN, f"--play round --length 20 {_SEED}", _ALL),
        "play/whole-read": partial(_played, LIVES / "curie.yaml", f"--play read {_SEED}", _ALL),
        "play/whole-proof": partial(_played, LIVES / "douglass.yaml", f"--play proof {_SEED}", _ALL),
        "play/orderings": partial(_played, LIVES / "hannibal.yaml", _ORDERINGS.format(6), _ALL),
        "play/menu": partial(_played, ADA, _SEED, _MENU),
        **{f"add/{name}": partial(_added, ADA, typed) for name, typed in _ADDED.items()},
        "add/listed": partial(_added, BUILT_IN, "1/Who died?/Serebryakov//7//q"),
    }


_ALL = "1/1 2/1 2 3/1 2 3 4/1 2 3 4 5/1 2 3 4 5 6/1 2 3 4 5 6 7/" * 40
"""Each question takes one of these lines, and says of the others why it does not."""
_GONE_ON = "1/1 3//2 4 3 1//1//1/1/q/y/q"
_FLAGGED = "/1/f unclear//1 2//1 2 3/f x//q"
_ORDERS = "9/1 1 2/1 2/first/r/f early/123"
_MENU = "10/1/7/1/0/4/2/9/2/3/x/1 2/2/1/q/6/2/1/1 2/f odd/u/1/1 2 3/f/?/q/3/q/x/q"
"""Help, the settings, the source, a round, its misses again, and one that is left."""
_WHOM = "1/Whom did Ada marry?/In 1835 she married William King/William King"
_ADDED = {
    "question": f"{_WHOM}/?/Karl Marx/She never met him./Isaac Newton///2//1/q",
    "suggested": f"{_WHOM}/s3/s/s99/1 2/7/s1//s1/s bab/s zep/S2/So./Karl Marx//////New topic/Why./2/q",
    "searched": (
        "1//Whom did she meet?/zeppelin/ada born//?/a/7//babbage 1833/not there/met Charles"
        "/She met Charles Babbage/;/Isaac Newton/maybe/y/Charles Babbage; William King/n//Karl Marx///n//n//1"
    ),
    "described": "4/7/Read it twice./6/no language/6//6/en/3/q/8/q",
    "inferred": (
        "1/In which country did Ada live?/Ada was born in Lndon in 1815/Southern England/y/Southern England"
        "/France//Italy////y//London is its capital./8/It is./1"
    ),
    "changed": (
        f"{_WHOM}/Bath//Rome/////3/Whom did she wed?/4/king/1/6/William King//Karl Marx///n/99/4"
        "/Isaac Newton//Karl Marx///8/As it says./1"
    ),
    "pasted-late": "1/Whom did she meet?/babbage 1833/2/She met Charles Babbage in June/Charles Babbage/q",
    "many": "1/Which of them?//a; b/Man 0//Man 1//Man 2//Man 3//Man 4//Man 5//1//2/1/Who?/q/q",
    "event": (
        "2/Is shown a machine/He showed her a machine of brass//9/2/1//1"
        "/2/Meets him again/She met Charles Babbage in June 1833////1"
        "/2/Dies in 1852/y/Dies at last/of cancer//cancer/of cancer in November/foo/y/1852///2"
    ),
    "ordering": "3/1/y/4 2 1/n///1/1, 2; 4/1/3/5 1/x/y/1 2 4 5/In?//2",
    "broken-off": f"1/q/{_WHOM}/q/{_WHOM}/Bath//Rome//",
}
"""What is typed for new items, with the slips that people make."""
_REMARK = re.compile(r"^(Error|Warning): [^>]*?\[([\w-]+)\]\n(?:  .*\n)*", re.MULTILINE)
"""`Warning: this quote is long [quote-long]` and the way out below it, whose words may change."""


def _added(bank: Path, typed: str) -> str:
    """What is said while items are added, and how the file differs then."""
    with a_folder() as folder:
        path = folder / bank.name
        path.write_bytes(bank.read_bytes())
        said = _REMARK.sub(r"\1: … [\2]\n", run(folder, "add", path, typed=typed.split("/")).out)
        before, after = (each.read_text(encoding="utf-8").splitlines() for each in (bank, path))
    return "\n".join((said, *unified_diff(before, after, lineterm="", n=0), ""))


def _played(bank: Path, options: str, typed: str) -> str:
    """What is said when these lines come through a pipe, which then ends."""
    with a_folder() as home:
        return _conversation(home, bank, options, typed)


def _sittings(bank: Path, *sittings: tuple[str, str]) -> str:
    """What a terminal shows of starts one after the other: a round that is left, and gone on with."""
    with a_folder() as home:
        return "\n".join(_conversation(home, bank, *each, terminal=True) for each in sittings)


def _conversation(home: Path, bank: Path, options: str, typed: str, *, terminal: bool = False) -> str:
    """The command, all that it prints of lines with a / between them, and its exit code."""
    said = run(home, bank, "--plain", *options.split(), typed=typed.split("/"), terminal=terminal)
    printed = _MOMENT.sub("…", _DURATION.sub(", in … s", said.out))
    return f"$ quiz {bank.name} --plain {options}\n{printed}exit {said.code}\n"

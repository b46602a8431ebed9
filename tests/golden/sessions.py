"""Commands given one after the other in a folder: all that they say, and what becomes of its files."""

import re
import shlex
from collections.abc import Callable, Mapping
from contextlib import chdir
from difflib import unified_diff
from functools import partial
from pathlib import Path

from tests.golden.program import ADA, a_folder, run

_DAY = re.compile(r"\b20\d\d-\d\d-\d\d(?: \d\d:\d\d)?\b")
"""`2026-11-22 21:05`: when something was played, flagged or settled."""
_LIFE = """\
Ada King

She was born at London in 1815.[1] Two years later she could read. In June 1833 she met Charles Babbage.
"""
_BANK = ADA.read_text(encoding="utf-8")
_TOLD = _BANK[: _BANK.index("  - id: life")]
"""The bank without its ordering."""
_FILES = {
    **{f"broken{count}.yaml": _TOLD.replace("date: 18", "date: x18", count) for count in (1, 3, 4)},
    "nothing.yaml": "title: Nothing\n",
    "unaccepted.yaml": _BANK[: _BANK.index("questions:")].replace(", quote:", ", draft: true, quote:"),
    "check": _BANK,
    "short.yaml": _BANK[: _BANK.index("  - id: men")],
    "ada.yaml": _BANK,
    "bad.yaml": _BANK.replace(
        "She met Charles Babbage in June 1833, In", "She met Karl Marx in June 1833, In"
    ),
    "drafts.yaml": _BANK.replace(", quote: A", ", draft: true, quote: A").replace("id: ada", "id: drafts"),
    "life.txt": _LIFE,
    "undated.txt": "He left the town. He came back.",
    "odd.txt": "He left on 31 February 1905.",
}
_SESSIONS = {
    "add": """
        add ada.yaml --ask "Whom did Ada marry?" --answer "William King" --quote "she married William King" \
            --wrong "Isaac Newton" why --why-not "No name." --wrong "Karl Marx" Bath
        add ada.yaml --event "Is shown a machine" --after met --quote "He showed her a machine of brass"
        add ada.yaml --order born met notes --ask "Order these:"
        add ada.yaml --strict --ask "Who is he?" --answer King --quote "she married William King" --wrong Marx
        add ada.yaml --ask "Who is he?" --answer King --quote "she married William King" --wrong Marx
        add ada.yaml --order born nothing met
    """,
    "new": """
        new made --from life.txt
        new told --from life.txt --title "Ada: a life" --author "Jo # Doe" --url https://x.org \
            --licence "CC BY 4.0" --language en --note "A\tshort\x1b life"
        check --strict told.yaml
        coverage told.yaml
        new foreign --from life.txt --language de
        new undated --from undated.txt
        new odd --from odd.txt
    """,
    "check": """
        check ada.yaml
        check --strict ada.yaml
        check bad.yaml ada.yaml
        check bad.yaml nowhere.yaml
    """,
    "coverage": """
        coverage ada.yaml
        coverage bad.yaml
        coverage drafts.yaml
    """,
    "play": """
        ./check --play round --length 2 --seed s
        play ada.yaml ./ada.yaml --play round --topic life --seed s
        ada.yaml --play round --kinds choice --length all --seed s
        ada.yaml --play round --topic Work --kinds ordering
        broken1.yaml --play proof --seed s
        broken3.yaml --play proof --seed s
        broken4.yaml --play proof --seed s
        nothing.yaml
        unaccepted.yaml
    """,
    "flags": """
        history
        --plain ada.yaml --play round --kinds choice --seed s < f too \x1b[2Jeasy/1/1 2
        --plain ada.yaml --play proof --seed s < f wrong/q
        --plain drafts.yaml --play proof --seed s < f no/q
        history
        flags ada.yaml bad.yaml short.yaml
        flags ada.yaml --settle 3
        flags ada.yaml --settle 1 3
        flags ada.yaml --settle 1 ada.yaml
        flags ada.yaml --settle 2
        flags --all ada.yaml
        flags ada.yaml --settle-all
        flags ada.yaml
    """,
}
"""Commands, a line each; what is typed stands behind <, a / between its lines."""


def goldens() -> Mapping[str, Callable[[], str]]:
    """How to make each golden file of this kind, by its name."""
    return {f"sessions/{name}": partial(_session, commands) for name, commands in _SESSIONS.items()}


def _session(commands: str) -> str:
    parts = []
    with a_folder() as folder, chdir(folder):
        for name, text in _FILES.items():
            Path(name).write_text(text, encoding="utf-8")
        for line in commands.strip().replace("\\\n", " ").splitlines():
            command, _, typed = line.strip().partition(" < ")
            before = _lines()
            said = run(folder / "home", *shlex.split(command), typed=typed.split("/") if typed else ())
            shown = " ".join(command.split()).replace("\x1b", "␛")
            parts += [f"$ quiz {shown}", said.out + said.err + f"exit {said.code}"]
            for name, now in _lines().items():
                parts += unified_diff(before.get(name, []), now, name, name, lineterm="", n=0)
            parts.append("")
    return _DAY.sub("…", "\n".join(parts))


def _lines() -> Mapping[str, list[str]]:
    return {path.name: path.read_text(encoding="utf-8").splitlines() for path in sorted(Path().glob("*.*"))}

"""A wrong option as a teacher writes it: its parts, and the option that changed parts make of it."""

from __future__ import annotations

from typing import NamedTuple

from quiz.bank.editing.plain import Plain
from quiz.bank.keys import OPTION_KEYS


class Parts(NamedTuple):
    """What can be written of a wrong option, in the order of OPTION_KEYS; each may be empty."""

    option: str = ""
    """What pupils choose."""
    why: str = ""
    """Why it is wrong."""
    quotes: tuple[str, ...] = ()
    """What shows that it is."""


def said(plain: Plain) -> str:
    """The words of a value, whatever its shape, so that nothing of it is out of sight."""
    if isinstance(plain, str):
        return plain
    if isinstance(plain, list):
        return ", ".join(map(said, plain))
    return ", ".join(f"{key}: {said(value)}" for key, value in plain.items())


def parts_of(plain: Plain) -> Parts:
    """The parts of an option: of `Samara`, of `Samara: He was born there`, or of one in full.

    What is none of these has all its words in the option.
    """
    if isinstance(plain, dict) and _is_full(plain):
        quotes = plain.get("quote", "")
        listed = quotes if isinstance(quotes, list) else [quotes]
        return Parts(
            said(plain.get("option", "")),
            said(plain.get("why", "")),
            tuple(words for quote in listed if (words := said(quote).strip())),
        )
    if isinstance(plain, dict) and len(plain) == 1:
        ((option, why),) = plain.items()
        return Parts(option, said(why))
    return Parts(said(plain))


def changed(plain: Plain, shown: Parts, now: Parts) -> Plain:
    """The option that was shown as some parts, with what these are now; empty if nothing is left of it.

    What stays as it was shown stays as it was written, also what the parts cannot say; the shape changes only
    where the parts no longer fit into it.
    """
    if now == shown:
        return plain
    if not any(now):
        return ""
    before, after = _fields(shown), _fields(now)
    if isinstance(plain, dict) and _is_full(plain):
        rewritten = {name: after[name] for name in OPTION_KEYS if after[name] != before[name]}
        full = {**plain, **rewritten}
        names = dict.fromkeys((*OPTION_KEYS, *plain))
        return {name: full[name] for name in names if name in full and (full[name] or name not in rewritten)}
    return option_of(now)


def option_of(parts: Parts) -> Plain:
    """The option that some parts make, as short as it can be written."""
    if parts.quotes or not parts.option or (parts.why and parts.option in OPTION_KEYS):
        return {name: part for name, part in _fields(parts).items() if part}
    return {parts.option: parts.why} if parts.why else parts.option


def _is_full(option: dict[str, Plain]) -> bool:
    return not option.keys().isdisjoint(OPTION_KEYS)


def _fields(parts: Parts) -> dict[str, Plain]:
    """Parts as an option in full has them: one quote as a text, several in a list."""
    quotes: Plain = list(parts.quotes) if len(parts.quotes) > 1 else "".join(parts.quotes)
    return {"option": parts.option, "why": parts.why, "quote": quotes}

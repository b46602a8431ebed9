"""What is made of something once and kept with it, as long as that is there."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class Keeping(Protocol):
    """What keeps what is made of it."""

    kept: dict[Hashable, Any]
    """What has been made of it, by what made it."""


Kept = TypeVar("Kept", bound=Keeping)
T = TypeVar("T")
Of = ParamSpec("Of")


def kept(make: Callable[Concatenate[Kept, Of], T]) -> Callable[Concatenate[Kept, Of], T]:
    """What a function makes of its first argument, or of a part of it, is made once and kept there."""

    @wraps(make)
    def once(whole: Kept, /, *part: Of.args, **named: Of.kwargs) -> T:
        key = (make, *part)
        if key not in whole.kept:
            whole.kept[key] = make(whole, *part, **named)
        made: T = whole.kept[key]
        return made

    return once

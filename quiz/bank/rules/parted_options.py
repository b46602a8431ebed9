"""No comma has made two options of one."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Choice, Item
from quiz.bank.nodes import Scalar, Sequence
from quiz.bank.parted import is_near, joined, put_together
from quiz.bank.quotes import normal
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.joined_answers import is_one
from quiz.bank.rules.source_text import source_text


def parted_options(context: Context, item: Item) -> Iterator[Finding]:
    """A list in brackets is not parted within a number, a date or a place: [1,500], [May 1, 1845].

    A place is only told where an answer has such a comma too, and the source has the place with it, or small
    letters stand behind each. Code: `comma-split`.
    """
    if not isinstance(item, Choice) or item.node is None:
        return
    for key in ("answer", "wrong"):
        value = item.node.get(key)
        scalars = (
            [each for each in value.items if isinstance(each, Scalar)] if isinstance(value, Sequence) else []
        )
        meant = put_together(scalars) or _places(context, item, scalars)
        if split := next((run for run in meant if len(run) > 1), None):
            right = ", ".join(f'"{text}"' if "," in text else text for text in map(joined, meant))
            yield Finding(
                (item,),
                split[0],
                "comma-split",
                f"the commas in it make {len(split)} options of “{excerpt(joined(split))}”",
                f"quote it:  {key}: [{excerpt(right, 100)}]",
            )


def _places(context: Context, choice: Choice, scalars: list[Scalar]) -> list[list[Scalar]]:
    """The options of a list of places, each parted in two; none if it is no such list."""
    firsts, lasts = scalars[::2], scalars[1::2]
    answers = [parts for answer in choice.answers if len(parts := answer.split(", ")) == 2]
    if not answers or len(firsts) != len(lasts) or not all(map(is_near, scalars, scalars[1:])):
        return []
    first, last = (part[:1].isupper() for part in answers[0])
    if not first or any(not each.value[:1].isupper() for each in firsts):
        return []
    if any(each.value[:1].isupper() != last for each in lasts):
        return []
    pairs = [[one, other] for one, other in zip(firsts, lasts, strict=True)]
    source = source_text(context)
    return pairs if not last or any(is_one(normal(joined(pair)), source) for pair in pairs) else []

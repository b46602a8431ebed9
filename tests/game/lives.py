"""Banks, rounds and answers to test the rules of the game with."""

from collections.abc import Sequence
from datetime import UTC, datetime

from hypothesis import settings
from hypothesis import strategies as st

from quiz.bank.model import Bank, Choice, Event, Item, Option, Ordering, Question
from quiz.dates.date import Date
from quiz.game.banks import Banks, event_key
from quiz.game.question import ask
from quiz.game.round import Answer, Dealt, Play, Round
from quiz.game.timeline import board, place
from quiz.text.source import Source

settings.register_profile("game", max_examples=25)  # a busy machine is no failure
settings.load_profile("game")

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)


def sentence(number: int) -> str:
    """The sentence of a source made by `source_of`."""
    return f"Chapter {number} tells of a deed {number} that was done."


def source_of(*paragraphs: int | str) -> Source:
    """A source of paragraphs with so many sentences, and of headings."""
    texts = []
    number = 0
    for paragraph in paragraphs:
        if isinstance(paragraph, str):
            texts.append(paragraph)
        else:
            texts.append(" ".join(sentence(number + step) for step in range(paragraph)))
            number += paragraph
    return Source("Life", "\n\n".join(texts), author="A. Writer")


def a_choice(
    name: str,
    *sentences: int,
    answers: tuple[str, ...] = ("right",),
    wrong: Sequence[str | Option] = ("wrong", "false"),
    topic: str = "",
    why: str = "",
    draft: bool = False,
) -> Choice:
    options = tuple(Option(each) if isinstance(each, str) else each for each in wrong)
    quotes = tuple(map(sentence, sentences))
    return Choice(name, f"Ask {name}?", answers, options, quotes, topic=topic, why=why, draft=draft)


def an_event(
    name: str, at: int, date: str = "", *, after: tuple[str, ...] = (), topic: str = "", draft: bool = False
) -> Event:
    day = Date.parse(date) if date else None
    return Event(name, f"Event {name}", (sentence(at),), day, after, topic=topic, draft=draft)


def an_ordering(name: str, *groups: str | tuple[str, ...], topic: str = "") -> Ordering:
    order = tuple((group,) if isinstance(group, str) else group for group in groups)
    return Ordering(name, order, topic=topic)


def in_a_row(count: int, start: int = 1900, topics: Sequence[str] = ("",)) -> tuple[Event, ...]:
    """Events of one year after the other, each on a sentence of its own."""
    return tuple(
        an_event(f"e{number}", number, str(start + number), topic=topics[number % len(topics)])
        for number in range(count)
    )


def a_bank(*items: Item, source: Source | None = None, name: str = "life") -> Bank:
    """A bank of these questions and events; its source has forty sentences, ten to a paragraph."""
    return Bank(
        id=name,
        title=name.title(),
        source=source or source_of(10, 10, 10, 10),
        timeline=tuple(item for item in items if isinstance(item, Event)),
        questions=tuple(item for item in items if isinstance(item, Question)),
    )


def some(*items: Item, source: Source | None = None) -> Banks:
    """One bank of these items, to be played."""
    return Banks([a_bank(*items, source=source)])


def an_answer(*chosen: str, mark: float = 1.0, seconds: float = 2.0, sure: bool = True) -> Answer:
    return Answer("an-answer", NOW, chosen, mark, seconds, sure)


def answered(played: Round, banks: Banks, *chosen: str, sure: bool = True) -> Round:
    """The round after one more answer, marked by the rules."""
    earned = ask(played, banks).mark(chosen)
    return played.answered(an_answer(*chosen, mark=earned, sure=sure))


def a_round_of(*dealt: Dealt, play: Play = Play.ROUND) -> Round:
    return Round("round", play, "seed", dealt)


def true_place(played: Round, banks: Banks) -> str:
    """The key to put the event in hand after so that it is right."""
    current = board(played, banks)
    return next(key for key in ("", *current.keys) if place(current, banks, key).right)


def key(event: str, bank: str = "life") -> str:
    return event_key(bank, event)


_sizes = st.lists(st.integers(1, 3), min_size=1, max_size=5).filter(lambda sizes: sum(sizes) <= 7)
orderings = _sizes.map(
    lambda sizes: an_ordering(
        "some", *(tuple(f"{at}{each}" for each in range(size)) for at, size in enumerate(sizes))
    )
)
"""Orderings of up to seven events, some of which tie; the first digit of an event is its rank."""

_topics = st.sampled_from(["", "Youth", "War", "Exile"])
_rarely = st.integers(0, 9).map(lambda number: number == 0)
_dates = st.builds(
    lambda start, length, doubt: f"{start}/{start + length}" if length else f"{start}{doubt}",
    st.integers(1900, 1912),
    st.sampled_from([0, 0, 0, 1, 4]),
    st.sampled_from(["", "", "", "~"]),
)


@st.composite
def lives(draw: st.DrawFn, choices: int = 12, events: int = 12) -> Banks:
    """Banks of chance: choices and events on a few sentences, some events known from `after` alone."""
    paragraphs = draw(st.lists(st.integers(1, 12), min_size=1, max_size=3))
    places = st.integers(0, sum(paragraphs) - 1)
    timeline: list[Event] = []
    for number in range(draw(st.integers(0, events))):
        after = (draw(st.sampled_from(timeline)).id,) if timeline and draw(st.integers(0, 4)) == 0 else ()
        date = "" if after and draw(st.booleans()) else draw(_dates)
        name, at = f"e{number}", draw(places)
        timeline.append(an_event(name, at, date, after=after, topic=draw(_topics), draft=draw(_rarely)))
    questions: list[Question] = [
        a_choice(f"q{number}", draw(places), topic=draw(_topics), draft=draw(_rarely))
        for number in range(draw(st.integers(0, choices)))
    ]
    names = [event.id for event in timeline if not event.draft]
    for number in range(draw(st.integers(0, 2)) if len(names) >= 3 else 0):
        order = draw(st.lists(st.sampled_from(names), min_size=3, max_size=5, unique=True))
        questions.append(an_ordering(f"o{number}", *order, topic=draw(_topics)))
    return some(*timeline, *questions, source=source_of(*paragraphs))

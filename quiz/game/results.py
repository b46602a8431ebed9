"""How a round went: against the last time, its topics, what is worth another look, and a line to share."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from quiz.game.asked import ORDER, Feedback, Verdict
from quiz.game.banks import Banks
from quiz.game.question import ask
from quiz.game.round import PLAY_NAMES, Kind, Play, Round
from quiz.game.wording import number_word

ACROSS = "Across topics"
"""The name of all orderings whose events share no topic."""
NO_TOPIC = "Other"
"""The name of all other questions without a topic, where others have one."""
SIGNS = {Verdict.RIGHT: "✓", Verdict.PARTLY: "◐", Verdict.WRONG: "✗"}
_FEWEST = 3  # questions from which on a topic's score says something
_PLATE = 5  # questions from which on a round with all of them right has a plate of its own
_TIMES = 8  # so many rounds stand beside each other
_MOST_SIGNS = 40  # a longer round is shared as how many there are of each


class TopicScore(NamedTuple):
    """How the questions of one topic that were answered went."""

    topic: str
    right: int
    """How many answers were wholly right."""
    total: int


class Look(NamedTuple):
    """A question worth another look: not wholly right, or the player was unsure of it or flagged it."""

    feedback: Feedback
    words: tuple[str, ...]
    """What the player said of it: unsure, flagged."""

    @property
    def name(self) -> str:
        """What was asked; of an ordering that was drawn, whose prompts are all alike, which it was."""
        rows = self.feedback.rows
        if self.feedback.prompt != ORDER or not rows:
            return self.feedback.prompt
        years = " to ".join(row.when.text for row in (rows[0], rows[-1]) if row.when.text)
        return f"Put in order, {years}: {rows[0].event.event} …"


class Results(NamedTuple):
    """How a round went, in the order asked; without what is gone from its bank."""

    topics: tuple[TopicScore, ...]
    """Those with a few questions at least, where the round has several and they have names."""
    looks: tuple[Look, ...]
    against: str = ""
    """In words, how many more or fewer were right than the last time; empty without one."""
    new: frozenset[str] = frozenset()
    """The keys of the events that are known since."""
    times: tuple[int, ...] = ()
    """How many were right in the last rounds like it and as long, this one the last; empty without others."""


def results(round_: Round, banks: Banks, flagged: Collection[tuple[str, str]] = ()) -> Results:
    """Give how a round went so far; `flagged` are questions as the ids of their banks and their own."""
    marks: dict[str, list[float]] = {}
    looks: list[Look] = []
    for position, (dealt, answer) in enumerate(zip(round_.dealt, round_.answers, strict=False)):
        topic = ""
        try:
            asked = ask(round_, banks, position)
        except KeyError:  # gone from its bank since
            pass
        else:
            topic = asked.topic
            said = {"unsure": not answer.sure, "flagged": (dealt.bank, dealt.item) in flagged}
            words = tuple(word for word, holds in said.items() if holds)
            if answer.mark < 1 or words:
                looks.append(Look(asked.feedback(answer), words))
        nameless = ACROSS if dealt.kind is Kind.ORDERING else NO_TOPIC
        marks.setdefault(topic or nameless, []).append(answer.mark)
    topics = (TopicScore(topic, each.count(1), len(each)) for topic, each in marks.items())
    several = len(marks) > 1 and marks.keys() - {ACROSS, NO_TOPIC}
    return Results(tuple(each for each in topics if several and each.total >= _FEWEST), tuple(looks))


def signs(round: Round) -> str:  # noqa: A002 (the word for it)
    """Give the signs of a round's answers: "✓✗◐"; of very many how many there are of each: "50 ✓ 3 ✗"."""
    each = "".join(SIGNS[Verdict.of(answer.mark)] for answer in round.answers)
    if len(each) <= _MOST_SIGNS:
        return each
    return " ".join(f"{each.count(sign)} {sign}" for sign in SIGNS.values() if sign in each)


def is_perfect(round: Round) -> bool:  # noqa: A002 (the word for it)
    """Whether all was right at the first try, and was not just a question or two."""
    return round.right == round.total >= _PLATE and round.play is not Play.MISSES


def against(right: int, total: int, earlier: Sequence[tuple[int, int]]) -> str:
    """Say how a round is against the last time, "two more than last time"; empty without one.

    `earlier` are rounds of the same play and banks, newest first, each as what was right and of how many.
    """
    if not earlier:
        return ""
    (before, of), more = earlier[0], right - earlier[0][0]
    if of != total:
        return f"last time {before} of {of}"
    if not more:
        return "as many as last time"
    said = f"{number_word(abs(more))} {'more' if more > 0 else 'fewer'} than last time"
    best = max(before for before, of in earlier if of == total)
    return f"{said}, the most so far" if len(earlier) > 1 and right > best else said


def last_times(round: Round, earlier: Sequence[tuple[int, int]]) -> tuple[int, ...]:  # noqa: A002
    """Give how many were right in the last rounds of a length, this one the last; `earlier` as above."""
    alike = [right for right, of in earlier if of == round.total][: _TIMES - 1]
    return (*alike[::-1], round.right) if alike else ()


def times_text(round: Round) -> str:  # noqa: A002 (the word for it)
    """Say what the last times are of: "Your last times, of 10 each"."""
    return f"Your last times, of {round.total} each"


def new_names(count: int) -> str:
    """Say how many events the player has learned by a round: "two names are new on the line"."""
    return f"{number_word(count)} name{' is' if count == 1 else 's are'} new on the line" if count else ""


def come_back_to(count: int) -> str:
    """Say how many questions are worth another look."""
    return f"{number_word(count) if count else 'nothing'} to come back to".capitalize()


def share_line(round: Round, banks: Banks) -> str:  # noqa: A002 (the word for it)
    """Give a round as one line to share: how it went, and nothing of what was asked."""
    play = f"Timeline of {round.day}" if round.day else PLAY_NAMES[round.play]
    return " · ".join((banks.title, play, f"{round.right} of {round.total}", signs(round)))

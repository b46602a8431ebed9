"""A round on the screen: one question after another, updated in place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.game.asked import Verdict
from quiz.game.lesson import later
from quiz.game.parts import part_of
from quiz.game.question import ask
from quiz.game.results import SIGNS
from quiz.game.round import PLAY_NAMES, Play, Round
from quiz.game.wording import scored
from quiz.tui.dialogs import Ask, Confirm, TypeLine
from quiz.tui.page import PlayPage
from quiz.tui.source_screen import SourceScreen
from quiz.tui.stages import FEEDBACK, QUESTIONS, StagePage, ViewT
from quiz.tui.stages.feedback import INKS, FeedbackView
from quiz.tui.stages.reading import PartEndView, PartView
from quiz.tui.stages.view import View
from quiz.tui.widgets.afar import Afar
from quiz.tui.widgets.prose import EMPTY, shown
from quiz.tui.widgets.years import dots_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.game.asked import Asked, Evidence, Feedback
    from quiz.game.lesson import PartEnd
    from quiz.game.round import Answer

_SIGNS = 20
"""So many questions at most have a sign each in the head."""
_REASONS, _OWN = ("wrong", "unclear", "too easy"), "in my own words"
"""What may be wrong with a question."""
_LONGEST = 200
"""Characters of a word to the teacher."""


class RoundScreen(StagePage, PlayPage):
    """Shows the current question of a round, takes the answer, shows what came of it.

    The round itself is a value; every act of the player gives the next one.
    """

    TOPIC = "round"

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave", key_display="esc")]

    def __init__(self, round_: Round, notes: Sequence[str] = ()) -> None:
        """Play a round, once the notes have been read."""
        super().__init__()
        self._notes = notes
        self.round = round_
        """The round as it stands: every answer in it is on the disk."""
        self._since = 0.0
        self._read = -1
        self._ended: int | None = None
        self._end: PartEnd | None = None
        """What is shown at the end of a part; None while something else is."""
        self._asked: Asked | None = None
        self._feedback: Feedback | None = None
        self._then = self._next
        """What follows what is shown, when the player has seen it."""
        self._explained: FeedbackView
        self._known: frozenset[str] = frozenset()

    async def on_mount(self) -> None:
        """Ask the first question."""
        banks, known = self.player.banks, self.player.known_sentences()
        self._known = frozenset(key for bank in known for key in banks.events_on(bank, known[bank]))
        self.afar = Afar([(bank.source, known[bank.id]) for bank in banks.banks])
        self._at, self._is_again = self.round.at, self.round.is_again
        if self._notes:
            (await self._turn_to(PartView)).show_notes(banks.title, self._notes)
        else:
            await self._next()

    async def _next(self) -> None:
        self._asked = self._feedback = self._end = None
        round_, banks, ended = self.round, self.player.banks, self.round.part_ended
        self._at, self._is_again = round_.at, round_.is_again
        if ended != self._ended and (end := self.player.part_end(round_)):
            self._ended, self._at, self._end = ended, round_.position - 1, end
            (await self._turn_to(PartEndView, end.place)).show_end(end)
        elif not (dealt := round_.current):
            self.host.open_round(round_, instead=True)
        elif round_.play is not Play.READ or self._is_again or dealt.part == self._read:
            await self._ask()
        elif part := part_of(dealt, banks):
            self._read, self._then = dealt.part, self._ask
            view = await self._turn_to(PartView, (str(part.number), f"of {part.of}"))
            view.show(part.stretches, round_.left_of(dealt.part), banks.by_id[part.bank].source.credit())
        else:
            await self._ask()

    async def _ask(self) -> None:
        self._asked, self._then = ask(self.round, self.player.banks), self._next
        (await self._turn_to(QUESTIONS[self._asked.kind], self._place)).show(self._asked)
        self._since = self.player.tick()

    async def _turn_to(self, kind: type[ViewT], place: tuple[str, str] = ("", "")) -> ViewT:
        """Turn to a stage, with the head and the line of years as they are now."""
        view = await self.stage(kind, place)
        self._show_years()
        round_, here = self.round, self._here
        answers = [round_.answers[index] for index in here if index < round_.position]
        where, score = " ".join(place), [f"{round_.right} placed"] if round_.is_timeline else scored(answers)
        if isinstance(view, PartView):
            where, score = f"part {where}" if any(place) else "", []
        elif self._is_again:
            where = f"once more, {len(round_.coming_back) or 'none'} left"
        signs = self._signs(answers, len(here)) if len(here) <= _SIGNS else EMPTY
        name = Content("" if round_.play is Play.ROUND else f"{PLAY_NAMES[round_.play]} · ")
        title = shown(self.player.banks.title)
        done = 0.0 if signs and round_.play is not Play.READ else round_.position / round_.total
        self.top.show(name + title, Content(" · ".join((where, *score))), done, signs, title)
        return view

    @property
    def _here(self) -> Sequence[int]:
        """The indices of the questions of the round, of a reading those of the part."""
        round_ = self.round
        is_read = round_.play is Play.READ
        return round_.of_part(round_.dealt[self._at].part) if is_read else range(round_.total)

    def _signs(self, answers: Sequence[Answer], count: int) -> Content:
        """How the questions of the round or the part went, which is asked now, and how many are to come."""
        signs = [SIGNS[Verdict.of(answer.mark)] for answer in answers]
        left = count - len(signs)
        now = "▪ " if left and self._asked and not self._feedback else ""
        return Content.assemble(
            *((f"{sign} ", INKS[sign]) for sign in signs), (now, "$foreground"), "· " * (left - bool(now))
        ).rstrip()

    @property
    def _place(self) -> tuple[str, str]:
        """Which question it is, and of how many: of its part, where a part was read."""
        round_, here = self.round, self._here
        part = f" · part {round_.dealt[self._at].part + 1}" if round_.play is Play.READ else ""
        return str(here.index(self._at) + 1), f"of {len(here)}{' · once more' if self._is_again else part}"

    def _show_years(self) -> None:
        """Light what is spoken of or newly known; while a question stands, nothing has its name."""
        asked, feedback, banks = self._asked, self._feedback, self.player.banks
        new = self._end.new if self._end else frozenset[str]()
        lit = feedback.events if feedback else tuple(new)
        if asked and feedback and feedback.verdict is Verdict.RIGHT and not self._is_again:
            sentences = banks.sentences(asked.bank.id, banks.quotes(asked.bank.id, asked.item))
            self._known |= set(banks.events_on(asked.bank.id, sentences))
        self.years.show(dots_of(banks), lit, self._known, lit, new)

    async def on_view_answered(self, message: View.Answered) -> None:
        """Mark and keep the answer, then show what came of it."""
        message.stop()
        asked, player = self._asked, self.player
        if asked is None or self._feedback:
            return  # a press too many
        place = self._place
        self.round = player.answer(self.round, message.chosen, player.tick() - self._since)
        self._feedback = asked.feedback(self.round.last)
        self._explained = await self._turn_to(FEEDBACK[asked.kind], place)
        self._explained.show(asked, self._feedback, later(self.round, self._feedback))
        self.refresh_bindings()
        self.host.say_troubles()

    async def on_view_done(self, message: View.Done) -> None:
        """Go on from what was read or explained."""
        message.stop()
        await self._then()

    @property
    def _quoted(self) -> Evidence | None:
        """The passage at which the source is opened; None where no quote is shown."""
        feedback = self._feedback
        return next(iter((*self._explained.evidence, *feedback.evidence)), None) if feedback else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the source where there is a passage, and being unsure once of what is right."""
        if action == "source":
            return self._quoted is not None
        return action != "unsure" or bool(self._feedback and self.round.may_be_unsure)

    def action_unsure(self) -> None:
        """Note that the last answer was a guess."""
        self.round = self.player.unsure(self.round)
        self._note_beside("? unsure")

    def _note_beside(self, said: str) -> None:
        self._explained.note(said)
        self.refresh_bindings()
        self.host.say_troubles()

    def action_source(self) -> None:
        """Open the source at the quote; ask first while questions on it are to come."""
        if not (found := self._quoted):
            return
        source = SourceScreen(self.player.banks, found, self.player.known_items())
        show = partial(self.app.push_screen, source)
        if any(dealt.bank == found.bank for dealt in self.round.to_come):
            why = "It answers what is still to come in this round."
            self.ask(Confirm("Open the source now?", why, "Open it", "Stay"), lambda _: show())
        else:
            show()

    def action_flag(self) -> None:
        """Ask what is wrong with the question, and flag it for its teacher with the answer."""

        def send(word: str) -> None:
            if word == _OWN:
                self.ask(TypeLine("What is wrong with this question?", "", str.strip, _LONGEST), send)
            elif self._asked:
                self.player.flag(self._asked.dealt, word)
                self._note_beside("! flagged")

        about = "Its teacher reads your words with: quiz flags"
        reasons = [(reason, reason) for reason in (*_REASONS, _OWN)]
        self.ask(Ask("What is wrong with this question?", [about], reasons), send)

    def action_leave(self) -> None:
        """Go back to the start page, from where the round can be gone on with; amid a part, ask first."""
        if self._end:
            self.dismiss()
            return
        row = PLAY_NAMES[Play.READ] if self.round.play is Play.READ else "Go on"
        kept = f"Your answers are kept. “{row}” on the start page goes on at this question."
        self.ask(Confirm("Leave this round?", kept, "Leave", "Stay"), lambda _: self.dismiss())

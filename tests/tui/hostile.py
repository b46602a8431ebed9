"""A bank of a stranger who means ill: model values, so that nothing has cleaned them."""

from __future__ import annotations

from quiz.bank.model import Bank, Choice, Event, Option, Ordering
from quiz.dates.date import Date
from quiz.text.source import Source

MARKUP = "[sic] [/ [/] [@click=app.quit]x[/] [bold]b[/bold] [link=http://e.org]l[/link] $primary \\[a]"
ESCAPES = "\x1b]52;c;aGk=\x07 \x1b[31m \x1b[2J \x9b31m \x1bP1$r\x1b\\ \x90q\x9c \x00 \x7f \x85 \x07 \b \r"
BIDI = "\u202eevil\u202c \u2066x\u2069 \u200f \u061c"
SCRIPTS = "漢字かな交じり文 العربية עברית e\u0301a\u0308\u0300 👩\u200d👩\u200d👧 🇩🇪 ﷽ ｆｕｌｌ"
HIDDEN = "zero\u200bwidth\u2060join\ufefffeff\u00adsoft"
LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 4
SEPARATORS = "line\u2028paragraph\u2029tab\tnewline\nnext"

ALL = (MARKUP, ESCAPES, BIDI, SCRIPTS, HIDDEN, LONG, SEPARATORS)
EVERYTHING = " ".join(ALL)

SENTENCES = tuple(f"Sentence {number} {text} ends here." for number, text in enumerate(ALL))
"""A sentence for each kind of text."""


def _event(number: int, date: str) -> Event:
    return Event(
        id=f"event {number} [/ \x1b",
        event=f"Event {number} {ALL[number]}",
        quotes=(f"Sentence {number}",),
        date=Date.parse(date),
        topic=f"Topic [/ {MARKUP} \x1b[1m",
        why=EVERYTHING,
    )


def hostile() -> Bank:
    """Every text of the bank holds every kind of text."""
    events = tuple(
        _event(number, date)
        for number, date in enumerate(("-0099", "-0043", "0014", "0200~", "13XX", "1937?"))
    )
    return Bank(
        id="evil [/ \x1b",
        title=f"Title {EVERYTHING}",
        source=Source(
            title=f"Source {EVERYTHING}",
            text="\n\n".join([" ".join(SENTENCES), *SENTENCES]),
            author=f"Author {EVERYTHING}",
            licence=f"Licence {MARKUP}\x1b[1m",
            misprints={"Sentence": "[/sentence] \x1b]0;x\x07"},
        ),
        note=f"Note {EVERYTHING}",
        timeline=events,
        questions=(
            Choice(
                "q [/ \x1b",
                f"Ask {EVERYTHING}",
                answers=(f"Right {MARKUP}",),
                wrong=tuple(Option(f"Wrong {text}", why=f"Why {EVERYTHING}") for text in ALL),
                quotes=("Sentence 0", "Sentence 3"),
                topic=f"Topic [/ {MARKUP} \x1b[1m",
                why=f"Because {EVERYTHING}",
            ),
            Choice(
                "several",
                f"Ask several {EVERYTHING}",
                answers=("same", "same "),  # names that look alike
                wrong=(Option("same\u200b"), Option(" same")),
                quotes=("Sentence 1",),
                topic=" ",
            ),
            Ordering("o \x1b", tuple((event.id,) for event in events[:5]), ask=f"Order {EVERYTHING}"),
        ),
    )

"""Made-up banks of any size, every quote of which stands in their source."""

from __future__ import annotations

from pathlib import Path
from random import Random

_SYLLABLES = ("ba", "cor", "del", "fin", "gra", "hel", "jo", "kan", "lis", "mor", "nu", "pra", "ste", "tol")

_WORDS = (
    *("river", "stone", "winter", "market", "letter", "bridge", "harbour"),
    *("garden", "mirror", "castle", "meadow", "engine", "lantern", "village"),
)


def sentence(number: int) -> str:
    """The n-th sentence of the made-up source."""
    words = [_WORDS[(number * step + step * step) % len(_WORDS)] for step in range(1, 8)]
    return f"In the year {1000 + number % 900} the {' '.join(words)} came to house {number}."


def source(sentences: int) -> str:
    """A source of so many sentences, seven to a paragraph."""
    lines = [sentence(number) for number in range(sentences)]
    return "\n".join(" ".join(lines[at : at + 7]) for at in range(0, sentences, 7))


def bank(questions: int, sentences: int = 500) -> str:
    """A bank of so many choices, as YAML."""
    parts = ["title: A made-up town\nsource:\n  title: The chronicle\n  text: |\n"]
    parts += [f"    {line}\n" for line in source(sentences).splitlines()]
    parts.append("questions:\n")
    for number in range(questions):
        told = number % sentences
        parts.append(
            f"  - id: q{number}\n"
            f"    topic: Topic {number % 7}\n"
            f"    ask: Which house did it come to in the story number {number}?\n"
            f"    answer: house {told}\n"
            f"    wrong:\n"
            f"      - house {told + 1}: That is another story.\n"
            f"      - house {told + 2}\n"
            f"      - house {told + 3}\n"
            f"    quote: came to house {told}\n"
        )
    return "".join(parts)


def varied_bank(questions: int) -> str:
    """A bank of so many choices whose prompts and answers differ as people's do, as YAML; 50 kB of source."""
    chance = Random(questions)  # so that every run asks the same
    words = ["".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 4))) for _ in range(3_000)]

    def some(count: int) -> str:
        return " ".join(chance.choice(words) for _ in range(count))

    told = [
        f"In {1500 + number} {some(3)} the {some(6)} of {some(2).title()} and {some(3)}."
        for number in range(500)
    ]
    parts = ["title: A made-up town\nsource:\n  title: The chronicle\n  text: |\n"]
    parts += ["    " + " ".join(told[at : at + 7]) + "\n" for at in range(0, len(told), 7)]
    parts.append("questions:\n")
    for number in range(questions):
        sentence = told[number % len(told)].split()
        answer = " ".join(sentence[3:5])
        parts.append(
            f"  - id: q{number}\n"
            f"    topic: Topic {number % 7}\n"
            f"    ask: What {some(6)} in the {some(2)}?\n"
            f"    answer: {answer}\n"
            f"    wrong:\n"
            f"      - {some(2)}: {some(6)}.\n"
            f"      - {some(2)}\n"
            f"      - {some(2)}\n"
            f"    quote: {' '.join(sentence[2:9])}\n"
        )
    return "".join(parts)


def write_varied_bank(folder: Path, questions: int) -> Path:
    """Write such a bank into a folder."""
    path = folder / f"varied-{questions}.yaml"
    path.write_text(varied_bank(questions), encoding="utf-8")
    return path


def write_bank(folder: Path, questions: int, sentences: int = 500) -> Path:
    """Write a bank of so many choices into a folder."""
    path = folder / f"bank-{questions}.yaml"
    path.write_text(bank(questions, sentences), encoding="utf-8")
    return path

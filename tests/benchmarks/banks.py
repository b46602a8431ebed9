"""Made-up banks of any size, every quote of which stands in their source."""

from __future__ import annotations

from pathlib import Path

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


def write_bank(folder: Path, questions: int, sentences: int = 500) -> Path:
    """Write a bank of so many choices into a folder."""
    path = folder / f"bank-{questions}.yaml"
    path.write_text(bank(questions, sentences), encoding="utf-8")
    return path

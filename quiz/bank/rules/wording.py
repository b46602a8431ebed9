"""How rules name events."""

from __future__ import annotations

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Event


def dated(event: Event) -> str:
    """An event by its id and date: “prague-conference” (January 1912)."""
    name = f"“{excerpt(event.id)}”"
    return f"{name} ({event.date.spoken()})" if event.date else name

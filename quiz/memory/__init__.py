"""What is remembered about a player: an append-only log of answers; all else is derived from it."""

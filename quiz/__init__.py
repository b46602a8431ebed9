"""Learn a life from its source: a quiz whose every answer is backed by a verified quote."""

__version__ = "0.1.0"

"""`python -m quiz` is `quiz`."""

from quiz.cli import run

if __name__ == "__main__":
    run()

"""Write the golden files anew: `python -m tests.golden`.

Golden files hold what the program did when they were written, and the tests beside them compare. Write them
anew only where the program is meant to do something else now, and read their diff before it is committed.
"""

from tests.golden.test_golden import GOLDENS, file_of, kept

if __name__ == "__main__":
    for name, make in GOLDENS.items():
        file_of(name).parent.mkdir(parents=True, exist_ok=True)
        file_of(name).write_text(make(), encoding="utf-8", newline="\n")
    for name in kept() - GOLDENS.keys():
        file_of(name).unlink()

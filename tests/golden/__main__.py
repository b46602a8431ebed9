"""Write the golden files anew: `python -m tests.golden`.

Golden files hold what the program did when they were written, and the tests beside them compare. Write them
anew only where the program is meant to do something else now, and read their diff before it is committed.
"""

from tests.golden.files import rewrite

if __name__ == "__main__":
    rewrite()

"""Paint the README's pictures anew: `python -m tests.journeys`. Look at them before they are committed."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.journeys.conftest import Folder
from tests.journeys.pictures import JOURNEYS, write

if __name__ == "__main__":
    for journey in JOURNEYS:
        with TemporaryDirectory() as folder:
            journey(Folder(Path(folder)), write)

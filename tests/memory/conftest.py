from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.memory.log import Memory


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path) as memory:
        yield memory

from __future__ import annotations

import subprocess
import sys


def test_naming_the_memory_loads_no_database() -> None:
    costly = {"sqlite3", "platformdirs", "asyncio"}
    code = f"import sys, quiz.memory.log; print(sorted({costly} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"

"""What tests start keeps its bytecode, as at a user's: compiling it anew would be a third of each start."""

import os
import sys

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

"""A page of an encyclopedia as it is copied, about nobody."""

from __future__ import annotations

PAGE = """\
Ada King

From Wikipedia, the free encyclopedia

Ada King was a mathematician. She died in 1852.

References[edit]
^ Smith, John (1999). A Book.

External links
Retrieved from "https://en.wikipedia.org/w/index.php?title=Ada_King&oldid=12"
Categories: 1815 births
This page was last edited on 3 March 2024, at 10:00 (UTC).
Text is available under the Creative Commons Attribution-ShareAlike 4.0 License; additional terms may apply.
"""

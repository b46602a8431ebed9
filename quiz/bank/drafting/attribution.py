"""Where a text is from: what a copied page says of itself, and what its address tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

_CREATIVE_COMMONS = re.compile(
    r"Creative Commons (?P<name>Attribution(?:[- ]ShareAlike)?)(?: International| Unported)?(?: License)? ?"
    r"(?P<number>\d\.\d)|CC[ -](?P<short>BY(?:-SA)?)[ -](?P<of_short>\d\.\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a text is called, who wrote it, where and on what terms; empty where that is not known."""

    title: str = ""
    """What the text is called."""
    author: str = ""
    """Who wrote it."""
    url: str = ""
    """Where it can be read."""
    licence: str = ""
    """On what terms it may be used."""

    def over(self, other: Attribution) -> Attribution:
        """The same, completed by another where it says nothing."""
        return Attribution(
            title=self.title or other.title,
            author=self.author or other.author,
            url=self.url or other.url,
            licence=self.licence or other.licence,
        )


OF_WIKIPEDIA = Attribution(author="Wikipedia contributors", licence="CC BY-SA 4.0")


def from_address(url: str) -> Attribution:
    """What a page's address tells of it; of an old version of a page in Wikipedia, the page's own address."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return Attribution()
    if not host.endswith("wikipedia.org"):
        return Attribution(url=url)
    name = parse_qs(parts.query).get("title", [""])[0] or parts.path.removeprefix("/wiki/").strip("/")
    if not name or "index.php" in name:
        return Attribution(url=url).over(OF_WIKIPEDIA)
    name = unquote(name).replace(" ", "_")
    page = f"https://{host}/wiki/{name}"
    return Attribution(title=name.replace("_", " "), url=page).over(OF_WIKIPEDIA)


def licence_in(line: str) -> str:
    """The Creative Commons licence that a line names, in its short form; empty if none."""
    if not (match := _CREATIVE_COMMONS.search(line)):
        return ""
    if match["short"]:
        return f"CC {match['short'].upper()} {match['of_short']}"
    short = "BY-SA" if "sharealike" in match["name"].casefold() else "BY"
    return f"CC {short} {match['number']}"

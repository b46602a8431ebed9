"""A page of HTML, filled: whatever text stands in it is one harmless line, and never markup."""

from __future__ import annotations

from quiz.text.cleaning import one_line


def page(room: str, name: str, **values: object) -> str:
    """Fill the template of a name that lies in a room of the house."""
    from jinja2 import Environment, PackageLoader  # which a start needs not wait for

    pages = Environment(
        loader=PackageLoader("quiz", room),
        autoescape=True,
        finalize=lambda said: one_line(said) if type(said) is str else said,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    return pages.get_template(name).render(values)

"""Templates: the user's own first, then ours, in a sandbox; mistakes are named by their place."""

import difflib
import re
import traceback
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Final

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateSyntaxError,
)
from jinja2.exceptions import TemplateNotFound, TemplateRuntimeError
from jinja2.sandbox import SandboxedEnvironment

from vaultgen import resources
from vaultgen.errors import TemplateError
from vaultgen.render import markdown
from vaultgen.render.views import Ref

_MISTAKES: Final = (
    TemplateRuntimeError,
    TemplateNotFound,
    RecursionError,
    ArithmeticError,
    TypeError,
    ValueError,
)
"""What a template can bring about while it is filled."""
_GAP: Final = re.compile(r"\n(?:[ \t]*\n){2,}")


class Templates:
    """One template for each type of note."""

    def __init__(self, own: Path | None = None) -> None:
        """`own` is the user's folder; a file in it takes the place of ours of the same name.

        Ours stay within reach: `{% extends "default/person.md" %}`.
        """
        ours = FileSystemLoader(resources.folder("templates"))
        users = [FileSystemLoader(own)] if own else []
        self._environment = _Sandbox(
            loader=ChoiceLoader([*users, ours, PrefixLoader({"default": ours})]),
            undefined=_Missing,
            autoescape=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(link=_link, escape=markdown.escape, cell=markdown.cell)

    def render(self, name: str, view: object) -> str:
        """The body of a note: `name.md` filled with the view, which it sees as `note`.

        Runs of empty lines become one, so that a template need not care for them.
        Raises TemplateError with the template, its line and what is missing.
        """
        file = f"{name}.md"
        try:
            body = self._environment.get_template(file).render(note=view)
        except TemplateSyntaxError as error:
            place = error.filename or error.name or file
            raise TemplateError(str(error.message), path=place, line=error.lineno) from error
        except _MISTAKES as error:
            path, line = _place(error, file)
            raise TemplateError(_reason(error), path=path, line=line) from error
        return _GAP.sub("\n\n", body).strip("\n") + "\n"


def misnamed(own: Path | None) -> Iterator[str]:
    """The user's templates that are called almost like one of ours, in words for the user."""
    ours = [path.name for path in resources.folder("templates").glob("*.md")]
    for path in sorted(own.glob("*.md")) if own and own.is_dir() else ():
        meant = difflib.get_close_matches(path.name, ours, 1, 0.8)
        if meant and path.name not in ours:
            yield f"{path}: takes the place of no template; call it {meant[0]} if you mean that"


class _Sandbox(SandboxedEnvironment):
    """Knows views at sight: large lists ask for very many of their fields."""

    def getattr(self, obj: object, attribute: str) -> object:
        fields = getattr(type(obj), "__dataclass_fields__", ())
        if attribute in fields and not attribute.startswith("_"):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


class _Missing(StrictUndefined):
    """A field that a view does not have."""

    @property
    def _undefined_message(self) -> str:
        asked = str(self._undefined_name)
        owner = self._undefined_obj
        if not is_dataclass(owner):
            return f"`{asked}` is not defined; a template sees the note's fields as `note`"
        known = [field.name for field in fields(owner)]
        near = difflib.get_close_matches(asked, known, n=1)
        hint = f"did you mean `{near[0]}`?" if near else f"it has {', '.join(known)}"
        return f"{type(owner).__name__} has no field `{asked}`; {hint}"


def _reason(error: Exception) -> str:
    match error:
        case TemplateNotFound():
            return f"there is no template {error.name}"
        case RecursionError():
            return "it calls itself without end"
        case UnicodeDecodeError():
            return "it is not UTF-8; save it as UTF-8 text"
    return str(error)


def _place(error: Exception, file: str) -> tuple[str, int | None]:
    """Jinja2 puts the template's own lines into the traceback."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith(".md"):
            return frame.filename, frame.lineno
    return file, None


def _link(ref: Ref | None, shown: str = "") -> str:
    """A link, or the name as text where there is no note; nothing for nothing."""
    if ref is None:
        return ""
    if ref.note is None:
        return markdown.escape(shown or ref.name)
    return markdown.link(ref.note, shown or ref.name)

"""The text of a note ⇄ its front matter and its body."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

import yaml

from vaultgen.errors import VaultError
from vaultgen.model import Value

HEAD: Final = re.compile(r"---[ \t]*\r?\n(?P<yaml>(?:.*\n)*?)---[ \t]*(?:\r?\n|\Z)")
"""The YAML head of a text without a byte-order mark."""
_PLAIN: Final = re.compile(r"[^\W\d_][\w ,.'&!?/+()-]*(?<! )")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOT_TEXT: Final = frozenset("y n yes no on off true false null none nan inf".split())
_UNPRINTABLE: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)


class Loader(yaml.CSafeLoader):
    """YAML as note applications read it: `NO`, `12:30` and `2025-11-28` are text."""


Loader.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false|True|False", list("tfTF")),
    ("int", r"-?(?:0|[1-9][0-9]*)", list("-0123456789")),
    ("float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+(?:e[-+]?[0-9]+)?", list("-0123456789")),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_form})$"), _first)


def front_matter(properties: Mapping[str, Value]) -> str:
    """The properties in their order as a YAML head, its `---` lines included.

    Text that some YAML loader could take for something else is quoted. ISO dates stay bare, so
    that note applications see dates. Lists are block lists, `[]` when empty.
    """
    lines = [line for key, value in properties.items() for line in _entry(quoted(key), value)]
    return "\n".join(("---", *lines, "---", ""))


def parse(text: str) -> tuple[dict[str, Value], str]:
    """(properties, body) of a note; a byte-order mark and `\\r\\n` are taken as they come.

    A note without front matter has no properties. What Obsidian cannot show as a property (a
    nested value) is given as JSON text; nothing as empty text. Raises VaultError with the line
    of the file when the YAML is broken.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    head = HEAD.match(text)
    if head is None:
        return {}, text
    try:
        values = yaml.load(head["yaml"], Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        line = mark.line + 2 if mark else 1
        raise VaultError(f"the front matter is no valid YAML: {problem}", line=line) from error
    if not isinstance(values, dict | None):
        return {}, text
    found = {str(key): _value(value) for key, value in (values or {}).items()}
    return found, text[head.end() :]


def _entry(key: str, value: Value) -> Iterator[str]:
    if not isinstance(value, tuple):
        yield f"{key}: {_scalar(value)}"
    elif not value:
        yield f"{key}: []"
    else:
        yield f"{key}:"
        yield from (f"  - {quoted(item)}" for item in value)


def _scalar(value: str | int | float | bool) -> str:
    if isinstance(value, str):
        return value if _is_date(value) else quoted(value)
    return json.dumps(value)


def _is_date(text: str) -> bool:
    """Loaders refuse a bare date that the calendar has not."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def quoted(text: str) -> str:
    """A text as YAML; bare where no loader takes it for anything else."""
    text = _UNPRINTABLE.sub("", text)
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT:
        return text
    return json.dumps(text, ensure_ascii=False)


def _value(value: object) -> Value:
    if isinstance(value, list):
        return tuple(str(_value(item)) for item in value if item is not None)
    if isinstance(value, str | int | float):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False, default=str)


def texts(value: Value) -> tuple[str, ...]:
    """A property as a list of texts: one value alone is a list of one, an empty one is none."""
    if isinstance(value, tuple):
        return value
    return (str(value),) if value else ()

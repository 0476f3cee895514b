"""What all JSON formats share: claiming and decoding, with errors that say where."""

import json
import re
from collections.abc import Mapping
from typing import Final, TypeVar

import msgspec

from vaultgen.errors import ReadError
from vaultgen.read import header_fields
from vaultgen.read.document import Claim, Document
from vaultgen.read.header_fields import Header

T = TypeVar("T")
Members = Mapping[str, msgspec.Raw]
"""The members of the top-level object, not yet decoded."""

_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def claim(document: Document, shape: re.Pattern[str], wanted: str) -> Claim:
    """Mine when the document is JSON that holds the shape."""
    if not document.text.lstrip().startswith(("{", "[")):
        return Claim(0.0, "it is not JSON")
    if shape.search(document.text):
        return Claim(1.0, f"it is JSON with {wanted}")
    return Claim(0.5, f"it is JSON without {wanted}")


def members(document: Document) -> Members:
    """The top-level object; a top-level list becomes its member ``.

    Raises ReadError with the line for what is no JSON or was cut short.
    """
    text = document.text.strip()
    if text.startswith("["):
        text = f'{{"":{text}}}'
    try:
        return msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    except msgspec.DecodeError:
        return msgspec.json.decode(_mended(document), type=dict[str, msgspec.Raw])


def decode(raw: msgspec.Raw, kind: type[T], place: str, document: Document) -> T:
    """One member as `kind`; raises ReadError with the path of the value that does not fit."""
    try:
        return msgspec.json.decode(raw, type=kind, strict=False)
    except msgspec.DecodeError as error:
        problem = str(error).replace("`$", f"`{place}", 1)
        message = f"{problem}; correct this value or export the file anew"
        raise ReadError(message, path=document.path) from error


def stated(top: Members, *content: str) -> Header:
    """What the other members say about the episode, read as a header is; `content` is left out."""
    pairs = [
        (_HUMP.sub("_", key), _as_text(msgspec.json.decode(raw)))
        for key, raw in top.items()
        if key not in ("version", *content)
    ]
    return header_fields.place(pairs, 0)


def _as_text(value: object) -> object:
    """Numbers as strings, as in front matter; what is empty as nothing."""
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    if isinstance(value, dict):
        return {key: _as_text(item) for key, item in value.items()}
    return "" if value is None or isinstance(value, bool) else str(value)


def _mended(document: Document) -> bytes:
    """The document as strict JSON; Python's parser knows the line and accepts `NaN`."""
    try:
        data = json.loads(document.text, parse_constant=lambda _: None)
        return msgspec.json.encode({"": data} if isinstance(data, list) else data)
    except json.JSONDecodeError as error:
        rest = document.text[error.pos :].strip()
        cut = len(rest) < 2 or "Unterminated" in error.msg
        problem = "the JSON is cut short" if cut else f"the JSON is broken: {error.msg}"
        message = f"{problem}; fetch or export the file anew"
        raise ReadError(message, path=document.path, line=error.lineno) from error
    except (UnicodeEncodeError, RecursionError) as error:
        message = "the JSON cannot be understood; fetch or export the file anew"
        raise ReadError(message, path=document.path) from error

"""Bytes as they lie on disk → a Document: one encoding, one kind of line end."""

import codecs
import re
from hashlib import sha256
from typing import Final

from vaultgen.errors import UnreadableFileError
from vaultgen.read.document import Document

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Those of UTF-32 first: the little-endian one begins with that of UTF-16."""
_WIDE: Final = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_LEGACY: Final = ["cp1252", "cp1251", "gb18030", "big5", "cp932", "euc_jp", "euc_kr"]
"""One encoding a region: more of them are told apart by chance on short files."""
_SAMPLE: Final = 1 << 16
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAVE: Final = "save it as UTF-8 text and try again"
_BINARY: Final = f"the file is not text but binary data; {_SAVE}"


def decode(data: bytes, path: str) -> Document:
    """The text of a file, and a warning for all that had to be guessed or mended.

    Raises UnreadableFileError for a file that is empty or no text; `path` is for messages.
    """
    if not data.strip():
        raise UnreadableFileError("the file is empty; put a transcript in or delete it", path=path)
    text, warnings = _text(data, path)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if len(_CONTROL.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) // 200:
        raise UnreadableFileError(_BINARY, path=path)
    if not text.strip():
        raise UnreadableFileError("the file is empty; put a transcript in or delete it", path=path)
    return Document(path, text, sha256(data).hexdigest(), warnings)


def _text(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, path)
    has_zeros = b"\x00" in data[:_SAMPLE]
    if has_zeros and (wide := _wide(data)):
        return wide
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if has_zeros:
            raise UnreadableFileError(_BINARY, path=path) from error
        return _damaged(data, error) or _legacy(data, path)


def _marked(data: bytes, encoding: str, path: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        name = encoding.upper()
        message = f"the file says it is {name} but is not (byte {error.start}); {_SAVE}"
        raise UnreadableFileError(message, path=path) from error


def _wide(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-16 or UTF-32 without a mark: the encoding that leaves no zero byte behind."""
    for encoding in _WIDE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and " " in text:
            return text, (f"the file is read as {encoding.upper()}, which it does not say",)
    return None


def _damaged(data: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 with a few broken bytes, as a cut leaves them; `None` when it is something else."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if broken * 10 > sum(not c.isascii() for c in text):
        return None
    line = data.count(b"\n", 0, error.start) + 1
    return text, (f"line {line}: {broken} broken byte(s) of UTF-8, each shown as \ufffd",)


def _legacy(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    first = next(i for i, byte in enumerate(data) if byte > 127)
    sample = data[max(0, first - _SAMPLE) : first + _SAMPLE]
    # Imported only for what is no UTF-8: it takes longer than to read a source.
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_LEGACY).best()
    if best is None:
        raise UnreadableFileError(f"the file's encoding is unknown; {_SAVE}", path=path)
    warning = f"the file is read as {best.encoding}, which was guessed; save it as UTF-8 to be sure"
    return data.decode(best.encoding, errors="replace"), (warning,)

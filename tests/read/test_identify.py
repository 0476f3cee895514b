"""One reader for each file, or an error that names all that matter."""

from pathlib import Path

import pytest

from vaultgen.errors import NoSingleReaderError, UnreadableFileError
from vaultgen.model import Source, SourceRef
from vaultgen.read import READERS, Claim, Document, Reader, decode, identify, read


def reader(name: str, score: float, why: str = "") -> Reader:
    def said(document: Document) -> Source:
        return Source(SourceRef(document.path, name, document.sha256), warnings=("doubtful",))

    return Reader(name, lambda _: Claim(score, why), said)


NEVER = reader("never", 0.1, "it is no poem")
NEARLY = reader("nearly", 0.9, "it has no speaker")


def test_the_only_claim_wins(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("Ol\u00e1, S\u00e3o Paulo\r\n".encode("cp1252"))
    source = read(path, "talks/a.md", (NEVER, reader("mine", 1.0)))
    assert (source.ref.path, source.ref.reader) == ("talks/a.md", "mine")
    assert len(source.warnings) == 2
    assert source.warnings[1] == "doubtful"


def test_several_claims_are_all_named() -> None:
    document = decode(b"x", "talks/a.md")
    with pytest.raises(NoSingleReaderError, match="one and two") as error:
        identify(document, (reader("one", 1.0), NEVER, reader("two", 1.5)))
    assert error.value.path == "talks/a.md"


def test_without_a_claim_the_nearest_miss_says_what_it_lacked() -> None:
    with pytest.raises(NoSingleReaderError, match="nearest is nearly, but it has no speaker"):
        identify(decode(b"x", "a.md"), (NEVER, NEARLY))


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"talks/a\.md: .*No such file"):
        read(tmp_path / "a.md", "talks/a.md")


def test_readers_have_names_of_their_own_and_claim_nothing_at_random() -> None:
    names = [reader.name for reader in READERS]
    assert len(set(names)) == len(names)
    document = decode(b"eggs, flour", "shopping.txt")
    assert not [reader.name for reader in READERS if reader.claims(document).mine]

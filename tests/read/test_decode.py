"""Bytes become text, whatever wrote them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.errors import UnreadableFileError
from vaultgen.read import decode

SAID = "**Núria:** Café à la crème, it’s naïve — says “she”.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32", "utf-32-le"]
)
def test_every_form_of_unicode_is_read(encoding: str) -> None:
    assert decode(SAID.encode(encoding), "a.md").text == SAID


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", SAID),
        ("latin-1", "Núria: Olá, São Paulo, e até amanhã à noite.\n"),
        ("gb18030", "主持人：大家好，欢迎收听我们的节目。今天我们聊聊港口。\n"),
        ("cp932", "こんにちは、今日は港の話をしましょう。よろしくお願いします。\n"),
        ("cp1251", "Привет, добро пожаловать, сегодня мы говорим о гавани.\n"),
    ],
)
def test_older_encodings_are_guessed_and_named(encoding: str, text: str) -> None:
    document = decode(text.encode(encoding), "a.md")
    assert document.text == text
    assert len(document.warnings) == 1
    assert "UTF-8" in document.warnings[0]


def test_a_file_cut_inside_a_letter_keeps_the_rest() -> None:
    document = decode(("中文" * 20 + "\n尾").encode()[:-1], "a.md")
    assert document.text.startswith("中文" * 20)
    assert document.warnings == ("line 2: 1 broken byte(s) of UTF-8, each shown as \ufffd",)


@given(st.lists(st.sampled_from(["a", "\n", "\r", "\r\n", "é"]), min_size=1))
def test_line_ends_are_all_one_kind(parts: list[str]) -> None:
    text = decode(("x" + "".join(parts)).encode(), "a.md").text
    assert "\r" not in text
    assert text == "x" + "".join(parts).replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        ("\ufeff  \n".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01", "not text"),
        (b"%PDF-1.7\n" + bytes(range(1, 32)) * 20, "not text"),
        (b"\xff\xfeabc", "says it is UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableFileError, match=why) as error:
        decode(data, "talks/a.md")
    assert str(error.value).startswith("talks/a.md: ")
    assert ";" in error.value.message


def test_lines_and_names_are_those_of_the_file() -> None:
    document = decode(b"one\r\ntwo", "talks/a.B.VTT")
    assert document.lines == ("one", "two")
    assert (document.name, document.suffix) == ("a.B.VTT", ".vtt")

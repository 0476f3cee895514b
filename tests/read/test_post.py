"""Translated posts with their originals folded away."""

from vaultgen.model import Source, Text
from vaultgen.read import decode, post


def original(text: str) -> str:
    return f"<details>\n<summary>Original</summary>\n<p>{text}</p>\n</details>"


POST = "\n\n".join(
    [
        "---\ntitle: 茶的故事\nsource: https://youtu.be/Ab3-_9xYz01\nlang: zh\n---",
        "### 开始",
        "水开了。",
        original("The water &amp; the\nkettle boil."),
        "谁来倒？",
        original("&gt;&gt; Who pours?"),
        "### 叶子",
        "用**CTC**（Crush, Tear, Curl: 揉切）。",
        original("We use CTC."),
        "然后我们等",
    ]
)


def read(text: str) -> Source:
    document = decode(text.encode(), "post.md")
    assert post.claims(document).mine
    return post.read(document)


def test_originals_are_the_segments_and_paragraphs_their_translations() -> None:
    source = read(POST)
    assert source.language == "en"
    assert [(s.text, s.translations) for s in source.segments[:2]] == [
        ("The water & the kettle boil.", (Text("zh", "水开了。"),)),
        ("Who pours?", (Text("zh", "谁来倒？"),)),
    ]
    assert [s.turn for s in source.segments] == [False, True, False, False]


def test_headings_are_chapters_at_their_segment() -> None:
    assert [(c.title, c.segment) for c in read(POST).chapters] == [("开始", 0), ("叶子", 2)]


def test_a_paragraph_that_lost_its_original_is_kept_and_reported() -> None:
    source = read(POST)
    assert source.segments[-1].text == "然后我们等"
    assert source.segments[-1].translations == ()
    line = POST.split("\n").index("然后我们等") + 1
    assert source.warnings == (f"line {line}: the paragraph has no original and was kept as it is",)


def test_an_original_that_was_cut_off_is_kept() -> None:
    source = read(POST + "\n\n<details>\n<p>Then we wa")
    assert source.segments[-1].text == "Then we wa"
    assert source.segments[-1].translations == (Text("zh", "然后我们等"),)


def test_one_folded_block_makes_no_translated_post() -> None:
    text = f"# Notes\n\nSome words.\n\n{original('A spoiler.')}\n\nMore.\n\nAnd more.\n"
    assert not post.claims(decode(text.encode(), "a.md")).mine

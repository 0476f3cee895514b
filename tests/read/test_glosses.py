"""Explanations of terms, wherever a source has them."""

from pathlib import Path

from vaultgen.model import Block, Gloss, Segment, Source, SourceRef, Text
from vaultgen.read import glosses, read

CTC = Gloss("CTC", (Text("en", "Crush, Tear, Curl"), Text("zh", "揉切")))


def test_a_meaning_in_each_language() -> None:
    assert list(glosses.find("用**CTC**（Crush, Tear, Curl: 揉切）。")) == [CTC]
    assert list(glosses.find("用**CTC**（Crush, Tear, Curl，揉切）。")) == [CTC]
    assert list(glosses.find("With **CTC** (Crush, Tear, Curl / 揉切).")) == [CTC]


def test_an_explanation_keeps_its_commas_and_times() -> None:
    (gloss,) = glosses.find("A **gaiwan** (a cup with a lid, brewed at 9:30, never stirred).")
    assert [m.text for m in gloss.meanings] == ["a cup with a lid, brewed at 9:30, never stirred"]


def test_numbers_explain_nothing() -> None:
    assert list(glosses.find("**Kettle 3** (2019) and **tea** ($5).")) == []


def test_every_text_of_a_source_is_searched_and_what_is_said_twice_stands_once() -> None:
    def explained(term: str) -> str:
        return f"**{term}**（Term）"

    source = Source(
        SourceRef("a", "x", ""),
        descriptions=(Text("zh", explained("一")),),
        segments=(Segment(explained("二"), translations=(Text("zh", explained("三")),)),),
        outline=(Block("paragraph", explained("四")), Block("bullet", explained("一"))),
    )
    assert [gloss.term for gloss in glosses.harvest(source)] == ["一", "二", "三", "四"]


def test_show_notes_and_posts_are_harvested_alike(tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("# Tea\n\n- We use **CTC**（Crush, Tear, Curl: 揉切）\n", encoding="utf-8")
    assert read(notes, "notes.md").glosses == (CTC,)
    folded = "<details>\n<summary>Original</summary>\n<p>We use CTC.</p>\n</details>"
    post = tmp_path / "post.md"
    post.write_text(
        "\n\n".join(["### 茶", "用**CTC**（Crush, Tear, Curl: 揉切）。", folded, "好。", folded]),
        encoding="utf-8",
    )
    assert read(post, "post.md").glosses == (CTC,)

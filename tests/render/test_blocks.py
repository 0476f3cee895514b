"""Outlines and articles as Markdown."""

from vaultgen.model import Block, Episode
from vaultgen.render import Directory
from vaultgen.render.blocks import write
from vaultgen.render.citations import Citations
from vaultgen.render.linker import Linker


def written(*blocks: Block) -> str:
    directory = Directory()
    citations = Citations(Episode("episode/x", "X", ()), directory)
    return write(blocks, 3, Linker(directory, lambda _: ()), citations, lambda _: None)


def test_a_heading_over_nothing_is_left_out() -> None:
    assert (
        written(
            Block("heading", "Chapters", 2),
            Block("heading", "Words", 2),
            Block("bullet", "slack: the still water"),
            Block("heading", "Links", 2),
        )
        == "### Words\n\n- slack: the still water"
    )


def test_a_heading_over_headings_stays() -> None:
    assert (
        written(
            Block("heading", "Part one", 2),
            Block("heading", "Words", 3),
            Block("paragraph", "Slack is still water."),
        )
        == "### Part one\n\n#### Words\n\nSlack is still water."
    )

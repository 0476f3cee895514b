"""The settings for a fresh vault are what Obsidian reads."""

import json
import re

from vaultgen.render import FOLDERS, settings

KINDS = {"text", "multitext", "number", "checkbox", "date", "datetime", "tags", "aliases"}


def test_settings_are_small_files_of_obsidian_and_no_workspace() -> None:
    files = dict(settings())
    assert all(path.startswith(".obsidian/") for path in files)
    assert ".obsidian/workspace.json" not in files
    assert set(json.loads(files[".obsidian/types.json"])["types"].values()) <= KINDS


def test_every_type_of_note_has_a_colour_of_its_own() -> None:
    groups = json.loads(dict(settings())[".obsidian/graph.json"])["colorGroups"]
    kinds = {re.findall(r'"(\w+)"', group["query"])[1] for group in groups}
    assert kinds == set(FOLDERS)
    assert len({group["color"]["rgb"] for group in groups}) == len(groups)


def test_the_snippet_is_enabled() -> None:
    files = dict(settings())
    for name in json.loads(files[".obsidian/appearance.json"])["enabledCssSnippets"]:
        assert f".obsidian/snippets/{name}.css" in files

"""A user's templates replace ours one by one, and mistakes in them are found by their place."""

from pathlib import Path

import pytest

from vaultgen.errors import TemplateError
from vaultgen.render.environment import Templates, misnamed
from vaultgen.render.views import HomeView, Ref

HOME = HomeView("Home", (Ref("A | B", "A - B"), Ref("C *d*")), (), ())


def rendered(folder: Path, template: str) -> str:
    (folder / "home.md").write_text(template, encoding="utf-8")
    return Templates(folder).render("home", HOME)


def test_a_template_of_the_user_wins(tmp_path: Path) -> None:
    assert rendered(tmp_path, "# {{ note.title }}!\n\n\n\n\nx") == "# Home!\n\nx\n"


def test_other_templates_stay_ours(tmp_path: Path) -> None:
    assert Templates(tmp_path).render("home", HOME).startswith("# Home\n\n[[A - B|A / B]]")


def test_ours_can_be_extended(tmp_path: Path) -> None:
    assert rendered(tmp_path, '{% include "default/home.md" %}\nMine').startswith("# Home\n")


def test_links_to_nowhere_are_text(tmp_path: Path) -> None:
    template = '{{ note.shows | map("link") | join(", ") | cell }} {{ none | link }}.'
    assert rendered(tmp_path, template) == "[[A - B\\|A / B]], C \\*d\\* .\n"


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("a\n{{ note.titel }}", 2, "HomeView has no field `titel`; did you mean `title`?"),
        ("{{ note.qqqq }}", 1, "it has title, shows, latest, lists"),
        ("\n\n{% for x in note.lists %}", 3, "end of template"),
        ("a\n{{ nothing }}", 2, "`nothing` is not defined"),
        ("a\n{{ note.title | nofilter }}", 2, "nofilter"),
        ("\n{{ note.title + 1 }}", 2, "str"),
        ("{{ note.__class__.__mro__ }}", 1, "`__class__`"),
    ],
)
def test_a_mistake_names_template_line_and_field(
    tmp_path: Path, template: str, line: int, words: str
) -> None:
    with pytest.raises(TemplateError) as caught:
        rendered(tmp_path, template)
    assert (caught.value.path or "").endswith("home.md")
    assert caught.value.line == line
    assert words in caught.value.message


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"there is no template nowhere\.md"):
        rendered(tmp_path, '{% include "nowhere.md" %}')


def test_a_template_with_a_slip_in_its_name_is_told(tmp_path: Path) -> None:
    for name in ("episodes.md", "person.md", "my-footer.md"):
        (tmp_path / name).write_text("x", "utf-8")
    (told,) = misnamed(tmp_path)
    assert told.startswith(f"{tmp_path / 'episodes.md'}: takes the place of no template")
    assert "call it episode.md" in told

"""docs/templates.md lists what templates see; its tables are made from the code.

Run this file to write them anew.
"""

import ast
from pathlib import Path

from vaultgen.render import views
from vaultgen.render.views import entity, episode, lists, ref

DOCS = Path(__file__).parents[2] / "docs" / "templates.md"
START = "<!-- fields: made from the code -->\n"


def tables() -> str:
    """One table for each view: field, type, meaning."""
    parts = []
    for module in (ref, episode, entity, lists):
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        parts += [table(node) for node in tree.body if isinstance(node, ast.ClassDef)]
    return "\n".join(parts)


def table(view: ast.ClassDef) -> str:
    """A heading, the docstring and the fields of one view."""
    rows = [f"### {view.name}\n\n{ast.get_docstring(view)}\n"]
    rows += ["| Field | Type | Meaning |", "| --- | --- | --- |"]
    for field, doc in zip(view.body[1:], [*view.body[2:], None], strict=True):
        if isinstance(field, ast.AnnAssign):
            kind = ast.unparse(field.annotation).replace("|", "\\|")
            rows.append(f"| `{ast.unparse(field.target)}` | `{kind}` | {meaning(doc)} |")
    return "\n".join(rows) + "\n"


def meaning(node: ast.stmt | None) -> str:
    """The string under a field, on one line."""
    assert isinstance(node, ast.Expr)
    assert isinstance(node.value, ast.Constant)
    return " ".join(str(node.value.value).split()).replace("|", "\\|")


def test_the_reference_agrees_with_the_code() -> None:
    assert DOCS.read_text(encoding="utf-8").partition(START)[2].strip() == tables().strip()


def test_every_view_is_in_the_reference() -> None:
    assert all(f"### {name}\n" in tables() for name in views.__all__)


if __name__ == "__main__":
    before, _, _ = DOCS.read_text(encoding="utf-8").partition(START)
    DOCS.write_text(f"{before}{START}\n{tables()}", encoding="utf-8")

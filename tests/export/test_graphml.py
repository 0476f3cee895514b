"""The GraphML export, parsed."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from vaultgen.export import FORMATS, Export

SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def graph(export: Export) -> Element:
    (document,) = FORMATS["graphml"](export)
    return ElementTree.fromstring("".join(document.text).encode())


def data(element: Element) -> dict[str, str | None]:
    return {d.attrib["key"]: d.text for d in element.iter(f"{SPACE}data")}


def test_shows_episodes_and_entities_are_nodes(export: Export) -> None:
    nodes = {node.attrib["id"]: data(node) for node in graph(export).iter(f"{SPACE}node")}
    assert nodes == {
        "show/slack": {"label": "Slack & Co", "kind": "show", "note": "Shows/Slack & Co.md"},
        "person/ada-lunn": {
            "label": "Ada Lunn",
            "kind": "person",
            "note": "People/Ada Lunn.md",
            "mentions": "1",
        },
        "concept/fence": {"label": "fence, tidal", "kind": "concept", "mentions": "2"},
        "episode/tides": {
            "label": 'Tides, "fences" & <weirs>',
            "kind": "episode",
            "note": "Episodes/Tides.md",
            "published": "2025-03-04",
        },
        "episode/bare": {"label": "Bare", "kind": "episode"},
    }


def test_edges_are_weighted(export: Export) -> None:
    edges = [
        (edge.attrib["source"], edge.attrib["target"], *data(edge).values())
        for edge in graph(export).iter(f"{SPACE}edge")
    ]
    assert edges == [
        ("episode/tides", "show/slack", "part of", "1"),
        ("episode/tides", "concept/fence", "mentions", "2"),
        ("episode/tides", "person/ada-lunn", "mentions", "1"),
        ("person/ada-lunn", "concept/fence", "built", "2"),
    ]


def test_every_kind_of_data_is_declared(export: Export) -> None:
    root = graph(export)
    declared = {key.attrib["id"] for key in root.iter(f"{SPACE}key")}
    assert {d.attrib["key"] for d in root.iter(f"{SPACE}data")} <= declared

"""What is spoken of together."""

from vaultgen.model import Relation
from vaultgen.outline import Together, related, relations


def test_two_paragraphs_make_a_relation_and_one_does_not() -> None:
    once, twice = Together("a", "b", (3,)), Together("a", "c", (1, 5))
    found = relations([("episode/x", (once, twice))])
    assert [(r.source, r.target, r.weight) for r in found] == [("a", "c", 2)]
    assert found[0].evidence == (("episode/x", 1), ("episode/x", 5))


def test_the_closest_are_those_that_seldom_occur_without_each_other() -> None:
    found = (
        Relation("host", "guest", "mentioned with", (), 4),
        Relation("guest", "robot", "mentioned with", (), 4),
    )
    near = related(found, {"host": 400, "guest": 5, "robot": 4})
    assert near["guest"] == ("robot", "host")


def test_many_joint_paragraphs_count_even_where_few_are_kept_as_evidence() -> None:
    pair = Together("a", "b", tuple(range(50)))
    (relation,) = relations([("episode/x", (pair,))])
    assert (relation.weight, len(relation.evidence)) == (50, 20)

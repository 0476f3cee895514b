"""First names: whom they mean in an episode that does not say it in full."""

from vaultgen.model import Candidate, EntityType, Evidence
from vaultgen.resolve import Rulings, resolve


def voice(name: str) -> Candidate:
    return Candidate(name, "speaker", (("person", 10.0),), field="speaker label")


def said(name: str, kind: EntityType | None = "person") -> Candidate:
    return Candidate(name, "corroborated", ((kind, 1.0),) if kind else (), count=2)


def episode(number: int, *candidates: Candidate, show: str | None = "Lamp Hour") -> Evidence:
    return Evidence(f"episode/{number}", candidates, (), show=show)


def local(*evidence: Evidence) -> dict[str, list[str]]:
    """{person: the numbers of the episodes in which a short name means them}."""
    found = resolve(evidence, (), Rulings()).entities
    return {e.name: [where.partition("/")[2] for where, _ in e.local] for e in found if e.local}


MARA, TOVE = voice("Mara Lindqvist"), voice("Tove Brandt")


def test_a_first_name_means_the_host_where_the_episode_has_no_full_name() -> None:
    assert local(episode(1, MARA), episode(2, MARA, TOVE), episode(3, said("Mara"))) == {
        "Mara Lindqvist": ["3"]
    }


def test_a_full_name_of_the_episode_comes_before_the_host() -> None:
    guest = said("Mara Okafor")
    found = local(episode(1, MARA), episode(2, MARA), episode(3, guest, said("Mara")))
    assert found == {"Mara Okafor": ["3"]}


def test_two_of_the_episode_leave_it_open_though_one_is_the_host() -> None:
    guest = said("Mara Okafor")
    assert local(episode(1, MARA), episode(2, MARA), episode(3, MARA, guest, said("Mara"))) == {}


def test_two_hosts_of_one_first_name_leave_it_open() -> None:
    other = voice("Mara Okafor")
    assert local(episode(1, MARA, other), episode(2, MARA, other), episode(3, said("Mara"))) == {}


def test_who_was_there_once_or_seldom_is_no_host() -> None:
    assert local(episode(1, MARA), episode(2, said("Mara"))) == {}
    rest = [episode(n, TOVE) for n in range(3, 7)]
    assert local(episode(1, MARA), episode(2, MARA), *rest, episode(9, said("Mara"))) == {}


def test_a_host_is_one_of_their_own_show_only() -> None:
    elsewhere = [episode(3, said("Mara"), show="Night Walk"), episode(4, said("Mara"), show=None)]
    assert local(episode(1, MARA), episode(2, MARA), *elsewhere) == {}


def test_a_word_that_is_not_used_as_a_person_is_not_the_host() -> None:
    words = (said("Mara", None), said("Mara", "place"))
    for word in words:
        assert local(episode(1, MARA), episode(2, MARA), episode(3, word)) == {}

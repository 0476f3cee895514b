"""Mentions in an episode, and the sentences that hold them."""

from hypothesis import given
from hypothesis import strategies as st

from vaultgen.link import Lexicon, appearances, link
from vaultgen.link.mentions import NEAR_START
from vaultgen.link.quotes import LONGEST
from vaultgen.model import Episode, LexiconEntry, Paragraph, Piece, Segment

LEXICON = Lexicon(
    [
        LexiconEntry("Kelpie", "product/kelpie", "declared", 0.98),
        LexiconEntry("Mara Holm", "person/mara-holm", "lexicon", 0.8, exact_case=False),
    ]
)


def episode(*segments: Segment, asides: tuple[int, ...] = ()) -> Episode:
    """One paragraph of all its segments."""
    pieces = tuple(Piece(n, 0, len(s.text), n in asides) for n, s in enumerate(segments))
    paragraph = Paragraph("t-0", pieces, segments[0].speaker, segments[0].start)
    return Episode("episode/1", "One", (), segments=segments, paragraphs=(paragraph,))


def said(text: str, start: float | None = None, speaker: str = "Ines") -> Segment:
    return Segment(text, start, speaker=speaker)


def test_a_mention_knows_its_place_and_time() -> None:
    (mention,) = link(episode(said("Hi."), said("The Kelpie’s hull.", 58.0)), LEXICON)
    assert (mention.segment, mention.start, mention.end) == (1, 4, 10)
    assert (mention.surface, mention.time, mention.by) == ("Kelpie", 58.0, "declared")


def test_a_mention_far_from_the_start_of_its_segment_has_no_time() -> None:
    text = "So it goes. " * (NEAR_START // 12 + 1) + "Kelpie."
    (mention,) = link(episode(said(text, 58.0)), LEXICON)
    assert mention.time is None


def test_no_mention_in_an_address() -> None:
    assert (
        link(episode(said("Write to Kelpie@kelpie.example or www.Kelpie.example/Kelpie.")), LEXICON)
        == ()
    )


def test_a_quote_is_the_sentence_word_for_word() -> None:
    tale = episode(said("First. Then the Kelpie", 4.0), said("dived. Last.", 9.0))
    (found,) = appearances(tale, link(tale, LEXICON))
    (quote,) = found.quotes
    assert quote.text == "Then the Kelpie dived."
    assert quote.text[quote.start : quote.end] == "Kelpie"
    assert (quote.anchor, quote.speaker, quote.time) == ("t-0", "Ines", 4.0)


def test_a_quote_never_spans_what_somebody_throws_in() -> None:
    tale = episode(
        said("Then the Kelpie"), said("Kelpie!", speaker="Jo"), said("dived."), asides=(1,)
    )
    (found,) = appearances(tale, link(tale, LEXICON))
    assert [(q.text, q.speaker) for q in found.quotes] == [
        ("Then the Kelpie", "Ines"),
        ("Kelpie!", "Jo"),
    ]


def test_the_same_sentence_is_quoted_once_but_counted() -> None:
    tale = episode(said("Kelpie dived."), said("Kelpie dived!"), said("Mara Holm and Kelpie."))
    person, product = appearances(tale, link(tale, LEXICON))
    assert (person.entity, person.count, len(person.quotes)) == ("person/mara-holm", 1, 1)
    assert (product.count, [q.text for q in product.quotes]) == (
        3,
        ["Kelpie dived.", "Mara Holm and Kelpie."],
    )


def test_many_quotes_are_spread_over_the_episode() -> None:
    tale = episode(*(said(f"Kelpie {chr(97 + n)}.") for n in range(21)))
    (found,) = appearances(tale, link(tale, LEXICON), limit=3)
    assert [q.text for q in found.quotes] == ["Kelpie a.", "Kelpie k.", "Kelpie u."]
    assert found.count == 21


def test_a_long_sentence_is_cut_between_clauses() -> None:
    clause = "and it went on and on for many a mile, "
    tale = episode(said(clause * 12 + "then the Kelpie dived, " + clause * 12 + "the end."))
    (quote,) = appearances(tale, link(tale, LEXICON))[0].quotes
    assert len(quote.text) <= LONGEST + len("Kelpie")
    assert quote.text.startswith("and it went")
    assert quote.text.endswith("mile,")
    assert quote.text[quote.start : quote.end] == "Kelpie"


WORDS = ["Kelpie", "mara Holm", "and", "so.", "yes, ", "x" * 90, "中文。", "…"]


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join), max_size=5)
)
def test_every_quote_is_a_part_of_its_paragraph_and_holds_its_name(lines: list[str]) -> None:
    tale = episode(*map(said, lines)) if lines else Episode("episode/1", "One", ())
    whole = " ".join(lines)
    mentions = link(tale, LEXICON)
    assert all(m.surface == lines[m.segment][m.start : m.end] for m in mentions)
    found = appearances(tale, mentions)
    assert sum(f.count for f in found) == len(mentions)
    for one in found:
        assert one.quotes
        surfaces = {m.surface for m in mentions if m.entity == one.entity}
        assert all(q.text in whole and q.text[q.start : q.end] in surfaces for q in one.quotes)

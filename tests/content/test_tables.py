"""Tables are read strictly: what stands twice, or is no mapping, is refused with its file."""

import pytest

from bot.content.catalogue import HERE, ContentBroken, read_table, read_words


def written(folder, text):
    file = folder / "words.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("file", sorted(HERE.glob("locales/*/lexicon.yaml")), ids=str)
def test_both_ways_of_reading_find_the_same_in_a_lexicon(file):
    assert read_words(file) == read_table(file)


def test_what_is_named_once_can_stand_in_several_places(tmp_path):
    file = written(tmp_path, "a: &all [x, y]\nb: *all\nc: {d: no, e: 1}\n")
    assert read_words(file) == {"a": ["x", "y"], "b": ["x", "y"], "c": {"d": "no", "e": "1"}}


@pytest.mark.parametrize("read", [read_table, read_words])
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: 1\na: 2\n", "said twice: a"),
        ("b: {a: 1, a: 2}\n", "said twice: a"),
        ("- a\n", "not a mapping"),
        ("", "not a mapping"),
        ("word\n", "not a mapping"),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path, read, text, why):
    with pytest.raises(ContentBroken, match=why):
        read(written(tmp_path, text))

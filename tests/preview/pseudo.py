"""Languages that nobody speaks: the English texts in Arabic and in Cyrillic letters.

They show what a script does to the page before anybody has translated a word. Letters change one
for one, so every limit of length holds as it does in English.
"""

import re
import shutil
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Transformer

from bot.content.catalogue import HERE

_LATIN = "abcdefghijklmnopqrstuvwxyz"
LETTERS = {
    "ar": str.maketrans(
        _LATIN + _LATIN.upper(), "ابجدهفغحيجكلمنوبقرستعفوخيز" + "ابجدهفغحيجكلمنوبقرستعفوخيز"
    ),
    "ru": str.maketrans(
        _LATIN + _LATIN.upper(), "абцдефгхийклмнопщрстувшжыз" + "АБЦДЕФГХИЙКЛМНОПЩРСТУВШЖЫЗ"
    ),
}

# Tags, entities, commands and addresses are no words.
_KEPT = re.compile(r"<[^>]*>|&\w+;|/[a-z]+|\S+\.\S+/?\S*")


def written(text: str, locale: str) -> str:
    """Write a text in the letters of a language."""
    pieces, end = [], 0
    for kept in _KEPT.finditer(text):
        pieces += [text[end : kept.start()].translate(LETTERS[locale]), kept[0]]
        end = kept.end()
    return "".join([*pieces, text[end:].translate(LETTERS[locale])])


class _Writer(Transformer):
    def __init__(self, locale: str) -> None:
        self.locale = locale

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:  # noqa: N802 - fluent's name
        node.value = written(node.value, self.locale)
        return node


def pseudo_content(folder: Path) -> Path:
    """Make a folder of content that holds English and the languages that nobody speaks."""
    content = folder / "content"
    shutil.copytree(HERE, content)
    for locale in LETTERS:
        shutil.rmtree(content / "locales" / locale, ignore_errors=True)
        shutil.copytree(HERE / "locales" / "en", content / "locales" / locale)
        for file in (content / "locales" / locale).glob("*.ftl"):
            tree = FluentParser().parse(file.read_text(encoding="utf-8"))
            _Writer(locale).visit(tree)
            file.write_text(FluentSerializer().serialize(tree), encoding="utf-8")
    return content

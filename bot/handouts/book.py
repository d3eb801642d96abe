"""The book of all screens: every text of every language, with what it rests on, to print."""

import html
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from bot.content.catalogue import Catalogue, Language
from bot.content.claims import Claims, sources_of
from bot.content.phrasing import phrase
from bot.content.reviews import UNSIGNED, is_signed

_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#111}"
    "article{border-top:1px solid #999;padding:.5rem 0;break-inside:avoid}"
    "h3{font:600 .9rem monospace;margin:.3rem 0}.text{white-space:pre-line}"
    ".says{font-size:.85rem;color:#333}.sign{font-size:.85rem}"
)


def write_book(
    file: Path, catalogue: Catalogue, claims: Claims, samples: Mapping[str, str | int], today: date
) -> None:
    """Write the book as one page of HTML; `samples` stand where a text is given something."""
    parts = [_language(one, catalogue, claims, samples) for one in catalogue.languages.values()]
    title = f"askfirst: all words, {today.isoformat()}"
    page = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style><h1>{title}</h1>{''.join(parts)}</html>"
    )
    file.write_text(page, encoding="utf-8")


def _language(
    language: Language, catalogue: Catalogue, claims: Claims, samples: Mapping[str, str | int]
) -> str:
    articles = "".join(_articles(language, catalogue, claims, samples))
    return f"<section><h2>{language.locale}, version {language.version}</h2>{articles}</section>"


def _articles(
    language: Language, catalogue: Catalogue, claims: Claims, samples: Mapping[str, str | int]
) -> Iterator[str]:
    for key in sorted(language.keys):
        said = {
            wording: phrase(language, key, {**samples, "wording": wording})
            for wording in ("neutral", "named")
        }
        texts = "".join(f'<div class="text">{text}</div>' for text in dict.fromkeys(said.values()))
        cited = sources_of(catalogue, claims, [key])
        rests = "".join(
            f"<li>{html.escape(' '.join((one.claim, one.says, *one.sources)))}</li>"
            for one in cited
        )
        yield (
            f"<article><h3>{key}</h3>{texts}<ul class=says>{rests}</ul>"
            f"<p class=sign>{_signature(catalogue, language, key)}</p></article>"
        )


def _signature(catalogue: Catalogue, language: Language, key: str) -> str:
    if not is_signed(catalogue, language, key):
        return (
            f"Reviewed by: {UNSIGNED}."
            " Correct as it stands / change to: ________________  signed: ________"
        )
    row = catalogue.reviews[language.locale][key]
    return html.escape(f"Reviewed by: {row['reviewed_by']}, {row['reviewed_on']}.")

"""Presidio as `askfirst redact` is called, with patterns only: no model is loaded.

pip install '.[redaction-bench]'
python bench/redaction/score.py --redact 'python bench/redaction/presidio.py' --data FILE
"""

import json
import sys

import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

LANGUAGES = ("en", "es", "pt", "ru", "ar")


class NoModel(NlpEngine):
    """Stands where a model would: no names are found, the patterns do their work."""

    def __init__(self):
        self.cut = spacy.blank("xx")

    def load(self):
        """Load nothing."""

    def is_loaded(self):
        """Say that there is nothing to wait for."""
        return True

    def process_text(self, text, language):
        """Return no entities, and the words as their own lemmas."""
        words = self.cut(text)
        lemmas = [word.text.lower() for word in words]
        return NlpArtifacts([], words, [word.idx for word in words], lemmas, self, language)

    def process_batch(self, texts, language, **_):
        """Process texts one by one."""
        return ((text, self.process_text(text, language)) for text in texts)

    def is_stopword(self, word, language):
        """Know no stop words."""
        return False

    def is_punct(self, word, language):
        """Know no punctuation."""
        return False

    def get_supported_entities(self):
        """Name nothing."""
        return []

    def get_supported_languages(self):
        """Take every language of ours."""
        return list(LANGUAGES)


def main():
    """Redact JSON lines."""
    registry = RecognizerRegistry(supported_languages=list(LANGUAGES))
    registry.load_predefined_recognizers(languages=list(LANGUAGES))
    analyzer = AnalyzerEngine(
        registry=registry, nlp_engine=NoModel(), supported_languages=list(LANGUAGES)
    )
    for line in sys.stdin:
        row = json.loads(line)
        text = row["text"]
        found = sorted(analyzer.analyze(text, language=row["lang"]), key=lambda one: -one.start)
        at = len(text)
        for one in found:
            if one.end <= at:
                text = f"{text[: one.start]}[{one.entity_type[:20].lower()}]{text[one.end :]}"
                at = one.start
        print(json.dumps({"id": row["id"], "redacted": text}))


if __name__ == "__main__":
    main()

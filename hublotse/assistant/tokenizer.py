"""spaCy's German tokenizer as a Rasa component."""

from __future__ import annotations

from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from hublotse.understanding.text import fold


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class GermanTokenizer(Tokenizer):
    """Splits German text by spaCy's rules and folds umlauts and case in what is featurized.

    Only rules are used (``spacy.blank("de")``): no German model is on the package index.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the defaults that the base class expects."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GermanTokenizer:
        """Create the component; there is nothing to train or load."""
        return cls(config)

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self._spacy = spacy.blank("de").tokenizer

    @staticmethod
    def required_packages() -> list[str]:
        """Return the packages that must be installed."""
        return ["spacy"]

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Return the tokens of a message; the featurizers see the folded form."""
        text = message.get(attribute)
        tokens = [
            Token(fold(token.text), token.idx, token.idx + len(token.text))
            for token in self._spacy(text)
            if not token.is_space
        ]
        return list(self._apply_token_pattern(tokens))

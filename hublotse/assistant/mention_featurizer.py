"""Tells the intent classifier what kinds of things a message mentions."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.sparse
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import ENTITIES, FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from hublotse.understanding import Kind

KINDS = tuple(kind.value for kind in Kind)
LONG_MESSAGE = 12  # words from which a message is more likely a description than a command


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class MentionFeaturizer(SparseFeaturizer, GraphComponent):
    """One feature a kind of mention, so that a trade never seen in training still tells.

    'Wir bauen Xylofone' is a description because it mentions an industry, whatever the word.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what must stand before it in the pipeline."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the defaults: the weight of a mention beside counts of words and n-grams."""
        return {**SparseFeaturizer.get_default_config(), "weight": 2.0}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MentionFeaturizer:
        """Create the component; there is nothing to train or load."""
        return cls(execution_context.node_name, {**cls.get_default_config(), **config})

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Every configuration of the right types is fine."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the features of every message."""
        for message in messages:
            self._add(message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the features of every example."""
        self.process([m for m in training_data.training_examples if m.get(TEXT)])
        return training_data

    def _add(self, message: Message) -> None:
        text = message.get(TEXT) or ""
        mentioned = {entity["entity"] for entity in message.get(ENTITIES, [])}
        row = [float(kind in mentioned) for kind in KINDS]
        row += [float(bool(mentioned)), float("?" in text), float(len(text.split()) >= LONG_MESSAGE)]
        matrix = scipy.sparse.csr_matrix(np.array([row]) * self._config["weight"])
        features = Features(matrix, FEATURE_TYPE_SENTENCE, TEXT, self._identifier)
        message.add_features(features)

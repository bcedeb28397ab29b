"""The intent classifier: words, character n-grams and kinds of mentions, one linear model."""

from __future__ import annotations

from typing import Any

import numpy as np
import skops.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from hublotse.understanding import Kind
from hublotse.understanding.text import fold

KINDS = tuple(kind.value for kind in Kind)
LONG_MESSAGE = 12  # words from which a message is rather a description than a command
SURE_ENOUGH = 0.5  # confidence of a mention from which it counts
FILE = "intents.skops"
# The only type in the file that skops does not know by itself: the weights of TF-IDF.
TRUSTED = ["scipy.sparse._csr.csr_matrix"]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class GermanIntentClassifier(GraphComponent, IntentClassifier):
    """A seeded logistic regression over TF-IDF and over what the catalogue found.

    Character n-grams carry inflection, compounds and typos; umlauts are folded, so that every
    way of typing them is the same. The kinds of mentions let a trade that no example names
    still tell a description: 'Wir bauen Xylofone' mentions an industry, whatever the word.
    Measured against Rasa's LogisticRegressionClassifier and DIET in ``benchmarks/intents.py``.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what must stand before it: nothing, it reads text and entities."""
        return []

    @staticmethod
    def required_packages() -> list[str]:
        """Return the packages that must be installed."""
        return ["sklearn", "skops"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the defaults, chosen on the development set."""
        return {
            "regularization": 15.0,  # inverse strength; 5, 15 and 40 differ by half a point
            "mention_weight": 0.3,  # of a kind of mention beside TF-IDF values
            "random_state": 20261123,
            "ranking_length": 10,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GermanIntentClassifier:
        """Create an untrained classifier."""
        return cls({**cls.get_default_config(), **config}, model_storage, resource)

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._words = TfidfVectorizer(
            analyzer="word", ngram_range=(1, 2), token_pattern=r"\w+|\?", sublinear_tf=True
        )
        self._characters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True
        )
        self._model = LogisticRegression(
            C=config["regularization"],
            solver="liblinear",
            multi_class="ovr",
            class_weight="balanced",  # some intents have five times the examples of others
            random_state=config["random_state"],
        )

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples and save the model."""
        examples = [m for m in training_data.intent_examples if m.get(TEXT) and m.get(INTENT)]
        # The order of files must not decide: two trainings give the same model.
        examples.sort(key=lambda message: (message.get(INTENT), message.get(TEXT)))
        texts = [fold(message.get(TEXT)) for message in examples]
        self._words.fit(texts)
        self._characters.fit(texts)
        self._model.fit(self._features(examples), [m.get(INTENT) for m in examples])
        with self._storage.write_to(self._resource) as folder:
            parts = {"words": self._words, "characters": self._characters, "model": self._model}
            skops.io.dump(parts, folder / FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> GermanIntentClassifier:
        """Load a trained classifier; the format can hold no code."""
        loaded = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            parts = skops.io.load(folder / FILE, trusted=TRUSTED)
        loaded._words = parts["words"]
        loaded._characters = parts["characters"]
        loaded._model = parts["model"]
        return loaded

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of every message and the ranking of the likeliest."""
        if not messages:
            return messages
        length = self._config["ranking_length"]
        for message, row in zip(messages, self._model.predict_proba(self._features(messages))):
            best = np.argsort(-row, kind="stable")[:length]
            ranking = [
                {"name": str(self._model.classes_[i]), "confidence": float(row[i])} for i in best
            ]
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Set the intents of the examples, as components behind it may want."""
        self.process([m for m in training_data.training_examples if m.get(TEXT)])
        return training_data

    def _features(self, messages: list[Message]) -> csr_matrix:
        texts = [message.get(TEXT) or "" for message in messages]
        folded = [fold(text) for text in texts]
        mentions = [
            self._mentioned(text, message.get(ENTITIES, []))
            for text, message in zip(texts, messages)
        ]
        return hstack(
            [
                self._words.transform(folded),
                self._characters.transform(folded),
                csr_matrix(np.array(mentions) * self._config["mention_weight"]),
            ],
            format="csr",
        )

    @staticmethod
    def _mentioned(text: str, entities: list[dict[str, Any]]) -> list[float]:
        kinds = {e["entity"] for e in entities if e["confidence_entity"] >= SURE_ENOUGH}
        row = [float(kind in kinds) for kind in KINDS]
        return [
            *row,
            float(bool(kinds)),
            float("?" in text),
            float(len(text.split()) >= LONG_MESSAGE),
        ]

"""The catalogue-driven understanding of companies as a Rasa entity extractor."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from hublotse.understanding import default_understander


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class CompanyExtractor(GraphComponent, EntityExtractorMixin):
    """Adds what ``hublotse.understanding`` finds in a message as entities.

    It learns nothing: what it knows stands in ``catalogue/``, which the model's fingerprint
    covers (see ``hublotse.assistant.training``).
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CompanyExtractor:
        """Create the component; there is nothing to train or load."""
        return cls()

    def __init__(self) -> None:
        self._understander = default_understander()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities of every message."""
        for message in messages:
            found = self._understander.understand(message.get(TEXT) or "")
            entities = [mention.as_entity() for mention in found.mentions]
            for entity in entities:
                entity["extractor"] = self.name
            message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add entities to the examples, so that the featurizer behind sees them there, too."""
        self.process([m for m in training_data.training_examples if m.get(TEXT)])
        return training_data

    @property
    def name(self) -> str:
        """The name under which entities are reported."""
        return type(self).__name__

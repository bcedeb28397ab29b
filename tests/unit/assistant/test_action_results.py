from __future__ import annotations

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from hublotse.assistant.action_results import compile_schema_once


@pytest.fixture()
def action() -> RemoteAction:
    compile_schema_once()
    return RemoteAction("action_advise", None)


def test_a_result_as_the_action_server_gives_it_is_accepted(action: RemoteAction) -> None:
    slot = {"event": "slot", "timestamp": None, "name": "recommended", "value": True}
    assert action._validate_action_result({"events": [slot], "responses": [{"text": "Gut."}]})


@pytest.mark.parametrize("result", [{"events": 7}, {"responses": ["Text"]}, [], "nichts"])
def test_a_result_of_another_shape_is_refused(action: RemoteAction, result: object) -> None:
    with pytest.raises(ValidationError):
        action._validate_action_result(result)

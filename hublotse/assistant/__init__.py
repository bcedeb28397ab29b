"""What plugs into Rasa: pipeline components, tracker store, channel, server."""

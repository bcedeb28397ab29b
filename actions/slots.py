"""The slots, by name: where a conversation's state stands in Rasa's tracker."""

PROFILE = "profile"
OPEN_QUESTION = "open_question"
ASKED = "asked"
SHOWN = "shown"
RECOMMENDED = "recommended"
MISSES = "misses"
INTRODUCED = "introduced"
STATE = (PROFILE, OPEN_QUESTION, ASKED, SHOWN, RECOMMENDED, MISSES, INTRODUCED)

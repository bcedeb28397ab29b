"""Rebuild ``catalogue/language/common_words.txt`` from the package wordfreq.

These words are never 'corrected' into a trade term, and a town of the same name needs a cue
beside it. A development dependency only (``make words``).
"""

from __future__ import annotations

from pathlib import Path

from wordfreq import top_n_list

TARGET = Path(__file__).parent.parent / "catalogue" / "language" / "common_words.txt"
HOW_MANY = 20_000
HEADER = (
    "# The most frequent German words, from wordfreq 3 (Robyn Speer), CC BY-SA 4.0.\n"
    "# Rebuilt by scripts/build_common_words.py; not edited by hand.\n"
)

if __name__ == "__main__":
    words = [word for word in top_n_list("de", HOW_MANY) if len(word) > 3 and word.isalpha()]
    TARGET.write_text(HEADER + "\n".join(sorted(words)) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(words)} words")

"""``python -m hublotse`` is the command ``hublotse``."""

import sys

from hublotse.cli import main

sys.exit(main())

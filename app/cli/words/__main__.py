"""`python -m app.cli.words`: the command without setting anything up."""

import sys

from app.cli.words import main

sys.exit(main())

"""`python -m netplanner` is the same as `netplanner`."""

import sys

from netplanner.cli import main

sys.exit(main())

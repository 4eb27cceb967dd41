"""NetPlanner: everything that is no screen."""

__version__ = "0.1.0"

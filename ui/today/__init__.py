"""The first page: what the owner can do today."""

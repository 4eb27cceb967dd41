"""The contacts page: the list of everyone and the editor beside it."""

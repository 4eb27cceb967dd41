"""The activities page: the log by day and the form beside it."""

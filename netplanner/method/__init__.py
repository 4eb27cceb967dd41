"""The rules of the method: pure figures from figures, today always an argument."""

"""The plan page: goals, and the budget of money and hours."""

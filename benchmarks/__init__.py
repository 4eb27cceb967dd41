"""What the program promises of speed and memory, measured against floors of the same run."""

"""The program as a whole: its commands and options, how it begins, completes and ends."""

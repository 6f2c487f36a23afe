"""One file that shows, without the project and without a network, what was shown on a day and why to believe it."""

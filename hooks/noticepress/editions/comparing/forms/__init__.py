"""What a redline looks like: on a page, at a terminal, for programs, in Word."""

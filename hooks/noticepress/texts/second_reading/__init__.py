"""A section read a second time, by CommonMark's rules; and what has one right answer, mended."""

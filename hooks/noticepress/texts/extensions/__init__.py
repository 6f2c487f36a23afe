"""The Markdown extensions of each dialect (:mod:`~noticepress.texts.extensions.every`), and the dialects' numbers.

What changes how a published text is read needs a dialect of its own, with the next number.
"""

PLAIN_LISTS = 1
LABELLED_LISTS = 2
DIALECTS = (PLAIN_LISTS, LABELLED_LISTS)
"""Every dialect that a published text may be sealed in. A text is read for ever as it was when it was published."""
NEWEST = DIALECTS[-1]
"""What drafts are read in."""

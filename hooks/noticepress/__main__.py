"""``python -m noticepress``: the same as the console script."""

from noticepress.cli import main

if __name__ == "__main__":
    main()

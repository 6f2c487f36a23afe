"""An edition as PDF/UA: its material comes in; a page of HTML, set by WeasyPrint, leaves as bytes."""

"""Catalogs for other tools, and back: XLIFF, TMX, CSV, XLSX, PO. Each file names its catalogs within."""

"""Pages are drawn by the package's own engine, and it is told what needs MkDocs."""

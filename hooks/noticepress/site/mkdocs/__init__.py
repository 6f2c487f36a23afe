"""The second engine: MkDocs with mkdocs-static-i18n. Nothing outside this folder knows them."""

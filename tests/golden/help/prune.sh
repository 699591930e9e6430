auscult prune --help

auscult rescore --help

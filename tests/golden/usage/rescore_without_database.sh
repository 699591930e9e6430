auscult rescore

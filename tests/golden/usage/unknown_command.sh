auscult listen

auscult report

auscult help merge

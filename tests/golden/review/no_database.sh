auscult review

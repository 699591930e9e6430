mkdir empty
auscult models install empty

auscult -h

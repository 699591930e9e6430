auscult draw 4711

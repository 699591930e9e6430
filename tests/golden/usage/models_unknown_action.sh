auscult models train

auscult doctor please

auscult transcribe --help

auscult run a.wav --db night.db --language cn

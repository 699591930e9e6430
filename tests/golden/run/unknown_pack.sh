auscult run a.wav --db night.db --rules nowhere

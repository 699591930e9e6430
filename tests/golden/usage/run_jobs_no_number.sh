auscult run a.wav --db night.db --jobs many

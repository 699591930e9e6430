database
auscult examples --db night.db --rule nonsense --out clips

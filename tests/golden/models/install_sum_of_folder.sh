model made
auscult models install made --sha256 00ff

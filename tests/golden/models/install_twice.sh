model made
here auscult models install made
here auscult models install made

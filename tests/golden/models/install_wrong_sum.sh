model made
tar cf made.tar made
here auscult models install made.tar --sha256 00ff

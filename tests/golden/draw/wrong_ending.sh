auscult draw 4711 --db night.db --out call.jpg

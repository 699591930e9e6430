auscult rules praise telecom-zh

# Nothing of a call crosses a network in clear.
database
auscult review --db night.db --listen 0.0.0.0:8010

auscult run a.wav --db night.db --config nowhere.yaml

auscult run a.wav --db night.db --shard half

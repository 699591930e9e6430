auscult run a.wav --db night.db --shard 4/3

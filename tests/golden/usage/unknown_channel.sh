auscult run a.wav --db night.db --agent-channel 3

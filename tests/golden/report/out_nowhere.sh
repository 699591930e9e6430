database
auscult report --db night.db --out nowhere/agents.csv

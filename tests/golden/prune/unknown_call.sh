database
auscult prune --db night.db --hold nonsense --why "at court"

auscult rescore --db night.db --dry-run --format xml

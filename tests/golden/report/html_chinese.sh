database
auscult report --db night.db --by day --format html --tongue zh | grep -v '^<style>' | tail -n +6

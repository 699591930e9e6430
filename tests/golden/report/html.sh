database
auscult report --db night.db --by agent --format html | grep -v '^<style>' | tail -n +6

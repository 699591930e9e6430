database
auscult report --db night.db --by rule --format html >page.html
grep -c -E 'https?:|<script|<link|@import|url\(| on[a-z]+=' page.html || true

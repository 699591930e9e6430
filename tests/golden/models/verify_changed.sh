model made
auscult models install made >installed
echo more >>.local/share/auscult/models/small/small.lm
here auscult models verify small

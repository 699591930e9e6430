model made
here auscult models install made
here auscult models list | grep '^small' | tr -s ' '
auscult models verify small

# Nobody gets the help page: that is no success.
auscult --help >/dev/full

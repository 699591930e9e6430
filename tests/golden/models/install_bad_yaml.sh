model made
sed -i 's/rate_hz: 8000/rate_hz: 11025/' made/model.yaml
auscult models install made

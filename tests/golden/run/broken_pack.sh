pack | sed "s/by: agent/by: agnt/" >small.yaml
auscult run a.wav --db night.db --rules small.yaml

# Each pack is checked, the sound ones behind a broken one too.
pack >small.yaml
pack | sed "s/by: agent/by: agnt/" >broken.yaml
auscult rules check broken.yaml small.yaml

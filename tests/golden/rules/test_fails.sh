pack | sed "s/expect: {greeting: pass}/expect: {greeting: fail}/" >small.yaml
auscult rules test small.yaml

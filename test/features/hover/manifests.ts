// Small manifests that select each other, as files of a fixture.
export const deployment = (
  name: string,
  replicas: number,
  port = 'name: http, containerPort: 8080',
): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: ${replicas}
  template:
    metadata: { labels: { app: web, tier: ${name} } }
    spec:
      containers: [{ name: app, image: app, ports: [{ ${port} }] }]
`;

export const other = (kind: string): string =>
  deployment('agent', 1).replace('Deployment', kind).replace('  replicas: 1\n', '');

export const service = (spec: string): string => `#- service.yaml
apiVersion: v1
kind: Service
metadata: { name: front }
spec:
${spec.replaceAll(/^/gm, '  ')}
`;

export const budget = (spec: string): string => `#- budget.yaml
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  ${spec}
`;

export const web = (replicas: number): string => `#- web.yaml\n${deployment('web', replicas)}`;

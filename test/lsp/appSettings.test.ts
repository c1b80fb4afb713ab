// Files that hold no manifests, but what an app is told about its end: an editor that opens them gets its answers there.
import { afterEach, expect, test } from 'vitest';
import { LanguageServer, positionOf } from './languageServer.ts';

const deployment = (container: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: orders }
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata: { labels: { app: orders } }
    spec:
      containers:
        - name: app
          image: registry.example.com/shop/orders:3
          ${container}
`;

const files = [
  {
    name: 'orders/src/main/resources/application.properties',
    languageId: 'spring-boot-properties',
    text: 'server.port=80\nspring.lifecycle.timeout-per-shutdown-phase=60s\n',
    overriding: 'env: [{ name: SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE, value: 15s }]',
  },
  {
    name: 'orders/gunicorn.conf.py',
    languageId: 'python',
    text: 'workers = 2\ngraceful_timeout = 60\n',
    overriding: 'command: [gunicorn, --graceful-timeout, "15", orders]',
  },
  {
    name: 'orders/appsettings.json',
    languageId: 'json',
    text: '{ "HostOptions": { "ShutdownTimeout": "00:01:00" } }\n',
    overriding: 'env: [{ name: HostOptions__ShutdownTimeout, value: "00:00:15" }]',
  },
];

let server: LanguageServer;

afterEach(() => server.stop());

test.each(files)('$name', async ({ name, languageId, text, overriding }) => {
  const manifest = deployment(overriding);
  server = await LanguageServer.start({ folders: [''], files: { 'k8s/orders.yaml': manifest, [name]: text } });
  const uri = await server.open(name, text, languageId);
  const value = text.includes('00:01:00') ? '00:01:00' : '60';
  const told = positionOf(text, value);
  await server.until(async () => (await server.hover(uri, told)) !== null);
  expect(await server.hover(uri, told)).toMatchObject({
    contents: { value: expect.stringMatching(/60 s[^]*Deployment \*\*orders\*\*[^]*overridden by/) as string },
  });
  const [definition] = await server.definition(uri, told);
  expect(definition).toMatchObject({ uri: server.uri('k8s/orders.yaml') });
  const opened = await server.open('k8s/orders.yaml', manifest);
  const back = await server.definition(opened, positionOf(manifest, '15'));
  expect(back).toMatchObject([{ uri }]);
});

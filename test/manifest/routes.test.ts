import { describe, expect, test } from 'vitest';
import { objectText, read, readOne, specValues, values } from './read.ts';

describe('routes', () => {
  const ingress = (text: string) => specValues('networking.k8s.io/v1', 'Ingress', text);

  test('an Ingress', () => {
    const text = `
  ingressClassName: nginx
  defaultBackend: { service: { name: fallback, port: { number: 80 } } }
  rules:
    - host: example.com
      http:
        paths:
          - { path: /, pathType: Prefix, backend: { service: { name: web, port: { name: http } } } }
          - { path: /assets, pathType: Prefix, backend: { resource: { apiGroup: k8s.example.com, kind: Bucket, name: b } } }
    - host: none.example.com`;
    expect(ingress(text)).toMatchInlineSnapshot(`
      {
        "backends": [
          {
            "group": """ by default",
            "kind": "Service by default",
            "name": "fallback",
            "port": 80,
          },
          {
            "group": """ by default",
            "kind": "Service by default",
            "name": "web",
            "port": "http",
          },
        ],
        "defaultBackend": {
          "group": """ by default",
          "kind": "Service by default",
          "name": "fallback",
          "port": 80,
        },
        "ingressClassName": "nginx",
        "rules": [
          {
            "host": "example.com",
            "paths": [
              {
                "backend": {
                  "group": """ by default",
                  "kind": "Service by default",
                  "name": "web",
                  "port": "http",
                },
                "path": "/",
              },
              {
                "path": "/assets",
              },
            ],
          },
          {
            "host": "none.example.com",
            "paths": [],
          },
        ],
      }
    `);
  });

  test('an Ingress as it was before v1', () => {
    const text =
      '{ backend: { serviceName: a, servicePort: 80 }, rules: [{ http: { paths: [{ backend: { serviceName: b, servicePort: web } }] } }] }';
    const found = specValues('networking.k8s.io/v1beta1', 'Ingress', text);
    expect(found).toMatchObject({
      backends: [
        { name: 'a', port: 80 },
        { name: 'b', port: 'web' },
      ],
    });
    expect(specValues('extensions/v1beta1', 'Ingress', text)).toEqual(found);
  });

  test('an Ingress of another group is none', () => {
    expect(read(objectText('config.openshift.io/v1', 'Ingress', 'spec: { domain: example.com }'))).toEqual([]);
  });

  test('what is filled in is not guessed', () => {
    expect(ingress('{ defaultBackend: "${BACKEND}" }')).toMatchObject({ backends: [] });
    expect(ingress('{ defaultBackend: { service: { name: "${NAME}", port: { number: "80" } } } }')).toMatchObject({
      backends: [{ name: '? templated', port: '? wrongType' }],
    });
  });

  test.each(['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'] as const)('%s', (kind) => {
    const text = `
  parentRefs:
    - { name: public, sectionName: https }
    - { group: "", kind: Service, namespace: mesh, name: web, port: 80 }
  hostnames: [example.com]
  rules:
    - backendRefs: [{ name: web, port: 80 }, { group: net.example.com, kind: Import, namespace: other, name: api, port: 8080 }]
    - filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: mirror, port: 80 } } }]`;
    const found = specValues('gateway.networking.k8s.io/v1', kind, text);
    expect(found).toEqual({
      parentRefs: [
        {
          group: 'gateway.networking.k8s.io by default',
          kind: 'Gateway by default',
          name: 'public',
          sectionName: 'https',
        },
        { group: '', kind: 'Service', namespace: 'mesh', name: 'web', port: 80 },
      ],
      hostnames: ['example.com'],
      backends: [
        { group: '"" by default', kind: 'Service by default', name: 'web', port: 80 },
        { group: 'net.example.com', kind: 'Import', namespace: 'other', name: 'api', port: 8080 },
      ],
    });
    expect(specValues('gateway.networking.k8s.io/v1', kind, '{}')).toEqual({ parentRefs: [], backends: [] });
  });

  test('a Gateway, and one of Istio, which is another thing', () => {
    const text =
      'spec: { gatewayClassName: cilium, listeners: [{ name: web, hostname: "*.example.com", port: 443, protocol: HTTPS }] }';
    expect(values(readOne('Gateway', objectText('gateway.networking.k8s.io/v1', 'Gateway', text)))).toEqual({
      gatewayClassName: 'cilium',
      listeners: [{ name: 'web', hostname: '*.example.com', port: 443, protocol: 'HTTPS' }],
    });
    expect(read(objectText('networking.istio.io/v1', 'Gateway', text))).toEqual([]);
  });
});

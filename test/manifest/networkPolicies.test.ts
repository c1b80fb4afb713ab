import { describe, expect, test } from 'vitest';
import { specValues } from './read.ts';

describe('NetworkPolicies', () => {
  const policy = (text: string) => specValues('networking.k8s.io/v1', 'NetworkPolicy', text);

  test('one that says everything', () => {
    const text = `
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - podSelector: { matchLabels: { app: front } }
          namespaceSelector: {}
        - ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] }
      ports: [{ port: http }, { protocol: UDP, port: 5000, endPort: 5010 }]
  egress: [{ to: [{ namespaceSelector: { matchLabels: { name: db } } }] }, {}]`;
    expect(policy(text)).toMatchInlineSnapshot(`
      {
        "egress": [
          {
            "peers": [
              {
                "namespaceSelector": {
                  "matchExpressions": [],
                  "matchLabels": {
                    "name": "db",
                  },
                },
              },
            ],
            "ports": [],
          },
          {
            "peers": [],
            "ports": [],
          },
        ],
        "ingress": [
          {
            "peers": [
              {
                "namespaceSelector": {
                  "matchExpressions": [],
                  "matchLabels": {},
                },
                "podSelector": {
                  "matchExpressions": [],
                  "matchLabels": {
                    "app": "front",
                  },
                },
              },
              {
                "cidr": "10.0.0.0/8",
              },
            ],
            "ports": [
              {
                "port": "http",
                "protocol": "TCP by default",
              },
              {
                "endPort": 5010,
                "port": 5000,
                "protocol": "UDP",
              },
            ],
          },
        ],
        "podSelector": {
          "matchExpressions": [],
          "matchLabels": {
            "app": "web",
          },
        },
        "policyTypes": [
          "Ingress",
          "Egress",
        ],
      }
    `);
  });

  test('one that says nothing closes all pods to whoever comes', () => {
    expect(policy('{}')).toEqual({
      podSelector: { matchLabels: {}, matchExpressions: [] },
      policyTypes: '["Ingress"] by default',
      ingress: [],
      egress: [],
    });
  });

  test('rules for what goes out make it one of them too', () => {
    expect(policy('{ egress: [{}] }')).toMatchObject({ policyTypes: '["Ingress","Egress"] by default' });
  });

  test('a selector that is filled in selects nothing for sure', () => {
    expect(policy('{ podSelector: "${SELECTOR}" }')).toMatchObject({
      podSelector: { matchExpressions: [{ operator: '' }] },
    });
  });
});

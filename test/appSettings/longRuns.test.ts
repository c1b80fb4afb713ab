// A file may hold a hundred thousand of the same character. A pattern that begins anew at each of them takes minutes,
// which is what fails here: nothing is measured.
import { expect, test } from 'vitest';
import { assignmentsInPython } from '../../server/src/core/appSettings/pythonAssignments.ts';
import { drawDiagnostics } from '../support/check.ts';

const times = 100_000;

test('blanks within a line of Python are part of its expression, those at its end are not', () => {
  const blanks = '\t'.repeat(times);
  const [setting] = assignmentsInPython(`timeout = 30${blanks}or 5${blanks}# seconds`);
  expect(setting?.text).toBe(`30${blanks}or 5`);
});

test('a Corefile says its ttl behind whatever number of empty lines', () => {
  const corefile = String.raw`\n`.repeat(times);
  const found = drawDiagnostics(`apiVersion: apps/v1
kind: Deployment
metadata: { name: db }
spec:
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers:
        - name: db
          image: nginx:1.29
          env: [{ name: A, value: b }]
---
apiVersion: v1
kind: Service
metadata: { name: db }
spec: { clusterIP: None, selector: { app: db }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: coredns, namespace: kube-system }
data: { Corefile: ".:53${corefile} ttl 77" }
`);
  expect(found).toContain('for 77s (DNS)');
});

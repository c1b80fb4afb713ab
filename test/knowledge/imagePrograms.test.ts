import { expect, test } from 'vitest';
import { lackOf } from '../../server/src/core/knowledge/imagePrograms.ts';

test.each([
  ['gcr.io/distroless/java21-debian12:nonroot', 'sh', true],
  ['gcr.io/distroless/static@sha256:0000', 'sleep', true],
  ['gcr.io/distroless/java21:debug-nonroot', 'sleep', undefined],
  ['gcr.io/distroless/java21:debug', 'bash', true],
  ['docker.io/istio/proxyv2:1.26.0-distroless', 'sh', true],
  ['docker.io/istio/proxyv2:1.26.0', 'sh', undefined],
  ['envoyproxy/envoy:distroless-v1.34.0', 'sleep', true],
  ['registry.example.com/web:3-distroless', 'sh', false],
  ['fluent/fluent-bit:4.0', 'sh', true],
  ['fluent/fluent-bit:4.0-debug', 'sh', undefined],
  ['alpine:3.22', 'bash', true],
  ['alpine:3.22', 'sleep', undefined],
  ['node:22-alpine', 'curl', false],
  ['node:22', 'curl', undefined],
  ['python:3.14-slim', 'wget', false],
  ['cgr.dev/chainguard/node:latest', 'sh', false],
  ['cgr.dev/chainguard/node:latest-dev', 'sh', undefined],
  ['cgr.dev/chainguard/wolfi-base', 'sh', undefined],
  ['registry.example.com/chainguard/node', 'sh', undefined],
  ['registry.example.com/team/coredns-extra', 'sh', undefined],
  ['gcr.io/distroless/static', 'java', undefined],
])('%s: %s is missing: %s', (image, program, certain) => {
  expect(lackOf(image, program)?.certain).toBe(certain);
});

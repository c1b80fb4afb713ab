import { expect, test } from 'vitest';
import { isWithin, parseImage } from '../../server/src/core/knowledge/image.ts';

test.each([
  ['nginx', 'docker.io', 'nginx', undefined, undefined],
  ['nginx:1.25-alpine', 'docker.io', 'nginx', '1.25-alpine', undefined],
  ['library/nginx', 'docker.io', 'nginx', undefined, undefined],
  ['docker.io/library/nginx:1', 'docker.io', 'nginx', '1', undefined],
  ['public.ecr.aws/docker/library/redis:7', 'public.ecr.aws', 'redis', '7', undefined],
  ['localhost/web', 'localhost', 'web', undefined, undefined],
  ['localhost:5000/team/web:2', 'localhost:5000', 'team/web', '2', undefined],
  ['registry:5000/web', 'registry:5000', 'web', undefined, undefined],
  ['nginx@sha256:abc', 'docker.io', 'nginx', undefined, 'sha256:abc'],
  ['ghcr.io/team/nginx:1@sha256:abc', 'ghcr.io', 'team/nginx', '1', 'sha256:abc'],
  ['team/nginx', 'docker.io', 'team/nginx', undefined, undefined],
])('%s', (text, registry, repository, tag, digest) => {
  expect(parseImage(text)).toEqual({ registry, repository, tag, digest });
});

test.each(['', ' ', '/', 'nginx:', 'nginx@', 'a//b', '{{ .Values.image }}', 'nginx latest', 'a@b@c', 'x'.repeat(600)])(
  'no reference: %s',
  (text) => {
    expect(parseImage(text)).toBeUndefined();
  },
);

test.each([
  ['nginx:1.19.5', true],
  ['nginx:1.19.5-alpine', true],
  ['nginx:1.19.4', false],
  ['nginx:1.19', true],
  ['nginx:1', true],
  ['nginx:1.9', false],
  ['nginx:2.0', true],
  ['nginx:v1.20', true],
  ['nginx:stable-alpine', true],
  ['nginx', true],
])('%s is from 1.19.5 on: %s', (text, expected) => {
  const image = parseImage(text);
  expect(image && isWithin(image, '1.19.5', undefined)).toBe(expected);
});

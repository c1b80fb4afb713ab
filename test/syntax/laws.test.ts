import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeAt } from '../../server/src/core/syntax/navigate.ts';
import { yamlText } from './arbitraries.ts';
import { nodes, parse } from './tree.ts';

describe('laws of parsing, for any text', { timeout: 60_000 }, () => {
  test('it answers, and every span lies inside the text', () => {
    fc.assert(
      fc.property(yamlText, (text) => {
        const { root, problems, comments } = parse(text);
        const spans = [...nodes(root)].map(({ node }) => node.span);
        for (const { start, end } of [
          ...spans,
          ...problems.map(({ span }) => span),
          ...comments.map(({ span }) => span),
        ]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('children lie inside their parents and one after the other, unless an alias or a merge brought them', () => {
    fc.assert(
      fc.property(
        yamlText.map((text) => text.replaceAll('*', '')),
        (text) => {
          for (const { node } of nodes(parse(text).root)) {
            if (node.type === 'scalar') continue;
            const children = node.type === 'seq' ? node.items : node.entries.flatMap(({ key, value }) => [key, value]);
            let end = node.span.start;
            if (text.includes('<<')) continue;
            for (const child of children) {
              expect(child.span.start).toBeGreaterThanOrEqual(end);
              end = child.span.end;
            }
            expect(end).toBeLessThanOrEqual(node.span.end);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('the span of a scalar holds the scalar', () => {
    fc.assert(
      fc.property(yamlText, (text) => {
        for (const { node } of nodes(parse(text).root)) {
          if (node.type !== 'scalar' || !/^[a-z]+$/.test(String(node.value))) continue;
          // Words for booleans and nothing have other spellings.
          if (/^(?:true|false|null)$/.test(String(node.value))) continue;
          expect(text.slice(node.span.start, node.span.end)).toContain(String(node.value));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('nodeAt finds a node that holds the offset', () => {
    fc.assert(
      fc.property(yamlText, fc.nat(600), (text, offset) => {
        const found = nodeAt(parse(text).root, offset);
        if (!found || found.onKey) return;
        expect(found.node.span.start).toBeLessThanOrEqual(offset);
        expect(found.node.span.end).toBeGreaterThanOrEqual(offset);
      }),
    );
  });
});

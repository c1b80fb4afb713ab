import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IgnoreRules } from '../../server/src/files/ignoreRules.ts';
import { Selection } from '../../server/src/files/selection.ts';

const line = fc.string({ unit: fc.constantFrom(...Array.from('ab/*?[]!#\\- .(){}+$^|')) });

test('whatever a .gitignore holds, it is read', () => {
  fc.assert(
    fc.property(fc.array(line), line, (lines, name) => {
      const rules = new IgnoreRules();
      rules.add('', lines.join('\n'));
      rules.setAbove([{ way: 'a', text: lines.join('\n') }]);
      const path = `b/${name.replaceAll(/[/.]/g, '_')}_`;
      expect(typeof rules.ignores(path, false)).toBe('boolean');
    }),
  );
});

test('whatever files.exclude holds, it is read', () => {
  fc.assert(
    fc.property(fc.array(line), (excluded) => {
      expect(typeof new Selection(() => true, excluded).covers('a/b.yaml')).toBe('boolean');
    }),
  );
});

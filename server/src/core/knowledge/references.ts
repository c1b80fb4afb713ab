// Texts that refer to others: `$(NAME)`, which the kubelet replaces in commands, arguments and variables, and the
// placeholders `${name}` and `${name:default}` of Spring, Quarkus and Micronaut.
import { weaker } from '../base/confidence.ts';
import type { Localized } from '../base/localized.ts';
import type { Found, Said } from './settings.ts';

const reference = /\$\(([\w.-]+)\)|\$\{([^${}:]+)(?::([^${}]*))?\}/g;

/**
 * Undefined where a reference leads nowhere, or where there are too many to be a setting. What is nothing but a reference
 * is written where that leads.
 */
export function resolveReferences(found: Said, lookUp: (name: string) => Found | undefined): Said | undefined {
  const references = [...found.text.matchAll(reference)];
  if (references.length === 0 || references.length > 4) return undefined;
  return references.reduce<Said | undefined>((said, [whole, ofKubelet, ofApp, byDefault]) => {
    const name = ofKubelet ?? ofApp ?? '';
    // A name that refers to itself, as in `PORT=${PORT:80}`, would never end.
    const target = name === found.name ? undefined : lookUp(name);
    return said && replaced(said, whole, target ?? fallback(found, name, byDefault));
  }, found);
}

function replaced(said: Said, whole: string, target: Found): Said | undefined {
  if (target.type === 'unreadable') return undefined;
  const { origin, keptIn, from } = said.text === whole ? target : said;
  return {
    ...said,
    text: said.text.replace(whole, () => target.text),
    origin,
    keptIn,
    from,
    verbatim: said.text === whole && target.verbatim,
    confidence: weaker(said.confidence, target.confidence),
    assumes: said.assumes ?? target.assumes,
  };
}

function fallback(found: Said, name: string, byDefault: string | undefined): Found {
  if (byDefault === undefined) return { type: 'unreadable' };
  return { ...found, text: byDefault, verbatim: false, confidence: 'assumed', assumes: unset(name) };
}

function unset(name: string): Localized {
  return { en: `${name} is not set`, ko: `${name} 값이 없음` };
}

// Changes to what an app is told, wherever that is written: a variable, an argument, a file in a ConfigMap.
import type { Place } from '../base/place.ts';
import type { Said } from '../knowledge/settings.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import type { PlacedEdit, RuleContext } from './rule.ts';

/** The value alone; undefined where it stands in a longer text and cannot be told from the rest. */
export function valuePlace(said: Said, property: string, document: SyntaxDocument): Place | undefined {
  const { text, verbatim, origin } = said;
  if (!verbatim) return undefined;
  const alone = placeOfText(text, origin.at);
  if (alone || origin.at.document !== document) return alone;
  const { start, end } = origin.at.span;
  return inLongerText(document.text.slice(start, end), text, property, origin.at);
}

/** A text that is all that stands at a place, without its quotes; undefined where more stands there. */
export function placeOfText(text: string, at: Place): Place | undefined {
  const { start, end } = at.span;
  const around = end - start - text.length;
  if (around === 0) return at;
  return around === 2 ? { ...at, span: { start: start + 1, end: end - 1 } } : undefined;
}

/** `--graceful-timeout=60`, `- --graceful-timeout` and `- "60"` below it, `"timeout-per-shutdown-phase": 60`. */
function inLongerText(written: string, text: string, property: string, at: Place): Place | undefined {
  const last = property.slice(property.lastIndexOf('.') + 1);
  const name = last.split(/[-_]/).map(escaped).join('[-_]?');
  const pattern = new RegExp(String.raw`${name}[\\"'\s=:,-]*?[\\"'\s=:,-](${escaped(text)})(?![\w.])`, 'gi');
  const [found, another] = [...written.matchAll(pattern)];
  if (!found || another) return undefined;
  const end = at.span.start + found.index + found[0].length;
  return { document: at.document, span: { start: end - text.length, end } };
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** Another value in its place; none where it cannot be changed there. */
export function setSetting(
  said: Said,
  property: string,
  newText: string,
  context: RuleContext,
): PlacedEdit | undefined {
  const at = valuePlace(said, property, context.document);
  return at && { at, newText };
}

// Settings of gunicorn.conf.py: assignments at the top of the file. What is computed stays the text of its expression, which
// is no number, except that an environment variable with a default is told as the placeholder that it amounts to.
import type { SettingsDocument } from './settingsIn.ts';

const assignment = /^([A-Za-z_]\w*)[^\S\r\n]*(?::[^=\r\n]*)?=(?!=)[^\S\r\n]*([^\r\n]*)/gm;
const literal = /^(?:(["'])([^"'\\]*)\1|([\d._]+))$/;
const variable =
  /^(?:(?:int|float|str)\()?os\.(?:getenv|environ\.get)\(\s*["'](\w+)["']\s*(?:,([^()]*))?\)\)?(?:\s+or\s+(\d+)\)?)?$/;

export function assignmentsInPython(text: string): SettingsDocument {
  return [...text.matchAll(assignment)].map(({ 0: whole, 1: name = '', 2: rest = '', index }) => {
    const written = withoutComment(rest);
    const start = index + whole.length - rest.length;
    return { name, text: meaning(written), at: { start, end: start + written.length } };
  });
}

/** A comment has no quotes, so that a `#` of a string is none. No pattern: it would try every blank of a long line. */
function withoutComment(line: string): string {
  const lastQuote = Math.max(line.lastIndexOf('"'), line.lastIndexOf("'"));
  const start = line.indexOf('#', lastQuote + 1);
  return (start < 0 ? line : line.slice(0, start)).trimEnd();
}

function meaning(expression: string): string {
  const [, , quoted, number] = literal.exec(expression) ?? [];
  const [, name, byDefault, otherwise] = variable.exec(expression) ?? [];
  if (name === undefined) return quoted ?? number ?? expression;
  const fallback = byDefault?.trim().replaceAll(/^["']|["']$/g, '') ?? otherwise;
  return fallback === undefined ? `\${${name}}` : `\${${name}:${fallback}}`;
}

// Settings of files with one on a line: nginx.conf, haproxy.cfg, php-fpm.conf, redis.conf, a Caddyfile, TOML.
import type { SettingEntry, SettingsDocument } from './settingsIn.ts';

/** `name value;`, `name = value`, `name: value`, with or without a comment behind it. */
const line = /^[ \t]*([\w.-]+)(?:[^\S\r\n]*[=:][^\S\r\n]*|[^\S\r\n]+)([^\s;#{}][^;#\r\n]*)/gm;

export function settingsInLines(text: string): SettingsDocument {
  return [...text.matchAll(line)].map(({ 0: whole, 1: name = '', 2: rest = '', index }) =>
    placed(name, rest, index + whole.length - rest.length),
  );
}

/** `start`: of what stands behind the name, up to the end of the line. */
function placed(name: string, rest: string, start: number): SettingEntry {
  const written = rest.trimEnd();
  const [, , unquoted = written] = /^(["'])(.*)\1$/.exec(written) ?? [];
  return { name, text: unquoted, at: { start, end: start + written.length } };
}

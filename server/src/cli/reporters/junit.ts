// `check --format junit`: a suite per file, a case per finding, for build servers that read test reports.
import type { Diagnostic } from '../../core/analysis.ts';
import type { CheckedFile } from '../checkedFile.ts';
import type { CheckReporter } from './checkReporter.ts';

/** A file without findings is a suite with one passed case: some consumers refuse a report without any. */
export function junitReporter(write: (text: string) => void): CheckReporter {
  const suites: string[] = [];
  let tests = 0;
  let failures = 0;
  return {
    file(checked) {
      tests += Math.max(1, checked.diagnostics.length);
      failures += failing(checked.diagnostics);
      suites.push(suite(checked));
    },
    end() {
      const counts = { name: 'graceline', tests, failures, errors: 0 };
      write(`<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', counts, suites)}\n`);
    },
  };
}

/** Information and hints are no reason to fail a build. */
function isFailure({ severity }: Diagnostic): boolean {
  return severity === 'error' || severity === 'warning';
}

function failing(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(isFailure).length;
}

function suite(checked: CheckedFile): string {
  const { file, diagnostics } = checked;
  const tests = Math.max(1, diagnostics.length);
  const attributes = { name: file.name, tests, failures: failing(diagnostics), errors: 0, skipped: 0 };
  const passed = element('testcase', { name: 'graceline', classname: file.name, time: 0 });
  const cases = diagnostics.map((diagnostic) => testCase(diagnostic, checked));
  return element('testsuite', attributes, cases.length > 0 ? cases : [passed]);
}

function testCase(diagnostic: Diagnostic, { rangeOf, sourceOf }: CheckedFile): string {
  const { ruleId, severity, message, at, object } = diagnostic;
  const { line, column } = rangeOf(at).start;
  const place = `${sourceOf(at.uri).name}:${String(line)}:${String(column)}`;
  const subject = object ? ` ${object.kind}/${object.name}` : '';
  const attributes = { name: `${ruleId}${subject} (${place})`, classname: sourceOf(at.uri).name, time: 0 };
  const body = `${place}: ${severity}[${ruleId}] ${message}`;
  if (!isFailure(diagnostic)) return element('testcase', attributes, [element('system-out', {}, [escaped(body)])]);
  return element('testcase', attributes, [element('failure', { message, type: severity }, [escaped(body)])]);
}

type Attributes = Readonly<Record<string, string | number>>;

function element(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const open = `<${name}${written.join('')}`;
  return content.length === 0 ? `${open}/>` : `${open}>${content.join('\n')}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** Characters that XML 1.0 cannot hold at all are replaced. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"\n\r\t]/g, (character) => entities[character] ?? character);
}

// `check --format github`: workflow commands, which GitHub Actions shows beside the lines of a pull request.
import type { Diagnostic, Severity } from '../../core/analysis.ts';
import type { CheckedFile } from '../checkedFile.ts';
import type { CheckReporter } from './checkReporter.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

export function githubReporter(write: (text: string) => void): CheckReporter {
  return {
    file(checked) {
      for (const diagnostic of checked.diagnostics) write(`${annotation(diagnostic, checked)}\n`);
    },
    end: () => undefined,
  };
}

function annotation({ severity, ruleId, at, message }: Diagnostic, { rangeOf, sourceOf }: CheckedFile): string {
  const { start, end } = rangeOf(at);
  const properties = {
    file: sourceOf(at.uri).name,
    line: start.line,
    endLine: end.line,
    // Columns may only stand where the range is within one line.
    ...(start.line === end.line && { col: start.column, endColumn: end.column }),
    title: `graceline ${ruleId}`,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${propertyText(String(value))}`);
  return `::${commands[severity]} ${written.join(',')}::${messageText(message)}`;
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function messageText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function propertyText(text: string): string {
  return messageText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

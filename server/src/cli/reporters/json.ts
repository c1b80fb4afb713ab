// `check --format json`. Names and forms are public: changing one breaks other people's scripts.
import type { Diagnostic } from '../../core/analysis.ts';
import type { ObjectRef } from '../../core/manifest/manifest.ts';
import { rulePageUrl } from '../../core/rules/rulePageUrl.ts';
import type { CheckedFile } from '../checkedFile.ts';
import type { CheckReporter } from './checkReporter.ts';

export function jsonReporter(write: (text: string) => void): CheckReporter {
  const diagnostics: object[] = [];
  const manifests: object[] = [];
  return {
    file(checked) {
      const { file } = checked;
      for (const diagnostic of checked.diagnostics) diagnostics.push(diagnosticJson(diagnostic, checked));
      for (const { object, rejectedByApiServer } of checked.manifests) {
        manifests.push({ file: file.name, object: objectJson(object), rejectedByApiServer });
      }
    },
    end({ files, manifests: count, skipped, found }) {
      const { error: errors, warning: warnings, information, hint: hints } = found;
      const summary = { files, manifests: count, skipped, errors, warnings, information, hints };
      write(`${JSON.stringify({ version: 1, summary, diagnostics, manifests }, undefined, 2)}\n`);
    },
  };
}

function diagnosticJson(diagnostic: Diagnostic, { rangeOf, sourceOf }: CheckedFile): object {
  const { ruleId, severity, at, message, object, rejectedByApiServer, confidence, related, fixes } = diagnostic;
  return {
    rule: ruleId,
    severity,
    file: sourceOf(at.uri).name,
    range: rangeOf(at),
    message,
    object: object ? objectJson(object) : null,
    rejectedByApiServer,
    confidence,
    related: related.map((one) => ({ file: sourceOf(one.at.uri).name, range: rangeOf(one.at), message: one.message })),
    fixes: fixes.map(({ title, safe }) => ({ title, safe })),
    url: rulePageUrl(ruleId),
  };
}

function objectJson({ kind, namespace, name }: ObjectRef): object {
  return { kind, namespace: namespace ?? null, name };
}

// A baseline: the findings that a repository has today and does not want to hear of, so that only new ones count.
import { readFile, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { Diagnostic } from '../core/analysis.ts';
import type { CheckedFile } from './checkedFile.ts';
import { identityOf, keyOf, type Identity } from './fingerprint.ts';
import { reason } from './reason.ts';
import { UsageError } from './usageError.ts';

const baselineFile = v.object({
  version: v.literal(1),
  findings: v.array(
    v.object({
      rule: v.string(),
      file: v.string(),
      object: v.nullable(v.string()),
      source: v.string(),
      count: v.pipe(v.number(), v.integer(), v.minValue(1)),
    }),
  ),
});

/** Of two equal findings with one in the baseline the second is new. */
export class Baseline {
  readonly #left: Map<string, number>;

  constructor(findings: readonly (Identity & { readonly count: number })[]) {
    this.#left = new Map(findings.map((finding) => [keyOf(finding), finding.count]));
  }

  /** What is new in a file. To be asked once of each: an old finding is used up. */
  without(checked: CheckedFile): CheckedFile {
    const diagnostics = checked.diagnostics.filter((diagnostic) => !this.#takes(diagnostic, checked));
    return { ...checked, diagnostics };
  }

  #takes(diagnostic: Diagnostic, checked: CheckedFile): boolean {
    const key = keyOf(identityOf(diagnostic, checked));
    const left = this.#left.get(key) ?? 0;
    if (left > 0) this.#left.set(key, left - 1);
    return left > 0;
  }
}

/**
 * Without a path everything is new. Throws a UsageError for a file that is not there or is no baseline: to go on without
 * it would fail every build.
 */
export async function readBaseline(path: string | undefined): Promise<Baseline> {
  if (path === undefined) return new Baseline([]);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const { en, ko } = reason(error);
    throw new UsageError({
      en: `cannot read the baseline ${path}: ${en}`,
      ko: `기준선 ${path} 파일을 읽을 수 없음: ${ko}`,
    });
  });
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), baselineFile), text);
  if (!parsed.success) {
    throw new UsageError({
      en: `${path} is no baseline; --write-baseline writes one`,
      ko: `${path}은(는) 기준선이 아님. --write-baseline으로 만듭니다`,
    });
  }
  return new Baseline(parsed.output.findings);
}

/** Collects the findings of a run for `--write-baseline`, in a stable order: the file is kept under version control. */
export class BaselineWriter {
  readonly #findings = new Map<string, Identity & { count: number }>();

  add(checked: CheckedFile): void {
    for (const diagnostic of checked.diagnostics) {
      const identity = identityOf(diagnostic, checked);
      const known = this.#findings.get(keyOf(identity));
      if (known) known.count += 1;
      else this.#findings.set(keyOf(identity), { ...identity, count: 1 });
    }
  }

  async write(path: string): Promise<void> {
    const ordered = [...this.#findings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
    await writeFile(path, `${JSON.stringify({ version: 1, findings: ordered }, undefined, 2)}\n`);
  }
}

import type { Severity } from '../core/analysis.ts';
import type { CheckedFile, SkipReason } from './checkedFile.ts';

/** Counts of a whole check. A file is skipped where nothing in it could be checked. */
export class CheckSummary {
  files = 0;
  manifests = 0;
  skipped = 0;
  /** Files that were changed before the check. */
  fixed = 0;
  readonly found: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  /** Files by why they, or a part of them, were left alone. */
  readonly skips = new Map<SkipReason, number>();

  add({ diagnostics, manifests, skips }: CheckedFile): void {
    this.files += 1;
    this.manifests += manifests.length;
    if (manifests.length === 0) this.skipped += 1;
    for (const { severity } of diagnostics) this.found[severity] += 1;
    for (const reason of skips) this.skips.set(reason, (this.skips.get(reason) ?? 0) + 1);
  }
}

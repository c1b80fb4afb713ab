// A rule's fix as edits of a file.
import type { FileSpan } from '../base/place.ts';
import type { RuleFix } from '../rules/rule.ts';
import { locate } from '../workspace/workspace.ts';
import type { Snapshot } from './snapshot.ts';

export interface Fix {
  readonly title: string;
  /** Safe: keeps layout and cannot shorten a drain or change availability. */
  readonly safe: boolean;
  readonly edits: readonly { readonly at: FileSpan; readonly newText: string }[];
}

export function fileFix({ workspace, config }: Snapshot, fix: RuleFix): Fix {
  return {
    title: fix.title[config.locale],
    safe: fix.safe,
    edits: fix.edits.map(({ at, newText }) => ({ at: locate(workspace, at), newText })),
  };
}

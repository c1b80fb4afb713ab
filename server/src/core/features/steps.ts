// A whole file at once may take seconds. Who has something else to do meanwhile takes it in steps, after which the answer
// is there.
import type { FileUri } from '../base/place.ts';
import { isBuilt } from './built/objects.ts';
import { lensesInStretches } from './codeLenses.ts';
import { judgedInStretches } from './diagnostics.ts';
import { linksInStretches } from './documentLinks.ts';
import type { Snapshot } from './snapshot.ts';

/** What is said of a whole file. */
export type OfFile = 'diagnostics' | 'codeLenses' | 'documentLinks';

const inStretches = {
  diagnostics: judgedInStretches,
  codeLenses: lensesInStretches,
  documentLinks: linksInStretches,
};

/** A step for every document that has something new to say. What was built is not taken apart. */
export function steps(snapshot: Snapshot, uri: FileUri, what: OfFile): Iterable<unknown> {
  return isBuilt(snapshot, uri) ? [] : inStretches[what].steps(snapshot, uri);
}

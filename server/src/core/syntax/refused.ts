import type { DocumentContent, NotAnalysed } from './syntaxTree.ts';

/** Of a document that is left alone nothing is read. */
export function refused(why: NotAnalysed): DocumentContent {
  return { root: undefined, problems: [], notAnalysed: why, template: false, comments: [] };
}

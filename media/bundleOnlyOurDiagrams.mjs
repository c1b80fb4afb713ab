// Mermaid loads each type of diagram on demand, and a bundle would hold them all: 5 MB, of which the preview needs two
// types. This plugin puts one module in the place of the others; asking for one of them fails with a sentence that says so.
import { basename } from 'node:path';

const chunks = /[\\/]mermaid[\\/]dist[\\/]/;
const needed = /^(?:chunk|sequenceDiagram|ganttDiagram)-/;
const layoutAndMath = /^(?:katex|elkjs|cytoscape)(?:[-/].*)?$/;

const absent = { path: 'absent', namespace: 'absent' };

/** @type {import('esbuild').Plugin} */
export const bundleOnlyOurDiagrams = {
  name: 'bundle-only-our-diagrams',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\/.*\.mjs$/ }, ({ path, importer }) =>
      chunks.test(importer) && !needed.test(basename(path)) ? absent : null,
    );
    build.onResolve({ filter: layoutAndMath }, () => absent);
    build.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({
      contents: `throw new Error("This type of diagram is not part of Graceline's preview.");`,
    }));
  },
};
